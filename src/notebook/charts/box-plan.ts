import type { Result } from '../../base/result';
import { ok } from '../../base/result';
import type { Unit } from '../../base/units';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { invalid, type PlannedChannel, type SourceColumn } from './channels';
import { isFloatType } from './column-kind';
import { binOf, dimensionsOf, originOf, type Dimension } from './dimensions';
import { drawnSpec } from './drawn-spec';
import { aliased, type PlanContext } from './grouping';
import { words } from './measures';
import { Namer } from './namer';
import { count, factOf, missingRemark, noteOf, type Remark } from './notes';
import { OTHERS, type ChartPlan } from './plan';

const MOST_BOXES = 200;
const FIGURES = ['q_low', 'q_25', 'q_50', 'q_75', 'q_high', 'n'] as const;

/**
 * Quartiles of a column for each category. Whiskers reach to the last value within 1.5 interquartile ranges of the box
 * (Tukey 1977); what lies beyond is not drawn. The drawn spec names `q_50` on the measured axis; `q_low`, `q_25`,
 * `q_75`, `q_high` and `n` stand beside it.
 */
export function planBoxes(context: PlanContext): Result<ChartPlan> {
  const { channels, spec, from, columns, noun } = context;
  const aggregated = channels.find((channel) => channel.spec.aggregate !== undefined);
  if (aggregated)
    return invalid(
      `${aggregated.name}.aggregate`,
      'a box shows how values lie: it takes no aggregate',
    );
  const measured = measuredOf(channels);
  if (measured === undefined) return invalid('y', 'a box needs a column of numbers in x or y');
  const names = new Namer([...columns, ...FIGURES], from.text);
  const [input, quartiles] = [names.name('input'), names.name('quartiles')];
  const dimensions = dimensionsOf(
    channels.filter((channel) => channel !== measured.channel),
    {
      from,
      names,
      counted: ident(input),
      target: 12,
      rankBy: sql`count(*)`,
      limit: spec.limit,
    },
  );
  const cut = dimensions.find(({ kind }) => kind === 'numbers');
  if (cut)
    return invalid(`${cut.channels[0]?.name ?? 'x'}.bin`, 'boxes stand for categories or dates');
  const missing = names.name('rows_missing');
  const categories = names.name('categories');
  return ok({
    query: boxQuery(context, measured.column, dimensions, {
      input,
      quartiles,
      missing,
      categories,
      value: names.name('value'),
      q: names.name('q'),
    }),
    drawn: drawnSpec(spec, [
      ...dimensions.flatMap(({ channels: of, column, source }) =>
        of.map(({ name, spec: given }) => ({
          name,
          given,
          column,
          label: source,
          unit: source.unit,
        })),
      ),
      {
        name: measured.channel.name,
        given: measured.channel.spec,
        column: 'q_50',
        label: measured.column,
        unit: measured.column.unit,
      },
    ]),
    units: Object.fromEntries([
      ...dimensions.map(({ column, source }): [string, Unit] => [column, source.unit]),
      ...FIGURES.map((name): [string, Unit] => [
        name,
        name === 'n' ? noun.unit : measured.column.unit,
      ]),
    ]),
    note: noteOf(boxRemarks(context, measured.column, missing, categories)),
    linked: null,
    origins: new Map(dimensions.map((dimension) => [dimension.column, originOf(dimension)])),
  });
}

function boxRemarks(
  { spec, noun }: PlanContext,
  column: SourceColumn,
  missing: string,
  categories: string,
): Remark[] {
  return [
    (rows) =>
      rows.length === 0 ? `No ${noun.one} has a value in ${words(column.name, 'number')}.` : null,
    (rows) => {
      const all = factOf(rows, categories);
      const limit = spec.limit ?? all;
      return all > limit
        ? `The ${count(limit)} most frequent of ${count(all)}; the other ${count(all - limit)} are one, “${OTHERS}”.`
        : null;
    },
    () => 'Whiskers reach to the last value within 1.5 times the height of the box.',
    (rows) => missingRemark(factOf(rows, missing), words(column.name, 'number'), noun),
  ];
}

