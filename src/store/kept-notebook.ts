/** A notebook as this browser keeps it. */
export interface KeptNotebook {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Whether it was begun here, came by a link, or was opened from a file. */
  readonly origin: NotebookOrigin;
  /** `textHash` of the stranger’s text that the reader agreed to run. */
  readonly trustedHash?: string;
  /** Goes up with every save: a save that knows an older one would overwrite another tab’s. */
  readonly revision: number;
}

export type NotebookOrigin = 'own' | 'shared' | 'file';

/** What the list of notebooks shows. */
export type NotebookEntry = Omit<KeptNotebook, 'text'>;

/** A notebook’s text as it was at some moment. */
export interface NotebookVersion {
  readonly id: string;
  /** Id of the notebook. */
  readonly notebook: string;
  /** Given by the user; null for those that are kept by themselves. */
  readonly name: string | null;
  readonly title: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly savedAt: number;
}
