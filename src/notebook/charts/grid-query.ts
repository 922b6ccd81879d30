import { ident, join, literal, sql, type Sql } from '../../sql';
import type { Dimension } from './dimensions';
import {
  aliased,
  categoriesColumn,
  missingColumn,
  ranksCtes,
  type Grouping,
  type NamedMeasure,
} from './grouping';
import { stem } from './namer';
import { OTHERS } from './plan';

/** Categories beside bins: more colours or small charts than these cannot be told apart. */
export const GRID_CATEGORIES = 50;

/** A row for every combination of bins, periods and categories, also for those without rows of the relation. */
export function gridQuery(grouping: Grouping): Sql {
  const { context, dimensions, measures, counted } = grouping;
  const axes = dimensions.map((dimension) => axisOf(dimension, grouping));
  const [first, ...others] = axes;
  if (first === undefined) throw new RangeError('a grid has an axis');
  const scales = dimensions.flatMap((dimension) =>
    dimension.kind === 'values' || dimension.bins.scale === null
      ? []
      : [ident(dimension.bins.scale)],
  );
  const countedCte = sql`
    ${ident(counted)} as (
      select
        ${join(
          [
            ...axes.map(({ key, dimension }) => aliased(dimension.value, key)),
            ...measures.map((measure) => aliased(measure.sql, measure.column)),
            ...missingColumn(grouping),
          ],
          ',\n',
        )}
      from ${join([context.from, ...scales])}
      group by all
    )
  `;
  const ctes = [
    ...dimensions.flatMap((dimension) =>
      dimension.kind === 'values' ? [] : dimension.bins.before,
    ),
    ...ranksCtes(grouping),
    countedCte,
    ...axes.map(({ cte }) => cte),
  ];
  const columns = [
    ...axes.flatMap((axis) => axis.columns),
    ...measures.map((measure) => measured(measure, counted)),
    ...(grouping.missing === null
      ? []
      : [
          sql`(select sum(${ident(grouping.missing.column)}) from ${ident(counted)})::INTEGER as ${ident(grouping.missing.column)}`,
        ]),
    ...categoriesColumn(grouping),
  ];
  return sql`
    with ${join(ctes, ',\n')}
    select
      ${join(columns, ',\n')}
    from ${ident(first.name)}
    ${join(
      others.map(({ name }) => sql`cross join ${ident(name)}`),
      '\n',
    )}
    left join ${ident(counted)} on ${join(
      axes.map((axis) => same(counted, axis)),
      ' and ',
    )}
    order by ${join(axes.flatMap(({ order }) => order))}
  `;
}

interface Axis {
  readonly dimension: Dimension;
  /** Name of the common table expression with a row for each place on the axis. */
  readonly name: string;
  readonly cte: Sql;
  /** Its column that the counted rows have too. */
  readonly key: string;
  readonly columns: readonly Sql[];
  readonly order: readonly Sql[];
}

function axisOf(dimension: Dimension, grouping: Grouping): Axis {
  switch (dimension.kind) {
    case 'numbers': {
      const { bins } = dimension;
      return {
        dimension,
        name: bins.stepsName,
        cte: bins.steps,
        key: bins.binColumn,
        columns: [ident(bins.from), ident(bins.to), ident(bins.highest)],
        order: [ident(bins.from)],
      };
    }
    case 'calendar': {
      const { bins } = dimension;
      const from = sql`${ident(bins.stepsName)}.${ident(bins.from)}`;
      const unit = typeof bins.step === 'string' ? [] : [ident(bins.step.column)];
      return {
        dimension,
        name: bins.stepsName,
        cte: bins.steps,
        key: bins.from,
        columns: [
          from,
          ...(grouping.context.spec.mark === 'histogram' ? [aliased(bins.next, bins.to)] : []),
          ...unit,
        ],
        order: [from],
      };
    }
    case 'values':
      return valuesAxis(dimension, grouping);
  }
}

function valuesAxis(dimension: Dimension, { measures, counted, names }: Grouping): Axis {
  const name = names.name(`${stem(dimension.column)}_values`);
  const column = ident(dimension.column);
  const [measure] = measures;
  const size = measure === undefined ? sql`count(*)` : sizeOf(measure);
  const value = sql`${ident(name)}.${column}`;
  const limited = dimension.kind === 'values' && dimension.ranks !== null;
  return {
    dimension,
    name,
    cte: sql`
      ${ident(name)} as (
        select ${column}
        from ${ident(counted)}
        group by ${column}
        order by ${size} desc nulls last, ${column}
        limit ${literal(GRID_CATEGORIES)}
      )
    `,
    key: dimension.column,
    columns: [value],
    order: limited ? [sql`${value} is not distinct from ${literal(OTHERS)}`, value] : [value],
  };
}

function sizeOf({ channels, column }: NamedMeasure): Sql {
  const aggregate = channels[0]?.spec.aggregate;
  return aggregate === 'count' || aggregate === 'sum'
    ? sql`sum(${ident(column)})`
    : sql`max(${ident(column)})`;
}

/** Where there are no rows, counts and sums are zero, and means are missing. */
function measured({ channels, column }: NamedMeasure, counted: string): Sql {
  const aggregate = channels[0]?.spec.aggregate;
  const value = sql`${ident(counted)}.${ident(column)}`;
  return aggregate === 'count' || aggregate === 'sum' || aggregate === 'distinct'
    ? sql`coalesce(${value}, 0) as ${ident(column)}`
    : value;
}

/** Only categories can be missing on both sides. */
function same(counted: string, { name, key, dimension }: Axis): Sql {
  const [one, other] = [sql`${ident(counted)}.${ident(key)}`, sql`${ident(name)}.${ident(key)}`];
  return dimension.kind === 'values'
    ? sql`${one} is not distinct from ${other}`
    : sql`${one} = ${other}`;
}
