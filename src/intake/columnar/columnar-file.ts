import type { Result } from '../../base/result';
import type { ArrowField } from './arrow-schema';

/** Some rows of a file as a whole Arrow IPC stream, which the engine takes as it is. */
export interface ColumnarPart {
  readonly stream: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  /** Bytes of the file up to here. */
  readonly bytes: number;
}

/** A file that stores its table by columns, with their types. */
export interface ColumnarFile {
  readonly fields: readonly ArrowField[];
  /** The rows that follow, in parts of bounded size; null after the last. A damaged file is a named error. */
  next(): Promise<Result<ColumnarPart | null>>;
  /** Has to be called at every end. */
  close(): void;
}

/** Opens a file for reading, or for its first rows only. */
export type OpenColumnar = (
  file: File,
  options?: { readonly rows?: number; readonly signal?: AbortSignal | undefined },
) => Promise<Result<ColumnarFile>>;
