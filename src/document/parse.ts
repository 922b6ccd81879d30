import { quintileError } from '../base/errors';
import { fail, ok } from '../base/result';
import type { Result } from '../base/result';
import { assemble, headingOf } from './assemble';
import { blocksOf } from './blocks';
import { nextCellId } from './cell-ids';
import { frontEnd, readFront } from './front-matter';
import { FORMAT_VERSION, migrate } from './migrate';
import type { Cell, Notebook } from './notebook';
import { readCell } from './read-cell';

/** What a notebook is called that has neither a title nor a heading. */
export const UNTITLED = 'Untitled';
/** Most bytes (as UTF-8) that a notebook’s text can have. */
export const MAX_NOTEBOOK_BYTES = 1_000_000;

/**
 * Reads a notebook from its text. It fails as a whole where the text is too long (`document.too_large`), of a version
 * that is not known (`document.unsupported_version`), or no text with a readable front matter (`document.invalid`).
 * Everything that is wrong with one cell becomes a problem of that cell, which is kept as it is.
 */
export function parseNotebook(text: string): Result<Notebook> {
  const bytes = utf8Length(text);
  if (bytes > MAX_NOTEBOOK_BYTES)
    return fail(quintileError('document.too_large', { bytes, limit: MAX_NOTEBOOK_BYTES }));
  if (text.includes('\0')) return invalid('it holds NUL characters, as files that are no text do');
  return parseChecked(text.startsWith('\uFEFF') ? text.slice(1) : text);
}

function parseChecked(text: string): Result<Notebook> {
  const end = frontEnd(text);
  if (end === null)
    return invalid('its first line is ---, but no later line ends the front matter with ---');
  const read = readFront(text.slice(0, end));
  if (!read.ok) return read;
  const { version, title, front, problems } = read.value;
  if (version < FORMAT_VERSION) return parseChecked(migrate(text, version));
  const { cells, tail } = readBody(text, end);
  const known = { ...front, title: title ?? headingOf(cells) ?? UNTITLED };
  return ok(assemble({ front: known, cells, problems, tail }));
}

function readBody(text: string, start: number): { cells: Cell[]; tail: string } {
  let end = start;
  const body = text.slice(start);
  const cells = blocksOf(body).map(({ kind, from, to }) => {
    const gap = text.slice(end, start + from);
    end = start + to;
    // Lines are counted when the notebook is put together.
    return { ...readCell(kind, body.slice(from, to), nextCellId(), 1), gap };
  });
  return { cells, tail: text.slice(end) };
}

function invalid(detail: string) {
  return fail(quintileError('document.invalid', { detail }));
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
