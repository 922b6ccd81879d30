import type { SelectableValue, Selection } from '../base/selection';
import type { Unit } from '../base/units';
import { formatValue, formatWithNoun, type FormatOptions } from '../charts/format';
import { segmentColor } from '../charts/palette';
import { columnUnits } from '../notebook/column-units';
import { describeSelection, type SelectionChip } from '../notebook/selection-words';
import type { AppState } from '../state/app-state.svelte';
import type { RfmState } from '../state/rfm.svelte';

/** One condition that is chosen in the notebook. */
export interface NamedChip {
  /** The selection’s name and what stays of it without the condition, as JSON. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** CSS colour of the one segment that it stands for. */
  readonly color: string | undefined;
}

/** One letter would say little. */
const SCORES = { r: 'Recency score', f: 'Frequency score', m: 'Monetary score' };

/** Everything that is chosen in the notebook, in words. */
export function selectionChips(app: AppState, format: FormatOptions): readonly NamedChip[] {
  const view = viewOf(app.notebook);
  return [...app.notebook.runs.selections].flatMap(([name, selection]) =>
    selectionInWords(selection, format).map(({ text, rest }) => ({
      key: JSON.stringify([name, rest]),
      ...labelled(text),
      color: colorOf(view, selection, rest),
    })),
  );
}

/** A selection as conditions in words. */
export function selectionInWords(selection: Selection, format: FormatOptions): SelectionChip[] {
  const fields = selection
    .flat()
    .map(({ field }) => ({ name: field, type: typeOf(selection, field) }));
  return describeSelection(selection, {
    units: columnUnits(fields, {}),
    labels: SCORES,
    format: (value, unit) => write(value, unit, format),
  });
}

/** DuckDB’s type of a chosen column, as far as the chosen values tell. */
function typeOf(selection: Selection, field: string): string {
  const clause = selection.flat().find((candidate) => candidate.field === field);
  if (!clause) return 'VARCHAR';
  const value = 'values' in clause ? clause.values[0] : (clause.from ?? clause.to);
  if (typeof value === 'number') return 'DOUBLE';
  return 'values' in clause ? 'VARCHAR' : 'TIMESTAMP';
}

/** The first model whose views count customers: it says how many are in view. */
export function viewOf(notebook: AppState['notebook']): RfmState | undefined {
  for (const { id } of notebook.notebook.cells) {
    const { view } = notebook.state(id);
    if (view?.run) return view;
  }
  return undefined;
}

function write(value: SelectableValue, unit: Unit, format: FormatOptions): string {
  return unit === 'days' || unit === 'orders'
    ? formatWithNoun(Number(value), unit)
    : formatValue(value, unit, format);
}

/** “Segment: Champions” is a label and a value. */
function labelled(text: string): { label: string; value: string } {
  const at = text.indexOf(': ');
  if (at > 0) return { label: text.slice(0, at), value: text.slice(at + 2) };
  const space = text.indexOf(' ');
  return { label: text.slice(0, space), value: text.slice(space + 1) };
}

/** The colour of the one segment that a chip stands for. */
function colorOf(
  view: RfmState | undefined,
  selection: Selection,
  rest: Selection,
): string | undefined {
  const [clause, second] = selection.filter((clauses) => !rest.includes(clauses)).flat();
  if (!clause || second || clause.field !== 'segment' || !('values' in clause)) return undefined;
  const [name, other] = clause.values;
  const segment = view?.segmentViews.find((candidate) => candidate.name === name);
  return segment && other === undefined ? segmentColor(segment.color) : undefined;
}
