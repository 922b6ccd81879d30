import type { Cell } from '../../document/notebook';

/** Whether a text only leads to the folded steps at the end of a notebook: on paper it would lead to nothing. */
export function leadsToSteps(cells: readonly Cell[], index: number): boolean {
  const after = cells.slice(index + 1);
  return (
    cells[index]?.kind === 'text' &&
    after.length > 0 &&
    after.every(({ options }) => options.quiet === true)
  );
}
