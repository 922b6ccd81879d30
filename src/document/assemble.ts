import { duplicatesIn } from './claims';
import { layOut } from './layout';
import type { Cell, FrontMatter, Notebook, Problem } from './notebook';
import { fencedParts, readCell } from './read-cell';
import { MAX_LABEL } from './spec-issue';

/**
 * Settles a notebook after its cells were read or edited: lines are counted, equal names found, and a fence that is open
 * is closed where other cells follow. Cells to which nothing of this happens are the same objects.
 */
export function assemble(notebook: Notebook): Notebook {
  const cells = placeCells(notebook.front, notebook.cells.map(closeUnlessLast));
  return { ...notebook, cells: markDuplicates(cells) };
}

/** The first heading of the first level in a notebook’s texts, or null: its title where none is written. */
export function headingOf(cells: readonly Cell[]): string | null {
  for (const cell of cells) {
    if (cell.kind !== 'text') continue;
    const heading = /^#[ \t]+(.*\S)/m.exec(cell.markdown)?.[1];
    const title = heading?.replace(/[ \t]+#+$/, '').slice(0, MAX_LABEL);
    if (title !== undefined && title !== '') return title;
  }
  return null;
}

function closeUnlessLast(cell: Cell, at: number, all: readonly Cell[]): Cell {
  if (at === all.length - 1 || cell.kind === 'text') return cell;
  const { head, body, close } = fencedParts(cell.source);
  if (close !== null) return cell;
  const run = /^`*/.exec(head)?.[0] ?? '';
  return readAgain(cell, `${head}\n${body}${body === '' ? '' : '\n'}${run}`);
}

/** The cell with another source, in its place and of its identity. */
export function readAgain(cell: Cell, source: string): Cell {
  const read = readCell(cell.kind === 'text' ? 'text' : 'cell', source, cell.id, cell.line);
  return cell.gap === undefined ? read : { ...read, gap: cell.gap };
}

function placeCells(front: FrontMatter, cells: readonly Cell[]): Cell[] {
  let line = 1 + newlines(front.source);
  return layOut(front, cells).map(({ cell, gap, text }) => {
    line += newlines(gap);
    const moved = moveTo(cell, line);
    line += newlines(text);
    return moved;
  });
}

function moveTo(cell: Cell, line: number): Cell {
  if (cell.line === line) return cell;
  const by = line - cell.line;
  const problems = cell.problems.map((problem) => ({ ...problem, line: problem.line + by }));
  return { ...cell, line, problems };
}

function markDuplicates(cells: readonly Cell[]): Cell[] {
  const duplicates = duplicatesIn(cells);
  return cells.map((cell, at) => {
    const found = duplicates[at] ?? [];
    const own = cell.problems.filter(({ error }) => error.code !== 'notebook.duplicate_name');
    const before = cell.problems.slice(own.length);
    return sameProblems(before, found) ? cell : { ...cell, problems: [...own, ...found] };
  });
}

function sameProblems(one: readonly Problem[], other: readonly Problem[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
