import { formatValue, type FormatOptions } from '../../charts/format';
import { keyOf } from '../../notebook/text/text-cell';
import type { CellState } from '../../state/notebook/cell.svelte';
import type { TextValue } from '../../ui/text/text-value';

const COMPUTING = ['queued', 'running'];

/** What stands in the place of a `{{relation.column}}` in a text cell now. */
export function textValue(
  { result, status, isStale }: CellState,
  relation: string,
  column: string,
  format: FormatOptions,
): TextValue {
  const name = keyOf({ relation, column });
  const found = result?.kind === 'text' ? result.values.get(name) : undefined;
  if (found && found.value !== null) {
    return {
      text: formatValue(found.value, found.unit, format),
      state: isStale ? 'loading' : 'ready',
      title: name,
    };
  }
  if (COMPUTING.includes(status.state)) return { text: '…', state: 'loading', title: name };
  return { text: '–', state: 'missing', title: `${name} has no value` };
}
