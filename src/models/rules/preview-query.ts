import { ident, sql, type Sql } from '../../sql';
import type { SegmentRule } from './rule';
import { segmentCase } from './rules-query';

/**
 * How many customers each segment would have by rules that are being written: one pass over the relation, one row for
 * each segment that has somebody (`segment`, `customers` INTEGER). The rest group is counted under its name.
 *
 * @param relation a relation with `customer_id` and the columns that the rules read
 * @param rest name of the rest group
 */
export function rulePreviewQuery(
  rules: readonly SegmentRule[],
  relation: string,
  rest: string,
): Sql {
  return sql`
    select segment, count(*)::INTEGER as customers
    from (
      select ${segmentCase(rules, rest)} as segment
      from ${ident(relation)}
      where customer_id is not null
    )
    group by segment
  `;
}
