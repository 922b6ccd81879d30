import type { QuintileError } from '../../base/errors';
import type { ReadHooks } from '../reader';
import type { Budget } from './budget';
import type { FoundPart } from './part-names';

/** Bytes that tell what a file is. */
export const HEAD = 96 * 1024;

/** Where a file comes from. */
export interface Origin {
  /** Its name with the archives and folders around it. */
  readonly path: string;
  /** Name of what the user brought. */
  readonly root: string;
  /** Archives around it. */
  readonly depth: number;
  readonly budget: Budget;
}

/** What has come out of the files so far. */
export interface Findings {
  readonly hooks: ReadHooks;
  readonly parts: FoundPart[];
  readonly failed: { readonly file: File; readonly error: QuintileError }[];
  readonly passedOver: string[];
  /** Takes a file apart as far as it goes. */
  open(file: File, origin: Origin): Promise<void>;
}
