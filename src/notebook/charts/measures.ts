import type { Unit } from '../../base/units';
import type { Aggregate } from '../../document/chart-spec';
import { ident, sql, type Sql } from '../../sql';
import type { SourceColumn } from './channels';
import { isFloatType, isTemporal } from './column-kind';
import { stem } from './namer';

/** A number (or day) for each group of rows. */
export interface Measure {
  readonly sql: Sql;
  readonly unit: Unit;
  readonly label: string;
  /** What its column would like to be called. */
  readonly name: string;
  /** Rows that it leaves out, as a condition; null where it takes all. */
  readonly leavesOut: Sql | null;
}

/** Counting one’s rows counts customers where there is a row for each. */
export interface RowNoun {
  readonly unit: 'customers' | 'rows';
  readonly one: string;
  readonly many: string;
}
export const ROWS: RowNoun = { unit: 'rows', one: 'row', many: 'rows' };
export const CUSTOMERS: RowNoun = { unit: 'customers', one: 'customer', many: 'customers' };

/** The SQL, unit and name of an aggregate. Sums are exact: decimals are added, and only the total is a DOUBLE. */
export function measureOf(
  aggregate: Aggregate,
  column: SourceColumn | null,
  noun: RowNoun,
): Measure {
  if (column === null) {
    return {
      sql: sql`count(*)::INTEGER`,
      unit: noun.unit,
      label: capital(noun.many),
      name: noun.many,
      leavesOut: null,
    };
  }
  const field = ident(column.name);
  const name = `${aggregate}_${stem(column.name)}`;
  const label = `${LABELS[aggregate]} ${words(column.name, column.unit)}`;
  switch (aggregate) {
    case 'count':
      return {
        sql: sql`count(${field})::INTEGER`,
        unit: noun.unit,
        label: `${capital(noun.many)} with ${words(column.name, column.unit)}`,
        name,
        leavesOut: null,
      };
    case 'distinct':
      return { ...distinctOf(column), leavesOut: sql`${field} is null` };
    case 'sum':
    case 'mean':
    case 'median':
    case 'min':
    case 'max':
      return {
        sql: AGGREGATES[aggregate](column),
        unit: unitOf(aggregate, column),
        label,
        name,
        leavesOut: sql`${field} is null`,
      };
  }
}

const LABELS: Readonly<Record<Aggregate, string>> = {
  count: 'Number of',
  sum: 'Total',
  mean: 'Mean',
  median: 'Median',
  min: 'Lowest',
  max: 'Highest',
  distinct: 'Distinct',
};

const AGGREGATES: Readonly<
  Record<'sum' | 'mean' | 'median' | 'min' | 'max', (column: SourceColumn) => Sql>
> = {
  sum: (column) => {
    const field = ident(column.name);
    if (column.kind === 'boolean') return sql`sum(${field}::INTEGER)::DOUBLE`;
    if (!isFloatType(column.type)) return sql`sum(${field})::DOUBLE`;
    // Money that became a DOUBLE was a decimal of four places.
    return column.unit === 'money'
      ? sql`sum(${field}::DECIMAL(18, 4))::DOUBLE`
      : sql`fsum(${field})`;
  },
  mean: (column) =>
    column.kind === 'boolean'
      ? sql`avg(${ident(column.name)}::INTEGER)`
      : sql`avg(${ident(column.name)})::DOUBLE`,
  median: (column) => sql`median(${ident(column.name)})::DOUBLE`,
  min: (column) => extreme(sql`min(${ident(column.name)})`, column),
  max: (column) => extreme(sql`max(${ident(column.name)})`, column),
};

function extreme(value: Sql, { kind }: SourceColumn): Sql {
  return isTemporal(kind) ? value : sql`${value}::DOUBLE`;
}

function distinctOf(column: SourceColumn): Omit<Measure, 'leavesOut'> {
  const counted = sql`count(distinct ${ident(column.name)})::INTEGER`;
  if (column.name === 'customer_id')
    return { sql: counted, unit: 'customers', label: 'Customers', name: 'customers' };
  if (column.name === 'order_id')
    return { sql: counted, unit: 'orders', label: 'Orders', name: 'orders' };
  return {
    sql: counted,
    unit: 'count',
    label: `Distinct ${words(column.name, column.unit)}`,
    name: `distinct_${stem(column.name)}`,
  };
}

function unitOf(aggregate: 'sum' | 'mean' | 'median' | 'min' | 'max', column: SourceColumn): Unit {
  if (column.kind !== 'boolean') return column.unit;
  return aggregate === 'sum' ? 'count' : 'share';
}

/** Units whose values can be added up. */
export const ADDITIVE: readonly Unit[] = ['customers', 'orders', 'rows', 'count', 'money', 'share'];

/** `mean_recency_days` of days reads “mean recency (days)”. */
export function words(field: string, unit: Unit): string {
  const days = unit === 'days' && /_days$/.test(field);
  const plain = field.replace(days ? /_days$/ : /$^/, '').replaceAll('_', ' ');
  return days ? `${plain} (days)` : plain;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
