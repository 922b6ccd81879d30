import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createRandom } from '../src/base/random';

const PRODUCTS = 2_000;
const CHANNELS = ['Web shop', 'Store', 'Marketplace', 'Phone order'];
const CATEGORIES = ['Garden', 'Kitchen', 'Toys', 'Books', 'Audio', 'Outdoor', 'Office', 'Bath'];
const START = Date.UTC(2022, 0, 1);
const DAYS = 1_000;
const DAY_MS = 86_400_000;
const CHUNK_ROWS = 20_000;

/**
 * Writes a CSV of order lines (about 87 bytes each: nine columns; ten lines a customer, 2.5 lines an order, ordered by
 * time as exports are) unless it is there already. The same number of rows gives the same bytes.
 */
export async function orderFile(path: string, rows: number): Promise<string> {
  if (await exists(path)) return path;
  await mkdir(dirname(path), { recursive: true });
  const random = createRandom(rows);
  const customers = Math.ceil(rows / 10);
  const partial = `${path}.partial`;
  const stream = createWriteStream(partial);
  stream.write(
    'order_id,customer_id,ordered_at,product,category,channel,quantity,unit_price,amount\n',
  );
  let order = 0;
  let left = 0;
  let head = '';
  for (let row = 0; row < rows; row += CHUNK_ROWS) {
    const lines: string[] = [];
    for (let line = row; line < Math.min(rows, row + CHUNK_ROWS); line++) {
      if (left === 0) {
        order += 1;
        left = random.integer(1, 4);
        // Squaring makes few customers frequent and many rare.
        const customer = 1 + Math.floor(random.uniform() ** 2 * customers);
        const at = new Date(START + ((line + random.uniform()) / rows) * DAYS * DAY_MS);
        head = `O${pad(order, 9)},C${pad(customer, 8)},${at.toISOString().slice(0, 19).replace('T', ' ')}`;
      }
      left -= 1;
      const product = random.integer(1, PRODUCTS);
      const quantity = random.integer(1, 6);
      const cents = 199 + ((product * 7919) % 9_800);
      const category = CATEGORIES[product % CATEGORIES.length] ?? '';
      const channel = CHANNELS[order % CHANNELS.length] ?? '';
      const what = `Product ${pad(product, 4)},${category},${channel}`;
      lines.push(`${head},${what},${String(quantity)},${money(cents)},${money(cents * quantity)}`);
    }
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  await rename(partial, path);
  return path;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function money(cents: number): string {
  return `${String(Math.floor(cents / 100))}.${pad(cents % 100, 2)}`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
