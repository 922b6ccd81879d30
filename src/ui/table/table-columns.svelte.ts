import { isNumericUnit } from '../../charts/format';
import { columnWidths } from './column-widths';
import type { GridSort } from './grid-view.svelte';
import type { ResultColumn } from './result-column';

const LEAST = 48;

/** How wide the columns of a table are: by their units, until someone sets one. */
export class TableWidths {
  #chosen = $state.raw<readonly (readonly [column: string, pixels: number])[]>([]);
  readonly css = $derived.by(() => columnWidths(this.columns(), this.#chosen));

  constructor(private readonly columns: () => readonly ResultColumn[]) {}

  /** @param width pixels; null for the width it had at first */
  set(column: string, width: number | null): void {
    const others = this.#chosen.filter(([name]) => name !== column);
    this.#chosen =
      width === null ? others : [...others, [column, Math.max(LEAST, Math.round(width))]];
  }
}

/**
 * The order after a click on a column’s head: numbers from the largest and others from the first, then the other way,
 * then as the query has them (null).
 */
export function nextSort(column: ResultColumn, sort: GridSort | null): GridSort | null {
  const first = isNumericUnit(column.unit) ? 'desc' : 'asc';
  if (sort?.column !== column.name) return { column: column.name, direction: first };
  if (sort.direction !== first) return null;
  return { column: column.name, direction: first === 'asc' ? 'desc' : 'asc' };
}
