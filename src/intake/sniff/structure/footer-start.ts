import type { Row } from '../records';
import { findFooter, type FooterGround, type FooterKind } from './footer';
import { isBlankLine } from './rows';

/** What stands below a table, and from which of the records on. */
export interface FoundFooter {
  /** Of the records, the first that belongs to the footer; the number of records where there is none. */
  readonly from: number;
  /** One for each record of the footer that is no blank line. */
  readonly kinds: readonly FooterKind[];
}

/** Finds the footer among records, of which blank lines are no part but may stand between. */
export function footerStart(rows: readonly Row[], ground: FooterGround): FoundFooter {
  const kinds = findFooter(rows, ground);
  return { from: lastRecords(rows, kinds.length, ground.width), kinds };
}

/** The place of the first of the last `count` records that are no blank lines. */
export function lastRecords(rows: readonly Row[], count: number, width: number): number {
  let from = rows.length;
  for (let left = count; left > 0 && from > 0;) {
    from--;
    if (width < 2 || !isBlankLine(rows[from] ?? [])) left--;
  }
  return from;
}
