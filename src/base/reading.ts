/** Types a column can be read as. `text` keeps every character. */
export type ReadAs = 'text' | 'integer' | 'number' | 'date' | 'timestamp' | 'boolean';

/** Which number comes first in a date such as 03/04/2024. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** How one column was read. */
export interface ColumnReading {
  readonly name: string;
  readonly type: ReadAs;
  /** strptime format of dates and timestamps; without one they are ISO, written in more than one way. */
  readonly format?: string;
  /** Numbers are written 1.234,50. */
  readonly decimal?: ',';
  /** True when the user chose the type: cells that do not fit are then rejects, not a reason to fall back to text. */
  readonly forced?: boolean;
}

/** How bytes became rows: everything here is visible and can be changed. */
export interface Reading {
  readonly format: 'csv';
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly compression: 'none' | 'gzip';
  readonly delimiter: string;
  /** Quote character; empty means that quotes have no meaning. */
  readonly quote: string;
  readonly header: boolean;
  /** Lines before the header that are not part of the table. */
  readonly skip: number;
  /** What happens to rows with too few fields. */
  readonly short_rows: 'reject' | 'pad';
  readonly columns: readonly ColumnReading[];
  /** Set when dates were decided by the user or by the values. */
  readonly date_order: DateOrder | null;
}

/** What a user may say about a reading; the rest is found from the bytes. Types are by column name. */
export interface ReadingChoices {
  readonly encoding?: Reading['encoding'];
  readonly delimiter?: string;
  readonly quote?: string;
  readonly header?: boolean;
  readonly skip?: number;
  readonly short_rows?: Reading['short_rows'];
  readonly types?: Readonly<Record<string, ReadAs>>;
  readonly date_order?: DateOrder;
}
