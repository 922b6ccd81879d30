import type { Unit } from '../../base/units';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import type { Row } from '../workbench';
import type { PlannedChannel, SourceColumn } from './channels';
import { isFloatType, isTemporal } from './column-kind';
import { plainValue } from './dimensions';
import { drawnSpec } from './drawn-spec';
import { aliased, capped, type PlanContext } from './grouping';
import { capital, words } from './measures';
import { Namer } from './namer';
import { count, either, factOf, missingRemark, noteOf, type Remark } from './notes';
import type { ChartPlan, Origin } from './plan';

const MOST_POINTS = 5_000;
const MOST_LINE_POINTS = 2_000;
const MOST_ROWS = 1_000;
const CUSTOMER = 'customer_id';

type Shown = PlannedChannel & { readonly column: SourceColumn };

/** Rows as they are: a point for each, or for a sample of them where they are too many to see. */
export function planPoints(context: PlanContext): ChartPlan {
  const { spec, from, columns, noun } = context;
  const shown = shownOf(context);
  const names = new Namer(columns, from.text);
  const [points, complete, sample] = [
    names.name('points'),
    names.name('complete'),
    names.name('sampled'),
  ];
  const [read, whole] = [names.name('rows_read'), names.name('rows_complete')];
  const needed = shown.filter(({ name }) => name === 'x' || name === 'y');
  const isLine = spec.mark === 'line' || spec.mark === 'area';
  const most = isLine ? MOST_LINE_POINTS : MOST_POINTS;
  const x = shown.find(({ name }) => name === 'x')?.column;
  const sorts = isLine && x !== undefined && (x.kind === 'number' || isTemporal(x.kind));
  const conditions = [...new Set(needed.map(({ column }) => present(column).text))].map(
    (text) => needed.map(({ column }) => present(column)).find((one) => one.text === text) ?? EMPTY,
  );
  const query = sql`
    with ${ident(points)} as (
      select
        ${join([...selectList(shown), ...whoOf(context, shown)], ',\n')}
      from ${from}
    ),
    ${ident(complete)} as (
      from ${ident(points)}
      where ${join(conditions, ' and ')}
    ),
    ${ident(sample)} as (
      from ${ident(complete)}
      using sample reservoir(${literal(most)} rows) repeatable (42)
    )
    select
      *,
      (select count(*) from ${ident(points)})::INTEGER as ${ident(read)},
      (select count(*) from ${ident(complete)})::INTEGER as ${ident(whole)}
    from ${ident(sample)}
    ${sorts ? sql`order by ${ident(x.name)}` : EMPTY}
  `;
  const what = either(needed.map(({ column }) => words(column.name, 'number')));
  const remarks: Remark[] = [
    (rows) => (rows.length === 0 ? `No ${noun.one} has a value in ${what}.` : null),
    (rows) =>
      factOf(rows, whole) > rows.length
        ? `${count(rows.length)} of ${count(factOf(rows, whole))} ${noun.many}, sampled.`
        : null,
    (rows) => missingRemark(factOf(rows, read) - factOf(rows, whole), what, noun),
  ];
  return { ...drawnRows(context, shown), query, note: noteOf(remarks) };
}

/** Rows as they are and in their order, at most a thousand: bars, cells, and bins that were made elsewhere. */
export function planRows(context: PlanContext): ChartPlan {
  const { spec, from, noun, columns } = context;
  const shown = shownOf(context);
  const measured = shown.filter(({ name, column }) => name !== 'facet' && column.kind === 'number');
  const largest = spec.limit === undefined ? undefined : measured[0]?.column;
  const read = new Namer(columns, from.text).name('rows_read');
  const most = largest === undefined ? MOST_ROWS : (spec.limit ?? MOST_ROWS);
  const query = sql`
    select
      ${join(
        [
          ...selectList(shown),
          ...(largest === undefined ? [] : [sql`count(*) over ()::INTEGER as ${ident(read)}`]),
        ],
        ',\n',
      )}
    from ${from}
    ${largest === undefined ? EMPTY : sql`order by ${ident(largest.name)} desc nulls last`}
    ${capped(most)}
  `;
  const remarks: Remark[] = [
    (rows) =>
      largest !== undefined && factOf(rows, read) > rows.length
        ? `The ${count(rows.length)} of ${count(factOf(rows, read))} ${noun.many}, those highest in ${words(largest.name, 'number')}.`
        : null,
    (rows) =>
      largest === undefined && rows.length === MOST_ROWS
        ? `At most the first ${count(MOST_ROWS)} ${noun.many} are drawn; an aggregate takes all together.`
        : null,
    (rows) => missingNumbers(rows, measured, context),
  ];
  return { ...drawnRows(context, shown), query, note: noteOf(remarks) };
}

function missingNumbers(
  rows: readonly Row[],
  measured: readonly Shown[],
  { noun }: PlanContext,
): string | null {
  const missing = rows.filter((row) =>
    measured.some(({ column }) => (row[column.name] ?? null) === null),
  ).length;
  return missingRemark(
    missing,
    either(measured.map(({ column }) => words(column.name, 'number'))),
    noun,
  );
}

function shownOf({ channels }: PlanContext): Shown[] {
  return channels.flatMap((channel) =>
    channel.column === null ? [] : [{ ...channel, column: channel.column }],
  );
}

function selectList(shown: readonly Shown[]): Sql[] {
  const byName = new Map(shown.map(({ column }) => [column.name, column]));
  return [...byName.values()].map((column) => aliased(plainValue(column), column.name));
}

/** A point of a customer says whose it is, so that it can be opened. */
function whoOf({ spec, columns }: PlanContext, shown: readonly Shown[]): Sql[] {
  const isShown = shown.some(({ column }) => column.name === CUSTOMER);
  return spec.mark === 'dot' && columns.includes(CUSTOMER) && !isShown ? [ident(CUSTOMER)] : [];
}

function present(column: SourceColumn): Sql {
  const field = ident(column.name);
  return isFloatType(column.type) ? sql`isfinite(${field})` : sql`${field} is not null`;
}

function drawnRows({ spec }: PlanContext, shown: readonly Shown[]) {
  const origins = new Map<string, Origin>();
  const units: [string, Unit][] = [];
  for (const { column } of shown) {
    origins.set(column.name, {
      kind: 'value',
      field: column.name,
      type: column.kind,
      limited: false,
    });
    units.push([column.name, column.unit]);
  }
  const drawn = drawnSpec(
    spec,
    shown.map(({ name, spec: given, column }) => ({
      name,
      given,
      column: column.name,
      label: capital(words(column.name, column.unit)),
      unit: column.unit,
    })),
  );
  return { drawn, units: Object.fromEntries(units), origins, linked: null };
}
