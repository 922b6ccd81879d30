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
  return csvFile(path, () => textLines(rows));
}

/** A line of an order. Money is in cents. */
export interface OrderLine {
  readonly order: number;
  readonly customer: number;
  /** Milliseconds since 1970, in UTC. */
  readonly at: number;
  readonly product: number;
  readonly category: number;
  readonly channel: number;
  readonly quantity: number;
  readonly unitPrice: number;
}

export const ORDER_COLUMNS = [
  'order_id',
  'customer_id',
  'ordered_at',
  'product',
  'category',
  'channel',
  'quantity',
  'unit_price',
  'amount',
] as const;

export const orderId = ({ order }: OrderLine) => `O${pad(order, 9)}`;
export const customerId = ({ customer }: OrderLine) => `C${pad(customer, 8)}`;
export const productName = ({ product }: OrderLine) => `Product ${pad(product, 4)}`;
export const categoryName = ({ category }: OrderLine) => CATEGORIES[category] ?? '';
export const channelName = ({ channel }: OrderLine) => CHANNELS[channel] ?? '';

/** The same number of rows gives the same lines. */
export function* orderLines(rows: number): Generator<OrderLine> {
  const random = createRandom(rows);
  const customers = Math.ceil(rows / 10);
  let order = 0;
  let left = 0;
  let customer = 0;
  let at = 0;
  for (let line = 0; line < rows; line++) {
    if (left === 0) {
      order += 1;
      left = random.integer(1, 4);
      // Squaring makes few customers frequent and many rare.
      customer = 1 + Math.floor(random.uniform() ** 2 * customers);
      at = START + ((line + random.uniform()) / rows) * DAYS * DAY_MS;
    }
    left -= 1;
    const product = random.integer(1, PRODUCTS);
    const quantity = random.integer(1, 6);
    const unitPrice = 199 + ((product * 7919) % 9_800);
    const category = product % CATEGORIES.length;
    const channel = order % CHANNELS.length;
    yield { order, customer, at, product, category, channel, quantity, unitPrice };
  }
}

function* textLines(rows: number): Generator<string> {
  yield ORDER_COLUMNS.join(',');
  for (const line of orderLines(rows)) {
    const { at, quantity, unitPrice } = line;
    const head = `${orderId(line)},${customerId(line)},${timestamp(at)}`;
    const what = `${productName(line)},${categoryName(line)},${channelName(line)}`;
    yield `${head},${what},${String(quantity)},${money(unitPrice)},${money(unitPrice * quantity)}`;
  }
}
