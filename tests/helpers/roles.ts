import type { Attribute } from '../../src/base/attributes';
import type { Role } from '../../src/base/roles';
import type { Connector } from '../../src/engine/connector';
import { literal, sql } from '../../src/sql';
import { run } from './engine';
import { anotherOrder, createTransactions, ONE_ORDER } from './transactions';

export type FixtureSize = 'empty' | 'one customer' | 'some customers';

/** Columns of the customers that `createRoles` makes, beside the id. */
export const ATTRIBUTES: readonly Attribute[] = [
  { name: 'gender', type: 'VARCHAR', kind: 'demographic' },
  { name: 'birth_date', type: 'DATE', kind: 'demographic' },
  { name: 'income', type: 'DOUBLE', kind: 'demographic' },
  { name: 'country', type: 'VARCHAR', kind: 'geographic' },
  { name: 'city', type: 'VARCHAR', kind: 'geographic' },
  { name: 'postcode', type: 'VARCHAR', kind: 'geographic' },
  { name: 'name', type: 'VARCHAR', kind: 'contact' },
  { name: 'email', type: 'VARCHAR', kind: 'contact' },
];

const ORDERS = {
  empty: [],
  'one customer': [ONE_ORDER],
  'some customers': Array.from({ length: 40 }, (_, at) => anotherOrder(at)),
};
/** `anotherOrder` has customers c0 to c6; c7 and c8 never ordered. */
const CUSTOMERS: Readonly<Record<FixtureSize, number>> = {
  empty: 0,
  'one customer': 1,
  'some customers': 9,
};

/** Makes the views of all roles, a few rows each. */
export async function createRoles(db: Connector, size: FixtureSize): Promise<void> {
  await createTransactions(db, ORDERS[size]);
  const create: Readonly<Record<Exclude<Role, 'transactions'>, typeof CUSTOMERS_SQL>> = {
    customers: CUSTOMERS_SQL,
    interactions: INTERACTIONS_SQL,
    surveys: SURVEYS_SQL,
    campaigns: CAMPAIGNS_SQL,
  };
  const many = literal(CUSTOMERS[size]);
  await run(
    db,
    sql`
      create or replace table people as
      select
        i::INTEGER as i,
        case when ${many} = 1 then 'ann' else 'c' || i end as customer_id
      from range(${many}) as numbers(i)
    `,
  );
  for (const statement of Object.values(create)) await run(db, statement);
}

const CUSTOMERS_SQL = sql`
  create or replace view customers as
  select
    customer_id,
    case when i % 4 = 3 then null when i % 2 = 0 then 'female' else 'male' end as gender,
    case when i <> 5 then DATE '1960-06-15' + (i * 2000)::INTEGER end as birth_date,
    case when i <> 4 then 20000 + 7500.0 * i end::DOUBLE as income,
    case when i % 3 = 0 then 'DE' else 'FR' end as country,
    case when i % 3 = 0 then 'Leipzig' when i % 3 = 1 then 'Lyon' else 'Nantes' end as city,
    '0' || (4100 + i) as postcode,
    'Person ' || i as name,
    'person' || i || '@example.net' as email
  from people
`;
const INTERACTIONS_SQL = sql`
  create or replace view interactions as
  select
    customer_id,
    TIMESTAMP '2024-01-05 10:00:00' + to_days(visit::INTEGER) as occurred_at,
    case when i % 4 = 2 and visit = 0 then 'complaint' else 'visit' end as kind,
    'Web' as channel,
    null::VARCHAR as detail
  from people cross join range(3) as visits(visit)
`;
const SURVEYS_SQL = sql`
  create or replace view surveys as
  select
    customer_id,
    TIMESTAMP '2024-01-20 10:00:00' as answered_at,
    question,
    case question when 'How likely are you to recommend us? (0 to 10)' then (i + 2)::VARCHAR else if(i % 2 = 0, 'Price', 'Quality') end as answer
  from people
  cross join (
    values ('How likely are you to recommend us? (0 to 10)'), ('What matters most to you?')
  ) as asked(question)
`;
const CAMPAIGNS_SQL = sql`
  create or replace view campaigns as
  select
    customer_id,
    'Spring' as campaign,
    if(i % 3 = 0, 'control', 'voucher') as variant,
    TIMESTAMP '2024-01-10 09:00:00' as sent_at,
    i % 4 = 1 as responded,
    if(i % 4 = 1, 10.0, 0.0)::DOUBLE as response_value,
    0.5::DOUBLE as cost
  from people
`;
