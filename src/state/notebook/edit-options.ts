import type { CellId } from '../../document/notebook';

export interface EditOptions {
  /** What the edit does, as undo names it. */
  readonly label: string;
  /** Edits of one key in a row are one step of undo. */
  readonly mergeKey?: string;
  /** The cell whose text is being typed: it runs when it is told to, not with each letter. */
  readonly typing?: CellId;
}
