/** Types a column can be read as. `text` keeps every character. */
export type ReadAs = 'text' | 'integer' | 'number' | 'date' | 'timestamp' | 'boolean';

/** Which number comes first in a date such as 03/04/2024. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What kind of file the bytes are, whatever the file is called. */
export type Format = 'csv' | 'json' | 'xlsx' | 'html' | 'parquet' | 'arrow';

/** How text is encoded. Latin-1 is the part of Windows-1252 without its printable extras. */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'windows-1250'
  | 'iso-8859-1'
  | 'macintosh'
  | 'shift_jis';

/** Languages in which months are recognised by name. */
export type MonthLanguage = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'pl';

/** How the numbers of a column are written, where it is not the plain way (-1234.5). */
export interface NumberStyle {
  readonly decimal: '.' | ',';
  /** Between thousands; a space stands for every kind of it. Empty where there is none. */
  readonly group: '' | ',' | '.' | ' ' | "'";
  /** Currency signs and codes that stand before or behind, as written, e.g. `€` or `USD`; the first is the one most cells have. */
  readonly currencies?: readonly string[];
  /** Cells carry a percent sign: 12.5 % is read as 0.125. */
  readonly percent?: boolean;
  /** Negative numbers are written (1.50) or 1.50-. */
  readonly negatives?: boolean;
}

/** How one column was read. */
export interface ColumnReading {
  readonly name: string;
  readonly type: ReadAs;
  /**
   * strptime format of dates and timestamps, as most cells are written; without one they are ISO, written in more than
   * one way. Numbers that are dates have one of `epoch_s`, `epoch_ms` and `excel` (days since 1899-12-30). A text column
   * has one where nearly all of its cells are dates.
   */
  readonly format?: string;
  /** Language of the names of months and days of the week in `format`; absent: English. */
  readonly months?: MonthLanguage;
  /** Offsets from UTC and names of time zones in the cells are left out: the day and the clock are kept as written. */
  readonly offsets?: boolean;
  /** Text because some of its dates have the day where others have the month. */
  readonly contradictory?: boolean;
  /** Absent: plain numbers. */
  readonly number?: NumberStyle;
  /** True when the user chose the type: cells that do not fit are then rejects, not a reason to fall back to text. */
  readonly forced?: boolean;
  /** The column has neither name nor value: it is set aside and not in the table. */
  readonly empty?: boolean;
}

/** Parts of a file that are no rows of its table. */
export type SetAsideKind =
  /** Lines before the header: titles, report parameters, notes. */
  | 'preamble'
  /** Header rows beyond the one that names the columns; their words were joined to the names. */
  | 'header_row'
  /** A row of units or types below the header. */
  | 'units'
  /** The header again, further down. */
  | 'repeated_header'
  /** Totals at the end. */
  | 'totals'
  /** Notes at the end. */
  | 'notes'
  /** Rows without a value. */
  | 'empty_row'
  /** Columns without name and value. */
  | 'empty_column';

/** What was set aside, by kind: the reading tells, and can keep it as rows or columns. */
export interface SetAside {
  readonly kind: SetAsideKind;
  /** Rows, or columns for `empty_column`. */
  readonly count: number;
  /** Why, in words for the user. */
  readonly reason: string;
}

/** How bytes became rows: everything here is visible and can be changed. */
export interface Reading {
  readonly format: Format;
  readonly encoding: Encoding;
  /** 0 to 1: how sure the encoding is; absent where the bytes or the user leave no doubt. */
  readonly encoding_confidence?: number;
  readonly compression: 'none' | 'gzip';
  readonly delimiter: string;
  /** Any run of blanks separates fields, and blanks at the ends of lines mean nothing. */
  readonly blanks?: boolean;
  /** Quote character; empty means that quotes have no meaning. */
  readonly quote: string;
  readonly header: boolean;
  /** Lines before the header that are not part of the table. */
  readonly skip: number;
  /** Rows of the header; absent: 1. Several are joined to one name a column. */
  readonly header_rows?: number;
  /** The row below the header tells units and is set aside. */
  readonly units?: boolean;
  /**
   * Records at the end that are set aside as totals or notes. Absent: none were sampled; the reader still looks at the
   * end of each file.
   */
  readonly footer?: number;
  /** Among the records are such that are set aside: repeated headers, rows without a value. */
  readonly stray?: readonly SetAsideKind[];
  /** Kinds that the user keeps: none of them is set aside, wherever it is met. */
  readonly keep?: readonly SetAsideKind[];
  /** What happens to rows with too few fields. */
  readonly short_rows: 'reject' | 'pad';
  readonly columns: readonly ColumnReading[];
  /** Set when dates were decided by the user or by the values. */
  readonly date_order: DateOrder | null;
  /** Set when numbers such as 1,234 were decided by the user or by the values. */
  readonly decimal?: '.' | ',' | null;
  /** Sheet of a workbook. */
  readonly sheet?: string;
  /** Range of the sheet, as in `A5:H200`; absent: all that is used. */
  readonly range?: string;
  /** Where the list of records is in a JSON file (`data.orders`), or which table of a web page (`2`). */
  readonly path?: string;
}

/** What a user may say about a reading; the rest is found from the bytes. Types are by column name. */
export interface ReadingChoices {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly blanks?: boolean;
  readonly quote?: string;
  readonly header?: boolean;
  readonly skip?: number;
  readonly header_rows?: number;
  readonly short_rows?: Reading['short_rows'];
  readonly types?: Readonly<Record<string, ReadAs>>;
  readonly date_order?: DateOrder;
  /** What the point or comma in 1,234 and 1.234 means, where the values leave it open. */
  readonly decimal?: '.' | ',';
  /** Kinds that are not set aside but kept as they stand. */
  readonly keep?: readonly SetAsideKind[];
  readonly sheet?: string;
  readonly range?: string;
  readonly path?: string;
}

/** The columns that are in the table. */
export function columnsOfTable({ columns }: Reading): ColumnReading[] {
  return columns.filter(({ empty }) => empty !== true);
}