/** The axis whose values are boxed: numbers that are not cut into bins, y before x. */
function measuredOf(
  channels: readonly PlannedChannel[],
): { readonly channel: PlannedChannel; readonly column: SourceColumn } | undefined {
  for (const name of ['y', 'x'] as const) {
    const channel = channels.find((one) => one.name === name);
    const column = channel?.column ?? null;
    if (channel === undefined || column?.kind !== 'number') continue;
    if (binOf(channel) === undefined && channel.spec.scale !== 'ordinal')
      return { channel, column };
  }
  return undefined;
}

interface BoxNames {
  readonly input: string;
  readonly quartiles: string;
  readonly missing: string;
  readonly categories: string;
  readonly value: string;
  readonly q: string;
}

function boxQuery(
  { from }: PlanContext,
  column: SourceColumn,
  dimensions: readonly Dimension[],
  names: BoxNames,
): Sql {
  const field = ident(column.name);
  const [input, quartiles, value, q] = [
    ident(names.input),
    ident(names.quartiles),
    ident(names.value),
    ident(names.q),
  ];
  const finite = isFloatType(column.type)
    ? sql`case when isfinite(${field}) then ${field} end`
    : sql`${field}::DOUBLE`;
  const before = dimensions.flatMap((dimension) => {
    if (dimension.kind === 'values') return dimension.ranks === null ? [] : [dimension.ranks.cte];
    return dimension.bins.before;
  });
  const scales = dimensions.flatMap((dimension) =>
    dimension.kind === 'values' || dimension.bins.scale === null
      ? []
      : [ident(dimension.bins.scale)],
  );
  const keys = dimensions.map((dimension) => ident(dimension.column));
  const ranks = dimensions.flatMap((dimension) =>
    dimension.kind === 'values' && dimension.ranks !== null ? [ident(dimension.ranks.name)] : [],
  );
  const ctes = [
    ...before,
    sql`
      ${input} as (
        select
          ${join([...dimensions.map((d) => aliased(d.value, d.column)), sql`${finite} as ${value}`], ',\n')}
        from ${join([from, ...scales])}
      )
    `,
    sql`
      ${quartiles} as (
        select
          ${join([...keys, sql`quantile_cont(${value}, [0.25, 0.5, 0.75]) as ${q}`], ',\n')}
        from ${input}
        group by all
      )
    `,
  ];
  const on =
    keys.length === 0
      ? sql`true`
      : join(
          keys.map((key) => sql`${input}.${key} is not distinct from ${quartiles}.${key}`),
          ' and ',
        );
  const reach = sql`1.5 * (${q}[3] - ${q}[1])`;
  const columns = [
    ...keys.map((key) => sql`${input}.${key}`),
    sql`min(${value}) filter (${value} >= ${q}[1] - ${reach}) as q_low`,
    sql`any_value(${q}[1]) as q_25`,
    sql`any_value(${q}[2]) as q_50`,
    sql`any_value(${q}[3]) as q_75`,
    sql`max(${value}) filter (${value} <= ${q}[3] + ${reach}) as q_high`,
    sql`count(${value})::INTEGER as n`,
    sql`(select count(*) - count(${value}) from ${input})::INTEGER as ${ident(names.missing)}`,
    ...ranks.map(
      (name) => sql`(select count(*) from ${name})::INTEGER as ${ident(names.categories)}`,
    ),
  ];
  return sql`
    with ${join(ctes, ',\n')}
    select
      ${join(columns, ',\n')}
    from ${input}
    join ${quartiles} on ${on}
    ${keys.length > 0 ? sql`group by all` : EMPTY}
    having count(${value}) > 0
    ${keys.length > 0 ? sql`order by ${join(keys.map((key) => sql`${input}.${key}`))}` : EMPTY}
    limit ${literal(MOST_BOXES)}
  `;
}
