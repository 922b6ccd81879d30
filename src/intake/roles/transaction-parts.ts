import { literal, sql, type Sql } from '../../sql';
import {
  asMoney,
  idOf,
  numberOf,
  textOf,
  timestampOf,
  truthOf,
  typeFamily,
} from './column-expressions';
import { mappedColumn, type RoleSupply, type SourceColumn } from './role-supply';

/** DECIMAL(18,4) ends here: larger amounts cannot be read. */
const MONEY_LIMIT = literal(1e14);

/** The amount of a line, and conditions on it that the engine can check without making decimals. */
export interface AmountPart {
  /** DECIMAL(18,4), NULL where it cannot be read. */
  readonly value: Sql;
  /** True exactly where the value is not NULL; `aboveZero` leaves the lower bound out. */
  readonly readable: Sql;
  readonly readableAboveZero: Sql;
  readonly negative: Sql;
  readonly notNegative: Sql;
}

/** Amounts are mapped, or quantity × unit price. */
export function amountPart(supply: RoleSupply): AmountPart {
  const amount = mappedColumn(supply, 'amount');
  if (amount !== null) return mappedAmount(amount);
  const quantity = mappedColumn(supply, 'quantity');
  const price = mappedColumn(supply, 'unit_price');
  if (quantity === null || price === null) throw new TypeError('no column for the amount');
  const product = sql`${numberOf(quantity)} * ${numberOf(price)}`;
  return { ...conditionsOn(product), value: asMoney(product) };
}

function mappedAmount(column: SourceColumn): AmountPart {
  const value = asMoney(column.sql);
  const family = typeFamily(column.type);
  if (family === 'double' || family === 'integer') return { ...conditionsOn(column.sql), value };
  return {
    value,
    readable: sql`${value} is not null`,
    readableAboveZero: sql`${value} is not null`,
    negative: sql`${value} < 0`,
    notNegative: sql`${value} >= 0`,
  };
}

/** Bounds on a plain column reach the scan, where whole blocks are skipped or passed by their minimum and maximum. */
function conditionsOn(number: Sql): Omit<AmountPart, 'value'> {
  const below = sql`${number} < ${MONEY_LIMIT}`;
  return {
    readable: sql`${number} > -${MONEY_LIMIT} and ${below}`,
    readableAboveZero: below,
    negative: sql`${number} < 0`,
    notNegative: sql`${number} >= 0`,
  };
}

/** When the line was ordered. */
export interface DatePart {
  /** TIMESTAMP, NULL where it cannot be read. */
  readonly value: Sql;
  /** True exactly where there is a date in the years 1 to 9999. */
  readonly readable: Sql;
  /** True from 00:00 of the ISO day on. */
  onOrAfter(day: string): Sql;
  /** True before 00:00 of the ISO day. */
  before(day: string): Sql;
}

/** The order date; a DATE column is compared as DATE, so that the scan can use its minimum and maximum. */
export function datePart(supply: RoleSupply): DatePart {
  const column = mappedColumn(supply, 'ordered_at');
  if (column === null) throw new TypeError('no column for the order date');
  const isDate = typeFamily(column.type) === 'date';
  const value = timestampOf(column);
  const compared = isDate ? column.sql : value;
  const day = (text: string) =>
    isDate ? sql`DATE ${literal(text)}` : sql`TIMESTAMP ${literal(text)}`;
  return {
    value,
    readable: sql`${compared} >= ${day('0001-01-01')} and ${compared} < ${day('10000-01-01')}`,
    onOrAfter: (asOf) => sql`${compared} >= ${day(asOf)}`,
    before: (asOf) => sql`${compared} >= ${day('0001-01-01')} and ${compared} < ${day(asOf)}`,
  };
}

/** A canonical id: the text as it stands, and whether it is there. */
export interface IdPart {
  readonly value: Sql;
  /** NULL instead of empty. */
  readonly orNull: Sql;
  /** Never NULL: false for empty and missing ids. */
  readonly present: Sql;
}

/** The id mapped to a canonical part, or null when it is not mapped. */
export function idPart(supply: RoleSupply, canonical: string): IdPart | null {
  const column = mappedColumn(supply, canonical);
  if (column === null) return null;
  const value = idOf(column, supply.idCleaning?.includes(canonical) ?? false);
  const isText = column.type === 'VARCHAR';
  return {
    value,
    orNull: isText ? sql`nullif(${value}, '')` : value,
    // The raw column, so that the condition reaches the scan.
    present: isText ? sql`${column.sql} <> ''` : sql`${column.sql} is not null`,
  };
}

/** The conditions that make a line a return (METHODS.md): each may be NULL where its column is. */
export function returnConditions(supply: RoleSupply): readonly Sql[] {
  const flag = mappedColumn(supply, 'is_return');
  const order = mappedColumn(supply, 'order_id');
  const quantity = mappedColumn(supply, 'quantity');
  const mark = supply.cleaning.return_mark;
  return [
    ...(flag === null ? [] : [truthOf(flag)]),
    ...(order === null || mark === null || mark === ''
      ? []
      : [sql`starts_with(${textOf(order)}, ${literal(mark)})`]),
    ...(quantity === null ? [] : [sql`${numberOf(quantity)} < 0`]),
    amountPart(supply).negative,
  ];
}
