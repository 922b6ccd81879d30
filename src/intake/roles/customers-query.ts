import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { extraColumns, extraItem, REASON, type ExtraColumn } from './output-columns';
import { freshName, sourceAlias, SRC, type RoleSupply } from './role-supply';
import { idPart, type IdPart } from './transaction-parts';

/** Why a record of a customer is not in the view. */
export type CustomerExclusion = 'no customer' | 'duplicate customer';
const DUPLICATE: CustomerExclusion = 'duplicate customer';

/** Every record of the sources: customer_id, the attributes, and `reason` (NULL: the record counts). */
export function customersMappedQuery(supplies: readonly RoleSupply[]): Sql {
  const extras = extraColumns('customers', supplies);
  return join(
    supplies.map((supply, index) => {
      const { id, conditions } = firstRecord(supply, supplies.slice(0, index));
      const duplicate =
        conditions.length === 0
          ? EMPTY
          : sql`when (${join(conditions, ' and ')}) is not true then ${literal(DUPLICATE)}`;
      const reason = sql`
        case
          when (${id.present}) is not true then 'no customer'
          ${duplicate}
        end as ${ident(REASON)}
      `;
      return sql`
        select
          ${join([...customerItems(id, supply, extras), reason], ',\n')}
        from ${recordsFrom(supply)}
      `;
    }),
    '\nunion all\n',
  );
}

/** One row for each customer: the first record of the first source that has the customer. */
export function customersViewQuery(supplies: readonly RoleSupply[]): Sql {
  const extras = extraColumns('customers', supplies);
  return join(
    supplies.map((supply, index) => {
      const { id, conditions } = firstRecord(supply, supplies.slice(0, index));
      return sql`
        select
          ${join(customerItems(id, supply, extras), ',\n')}
        from ${recordsFrom(supply)}
        where ${join([id.present, ...conditions], '\nand ')}
      `;
    }),
    '\nunion all\n',
  );
}

/** The records that do not count, with `reason`: without a customer, and all beyond the first of an id. */
export function customersExcludedViewQuery(supplies: readonly RoleSupply[]): Sql {
  return sql`
    with mapped as (
      ${customersMappedQuery(supplies)}
    )
    select *
    from mapped
    where ${ident(REASON)} is not null
  `;
}

/** The conditions under which a record is the first of its customer; they hold for records with an id only. */
function firstRecord(
  supply: RoleSupply,
  earlier: readonly RoleSupply[],
): { id: IdPart; conditions: readonly Sql[] } {
  const id = customerPart(supply);
  const number = rowNumber(supply);
  const first =
    number === null
      ? sql`${join([SRC, recordNumber(supply)], '.')} = 1`
      : sql`
          ${number} in (
            select min(${number})
            from ${sourceAlias(supply)}
            where ${id.present}
            group by ${id.value}
          )
        `;
  const unseen = earlier.map((other) => {
    const otherId = customerPart(other);
    return sql`
      ${id.value} not in (
        select ${otherId.value}
        from ${sourceAlias(other)}
        where ${otherId.present}
      )
    `;
  });
  return { id, conditions: supply.uniqueCustomers === true ? unseen : [first, ...unseen] };
}

/** The physical position of a record, or null when a column of the source is called so. */
function rowNumber(supply: RoleSupply): Sql | null {
  const hidden = supply.columns.some((column) => column.name.toLowerCase() === 'rowid');
  return hidden ? null : join([SRC, ident('rowid')], '.');
}

function recordsFrom(supply: RoleSupply): Sql {
  if (supply.uniqueCustomers === true || rowNumber(supply) !== null) return sourceAlias(supply);
  return sql`
    (
      select *, row_number() over (partition by ${customerPart(supply).value}) as ${recordNumber(supply)}
      from ${sourceAlias(supply)}
    ) as ${SRC}
  `;
}

function recordNumber(supply: RoleSupply): Sql {
  return freshName(supply, 'record_number');
}

function customerPart(supply: RoleSupply): IdPart {
  const id = idPart(supply, 'customer_id');
  if (id === null) throw new TypeError('no column for the customer');
  return id;
}

function customerItems(
  id: IdPart,
  supply: RoleSupply,
  extras: readonly ExtraColumn[],
): readonly Sql[] {
  return [sql`${id.orNull} as customer_id`, ...extras.map((extra) => extraItem(extra, supply))];
}
