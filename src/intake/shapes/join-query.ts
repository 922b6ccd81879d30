import type { Mapping } from '../../base/roles';
import type { Shape } from '../../base/shapes';
import { ident, join, sql, type Sql } from '../../sql';
import { refundAmount } from './find-joins';
import type { ShapedTable } from './shaped-table';
import { mappingOf, namesBeside, type ShapeRole, type ShapeSource } from './shape-source';

type Join = Extract<Shape, { kind: 'join' }>;

/** The column that marks refunds. */
const IS_REFUND = 'is_refund';
/** What orders know about all of their lines; the amounts of an order are not those of its lines. */
const FROM_ORDERS = ['customer_id', 'ordered_at', 'currency', 'channel'];

/**
 * One row with what decides about a join: `rows` with a key, of which `matched` have a partner; `others` with a key,
 * of which `different` are different and `alone` have no row that belongs to them.
 */
export function keysQuery(shape: Join, source: ShapeSource, other: ShapeSource): Sql {
  return sql`
    with
      keys as (
        select ${keyOf(source, shape.key)} as key, count(*) as rows
        from ${source.table} as src
        group by key
      ),
      other_keys as (
        select ${keyOf(other, shape.otherKey)} as key, count(*) as rows
        from ${other.table} as src
        group by key
      )
    select
      sum(keys.rows)::DOUBLE as rows,
      sum(keys.rows) filter (where other_keys.key is not null)::DOUBLE as matched,
      sum(other_keys.rows)::DOUBLE as others,
      count(other_keys.key)::DOUBLE as different,
      count(other_keys.key) filter (where keys.key is null)::DOUBLE as alone
    from keys
    full join other_keys on other_keys.key = keys.key
    where coalesce(keys.key, other_keys.key) is not null
  `;
}

/** The key as text, null where it is missing. */
function keyOf({ columns }: ShapeSource, name: string): Sql {
  const column = sql`src.${ident(name)}`;
  const type = columns.find((one) => one.name === name)?.type;
  return type === 'VARCHAR' ? sql`nullif(${column}, '')` : sql`cast(${column} as VARCHAR)`;
}

/** One row: `share` of the rows with a partner of which both name the same customer. */
export function agreeingCustomersQuery(shape: Join, source: ShapeSource, other: ShapeSource): Sql {
  const [own, their] = [source, other].map((one) => mappingOf(one, 'transactions')['customer_id']);
  if (own === undefined || their === undefined) throw new TypeError('no customers to compare');
  const [l, o] = [ident('l'), ident('o')];
  return sql`
    select avg((${comparable(source, own, l)} = ${comparable(other, their, o)})::INTEGER) as share
    from ${source.table} as l
    join ${other.table} as o
      on ${comparable(source, shape.key, l)} = ${comparable(other, shape.otherKey, o)}
  `;
}

/** One row: `share` of the customers who bought that are in the list of customers. */
export function buyersQuery(orders: ShapeSource, customers: ShapeSource): Sql {
  const buyer = mappingOf(orders, 'transactions')['customer_id'];
  const listed = mappingOf(customers, 'customers')['customer_id'];
  if (buyer === undefined || listed === undefined) throw new TypeError('no customers to compare');
  return sql`
    with
      buyers as (select distinct ${keyOf(orders, buyer)} as id from ${orders.table} as src),
      listed as (select distinct ${keyOf(customers, listed)} as id from ${customers.table} as src)
    select avg((listed.id is not null)::INTEGER) as share
    from buyers
    left join listed on listed.id = buyers.id
    where buyers.id is not null
  `;
}

/** The joined table, and which column of it plays which part. */
export function joinedTable(shape: Join, source: ShapeSource, other: ShapeSource): ShapedTable {
  if (shape.purpose === 'contacts') return accountsWithContacts(shape, source, other);
  const own = source.columns.map(({ name }) => name);
  const others = other.columns
    .map(({ name }) => name)
    .filter((name) => name !== shape.otherKey || shape.purpose === 'accounts');
  const names = namesBeside([...own, IS_REFUND], other.name, others);
  const added = [...names].map(([name, as]) => sql`o.${ident(name)} as ${ident(as)}`);
  const [src, oth] = [ident('l'), ident('o')];
  const ownColumns = shape.purpose === 'refunds' ? [...refundColumns(source)] : [sql`${src}.*`];
  const matched = sql`
    select
      ${join([...ownColumns, ...added], ',\n')}
    from ${source.table} as ${src}
    left join ${other.table} as ${oth}
      on ${comparable(source, shape.key, src)} = ${comparable(other, shape.otherKey, oth)}
  `;
  const role = roleOf(shape, source, other, names);
  const alone = shape.purpose === 'lines' ? ordersAlone(shape, source, other, names) : null;
  const query =
    alone === null
      ? matched
      : sql`
          ${matched}
          union all by name
          ${alone}
        `;
  return { query, roles: [role], notes: [] };
}

