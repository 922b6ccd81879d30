import type { Role } from '../../base/roles';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { datedAttributes } from '../as-of';
import type { ModelContext } from '../model';

/** What each role tells, and where it has its time. */
const KINDS: readonly {
  readonly role: Role;
  readonly tells: string;
  readonly holds: string;
  readonly time: string | null;
}[] = [
  {
    role: 'transactions',
    tells: 'What they bought',
    holds: 'orders with customer, day and amount; better with product, category and channel',
    time: 'ordered_at',
  },
  {
    role: 'customers',
    tells: 'Who they are',
    holds: 'one row a customer: age, town, income; or industry, employees, region',
    time: null,
  },
  {
    role: 'interactions',
    tells: 'What they did',
    holds: 'visits, tickets and complaints, with their day',
    time: 'occurred_at',
  },
  {
    role: 'surveys',
    tells: 'What they say',
    holds: 'one row an answer: customer, question, answer',
    time: 'answered_at',
  },
  {
    role: 'campaigns',
    tells: 'What reached them',
    holds: 'who was addressed when, in which arm, and who responded',
    time: 'sent_at',
  },
];

/** One row for each kind of data, loaded or not. */
export function inventoryQuery(
  { roles, attributes }: Pick<ModelContext<unknown>, 'roles' | 'attributes'>,
  asOf: Sql,
): Sql {
  const dated = datedAttributes(attributes).map(ident);
  const kinds = KINDS.map(({ role, tells, holds, time }) => {
    const from = roles.has(role);
    const times = time === null ? dated : [ident(time)];
    const day = (of: Sql, among: Sql) => {
      if (!from || times.length === 0) return sql`null::DATE`;
      const days = times.map((column) => sql`${of}(${column})::DATE`);
      return days.length === 1 ? join(days) : sql`${among}(${join(days)})`;
    };
    return sql`
      select
        ${literal(tells)} as tells,
        ${literal(role)} as role,
        ${literal(from)} as is_loaded,
        ${from ? sql`count(*)::INTEGER` : sql`null::INTEGER`} as rows,
        ${from ? sql`count(distinct customer_id)::INTEGER` : sql`null::INTEGER`} as customers,
        ${day(sql`min`, sql`least`)} as first_day,
        ${day(sql`max`, sql`greatest`)} as last_day,
        ${literal(holds)} as what_it_holds
      ${from ? sql`from ${ident(role)}` : EMPTY}
    `;
  });
  return sql`
    with kinds as (
      ${join(kinds, '\nunion all\n')}
    )
    select
      tells,
      role,
      is_loaded,
      rows,
      customers,
      first_day,
      last_day,
      date_diff('day', last_day, ${asOf})::INTEGER as age_days,
      what_it_holds
    from kinds
    order by is_loaded desc, array_position(${literal(KINDS.map(({ role }) => role))}, role)
  `;
}

/** What is loaded in one row. */
export function summaryQuery(inventory: Sql, asOf: Sql): Sql {
  return sql`
    select
      (count(*) filter (is_loaded))::INTEGER as loaded,
      coalesce(max(customers), 0)::INTEGER as customers,
      max(last_day) as last_day,
      ${asOf} as as_of
    from ${inventory}
  `;
}
