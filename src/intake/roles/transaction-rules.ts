import type { ExclusionReason } from '../../base/roles';
import { join, literal, sql, type Sql } from '../../sql';
import { comparableOf, textOf } from './column-expressions';
import { convertedNumber, inChosenCurrency } from './currency-conversion';
import { mappedColumn, namedColumn, type RoleSupply } from './role-supply';
import {
  amountPart,
  datePart,
  END_OF_DAYS,
  FIRST_DAY,
  idPart,
  returnConditions,
} from './transaction-parts';

/**
 * A cleaning rule in two forms that say the same. `excludes` is true for the rows that the rule takes out (NULL counts as
 * false), in terms of the canonical columns. `keeps` are conditions on the source's columns, all true for exactly the
 * other rows, given that the rules before have kept the row: the engine can check them while it scans.
 */
export interface Rule {
  readonly reason: ExclusionReason;
  readonly excludes: Sql;
  readonly keeps: readonly Sql[];
}

/** Columns that stand beside the canonical ones while the reason of a row is found; null where there is no such rule. */
export interface RuleColumns {
  /** Numbers equal rows. */
  readonly copy: Sql | null;
  /** Whether the sale was not completed: `statusCondition`. */
  readonly open: Sql | null;
}

/** The rules that can touch a row of this supply, in the order in which the first that applies is the reason. */
export function transactionRules(
  supply: RoleSupply,
  asOf: string | null,
  { copy, open }: RuleColumns,
): readonly Rule[] {
  return [
    customerRule(supply),
    dateRule(supply, asOf),
    amountRule(supply),
    ...statusRule(supply, open),
    ...returnRule(supply),
    ...priceRule(supply),
    ...duplicateRule(copy),
    ...currencyRule(supply),
    ...asOfRule(supply, asOf),
  ];
}

function customerRule(supply: RoleSupply): Rule {
  const id = idPart(supply, 'customer_id');
  if (id === null) throw new TypeError('no column for the customer');
  return { reason: 'no customer', excludes: sql`customer_id is null`, keeps: [id.present] };
}

function dateRule(supply: RoleSupply, asOf: string | null): Rule {
  const [first, end] = [literal(FIRST_DAY), literal(END_OF_DAYS)];
  return {
    reason: 'unreadable date',
    excludes: sql`(ordered_at >= TIMESTAMP ${first} and ordered_at < TIMESTAMP ${end}) is not true`,
    // With an as-of date its own rule is the stricter one.
    keeps: asOf === null ? [datePart(supply).before(END_OF_DAYS)] : [],
  };
}

function amountRule(supply: RoleSupply): Rule {
  const amount = amountPart(supply);
  return {
    reason: 'unreadable amount',
    excludes: sql`amount is null`,
    keeps: [supply.cleaning.returns === 'exclude' ? amount.readableAboveZero : amount.readable],
  };
}

function statusRule(supply: RoleSupply, open: Sql | null): readonly Rule[] {
  const condition = statusCondition(supply);
  if (condition === null) return [];
  return [
    {
      reason: 'not completed',
      excludes: open ?? condition,
      keeps: [sql`(${condition}) is not true`],
    },
  ];
}

/** True where a status says that the sale was not completed; null where no status is looked at. */
export function statusCondition(supply: RoleSupply): Sql | null {
  const statuses = supply.cleaning.excluded_statuses ?? [];
  if (statuses.length === 0) return null;
  const conditions = statuses.map(({ column, values, except = [] }) => {
    const text = sql`lower(trim(${textOf(namedColumn(supply, column))}))`;
    const list = (words: readonly string[]) =>
      join(words.map((word) => literal(word.trim().toLowerCase())));
    if (values !== 'any') return sql`${text} in (${list(values)})`;
    return except.length === 0
      ? sql`${text} <> ''`
      : sql`${text} not in (${list(['', ...except])})`;
  });
  return join(conditions, ' or ');
}

function returnRule(supply: RoleSupply): readonly Rule[] {
  if (supply.cleaning.returns === 'net') return [];
  const quantity = mappedColumn(supply, 'quantity');
  const isFactor = mappedColumn(supply, 'amount') === null;
  const { flags, negativeQuantity } = returnConditions(supply);
  const keeps = flags.map((flag) => sql`(${flag}) is not true`);
  if (quantity !== null && negativeQuantity !== null) {
    // A factor is known to be a number when the amount is; a quantity beside an amount may be missing.
    keeps.push(
      isFactor ? sql`${comparableOf(quantity)} >= 0` : sql`(${negativeQuantity}) is not true`,
    );
  }
  // No quantity below zero and no price below zero: no amount below zero.
  if (!isFactor || !excludesPrices(supply)) keeps.push(amountPart(supply).notNegative);
  return [{ reason: 'return', excludes: sql`is_return`, keeps }];
}

function priceRule(supply: RoleSupply): readonly Rule[] {
  const price = mappedColumn(supply, 'unit_price');
  if (price === null || !excludesPrices(supply)) return [];
  const value = convertedNumber(supply, comparableOf(price));
  const isFactor = mappedColumn(supply, 'amount') === null;
  return [
    {
      reason: 'price zero or less',
      excludes: sql`unit_price <= 0`,
      keeps: [isFactor ? sql`${value} > 0` : sql`(${value} <= 0) is not true`],
    },
  ];
}

function excludesPrices(supply: RoleSupply): boolean {
  return supply.cleaning.non_positive_price === 'exclude';
}

/** What is left of equal rows is found by `select distinct`, not by a condition. */
function duplicateRule(copy: Sql | null): readonly Rule[] {
  return copy === null ? [] : [{ reason: 'duplicate', excludes: sql`${copy} > 1`, keeps: [] }];
}

function currencyRule(supply: RoleSupply): readonly Rule[] {
  const isChosen = inChosenCurrency(supply);
  if (isChosen === null) return [];
  return [
    {
      reason: 'other currency',
      excludes: sql`currency is distinct from ${literal(supply.cleaning.currency)}`,
      keeps: [isChosen],
    },
  ];
}

function asOfRule(supply: RoleSupply, asOf: string | null): readonly Rule[] {
  if (asOf === null) return [];
  return [
    {
      reason: 'on or after the as-of date',
      excludes: sql`ordered_at >= TIMESTAMP ${literal(asOf)}`,
      keeps: [datePart(supply).before(asOf)],
    },
  ];
}

/** Whether a line is a return: never NULL. */
export function isReturn(supply: RoleSupply): Sql {
  const { flags, negativeQuantity } = returnConditions(supply);
  const quantity = negativeQuantity === null ? [] : [negativeQuantity];
  const conditions = [...flags, ...quantity, amountPart(supply).negative];
  return sql`coalesce(${join(conditions, ' or ')}, false)`;
}
