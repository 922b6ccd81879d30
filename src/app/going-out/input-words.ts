import { listedChoices } from '../../base/choice';
import { formatValue } from '../../charts/format';
import type { InputCell } from '../../document/notebook';
import type { CellState } from '../../state/notebook/cell.svelte';
import { asDays, asList, asText, standingValue } from '../../ui/inputs/input-value';

/** What stands in an input, as words under its label. */
export function inputWords(
  { name, spec }: InputCell,
  { result }: CellState,
): { readonly label: string; readonly value: string } | null {
  if (spec === null) return null;
  const value = standingValue(spec);
  const asked = result?.kind === 'input' ? result.options : null;
  const choices = asked ?? ('options' in spec ? listedChoices(spec.options) : null) ?? [];
  const named = (item: string | number) =>
    choices.find((choice) => choice.value === item)?.label ?? String(item);
  const label = spec.label ?? name ?? 'Input';
  switch (spec.type) {
    case 'checkbox':
      return { label, value: value === true ? 'Yes' : 'No' };
    case 'date_range': {
      const { from, to } = asDays(value);
      return { label, value: `${from ?? 'the beginning'} to ${to ?? 'the end'}` };
    }
    case 'multi_select':
    case 'segments':
      return { label, value: asList(value).map(named).join(', ') || 'nothing chosen' };
    case 'select':
      return { label, value: value === null ? '–' : named(value as string | number) };
    case 'number':
    case 'range':
      return { label, value: formatValue(value, 'number') };
    default:
      return { label, value: asText(value) || '–' };
  }
}
