import { createRandom } from '../src/base/random';
import { csvFile, money, pad, timestamp } from './csv-file';

const START = Date.UTC(2022, 0, 1);
const DAYS = 1_000;
const DAY_MS = 86_400_000;
/** Of ten customers, six have ordered once; one has ordered eight times. */
const ORDERS = [1, 1, 1, 1, 1, 1, 2, 2, 3, 8];

/**
 * Writes a CSV of orders (two a customer on average, every customer at least one) unless it is there already. The same
 * number of customers gives the same bytes.
 */
export function customerFile(path: string, customers: number): Promise<string> {
  return csvFile(path, () => lines(customers));
}

function* lines(customers: number): Generator<string> {
  yield 'order_id,customer_id,ordered_at,amount';
  const random = createRandom(customers);
  let order = 0;
  for (let customer = 1; customer <= customers; customer++) {
    const orders = ORDERS[random.integer(0, ORDERS.length - 1)] ?? 1;
    for (let one = 0; one < orders; one++) {
      order += 1;
      const at = timestamp(START + random.uniform() ** 0.7 * DAYS * DAY_MS);
      const cents = 500 + Math.floor(20_000 * random.uniform() ** 3);
      yield `O${pad(order, 9)},C${pad(customer, 8)},${at},${money(cents)}`;
    }
  }
}
