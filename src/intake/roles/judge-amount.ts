import { parseWrittenNumber } from '../values/written-number';
import type { RoleSample } from './column-facts';
import type { PartMatch } from './match-parts';

/** What the sample says about the column found for the amount. */
interface AmountJudgement {
  /** The matches, without `amount` when quantity × unit price is the better amount. */
  readonly matches: ReadonlyMap<string, PartMatch>;
  /** Highest confidence that the amount allows. */
  readonly limit: number;
  readonly notes: readonly string[];
}

/** Orders of several lines that are needed before a repeated total is believed. */
const ENOUGH_ORDERS = 3;

/**
 * An order's total is often repeated on each of its lines; adding it up would count it several times. It is seen by
 * orders whose lines all have one amount although they are different lines. Then quantity × unit price is the amount,
 * where there is both; otherwise the user has to look.
 */
export function judgeAmount(
  matches: ReadonlyMap<string, PartMatch>,
  sample: RoleSample,
): AmountJudgement {
  const amount = matches.get('amount');
  const order = matches.get('order_id');
  const fine = { matches, limit: 1, notes: [] };
  if (amount === undefined) return fine;
  const signs = currencySigns(amount, sample);
  if (signs.length > 1) {
    const note = `“${amount.facts.name}” is written in several currencies (${signs.join(', ')}): it stays text, for they must not be added up.`;
    return { matches, limit: 0.6, notes: [note] };
  }
  const quantity = matches.get('quantity');
  const price = matches.get('unit_price');
  if (order !== undefined && isRepeated(amount, order, quantity, price, sample)) {
    const note = `“${amount.facts.name}” is the same on all lines of an order: it looks like the total of the order.`;
    if (quantity === undefined || price === undefined) {
      return { matches, limit: 0.6, notes: [note] };
    }
    const rest = new Map(matches);
    rest.delete('amount');
    return {
      matches: rest,
      limit: 1,
      notes: [`${note} Quantity × unit price is taken instead.`],
    };
  }
  // A weak name such as "value" or "price" gives way to the two columns that leave no doubt.
  if (amount.score < 0.9 && (quantity?.score ?? 0) >= 0.9 && (price?.score ?? 0) >= 0.9) {
    const rest = new Map(matches);
    rest.delete('amount');
    return { matches: rest, limit: 1, notes: [] };
  }
  return fine;
}

/** Signs and codes beside the numbers of a column that stayed text. */
function currencySigns({ facts }: PartMatch, { rows }: RoleSample): readonly string[] {
  if (facts.type !== 'text') return [];
  const signs = rows.flatMap(
    (row) => parseWrittenNumber(row[facts.index]?.trim() ?? '')?.currencies ?? [],
  );
  return [...new Set(signs)];
}

function isRepeated(
  amount: PartMatch,
  order: PartMatch,
  quantity: PartMatch | undefined,
  price: PartMatch | undefined,
  sample: RoleSample,
): boolean {
  const orders = new Map<string, { amounts: Set<string>; lines: Set<string> }>();
  for (const row of sample.rows) {
    const id = row[order.facts.index] ?? '';
    if (id === '') continue;
    const found = orders.get(id) ?? { amounts: new Set(), lines: new Set() };
    found.amounts.add(row[amount.facts.index] ?? '');
    const value = (match: PartMatch | undefined) => Number(match && row[match.facts.index]);
    const product = value(quantity) * value(price);
    found.lines.add(Number.isNaN(product) ? JSON.stringify(row) : product.toFixed(4));
    orders.set(id, found);
  }
  const severalLines = [...orders.values()].filter(({ lines }) => lines.size > 1);
  const same = severalLines.filter(({ amounts }) => amounts.size === 1).length;
  return severalLines.length >= ENOUGH_ORDERS && same >= 0.9 * severalLines.length;
}
