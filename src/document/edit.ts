import { assemble, headingOf, readAgain } from './assemble';
import { blocksOf } from './blocks';
import { isYamlCell, withBody, withName } from './cell-edit';
import { nextCellId } from './cell-ids';
import { NEW_FRONT } from './cell-source';
import { claimsOf } from './claims';
import { freeAmong, takenNames } from './free-name';
import { setFront } from './edit-front';
import { readFront } from './front-matter';
import { trimLines } from './layout';
import type { Cell, CellId, Notebook } from './notebook';
import { UNTITLED } from './parse';
import { readCell } from './read-cell';
import { editYaml } from './yaml-edit';

/** A notebook without cells. */
export function emptyNotebook(title: string): Notebook {
  const front = { title: UNTITLED, asOf: null, roles: {}, source: NEW_FRONT };
  return setFront({ front, cells: [], problems: [] }, { title });
}

/**
 * Adds what a text says at a place among the cells (0: first): one cell, or several where it holds several fences. A
 * text without any becomes a text cell; it may be empty, then it is not written before it says something.
 */
export function insertCell(notebook: Notebook, at: number, source: string): Notebook {
  const cells = [...notebook.cells];
  cells.splice(Math.max(0, at), 0, ...readCells(source));
  return rebuild(notebook, cells);
}

/**
 * Gives a cell another source, fences included; a text may become a cell so, and a cell a text. The first cell of the
 * new source keeps the id, further ones follow it.
 */
export function replaceSource(notebook: Notebook, id: CellId, source: string): Notebook {
  const cells = notebook.cells.flatMap((cell) => {
    if (cell.id !== id || cell.source === source) return [cell];
    const [first, ...others] = readCells(source);
    if (first === undefined) return [];
    const gap = cell.gap === undefined ? {} : { gap: cell.gap };
    return [{ ...first, id, ...gap }, ...others];
  });
  return rebuild(notebook, cells);
}

/** Takes a cell away. */
export function removeCell(notebook: Notebook, id: CellId): Notebook {
  return rebuild(
    notebook,
    notebook.cells.filter((cell) => cell.id !== id),
  );
}

/** Moves a cell so that it is at the place `to` among all cells (0: first). */
export function moveCell(notebook: Notebook, id: CellId, to: number): Notebook {
  const cell = notebook.cells.find((candidate) => candidate.id === id);
  if (cell === undefined) return notebook;
  const cells = notebook.cells.filter((candidate) => candidate !== cell);
  cells.splice(Math.max(0, to), 0, cell);
  return rebuild(notebook, cells);
}

/**
 * Puts a copy of a cell behind it. Its name, and that of the selection it publishes, get _2, _3 …; a copied model
 * computes the same.
 */
export function duplicateCell(notebook: Notebook, id: CellId): Notebook {
  const at = notebook.cells.findIndex((cell) => cell.id === id);
  const cell = notebook.cells[at];
  if (cell === undefined) return notebook;
  const taken = takenNames(notebook.cells);
  const name = cell.name === null ? null : freeAmong(taken, cell.name);
  const named = name === null ? cell : readAgain(cell, withName(cell, name));
  for (const claim of claimsOf(named)) taken.add(claim.name);
  const copy = withFreeSelection(named, taken);
  return insertCell(notebook, at + 1, copy.source);
}

function withFreeSelection(cell: Cell, taken: ReadonlySet<string>): Cell {
  const select = cell.kind === 'chart' || cell.kind === 'model' ? cell.spec?.select : undefined;
  if (select === undefined || !isYamlCell(cell)) return cell;
  const body = editYaml(cell.body, (map) => {
    map.set(['select'], freeAmong(taken, select));
  });
  return body === null ? cell : readAgain(cell, withBody(cell, body));
}

/** The cells of a text that is to become part of a notebook. */
function readCells(source: string): Cell[] {
  const text = source.replaceAll('\0', '\uFFFD');
  const blocks = blocksOf(text);
  const [only] = blocks;
  const isText = only === undefined || (blocks.length === 1 && only.kind === 'text');
  const whole = only === undefined ? '' : text.slice(only.from, only.to);
  // While a text is typed, the blank lines around it stay in the cell; they are not written.
  if (isText && trimLines(text) === whole) return [readCell('text', text, nextCellId(), 1)];
  if (only === undefined) return [readCell('text', '', nextCellId(), 1)];
  return blocks.map(({ kind, from, to }) => readCell(kind, text.slice(from, to), nextCellId(), 1));
}

/** A notebook with other cells: their gaps stay where their neighbours do. */
function rebuild(notebook: Notebook, cells: readonly Cell[]): Notebook {
  const before = new Map(notebook.cells.map((cell, at) => [cell.id, notebook.cells[at - 1]?.id]));
  const placed = cells.map((cell, at) => {
    const isAsBefore = before.has(cell.id) && before.get(cell.id) === cells[at - 1]?.id;
    if (isAsBefore || cell.gap === undefined) return cell;
    const { gap, ...others } = cell;
    return gap === '\n\n' && at > 0 ? cell : others;
  });
  const { tail, ...rest } = notebook;
  const endsAsBefore = notebook.cells.at(-1)?.id === cells.at(-1)?.id;
  const kept = tail !== undefined && endsAsBefore ? { ...rest, tail } : rest;
  return assemble({ ...kept, front: frontOf(notebook, placed), cells: placed });
}

/** A title that nobody wrote follows the first heading. */
function frontOf(notebook: Notebook, cells: readonly Cell[]): Notebook['front'] {
  const { front } = notebook;
  const heading = headingOf(cells);
  if (heading === headingOf(notebook.cells)) return front;
  const read = readFront(front.source);
  const title = (read.ok ? read.value.title : null) ?? heading ?? UNTITLED;
  return title === front.title ? front : { ...front, title };
}
