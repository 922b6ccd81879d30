import { openFenceOf } from './blocks';
import type { Cell, FrontMatter } from './notebook';

/** A cell as it stands in the document. */
interface Placed {
  readonly cell: Cell;
  /** Between the one before (or the front matter) and this one. */
  readonly gap: string;
  readonly text: string;
}

const SEPARATOR = '<!-- cell -->';

/**
 * Lays the cells of a notebook out as they are written: each with the gap it was read with where that still fits, else
 * one blank line, and a separator between two texts. Texts lose blank lines around them, and a fence that a text leaves
 * open is closed where other cells follow; a text that is empty is not written (its text is '').
 */
export function layOut(front: Pick<FrontMatter, 'source'>, cells: readonly Cell[]): Placed[] {
  const texts = cells.map((cell) => (cell.kind === 'text' ? trimLines(cell.source) : cell.source));
  const last = texts.findLastIndex((text) => text !== '');
  let before: Cell | null = null;
  return cells.map((cell, at) => {
    const text = texts[at] ?? '';
    if (text === '') return { cell, gap: '', text };
    const gap = gapOf(cell, before, front);
    before = cell;
    return { cell, gap, text: at < last && cell.kind === 'text' ? closeFence(text) : text };
  });
}

function gapOf(cell: Cell, before: Cell | null, front: Pick<FrontMatter, 'source'>): string {
  if (before === null) {
    // A rule (---) at the very beginning would be read as front matter.
    const needsLine = front.source !== '' || trimLines(cell.source).startsWith('---');
    const fits = cell.gap !== undefined && (cell.gap.includes('\n') || !needsLine);
    return fits ? (cell.gap ?? '') : needsLine ? '\n' : '';
  }
  const areTexts = before.kind === 'text' && cell.kind === 'text';
  const fits = cell.gap?.includes(areTexts ? `\n${SEPARATOR}` : '\n') === true;
  if (fits) return cell.gap ?? '';
  return areTexts ? `\n\n${SEPARATOR}\n\n` : '\n\n';
}

/** A text without the blank lines around it. */
export function trimLines(text: string): string {
  let from = 0;
  for (let at = 0; at < text.length && isBlank(text.charCodeAt(at)); at++)
    if (text.charCodeAt(at) === LINE_FEED) from = at + 1;
  let to = text.length;
  for (let at = text.length - 1; at >= from && isBlank(text.charCodeAt(at)); at--)
    if (text.charCodeAt(at) === LINE_FEED) to = text.charCodeAt(at - 1) === RETURN ? at - 1 : at;
  const trimmed = text.slice(from, Math.max(from, to));
  return /^[ \t\r]*$/.test(trimmed) ? '' : trimmed;
}

const LINE_FEED = 10;
const RETURN = 13;

/** Blank, tab or line end: other blanks, such as the no-break space, are text. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === LINE_FEED || code === RETURN;
}

function closeFence(text: string): string {
  const open = openFenceOf(text);
  return open === null ? text : `${text}\n${open}`;
}
