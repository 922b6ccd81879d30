import type { ReadingPreview } from '../../kernel/protocol';
import { SET_ASIDE_WORDS } from './set-aside-words';

/** What is special about a line of the file. */
export interface RawMark {
  readonly kind: 'header' | 'aside' | 'rejected';
  readonly label: string;
  /** The whole story, where the label is short. */
  readonly reason?: string;
}

/** Marks by line: the header, what is set aside, what would be rejected. */
export function rawMarks(
  preview: Pick<ReadingPreview, 'headerLine' | 'setAside' | 'rejected'>,
): ReadonlyMap<number, RawMark> {
  const marks = new Map<number, RawMark>();
  if (preview.headerLine !== null)
    marks.set(preview.headerLine, { kind: 'header', label: 'header' });
  for (const { line, kind, reason } of preview.setAside)
    marks.set(line, { kind: 'aside', label: SET_ASIDE_WORDS[kind].mark, reason });
  for (const { line, reason } of preview.rejected)
    marks.set(line, { kind: 'rejected', label: 'rejected', reason });
  return marks;
}

/** Place of the last of ascending lines that is not behind a given one; 0 where all are. */
export function placeOfLine(lines: readonly number[], line: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? Infinity) <= line) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
