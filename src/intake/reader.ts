import type { Reading, SetAside } from '../base/reading';
import type { Result } from '../base/result';
import type { SheetFacts } from '../base/sources';
import type { FileConnector } from '../engine/connector';
import type { Sql } from '../sql';

/** How far a reader is. `decoding` inflates or converts, `repairing` looks for the rows that cannot be read. */
export interface ReadProgress {
  readonly phase: 'decoding' | 'importing' | 'repairing';
  readonly file?: string;
  readonly bytes: number;
  readonly totalBytes: number;
  /** Rows so far, where they are known and not estimated from bytes. */
  readonly rows?: number;
}

/** What to read, and where to. */
export interface ReadRequest {
  /** Slug of the source, for the rejected rows. */
  readonly source: string;
  /** All have the columns of the reading; their rows go into one table in this order. */
  readonly files: readonly File[];
  readonly reading: Reading;
  /** Name of the table to make, e.g. `qualified('source', 'orders')`. It must not exist yet. */
  readonly table: Sql;
  /** Bytes that one statement reads where tables are compressed; default `PIECE_BYTES`. */
  readonly pieceBytes?: number;
}

export interface ReadHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

/** What came of it. Rows plus rejected rows are the rows of the files. */
export interface ReadOutcome {
  readonly rows: number;
  readonly rejected: number;
  /** Rejected rows that are kept in `rejected_rows`; fewer than `rejected` when there are very many. */
  readonly rejectedStored: number;
  /** As finally used: a column whose guessed type did not hold for the whole file is text here. */
  readonly reading: Reading;
  /** Columns whose cells the engine's own conversion did not all take, so that they were converted in SQL. */
  readonly lenient: readonly string[];
  /** Records that are no rows of the table: kept in `set_aside_rows`, and neither in `rows` nor in `rejected`. */
  readonly setAside?: readonly SetAside[];
  /** Bytes that are no character in the encoding. */
  readonly undecodable?: number;
  /** See `ConvertedTable`. */
  readonly lostCells?: readonly { readonly reason: string; readonly cells: number }[];
  /**
   * The query that gives the same rows outside of Quintile, from Parquet files that are called so there. Absent for
   * formats that are text.
   */
  readonly standalone?: (name: (file: File) => string) => Sql;
  /** Absent where there is nothing to tell. */
  readonly sheet?: SheetFacts;
  /** The files went through our own scanner, which left out the bad rows. */
  readonly repaired: boolean;
}

/**
 * Turns files of one format into a table. A reader that fails or is cancelled leaves nothing behind: no table, no
 * registered file, no rejected rows. One contract test (tests/intake/reader-contract.ts) runs against all of them.
 */
export type Reader = (
  connector: FileConnector,
  request: ReadRequest,
  hooks?: ReadHooks,
) => Promise<Result<ReadOutcome>>;
