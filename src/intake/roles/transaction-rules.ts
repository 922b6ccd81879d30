import type { ExclusionReason } from '../../base/roles';
import { join, literal, sql, type Sql } from '../../sql';
import { numberOf, textOf } from './column-expressions';
import { mappedColumn, type RoleSupply } from './role-supply';
import { amountPart, datePart, idPart, returnConditions } from './transaction-parts';

/**
 * A cleaning rule in two forms. `excludes` is true for the rows that the rule takes out (NULL counts as false).
 * `keeps` are conditions that are all true for exactly the other rows, given that the rules before have kept the row;
 * they are written so that the engine can check them while it scans.
 */
export interface Rule {
  readonly reason: ExclusionReason;
  readonly excludes: Sql;
  readonly keeps: readonly Sql[];
}

/** The rules that can touch a row of this supply, in the order in which the first that applies is the reason. Duplicates
 * are another matter: they are found by looking at all rows. */
export function transactionRules(supply: RoleSupply, asOf: string | null): readonly Rule[] {
  return [
    customerRule(supply),
    dateRule(supply, asOf),
    amountRule(supply),
    ...returnRule(supply),
    ...priceRule(supply),
    ...currencyRule(supply),
    ...asOfRule(supply, asOf),
  ];
}

function customerRule(supply: RoleSupply): Rule {
  const id = idPart(supply, 'customer_id');
  if (id === null) throw new TypeError('no column for the customer');
  return {
    reason: 'no customer',
    excludes: sql`(${id.present}) is not true`,
    keeps: [id.present],
  };
}

function dateRule(supply: RoleSupply, asOf: string | null): Rule {
  const date = datePart(supply);
  return {
    reason: 'unreadable date',
    excludes: sql`(${date.readable}) is not true`,
    // With an as-of date its own rule is the stricter one.
    keeps: asOf === null ? [date.readable] : [],
  };
}

function amountRule(supply: RoleSupply): Rule {
  const amount = amountPart(supply);
  return {
    reason: 'unreadable amount',
    excludes: sql`(${amount.readable}) is not true`,
    keeps: [supply.cleaning.returns === 'exclude' ? amount.readableAboveZero : amount.readable],
  };
}

function returnRule(supply: RoleSupply): readonly Rule[] {
  if (supply.cleaning.returns === 'net') return [];
  const amount = amountPart(supply);
  const conditions = returnConditions(supply);
  const quantity = mappedColumn(supply, 'quantity');
  const isFactor = mappedColumn(supply, 'amount') === null;
  // Both factors are known to be numbers when the amount is; a mapped quantity may be missing.
  const keeps = conditions.slice(0, -1).map((condition) => sql`(${condition}) is not true`);
  if (quantity !== null && isFactor) keeps.splice(-1, 1, sql`${numberOf(quantity)} >= 0`);
  return [
    {
      reason: 'return',
      excludes: join(conditions, ' or '),
      keeps: isFactor && excludesPrices(supply) ? keeps : [...keeps, amount.notNegative],
    },
  ];
}

function priceRule(supply: RoleSupply): readonly Rule[] {
  const price = mappedColumn(supply, 'unit_price');
  if (price === null || !excludesPrices(supply)) return [];
  const value = numberOf(price);
  const isFactor = mappedColumn(supply, 'amount') === null;
  return [
    {
      reason: 'price zero or less',
      excludes: sql`${value} <= 0`,
      keeps: [isFactor ? sql`${value} > 0` : sql`(${value} <= 0) is not true`],
    },
  ];
}

function excludesPrices(supply: RoleSupply): boolean {
  return supply.cleaning.non_positive_price === 'exclude';
}

function currencyRule(supply: RoleSupply): readonly Rule[] {
  const currency = mappedColumn(supply, 'currency');
  const chosen = supply.cleaning.currency;
  if (currency === null || chosen === null) return [];
  const value = textOf(currency);
  return [
    {
      reason: 'other currency',
      excludes: sql`${value} is distinct from ${literal(chosen)}`,
      keeps: [sql`${value} = ${literal(chosen)}`],
    },
  ];
}

function asOfRule(supply: RoleSupply, asOf: string | null): readonly Rule[] {
  if (asOf === null) return [];
  const date = datePart(supply);
  return [
    {
      reason: 'on or after the as-of date',
      excludes: date.onOrAfter(asOf),
      keeps: [date.before(asOf)],
    },
  ];
}
