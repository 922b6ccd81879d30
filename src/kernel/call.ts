/** Names a call so that it can be cancelled while it runs. */
export type CallId = number;

/** How far an import or a query is. Totals are null where nobody knows. */
export interface Progress {
  readonly phase:
    | 'fetching'
    | 'sniffing'
    | 'decoding'
    | 'importing'
    | 'repairing'
    | 'checking'
    | 'computing'
    | 'exporting';
  readonly file?: string;
  readonly bytes?: number;
  readonly totalBytes?: number;
  /** While a file is read, told from the bytes and the length of its lines: about right. */
  readonly rows?: number;
  /** 0 to 1. */
  readonly share?: number;
}

export type OnProgress = (progress: Progress) => void;
