import { join, literal, sql, type Sql } from '../../sql';
import { asMoney, textOf } from './column-expressions';
import { mappedColumn, type RoleSupply } from './role-supply';

/** The currency of a line: as its column says it, or one for all; null where nothing tells. */
function currencyOf(supply: RoleSupply): Sql | null {
  const column = mappedColumn(supply, 'currency');
  if (column !== null) return textOf(column);
  return supply.constantCurrency === undefined ? null : literal(supply.constantCurrency);
}

/** The currency after conversion; null where nothing tells it. */
export function convertedCurrency(supply: RoleSupply): Sql | null {
  const conversion = conversionOf(supply);
  if (conversion === null) return currencyOf(supply);
  const { currency, target, rates } = conversion;
  const converted = rates.map(([from]) => literal(from));
  return sql`if(${currency} in (${join(converted)}), ${literal(target)}, ${currency})`;
}

/** True for lines in the one currency that is looked at, as written or converted; NULL where there is no currency. */
export function inChosenCurrency(supply: RoleSupply): Sql | null {
  const currency = currencyOf(supply);
  const chosen = supply.cleaning.currency;
  if (currency === null || chosen === null) return null;
  const conversion = conversionOf(supply);
  if (conversion === null) return sql`${currency} = ${literal(chosen)}`;
  const all = [chosen, ...conversion.rates.map(([from]) => from)];
  return sql`${currency} in (${join(all.map(literal))})`;
}

/**
 * Money in the currency that is looked at: a DECIMAL(18,4) times the rate of its line, both exact, rounded to four places
 * half away from zero; NULL where that is too large. The same expression where nothing is converted.
 */
export function convertedMoney(supply: RoleSupply, money: Sql): Sql {
  const rate = rateOf(supply);
  return rate === null ? money : asMoney(sql`${money} * ${rate}`);
}

/** A DOUBLE of money, such as a price, in the currency that is looked at. */
export function convertedNumber(supply: RoleSupply, number: Sql): Sql {
  const rate = rateOf(supply);
  return rate === null ? number : sql`${number} * cast(${rate} as DOUBLE)`;
}

/** Whether amounts are converted. */
export function isConverted(supply: RoleSupply): boolean {
  return conversionOf(supply) !== null;
}

/** What a unit of the line’s currency is worth, DECIMAL(20,10): 1 where nobody typed a rate. Null: nothing is converted. */
function rateOf(supply: RoleSupply): Sql | null {
  const conversion = conversionOf(supply);
  if (conversion === null) return null;
  const branches = conversion.rates.map(
    ([from, rate]) => sql`when ${literal(from)} then ${decimalRate(rate)}`,
  );
  return sql`case ${conversion.currency} ${join(branches, ' ')} else ${decimalRate(1)} end`;
}

/** With ten decimals and below 10^10, so that a product with any amount has its place in a DECIMAL(38,14). */
function decimalRate(rate: number): Sql {
  const digits = rate.toFixed(10).replace(/\.?0+$/, '');
  return sql`cast(${literal(digits)} as DECIMAL(20,10))`;
}

interface Conversion {
  readonly currency: Sql;
  readonly target: string;
  readonly rates: readonly (readonly [string, number])[];
}

function conversionOf(supply: RoleSupply): Conversion | null {
  const currency = currencyOf(supply);
  const { currency: target, rates: typed } = supply.cleaning;
  if (currency === null || target === null || typed === null) return null;
  const rates = Object.entries(typed).filter(([from]) => from !== target);
  return rates.length === 0 ? null : { currency, target, rates };
}
