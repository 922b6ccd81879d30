import type { Reading } from '../../base/reading';
import type { Result } from '../../base/result';
import type { BadRecord } from '../csv/scan';

/** What chooses one table among those that a file holds. */
export type TableChoice = Pick<Reading, 'sheet' | 'range' | 'path'>;

/** A table in a file: a sheet, a table of a web page, a list in a JSON document. */
export interface TableInFile {
  readonly choice: TableChoice;
  /** What the user knows it by, e.g. the name of the sheet; null where the file is the one table. */
  readonly label: string | null;
  /** False for what is there but empty, hidden or no table: it is offered, and not read by itself. */
  readonly worthReading: boolean;
}

/** A table of a file as text: commas, double quotes, line feeds, UTF-8; an empty cell is a missing value. */
export interface ConvertedTable {
  readonly csv: Blob;
  /** True when the first row names the columns for sure; else it is judged as in any file. */
  readonly header?: true;
  /** Row of the sheet, or place in the list, that the first record comes from, from 1; 0: a header that we wrote. */
  readonly firstRow: number;
  /** Cells whose value had to go, by reason in words for the user, e.g. `#N/A`. */
  readonly lostCells: readonly { readonly reason: string; readonly cells: number }[];
  /** The first lines as the user knows them, for the raw side of the reading panel. */
  readonly raw: readonly string[];
  /** Rows of the sheet that these are, where they do not follow one another from `firstRow`. */
  readonly rawRows?: readonly number[];
  /** Records that cannot be in the table; `stored` holds the first of them. */
  readonly rejected?: { readonly count: number; readonly stored: readonly BadRecord[] };
  /** Currency signs or codes that the numbers of each column are shown with, by column; absent where there are none. */
  readonly currencies?: readonly (readonly string[])[];
  /** Hidden or filtered rows of a sheet: they are among the rows. */
  readonly hiddenRows?: number;
  /** Merged cells whose value was repeated in the cells they cover. */
  readonly filledMerges?: number;
}

export interface ConvertHooks {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the file consumed so far. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** Rows that are enough, for a preview; the converter may give more. */
  readonly rows?: number;
}

/**
 * Turns the tables of a format that is not delimited text into text that is, so that types, dates, totals, rejected
 * rows and all else are found in one way. Values are written so that nothing is lost: dates as ISO 8601, numbers with
 * all their digits, true and false as such. A file that is damaged is a named error, never an exception or a hang.
 */
export interface Converter {
  tables(file: File): Promise<Result<readonly TableInFile[]>>;
  convert(file: File, choice: TableChoice, hooks?: ConvertHooks): Promise<Result<ConvertedTable>>;
}
