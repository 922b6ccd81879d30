import { CANONICAL_COLUMNS } from '../../base/roles';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { numberOf, textOf } from './column-expressions';
import { extraColumns, extraItem, REASON, type ExtraColumn } from './output-columns';
import { freshName, mappedColumn, sourceAlias, SRC, type RoleSupply } from './role-supply';
import { amountPart, datePart, idPart, returnConditions } from './transaction-parts';
import { transactionRules } from './transaction-rules';

/** What the role view of transactions depends on beside its sources. */
export interface TransactionOptions {
  /** ISO day from which on rows do not count; null when nothing is cut off. */
  readonly asOf: string | null;
}

/**
 * Every row of the sources with the canonical columns, then the unmapped columns, then `reason`: why the row is not
 * counted, NULL when it is. One row for each row of the sources.
 */
export function transactionsMappedQuery(
  supplies: readonly RoleSupply[],
  options: TransactionOptions,
): Sql {
  const extras = extraColumns('transactions', supplies);
  return union(supplies.map((supply) => mappedPart(supply, extras, options)));
}

/**
 * The rows that count. They are written as plain conditions on the source columns and not as `reason is null`, so that
 * the engine checks them while it scans; both say the same, row for row.
 */
export function transactionsViewQuery(
  supplies: readonly RoleSupply[],
  options: TransactionOptions,
): Sql {
  const extras = extraColumns('transactions', supplies);
  return union(supplies.map((supply) => keptPart(supply, extras, options)));
}

/** The rows that do not count, with `reason`. */
export function transactionsExcludedViewQuery(
  supplies: readonly RoleSupply[],
  options: TransactionOptions,
): Sql {
  return sql`
    with mapped as (
      ${transactionsMappedQuery(supplies, options)}
    )
    select *
    from mapped
    where ${ident(REASON)} is not null
  `;
}

function union(parts: readonly Sql[]): Sql {
  if (parts.length === 0) throw new TypeError('no source supplies the role');
  return join(parts, '\nunion all\n');
}

function keptPart(
  supply: RoleSupply,
  extras: readonly ExtraColumn[],
  { asOf }: TransactionOptions,
): Sql {
  const keeps = transactionRules(supply, asOf).flatMap((rule) => rule.keeps);
  const from =
    supply.cleaning.duplicates === 'exclude'
      ? sql`(select distinct * from ${supply.table}) as ${SRC}`
      : sourceAlias(supply);
  const returned = supply.cleaning.returns === 'exclude' ? sql`false` : isReturn(supply);
  return sql`
    select
      ${join([...canonicalItems(supply, returned), ...extras.map((extra) => extraItem(extra, supply))], ',\n')}
    from ${from}
    where ${join(unique(keeps), '\nand ')}
  `;
}

function mappedPart(
  supply: RoleSupply,
  extras: readonly ExtraColumn[],
  { asOf }: TransactionOptions,
): Sql {
  const copy = copyColumn(supply);
  const branches = transactionRules(supply, asOf).map((rule) => ({
    reason: rule.reason,
    when: sql`when ${rule.excludes} then ${literal(rule.reason)}`,
  }));
  if (copy !== null) {
    const later = branches.findIndex(({ reason }) => AFTER_DUPLICATES.has(reason));
    branches.splice(later === -1 ? branches.length : later, 0, {
      reason: 'duplicate',
      when: sql`when ${join([SRC, copy], '.')} > 1 then 'duplicate'`,
    });
  }
  const items = [
    ...canonicalItems(supply, isReturn(supply)),
    ...extras.map((extra) => extraItem(extra, supply)),
    sql`
      case
        ${join(
          branches.map(({ when }) => when),
          '\n',
        )}
      end as ${ident(REASON)}
    `,
  ];
  return sql`
    select
      ${join(items, ',\n')}
    from ${copy === null ? sourceAlias(supply) : numberedRows(supply, copy)}
  `;
}

const AFTER_DUPLICATES: ReadonlySet<string> = new Set([
  'other currency',
  'on or after the as-of date',
]);

/** The name of the column that numbers equal rows, or null when duplicates stay. */
function copyColumn(supply: RoleSupply): Sql | null {
  return supply.cleaning.duplicates === 'keep' ? null : freshName(supply, 'copy_number');
}

function numberedRows(supply: RoleSupply, copy: Sql): Sql {
  const all = join(supply.columns.map((column) => ident(column.name)));
  return sql`
    (
      select *, row_number() over (partition by ${all}) as ${copy}
      from ${supply.table}
    ) as ${SRC}
  `;
}

function isReturn(supply: RoleSupply): Sql {
  return sql`coalesce(${join(returnConditions(supply), ' or ')}, false)`;
}

function canonicalItems(supply: RoleSupply, returned: Sql): readonly Sql[] {
  return CANONICAL_COLUMNS.transactions.map(({ name, type }) => {
    const value = canonicalValue(supply, name, returned) ?? NULLS[type] ?? EMPTY;
    return sql`${value} as ${ident(name)}`;
  });
}

/** NULL of a type, for parts that no column plays. */
const NULLS: Readonly<Record<string, Sql>> = {
  VARCHAR: sql`cast(NULL as VARCHAR)`,
  DOUBLE: sql`cast(NULL as DOUBLE)`,
};

function canonicalValue(supply: RoleSupply, name: string, returned: Sql): Sql | null {
  switch (name) {
    case 'customer_id':
    case 'order_id':
      return idPart(supply, name)?.orNull ?? null;
    case 'ordered_at':
      return datePart(supply).value;
    case 'amount':
      return amountPart(supply).value;
    case 'is_return':
      return returned;
  }
  const column = mappedColumn(supply, name);
  if (column === null) return null;
  return NUMBERS.has(name) ? numberOf(column) : textOf(column);
}

const NUMBERS: ReadonlySet<string> = new Set(['quantity', 'unit_price', 'discount', 'cost']);

function unique(conditions: readonly Sql[]): readonly Sql[] {
  return [...new Map(conditions.map((condition) => [condition.text, condition])).values()];
}
