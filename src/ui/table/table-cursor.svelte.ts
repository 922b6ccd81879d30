import type { GridPlace } from '../primitives/grid-keys';
import type { GridView } from './grid-view.svelte';
import { rangeOf, type CellRange } from './cell-range';

const NONE = { from: -1, to: -1 };

/** The cursor of a table and the rectangle of cells between it and where the selection began. */
export class TableCursor {
  #anchor = $state.raw<GridPlace>({ row: 0, column: 0 });
  readonly range: CellRange = $derived.by(() => rangeOf(this.#anchor, this.view.active));

  constructor(
    private readonly view: GridView,
    private readonly columns: () => number,
  ) {}

  /** Back to the first cell; a cursor in the head stays there. */
  reset(): void {
    this.#anchor = { row: 0, column: 0 };
    if (this.view.active.row >= 0) this.view.active = { row: 0, column: 0 };
  }

  /** Columns that are selected in a row, where more than the cursor’s cell is. */
  columnsSelectedIn(row: number): { readonly from: number; readonly to: number } {
    const { top, bottom, left, right } = this.range;
    const isOne = top === bottom && left === right;
    return isOne || row < top || row > bottom ? NONE : { from: left, to: right };
  }

  /** Moves for a key; with Shift the selection grows. Ctrl or ⌘ and A takes everything. False for other keys. */
  press(event: KeyboardEvent, scroller: HTMLElement, rows: number): boolean {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'a') {
      this.#anchor = { row: 0, column: 0 };
      this.view.active = { row: Math.max(0, rows - 1), column: this.columns() - 1 };
      return true;
    }
    if (!this.view.press(event, scroller, !event.shiftKey)) return false;
    if (!event.shiftKey) this.#anchor = this.view.active;
    return true;
  }

  /** A button pressed on a cell: the selection begins there, with Shift it ends there. */
  point(event: PointerEvent): void {
    const place = placeOf(event.target);
    if (!place || event.button !== 0) return;
    this.view.active = place;
    if (!event.shiftKey) this.#anchor = place;
  }

  /** The mouse drawn over cells. A finger scrolls instead. */
  extend(event: PointerEvent): void {
    if (event.buttons !== 1 || event.pointerType === 'touch') return;
    const place = placeOf(event.target);
    if (place && (place.row !== this.view.active.row || place.column !== this.view.active.column))
      this.view.active = place;
  }
}

function placeOf(target: EventTarget | null): GridPlace | null {
  const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null;
  const [row, column] = (cell?.id.split('-') ?? []).slice(-2).map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
