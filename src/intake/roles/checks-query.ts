import { ident, join, literal, sql, type Sql } from '../../sql';
import { textOf, numberOf } from './column-expressions';
import { mappedColumn, sourceAlias, type RoleSupply } from './role-supply';
import { idPart } from './transaction-parts';

/** Exact duplicate rows beyond the first, over all sources: one row, `duplicate_rows` INTEGER. Slow on large tables. */
export function duplicateRowsQuery(supplies: readonly RoleSupply[]): Sql {
  const parts = supplies.map(
    ({ table }) => sql`
      (select count(*) from ${table}) - (select count(*) from (select distinct * from ${table}))
    `,
  );
  return sql`select cast(${join(parts, ' + ')} as INTEGER) as duplicate_rows`;
}

/** Records of customers beyond the first of their id, over all sources: one row, `duplicate_customers` INTEGER. */
export function duplicateCustomersQuery(supplies: readonly RoleSupply[]): Sql {
  const ids = supplies.map((supply) => {
    const id = idPart(supply, 'customer_id');
    if (id === null) throw new TypeError('no column for the customer');
    return sql`
      select ${id.value} as customer_id
      from ${sourceAlias(supply)}
      where ${id.present}
    `;
  });
  return sql`
    with ids as (
      ${join(ids, '\nunion all\n')}
    )
    select cast(count(*) - count(distinct customer_id) as INTEGER) as duplicate_customers
    from ids
  `;
}

/**
 * How customers and transactions meet, by the views of these names: one row with `customers_matched`,
 * `transaction_customers_without_record` and `customers_without_transactions`, all INTEGER.
 */
export function matchQuery(): Sql {
  return sql`
    with buyers as (
      select distinct customer_id
      from transactions
    ),
    meetings as (
      select
        buyers.customer_id as buyer,
        customers.customer_id as record
      from buyers
      full join customers on buyers.customer_id = customers.customer_id
    )
    select
      cast(count(*) filter (where buyer is not null and record is not null) as INTEGER)
        as customers_matched,
      cast(count(*) filter (where record is null) as INTEGER)
        as transaction_customers_without_record,
      cast(count(*) filter (where buyer is null) as INTEGER)
        as customers_without_transactions
    from meetings
  `;
}

/**
 * Whether all ids of a column are whole numbers written as floats (`17850.0`): one row, `floats` BOOLEAN. It stops at the
 * first id that is not, so it costs nothing on ordinary ids.
 */
export function idsAreFloatsQuery(supply: RoleSupply, canonical: 'customer_id' | 'order_id'): Sql {
  const column = mappedColumn(supply, canonical);
  if (column === null) return sql`select false as floats`;
  const id = textOf(column);
  const from = sourceAlias(supply);
  return sql`
    select
      exists (select 1 from ${from} where ${id} <> '')
      and not exists (
        select 1 from ${from} where ${id} <> '' and not regexp_full_match(${id}, '-?[0-9]+[.]0')
      ) as floats
  `;
}

/** Ids that a spreadsheet wrote as `1.23457E+11`, so that their digits are lost: one row, `rows` INTEGER. */
export function scientificIdsQuery(supply: RoleSupply, canonical: 'customer_id' | 'order_id'): Sql {
  const column = mappedColumn(supply, canonical);
  if (column === null) return sql`select 0 as rows`;
  const id = textOf(column);
  return sql`
    select cast(count(*) as INTEGER) as rows
    from ${sourceAlias(supply)}
    where ${id} like '%+%' and regexp_full_match(${id}, '[0-9]([.,][0-9]+)?[eE][+][0-9]+')
  `;
}

/** Currencies of a source with their rows, the most frequent first: `currency` VARCHAR, `rows` INTEGER. */
export function currenciesQuery(supply: RoleSupply): Sql {
  const currency = mappedColumn(supply, 'currency');
  if (currency === null) {
    return sql`select cast(NULL as VARCHAR) as currency, 0 as rows where false`;
  }
  return sql`
    select
      ${textOf(currency)} as currency,
      cast(count(*) as INTEGER) as rows
    from ${sourceAlias(supply)}
    where ${currency.sql} is not null
    group by 1
    order by rows desc, currency
  `;
}

/**
 * The return mark of a source, if it has one: a letter that begins some order ids while most begin with a digit, and
 * nearly all lines under it are negative. No row, or one: `mark` VARCHAR, `rows` INTEGER. Where every id is digits the
 * scan ends at the column's maximum.
 */
export function detectReturnMarkQuery(supply: RoleSupply): Sql {
  const order = mappedColumn(supply, 'order_id');
  const signed = mappedColumn(supply, 'quantity') ?? mappedColumn(supply, 'amount');
  if (order === null || signed === null || order.type !== 'VARCHAR') {
    return sql`select cast(NULL as VARCHAR) as mark, 0 as rows where false`;
  }
  return sql`
    with marked as (
      select
        left(${order.sql}, 1) as mark,
        ${numberOf(signed)} < 0 as negative
      from ${sourceAlias(supply)}
      where ${order.sql} >= 'A' and ${order.sql} < '{'
    )
    select
      mark,
      cast(count(*) as INTEGER) as rows
    from marked
    where mark between 'A' and 'Z' or mark between 'a' and 'z'
    group by mark
    having count(*) filter (where negative) >= ${literal(0.95)} * count(*)
      and count(*) < 0.5 * (select count(*) from ${supply.table} where ${ident(order.name)} < 'A')
    order by rows desc
    limit 1
  `;
}
