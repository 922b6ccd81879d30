import { fitness, type ColumnFacts } from './column-facts';
import type { RoleProposal } from './role-proposal';

/** A name that we gave, since the file has none. */
const GIVEN_NAME = /^column_\d+$/;
/** Half sure at most: the page asks, with the form filled in. */
const GUESSED = 0.5;
/** Fewer different values are a kind, a number of pieces or a channel rather than ids. */
const ENOUGH_IDS = 10;
const SHARE_OF_IDS = 0.05;

/**
 * Orders in a file without names of columns, by values alone: ids that repeat, one column of dates and one of numbers
 * with decimals. Nothing where there are names, or where several columns could be date or amount.
 */
export function proposeByValues(columns: readonly ColumnFacts[]): readonly RoleProposal[] {
  if (!columns.every(({ name }) => GIVEN_NAME.test(name))) return [];
  const [date, ...otherDates] = columns.filter((facts) => fitness(facts, 'time') === 1);
  const [amount, ...otherAmounts] = columns.filter(isMoney);
  // Orders have ids that repeat too, over their lines: there are fewer customers than orders.
  const [customer, ...rivals] = columns.filter(hasIds).sort((a, b) => a.distinct - b.distinct);
  if (date === undefined || amount === undefined || customer === undefined) return [];
  if (otherDates.length > 0 || otherAmounts.length > 0) return [];
  const alternatives = [customer, ...rivals].map(({ name }) => name);
  return [
    {
      role: 'transactions',
      mapping: { customer_id: customer.name, ordered_at: date.name, amount: amount.name },
      confidence: GUESSED,
      ambiguous: rivals.length > 0,
      ...(rivals.length > 0 && { alternatives: { customer_id: alternatives } }),
      notes: ['The file has no names of columns: who, when and how much is a guess by the values.'],
    },
  ];
}

function isMoney(facts: ColumnFacts): boolean {
  return facts.type === 'number' && facts.fractionShare > 0.02;
}

function hasIds(facts: ColumnFacts): boolean {
  const { type, filled, distinct } = facts;
  if (type !== 'text' && type !== 'integer') return false;
  if (fitness(facts, 'id') === 0 || fitness(facts, 'time') === 1) return false;
  return distinct >= Math.max(ENOUGH_IDS, filled * SHARE_OF_IDS) && distinct < filled;
}
