import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { isTemporal } from './column-kind';
import type { Dimension } from './dimensions';
import {
  aliased,
  capped,
  categoriesColumn,
  missingColumn,
  ranksCtes,
  type Grouping,
} from './grouping';
import { OTHERS } from './plan';

/** How many groups are drawn at most: more bars than these cannot be read. */
export function groupLimit({ dimensions }: Grouping): number {
  return dimensions.length < 2 ? 200 : 2_000;
}

/** One row for each group there is: the largest first where they are categories, else in their order. */
export function groupsQuery(grouping: Grouping): Sql {
  const { context, dimensions, measures } = grouping;
  const ctes = ranksCtes(grouping);
  const columns = [
    ...dimensions.map(({ value, column }) => aliased(value, column)),
    ...measures.map((measure) => aliased(measure.sql, measure.column)),
    ...missingColumn(grouping),
    ...categoriesColumn(grouping),
  ];
  const groups = sql`
    select
      ${join(columns, ',\n')}
    from ${context.from}
    ${dimensions.length > 0 ? sql`group by all` : EMPTY}
  `;
  if (dimensions.length === 0) return groups;
  const order = sql`order by ${join(orderOf(grouping))}`;
  if (ctes.length === 0) {
    return sql`
      ${groups}
      ${order}
      ${capped(groupLimit(grouping))}
    `;
  }
  // The order asks for names of the result inside of expressions, which only an outer query can.
  const counted = ident(grouping.counted);
  return sql`
    with ${join(
      [
        ...ctes,
        sql`
          ${counted} as (
            ${groups}
          )
        `,
      ],
      ',\n',
    )}
    from ${counted}
    ${order}
    ${capped(groupLimit(grouping))}
  `;
}

function orderOf({ dimensions, measures }: Grouping): Sql[] {
  const [measure] = measures;
  const single = dimensions.length === 1 && dimensions.every(isCategory);
  return [
    ...dimensions.flatMap((dimension) =>
      dimension.kind === 'values' && dimension.ranks !== null
        ? [sql`${ident(dimension.column)} is not distinct from ${literal(OTHERS)}`]
        : [],
    ),
    ...(single && measure !== undefined ? [sql`${ident(measure.column)} desc nulls last`] : []),
    ...dimensions.map(({ column }) => ident(column)),
  ];
}

function isCategory({ source }: Dimension): boolean {
  return source.kind !== 'number' && !isTemporal(source.kind);
}
