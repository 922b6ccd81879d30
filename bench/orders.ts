import { createRandom } from '../src/base/random';
import { csvFile, money, pad, timestamp } from './csv-file';

const PRODUCTS = 2_000;
const CHANNELS = ['Web shop', 'Store', 'Marketplace', 'Phone order'];
const CATEGORIES = ['Garden', 'Kitchen', 'Toys', 'Books', 'Audio', 'Outdoor', 'Office', 'Bath'];
const START = Date.UTC(2022, 0, 1);
const DAYS = 1_000;
const DAY_MS = 86_400_000;

/**
 * Writes a CSV of order lines (about 87 bytes each: nine columns; ten lines a customer, 2.5 lines an order, ordered by
 * time as exports are) unless it is there already. The same number of rows gives the same bytes.
 */
export function orderFile(path: string, rows: number): Promise<string> {
  return csvFile(path, () => orderLines(rows));
}

function* orderLines(rows: number): Generator<string> {
  yield 'order_id,customer_id,ordered_at,product,category,channel,quantity,unit_price,amount';
  const random = createRandom(rows);
  const customers = Math.ceil(rows / 10);
  let order = 0;
  let left = 0;
  let head = '';
  for (let line = 0; line < rows; line++) {
    if (left === 0) {
      order += 1;
      left = random.integer(1, 4);
      // Squaring makes few customers frequent and many rare.
      const customer = 1 + Math.floor(random.uniform() ** 2 * customers);
      const at = timestamp(START + ((line + random.uniform()) / rows) * DAYS * DAY_MS);
      head = `O${pad(order, 9)},C${pad(customer, 8)},${at}`;
    }
    left -= 1;
    const product = random.integer(1, PRODUCTS);
    const quantity = random.integer(1, 6);
    const cents = 199 + ((product * 7919) % 9_800);
    const category = CATEGORIES[product % CATEGORIES.length] ?? '';
    const channel = CHANNELS[order % CHANNELS.length] ?? '';
    const what = `Product ${pad(product, 4)},${category},${channel}`;
    yield `${head},${what},${String(quantity)},${money(cents)},${money(cents * quantity)}`;
  }
}
