/** A piece of a notebook’s text: a cell’s fence from its first backtick to its last, or what stands between two. */
export interface Block {
  readonly kind: 'cell' | 'text';
  /** Offsets in the text; the end of the last line is left out. */
  readonly from: number;
  readonly to: number;
}

interface OpenFence {
  /** The backticks or tildes that opened it. */
  readonly run: string;
  /** Where the list item begins that it is opened in; 0 outside lists. */
  readonly indent: number;
}

const CELL = /^(`{3,})[ \t]*(?:input|sql|model|chart|x-[^\s`]*)(?:[ \t][^`]*)?$/;
const FENCE = /^( {0,3}|[ ]*(?:(?:[-*+]|\d{1,9}[.)])[ ]+)+)(`{3,}(?=[^`]*$)|~{3,})/;
const SEPARATOR = /^<!-- cell -->[ \t]*$/;
const BLANK = /^[ \t\r]*$/;

/**
 * Cuts a text (without front matter) into cells and the texts between them. A cell is a backtick fence at column 0 whose
 * first word is a kind; every other fence is text, and so is all that stands in it. A fence ends with a run at least as
 * long, else with the text. Blank lines around a text, and separators, belong to no block.
 */
export function blocksOf(text: string): Block[] {
  return scan(text).blocks;
}

/** The line that would close the fence which a text leaves open, or null. */
export function openFenceOf(text: string): string | null {
  return text.includes('```') || text.includes('~~~') ? scan(text).open : null;
}

/** Whether a line of backticks, `open` or more, is what ends a fence. */
export function closesFence(line: string, open: string): boolean {
  const run = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return run !== undefined && run.length >= open.length && run.startsWith(open.charAt(0));
}

function scan(text: string): { blocks: Block[]; open: string | null } {
  const blocks: Block[] = [];
  let block: { kind: Block['kind']; from: number; to: number } | null = null;
  let fence: OpenFence | null = null;
  const flush = () => {
    if (block !== null) blocks.push(block);
    block = null;
  };
  for (let at = 0; at <= text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line =
      text.charAt(end - 1) === '\r' && end > at ? text.slice(at, end - 1) : text.slice(at, end);
    const to = at + line.length;
    if (fence !== null && leavesList(line, fence)) fence = null;
    if (fence !== null) {
      const closes = closesFence(line.slice(Math.min(fence.indent, indentOf(line))), fence.run);
      if (block !== null && (closes || !BLANK.test(line))) block.to = to;
      if (closes) {
        if (block?.kind === 'cell') flush();
        fence = null;
      }
    } else if (SEPARATOR.test(line)) {
      flush();
    } else if (!BLANK.test(line)) {
      const cell = CELL.exec(line);
      fence = cell === null ? openedBy(line) : { run: cell[1] ?? '', indent: 0 };
      if (cell !== null) flush();
      block ??= { kind: cell === null ? 'text' : 'cell', from: at, to };
      block.to = to;
    }
    at = end + 1;
  }
  flush();
  return { blocks, open: fence !== null && fence.indent === 0 ? fence.run : null };
}

/** The fence that a line of text opens, by itself or behind the marker of a list item. */
function openedBy(line: string): OpenFence | null {
  const match = FENCE.exec(line);
  if (match === null) return null;
  const before = match[1] ?? '';
  return { run: match[2] ?? '', indent: BLANK.test(before) ? 0 : before.length };
}

/** A list item, and the fence in it, ends before a line that is indented less. */
function leavesList(line: string, fence: OpenFence): boolean {
  return fence.indent > 0 && !BLANK.test(line) && indentOf(line) < fence.indent;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
