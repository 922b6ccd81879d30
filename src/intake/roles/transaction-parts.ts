import { literal, sql, type Sql } from '../../sql';
import {
  asMoney,
  comparableOf,
  idOf,
  numberOf,
  textOf,
  timestampOf,
  truthOf,
  typeFamily,
} from './column-expressions';
import { convertedMoney, isConverted } from './currency-conversion';
import { ruledId } from './id-rules';
import { mappedColumn, type RoleSupply, type SourceColumn } from './role-supply';

/** DECIMAL(18,4) ends here: larger amounts cannot be read. */
const MONEY_LIMIT = literal(1e14);

/** The amount of a line, and conditions on it that the engine can check without making decimals. */
export interface AmountPart {
  /** DECIMAL(18,4), NULL where it cannot be read. */
  readonly value: Sql;
  /** True exactly where the value is not NULL. */
  readonly readable: Sql;
  /** The same for amounts that are known not to be negative. */
  readonly readableAboveZero: Sql;
  readonly negative: Sql;
  readonly notNegative: Sql;
}

/** Amounts are mapped, or quantity × unit price; in the currency that is looked at. */
export function amountPart(supply: RoleSupply): AmountPart {
  const written = writtenAmount(supply);
  if (!isConverted(supply)) return written;
  const value = convertedMoney(supply, written.value);
  const readable = sql`${value} is not null`;
  // Rates are above zero: the sign stays.
  return { ...written, value, readable, readableAboveZero: readable };
}

function writtenAmount(supply: RoleSupply): AmountPart {
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

/** Dates before the first day, or from the last one on, are no dates: infinity, or a year of five digits. */
export const FIRST_DAY = '0001-01-01';
export const END_OF_DAYS = '10000-01-01';

/** When the line was ordered. */
export interface DatePart {
  /** TIMESTAMP, NULL where it cannot be read. */
  readonly value: Sql;
  /** True exactly where there is a date from the year 1 to before 00:00 of the ISO day. */
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
    before: (end) => sql`${compared} >= ${day(FIRST_DAY)} and ${compared} < ${day(end)}`,
  };
}

/** A canonical id: the text as it stands, and whether it is there. */
export interface IdPart {
  /** For rows where it is present. */
  readonly value: Sql;
  /** NULL instead of empty. */
  readonly orNull: Sql;
  /** Never NULL: false for empty and missing ids. */
  readonly present: Sql;
}

/** The id mapped to a canonical part, or null when it is not mapped. */
export function idPart(supply: RoleSupply, canonical: 'customer_id' | 'order_id'): IdPart | null {
  const column = mappedColumn(supply, canonical);
  if (column === null) return null;
  const value = idOf(column, supply.idCleaning?.includes(canonical) ?? false);
  if (canonical === 'customer_id' && supply.idRule !== undefined && supply.idRule !== 'exact') {
    const ruled = ruledId(supply.idRule, value);
    return { value: ruled, orNull: sql`nullif(${ruled}, '')`, present: sql`${ruled} <> ''` };
  }
  const isText = column.type === 'VARCHAR';
  return {
    value,
    orNull: isText ? sql`nullif(${value}, '')` : value,
    // The raw column, so that the condition reaches the scan.
    present: isText ? sql`${column.sql} <> ''` : sql`${column.sql} is not null`,
  };
}

/** What makes a line a return beside a negative amount (METHODS.md): each condition may be NULL where its column is. */
export interface ReturnConditions {
  /** The mapped flag, and the order id that starts with the return mark. */
  readonly flags: readonly Sql[];
  readonly negativeQuantity: Sql | null;
}

/** The conditions that apply to this supply. */
export function returnConditions(supply: RoleSupply): ReturnConditions {
  const flag = mappedColumn(supply, 'is_return');
  const order = mappedColumn(supply, 'order_id');
  const quantity = mappedColumn(supply, 'quantity');
  const mark = supply.cleaning.return_mark;
  return {
    flags: [
      ...(flag === null ? [] : [truthOf(flag)]),
      ...(order === null || mark === null
        ? []
        : [sql`starts_with(${textOf(order)}, ${literal(mark)})`]),
    ],
    negativeQuantity: quantity === null ? null : sql`${comparableOf(quantity)} < 0`,
  };
}
