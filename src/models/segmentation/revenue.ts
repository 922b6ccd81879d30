import { sql, type Sql } from '../../sql';
import { asOfDay } from '../as-of';
import type { ModelContext } from '../model';

/**
 * `customer_id` and `revenue` (DECIMAL) of everyone with a row in `transactions` before the as-of date; no rows without
 * that role. What explains a segmentation by attributes in money.
 *
 * @param asOf ISO day of the setting, or null
 */
export function revenueQuery(
  asOf: string | null,
  known: Pick<ModelContext<unknown>, 'roles' | 'attributes'>,
): Sql {
  if (!known.roles.has('transactions')) {
    return sql`
      select null::VARCHAR as customer_id, null::DECIMAL(38, 4) as revenue
      where false
    `;
  }
  return sql`
    select customer_id, sum(amount) as revenue
    from transactions
    where ordered_at < ${asOfDay(asOf, known)}
    group by customer_id
  `;
}
