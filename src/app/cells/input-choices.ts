import { segmentColor } from '../../charts/palette';
import type { InputCell } from '../../document/notebook';
import type { CellState } from '../../state/notebook/cell.svelte';
import { STANDARD_SEGMENTS } from '../../state/rfm.svelte';
import type { InputChoice } from '../../ui/inputs/input-value';

/** What an input offers: what its query found, or segments with their colours; null while it is not known. */
export function inputChoices(
  { spec }: InputCell,
  { result }: CellState,
): readonly InputChoice[] | null {
  const options = result?.kind === 'input' ? result.options : null;
  if (spec?.type !== 'segments') return options;
  const segments = options ?? STANDARD_SEGMENTS.map(({ name }) => ({ value: name, label: name }));
  return segments.map((segment) => {
    const declared = STANDARD_SEGMENTS.find(({ name }) => name === segment.value);
    return declared ? { ...segment, color: segmentColor(declared.color) } : segment;
  });
}