/** Each account with the number of its contacts. */
function accountsWithContacts(shape: Join, source: ShapeSource, other: ShapeSource): ShapedTable {
  const name = namesBeside(
    source.columns.map((column) => column.name),
    other.name,
    ['contacts'],
  ).get('contacts');
  const query = sql`
    with counted as (
      select ${keyOf(other, shape.otherKey)} as key, count(*)::INTEGER as contacts
      from ${other.table} as src
      group by key
    )
    select a.*, coalesce(counted.contacts, 0) as ${ident(name ?? 'contacts')}
    from ${source.table} as a
    left join counted on counted.key = ${comparable(source, shape.key, ident('a'))}
  `;
  const mapping = mappingOf(source, 'customers');
  return { query, roles: [{ role: 'customers', mapping, accepted: true }], notes: [] };
}

function comparable({ columns }: ShapeSource, name: string, alias: Sql): Sql {
  const column = sql`${alias}.${ident(name)}`;
  const type = columns.find((one) => one.name === name)?.type;
  return type === 'VARCHAR' ? column : sql`cast(${column} as VARCHAR)`;
}

/** Money paid back is negative, whatever sign it was written with. */
function refundColumns(source: ShapeSource): Sql[] {
  const amount = refundAmount(source);
  const name = amount === null ? null : ident(amount);
  const all = name === null ? sql`l.*` : sql`l.* replace (-abs(l.${name}) as ${name})`;
  return [all, sql`true as ${ident(IS_REFUND)}`];
}

/** Orders of which no line is there keep their own amount. */
function ordersAlone(
  shape: Join,
  source: ShapeSource,
  other: ShapeSource,
  names: ReadonlyMap<string, string>,
): Sql | null {
  const total = mappingOf(other, 'transactions')['amount'];
  const lines = mappingOf(source, 'transactions');
  if (total === undefined) return null;
  const { amount, quantity, unit_price: price } = lines;
  const value = sql`o.${ident(total)}`;
  const money =
    amount !== undefined
      ? [sql`${value} as ${ident(amount)}`]
      : quantity !== undefined && price !== undefined
        ? [sql`1 as ${ident(quantity)}`, sql`${value} as ${ident(price)}`]
        : [];
  if (money.length === 0) return null;
  const kept = [...names].map(([name, as]) => sql`o.${ident(name)} as ${ident(as)}`);
  return sql`
    select
      ${join([sql`o.${ident(shape.otherKey)} as ${ident(shape.key)}`, ...money, ...kept], ',\n')}
    from ${other.table} as o
    where not exists (
      select 1
      from ${source.table} as l
      where ${comparable(source, shape.key, ident('l'))} = ${comparable(other, shape.otherKey, ident('o'))}
    )
  `;
}

function roleOf(
  { purpose, key }: Join,
  source: ShapeSource,
  other: ShapeSource,
  names: ReadonlyMap<string, string>,
): ShapeRole {
  if (purpose === 'accounts' || purpose === 'contacts') {
    const mapping = mappingOf(source, 'customers');
    return { role: 'customers', mapping, accepted: true };
  }
  const orders = mappingOf(other, 'transactions');
  const fromOrders = FROM_ORDERS.flatMap((part) => {
    const column = orders[part];
    const name = column === undefined ? undefined : names.get(column);
    return name === undefined ? [] : [[part, name] as const];
  });
  const mapping: Mapping = {
    ...Object.fromEntries(fromOrders),
    ...mappingOf(source, 'transactions'),
    order_id: key,
    ...(purpose === 'refunds' && { is_return: IS_REFUND, ...amountOf(refundAmount(source)) }),
  };
  return { role: 'transactions', mapping, accepted: true };
}

function amountOf(column: string | null): Mapping {
  return column === null ? {} : { amount: column };
}
