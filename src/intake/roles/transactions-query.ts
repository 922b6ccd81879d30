import { CANONICAL_COLUMNS } from '../../base/roles';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { numberOf, textOf } from './column-expressions';
import { convertedCurrency, convertedNumber } from './currency-conversion';
import { extraColumns, extraItem, REASON, type ExtraColumn } from './output-columns';
import {
  freshName,
  mappedColumn,
  sourceAlias,
  sourceRows,
  SRC,
  type RoleSupply,
} from './role-supply';
import { amountPart, datePart, idPart } from './transaction-parts';
import { isReturn, statusCondition, transactionRules } from './transaction-rules';

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
  const keeps = transactionRules(supply, asOf, { copy: null, open: null }).flatMap(
    (rule) => rule.keeps,
  );
  const from =
    supply.cleaning.duplicates === 'exclude'
      ? sourceRows(supply, sql`(select distinct * from ${supply.table})`)
      : sourceAlias(supply);
  const known = {
    // The conditions leave only customers that are there, and only lines that are no returns.
    customer_id: idPart(supply, 'customer_id')?.value,
    is_return: supply.cleaning.returns === 'exclude' ? sql`false` : undefined,
  };
  return sql`
    select
      ${join([...canonicalItems(supply, known), ...extraItems(supply, extras)], ',\n')}
    from ${from}
    where ${join(unique(keeps), '\nand ')}
  `;
}

function mappedPart(
  supply: RoleSupply,
  extras: readonly ExtraColumn[],
  { asOf }: TransactionOptions,
): Sql {
  const copy = supply.cleaning.duplicates === 'keep' ? null : freshName(supply, 'copy_number');
  const status = statusCondition(supply);
  const open = status === null ? null : freshName(supply, 'not_completed');
  const branches = transactionRules(supply, asOf, { copy, open }).map(
    (rule) => sql`when ${rule.excludes} then ${literal(rule.reason)}`,
  );
  const items = [...canonicalItems(supply, {}), ...extraItems(supply, extras)];
  // Columns that only the rules need.
  const own = [copy, open].filter((name) => name !== null);
  const ownItems = [
    ...(copy === null ? [] : [join([SRC, copy], '.')]),
    ...(status === null || open === null ? [] : [sql`${status} as ${open}`]),
  ];
  return sql`
    select
      ${own.length === 0 ? sql`*` : sql`* exclude (${join(own)})`},
      case
        ${join(branches, '\n')}
      end as ${ident(REASON)}
    from (
      select
        ${join([...items, ...ownItems], ',\n')}
      from ${copy === null ? sourceAlias(supply) : numberedRows(supply, copy)}
    )
  `;
}

function numberedRows(supply: RoleSupply, copy: Sql): Sql {
  const all = join(supply.columns.map((column) => ident(column.name)));
  return sourceRows(
    supply,
    sql`
      (
        select *, row_number() over (partition by ${all}) as ${copy}
        from ${supply.table}
      )
    `,
  );
}

function extraItems(supply: RoleSupply, extras: readonly ExtraColumn[]): readonly Sql[] {
  return extras.map((extra) => extraItem(extra, supply));
}

/** Expressions that take the place of the usual ones. */
type Known = Readonly<Record<string, Sql | undefined>>;

function canonicalItems(supply: RoleSupply, known: Known): readonly Sql[] {
  return CANONICAL_COLUMNS.transactions.map(({ name, type }) => {
    const value = known[name] ?? canonicalValue(supply, name) ?? NULLS[type] ?? EMPTY;
    return sql`${value} as ${ident(name)}`;
  });
}

/** NULL of a type, for parts that no column plays. */
const NULLS: Readonly<Record<string, Sql>> = {
  VARCHAR: sql`cast(NULL as VARCHAR)`,
  DOUBLE: sql`cast(NULL as DOUBLE)`,
};

function canonicalValue(supply: RoleSupply, name: string): Sql | null {
  switch (name) {
    case 'customer_id':
    case 'order_id':
      return idPart(supply, name)?.orNull ?? null;
    case 'ordered_at':
      return datePart(supply).value;
    case 'amount':
      return amountPart(supply).value;
    case 'currency':
      return convertedCurrency(supply);
    case 'is_return':
      return isReturn(supply);
  }
  const column = mappedColumn(supply, name);
  if (column === null) return null;
  if (MONEY.has(name)) return convertedNumber(supply, numberOf(column));
  return name === 'quantity' ? numberOf(column) : textOf(column);
}

const MONEY: ReadonlySet<string> = new Set(['unit_price', 'discount', 'cost']);

function unique(conditions: readonly Sql[]): readonly Sql[] {
  return [...new Map(conditions.map((condition) => [condition.text, condition])).values()];
}
