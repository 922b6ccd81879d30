import type { Role } from '../../base/roles';
import { join, literal, sql, type Sql } from '../../sql';
import { returnedLines } from './value-query';

/** The newest events are shown, so many at most. */
const MOST_EVENTS = 20_000;

/** Products named of one order. */
const NAMED = 3;

/**
 * Everything that is known to have happened with a customer, the newest first: `happened_at` (TIMESTAMP; NULL where nobody wrote
 * it down), `kind` (order, return, campaign, answer, or as the interactions call it, in lower case), `title` (what it was
 * about), `detail` (where or how), `amount` (DOUBLE) and `order_id`.
 *
 * @param roles that have a view; one of them at least has events
 */
export function eventsQuery(customer: string, roles: ReadonlySet<Role>): Sql {
  const parts = PARTS.flatMap(([role, queries]) =>
    roles.has(role) ? queries.map((query) => query(customer)) : [],
  );
  const all = join(parts, '\nunion all\n');
  return sql`
    from (
      ${all}
    )
    order by happened_at desc nulls last, kind, order_id
    limit ${literal(MOST_EVENTS)}
  `;
}

/** Whether one of these roles has events. */
export function hasEvents(roles: ReadonlySet<Role>): boolean {
  return PARTS.some(([role]) => roles.has(role));
}

type Part = (customer: string) => Sql;

const PARTS: readonly (readonly [Role, readonly Part[]])[] = [
  ['transactions', [ordersPart, returnsPart]],
  ['interactions', [interactionsPart]],
  ['surveys', [answersPart]],
  ['campaigns', [campaignsPart]],
];

function ordersPart(customer: string): Sql {
  return ordersOf(
    'order',
    sql`
      select *, coalesce(order_id, ordered_at::DATE::VARCHAR) as order_name
      from transactions
      where customer_id = ${literal(customer)} and is_return is not true
    `,
  );
}

function returnsPart(customer: string): Sql {
  return ordersOf('return', returnedLines(customer));
}

/** One event for each order among the lines. */
function ordersOf(kind: string, lines: Sql): Sql {
  return sql`
    select
      min(ordered_at) as happened_at,
      ${literal(kind)} as kind,
      array_to_string(list(distinct coalesce(product, category) order by coalesce(product, category))[:${literal(NAMED)}], ', ')
        || case
          when count(distinct coalesce(product, category)) > ${literal(NAMED)}
          then ' and ' || (count(distinct coalesce(product, category)) - ${literal(NAMED)}) || ' more'
          else ''
        end as title,
      any_value(channel) as detail,
      sum(amount)::DOUBLE as amount,
      any_value(order_id) as order_id
    from (
      ${lines}
    )
    group by order_name
  `;
}

function interactionsPart(customer: string): Sql {
  return sql`
    select
      occurred_at as happened_at,
      coalesce(lower(kind), 'contact') as kind,
      detail as title,
      channel as detail,
      NULL::DOUBLE as amount,
      NULL::VARCHAR as order_id
    from interactions
    where customer_id = ${literal(customer)}
  `;
}

function answersPart(customer: string): Sql {
  return sql`
    select
      answered_at as happened_at,
      'answer' as kind,
      question as title,
      answer as detail,
      NULL::DOUBLE as amount,
      NULL::VARCHAR as order_id
    from surveys
    where customer_id = ${literal(customer)}
  `;
}

function campaignsPart(customer: string): Sql {
  return sql`
    select
      sent_at as happened_at,
      'campaign' as kind,
      campaign as title,
      concat_ws(', ', variant, case responded when true then 'responded' when false then 'no response' end) as detail,
      nullif(response_value, 0) as amount,
      NULL::VARCHAR as order_id
    from campaigns
    where customer_id = ${literal(customer)}
  `;
}
