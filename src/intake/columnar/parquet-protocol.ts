/** What the reader asks of the worker that decodes one Parquet file. */
export type ParquetAsk =
  /** Opens the file; with `rows`, no more than so many will be asked for. */
  | { readonly type: 'open'; readonly file: Blob; readonly rows: number | null }
  | { readonly type: 'next' };

/** What the worker answers, once to each. */
export type ParquetAnswer =
  /** Said before the first answer: the library is there, so that whatever fails from now on is about the file. */
  | { readonly type: 'ready' }
  /** An Arrow IPC stream without rows. */
  | {
      readonly type: 'opened';
      readonly schema: Uint8Array<ArrayBuffer>;
      readonly rows: number;
    }
  /** A whole Arrow IPC stream. */
  | {
      readonly type: 'part';
      readonly stream: Uint8Array<ArrayBuffer>;
      readonly rows: number;
    }
  | { readonly type: 'end' }
  /** What the library says about the file. */
  | { readonly type: 'failed'; readonly detail: string };

export interface ParquetListener {
  answer(answer: ParquetAnswer): void;
  /** The worker has died and answers nothing any more: a corrupt page panics the library. */
  died(detail: string): void;
}

/** A worker that decodes one file. */
export interface ParquetWorker {
  ask(question: ParquetAsk): void;
  terminate(): void;
}

/** Starts a worker. There is one for each file, so that a damaged one breaks nothing else and its memory is given back. */
export type StartParquet = (listener: ParquetListener) => ParquetWorker;
