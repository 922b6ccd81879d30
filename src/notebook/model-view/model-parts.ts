import type { Selection } from '../../base/selection';
import type { Unit } from '../../base/units';
import type { ChartSpec } from '../../document/chart-spec';
import type { ModelDeclaration } from '../../models/declarations';
import { ident, sql, type Sql } from '../../sql';
import { filteredQuery } from '../selection-query';

type Output = ModelDeclaration['outputs'][number];
type ModelChart = Omit<ModelDeclaration['charts'][number], 'when'>;

/** One relation of a model as it stands in the notebook. */
export interface ModelOutput {
  readonly relation: string;
  readonly suffix: string;
  readonly doc: string;
  readonly columns: Output['columns'];
}

/** The relations of a model that a cell of this name gives. */
export function outputsOf({ outputs }: ModelDeclaration, name: string): readonly ModelOutput[] {
  return outputs.map(({ suffix, doc, columns }) => ({
    relation: name + suffix,
    suffix,
    doc,
    columns,
  }));
}

/** The declared charts over the relations of a cell of this name, but for those that its settings leave without sense. */
export function chartsOf(
  declaration: ModelDeclaration,
  name: string,
  settings: Readonly<Record<string, unknown>>,
): readonly ModelChart[] {
  const isSet = (key: string) => {
    const value = Object.hasOwn(settings, key) ? settings[key] : null;
    return (value ?? declaration.settings[key]?.default ?? false) !== false;
  };
  return declaration.charts.flatMap(({ when, ...chart }) =>
    when === undefined || when.some(isSet)
      ? [{ ...chart, data: name + chart.data.slice(declaration.id.length) }]
      : [],
  );
}

/** Whether a chart only draws what the list of segments has beside their names. */
export function repeatsSegments({ suffix }: ModelOutput, { mark, x }: ChartSpec): boolean {
  const length = typeof x === 'string' ? x : x?.field;
  return (
    suffix === '_segments' &&
    mark === 'bar' &&
    length !== undefined &&
    ['customers', 'revenue', 'mean_revenue'].includes(length)
  );
}

/** Units of a relation’s columns. */
export function unitsOf({ columns }: Pick<Output, 'columns'>): Record<string, Unit> {
  return Object.fromEntries(columns.map(({ name, unit }) => [name, unit]));
}

/** What stands after FROM for an output: the relation, or its rows that the selections leave. */
export function outputSource(
  { relation, columns }: ModelOutput,
  selections: readonly Selection[],
): Sql {
  const fitting = selections.filter((selection) => applies(columns, selection));
  return fitting.length === 0 ? ident(relation) : sql`(${filteredQuery(ident(relation), fitting)})`;
}

/** The rows of an output that the selections leave. */
export function outputRowsQuery(output: ModelOutput, selections: readonly Selection[]): Sql {
  return sql`from ${outputSource(output, selections)}`;
}

/** Whether a selection chooses something, and by columns that are all there. */
function applies(columns: Output['columns'], selection: Selection): boolean {
  const known = new Set(columns.map(({ name }) => name));
  return (
    selection.length > 0 &&
    selection.every((clauses) => clauses.every(({ field }) => known.has(field)))
  );
}

/** A piece of a headline: words, or the column whose value stands there. */
export type HeadlinePiece = { readonly text: string } | { readonly column: string };

/** The pieces of a headline such as “{{customers}} of …”, in order. */
export function headlinePieces(text: string): readonly HeadlinePiece[] {
  return text
    .split(/(\{\{\w+\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const column = /^\{\{(\w+)\}\}$/.exec(piece)?.[1];
      return column === undefined ? { text: piece } : { column };
    });
}
