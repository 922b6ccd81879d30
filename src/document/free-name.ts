import { claimsOf } from './claims';
import { RESERVED_NAMES, isName } from './names';
import type { Cell, Notebook } from './notebook';

const LONGEST = 63;

/** A name in the notebook’s sense that is like a text: “Größte Kunden” gives `grosste_kunden`. */
export function nameFrom(text: string): string {
  if ((isName as (value: unknown) => boolean)(text)) return text;
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const name = /^[a-z]/.test(plain) ? plain : `cell_${plain}`;
  return name.slice(0, LONGEST).replace(/_+$/, '');
}

/** A name like the one wanted that no cell, input or selection has yet: the text itself, or with _2, _3 … */
export function freeName(notebook: Pick<Notebook, 'cells'>, wanted: string): string {
  return freeAmong(takenNames(notebook.cells), wanted);
}

/** Names that are taken in a notebook, reserved ones included. */
export function takenNames(cells: readonly Cell[]): Set<string> {
  return new Set([
    ...RESERVED_NAMES,
    ...cells.flatMap((cell) => claimsOf(cell).map(({ name }) => name)),
  ]);
}

/** A name like the one wanted that is not taken. */
export function freeAmong(taken: ReadonlySet<string>, wanted: string): string {
  const name = nameFrom(wanted);
  if (!taken.has(name)) return name;
  const base = name.replace(/_\d{1,4}$/, '');
  for (let number = 2; ; number++) {
    const suffix = `_${String(number)}`;
    const candidate = base.slice(0, LONGEST - suffix.length) + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}
