import { quintileError } from '../../base/errors';
import { ident, sql, type Sql } from '../../sql';
import type { ModelContext, ModelStep, SettingDeclaration } from '../model';

/** The setting that names the customers who are ranked; one key for all models of value. */
export const CUSTOMERS_SETTING: SettingDeclaration = {
  type: 'table',
  label: 'Customers',
  doc: 'Who is ranked: one row for each customer, with their revenue.',
  default: 'rfm',
  needs: ['customer_id', 'revenue'],
};

/** What a model of value reads, and the names of what it makes on the way. */
export interface Ranking {
  /** The relation that the user named. */
  readonly source: Sql;
  /** Of `rankedQuery`: one row for each customer with a known revenue. */
  readonly ranked: Sql;
  /** The steps that make it. The first two end the run where there is nobody, or nothing, to rank. */
  readonly steps: readonly ModelStep[];
}

/**
 * Puts customers in order of revenue, the best first. Where nobody has a known revenue the run ends with
 * `model.too_few_rows`; where all revenue together is zero or less, shares of it mean nothing:
 * `model.nothing_to_rank`.
 *
 * @param title of the model, for the errors
 */
export function rankCustomers(
  { name, relations }: Pick<ModelContext<unknown>, 'name' | 'relations'>,
  title: string,
): Ranking {
  const source = ident(relations?.['customers']?.name ?? 'rfm');
  // No cell can have a name that begins like this.
  const [revenues, total, ranked] = ['revenues', 'total', 'ranked'].map(
    (what) => `_${name}_${what}`,
  ) as [string, string, string];
  return {
    source,
    ranked: ident(ranked),
    steps: [
      {
        relation: revenues,
        kind: 'view',
        query: revenuesQuery(source),
        needs: { rows: 1, of: 'customer with a known revenue' },
      },
      {
        relation: total,
        kind: 'table',
        query: totalQuery(ident(revenues)),
        needs: {
          rows: 1,
          of: 'customer',
          otherwise: quintileError('model.nothing_to_rank', { model: title }),
        },
      },
      { relation: ranked, kind: 'view', query: rankedQuery(ident(revenues), ident(total)) },
    ],
  };
}

/** The customers whose revenue is known, as decimals: running sums have to be exact. */
function revenuesQuery(source: Sql): Sql {
  return sql`
    select customer_id::VARCHAR as customer_id, revenue::DECIMAL(18, 4) as revenue
    from ${source}
    where ${isRanked}
  `;
}

/** Rows of the source that take part. */
export const isRanked = sql`customer_id is not null and revenue is not null`;

function totalQuery(revenues: Sql): Sql {
  return sql`
    select count(*) as customers, sum(revenue) as total
    from ${revenues}
    having total > 0
  `;
}

/**
 * Customers from the highest revenue down, ties by id: `rank` from 1, `revenue_before` (the revenue of all who are
 * ranked higher), and with each the number of all `customers` and their `total`.
 */
function rankedQuery(revenues: Sql, total: Sql): Sql {
  return sql`
    with ranked as (
      select
        customer_id,
        revenue,
        row_number() over best_first as rank,
        sum(revenue) over best_first - revenue as revenue_before
      from ${revenues}
      window best_first as (order by revenue desc, customer_id rows unbounded preceding)
    )
    select *
    from ranked cross join ${total}
  `;
}

/** Columns of the main relation after `customer_id` and `segment`, from `rankedQuery`. */
export const rankColumns = sql`
  revenue::DOUBLE as revenue,
  rank::INTEGER as rank,
  revenue / total as revenue_share,
  revenue_before / total as share_before
`;
