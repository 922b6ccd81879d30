const CELL_TYPE = 'application/x-quintile-cell';

interface DropOptions {
  /** @param to the place among all cells after the move */
  readonly move: (cell: string, to: number) => void;
  /** Where the cell would land: before the cell of this index; null while none is dragged here. */
  readonly onplace: (place: number | null) => void;
}

/** Takes cells that are dragged over a list of them. For `{@attach}`. */
export function dropTarget(options: DropOptions): (list: Element) => () => void {
  return (list) => {
    const places = () => [...list.querySelectorAll<HTMLElement>(':scope > [data-cell-index]')];
    const placeAt = (y: number) => {
      const rows = places();
      const below = rows.findIndex((row) => {
        const { top, height } = row.getBoundingClientRect();
        return y < top + height / 2;
      });
      return below < 0 ? rows.length : below;
    };
    const isCell = (event: DragEvent) => event.dataTransfer?.types.includes(CELL_TYPE) === true;
    const over = (event: Event) => {
      if (!(event instanceof DragEvent) || !isCell(event)) return;
      event.preventDefault();
      options.onplace(placeAt(event.clientY));
    };
    const leave = () => {
      options.onplace(null);
    };
    const drop = (event: Event) => {
      if (!(event instanceof DragEvent) || !isCell(event)) return;
      event.preventDefault();
      event.stopPropagation();
      options.onplace(null);
      const id = event.dataTransfer?.getData(CELL_TYPE) ?? '';
      const from = places().findIndex((row) => row.dataset['cellId'] === id);
      const place = placeAt(event.clientY);
      if (from >= 0) options.move(id, place > from ? place - 1 : place);
    };
    const events = { dragover: over, dragleave: leave, dragend: leave, drop };
    for (const [name, listener] of Object.entries(events)) list.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of Object.entries(events))
        list.removeEventListener(name, listener);
    };
  };
}
