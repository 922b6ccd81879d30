import { join } from 'node:path';
import { encode } from '../../tests/helpers/encode';
import { csvFile, money, pad, timestamp } from '../csv-file';
import {
  categoryName,
  channelName,
  customerId,
  ORDER_COLUMNS,
  orderId,
  orderLines,
  productName,
  type OrderLine,
} from '../orders';

/** Categories in words that an encoding is used for. */
const WORDS = {
  'utf-16le': ['Gärten', 'Kuchnia', 'Ξύλο', '書籍', 'Звук', 'Outdoor', 'Büro', 'Łazienka'],
  'windows-1252': [
    'Gärten',
    'Küche',
    'Spielzeug',
    'Bücher',
    'Hörbücher',
    'Draußen',
    'Büro',
    'Bäder',
  ],
  'windows-1250': [
    'Ogród',
    'Kuchnia',
    'Zabawki',
    'Książki',
    'Dźwięk',
    'Plener',
    'Biuro',
    'Łazienka',
  ],
  shift_jis: [
    '庭',
    'キッチン',
    'おもちゃ',
    '本',
    'オーディオ',
    'アウトドア',
    'オフィス',
    'バス用品',
  ],
} as const;

/** Cells as in plain CSV, but for the category. */
function cells(line: OrderLine, category: string): string[] {
  const { at, quantity, unitPrice } = line;
  return [
    orderId(line),
    customerId(line),
    timestamp(at),
    productName(line),
    category,
    channelName(line),
    String(quantity),
    money(unitPrice),
    money(unitPrice * quantity),
  ];
}

/** Plain CSV in an encoding, with words that it is used for. */
export function encodedFile(
  dir: string,
  rows: number,
  encoding: keyof typeof WORDS,
): Promise<string> {
  const words = WORDS[encoding];
  const isWide = encoding === 'utf-16le';
  const written = isWide ? words : words.map((word) => asBytes(word, encoding));
  function* lines() {
    yield `${isWide ? '\ufeff' : ''}${ORDER_COLUMNS.join(',')}`;
    for (const line of orderLines(rows)) yield cells(line, written[line.category] ?? '').join(',');
  }
  const path = join(dir, `orders-${String(rows)}-${encoding}.csv`);
  return csvFile(path, lines, isWide ? 'utf16le' : 'latin1');
}

/** The bytes of a text, each as the character of its number. */
function asBytes(text: string, encoding: Exclude<keyof typeof WORDS, 'utf-16le'>): string {
  const bytes = encode(text, encoding);
  if (bytes === null) throw new RangeError(`${text} cannot be written in ${encoding}`);
  return Buffer.from(bytes).toString('latin1');
}

/** As in Germany: semicolons, decimal commas, points between thousands, days first. Prices are a hundredfold, to have thousands. */
export function germanFile(dir: string, rows: number): Promise<string> {
  return csvFile(join(dir, `orders-${String(rows)}-german.csv`), function* () {
    yield ORDER_COLUMNS.join(';');
    for (const line of orderLines(rows)) {
      const { at, quantity, unitPrice } = line;
      const all = cells(line, categoryName(line));
      const euros = [germanNumber(unitPrice), germanNumber(unitPrice * quantity)];
      yield [...all.slice(0, 2), germanTime(at), ...all.slice(3, 7), ...euros].join(';');
    }
  });
}

/** `1.234,00` */
function germanNumber(whole: number): string {
  return `${String(whole).replaceAll(/\B(?=(\d{3})+$)/g, '.')},00`;
}

/** `31.12.2024 08:15:00`, in UTC. */
function germanTime(at: number): string {
  const text = timestamp(at);
  return `${text.slice(8, 10)}.${text.slice(5, 7)}.${text.slice(0, 4)}${text.slice(10)}`;
}

/** Columns under one another, set apart by blanks; texts have none. */
export function blanksFile(dir: string, rows: number): Promise<string> {
  return csvFile(join(dir, `orders-${String(rows)}-blanks.txt`), function* () {
    yield ORDER_COLUMNS.join(' ');
    for (const line of orderLines(rows)) {
      const all = cells(line, categoryName(line)).map((cell) => cell.replaceAll(' ', '_'));
      const day = timestamp(line.at).slice(0, 10).replaceAll('-', '');
      all[2] = day;
      yield all.map((cell) => cell.padStart(11)).join(' ');
    }
  });
}

/** Records with numbers as such. */
function record(line: OrderLine): Record<string, string | number> {
  const { at, quantity, unitPrice } = line;
  const [order_id = '', customer_id = '', , product = '', category = '', channel = ''] = cells(
    line,
    categoryName(line),
  );
  const ordered_at = new Date(at).toISOString().slice(0, 19);
  const [unit_price, amount] = [unitPrice / 100, (unitPrice * quantity) / 100];
  const what = { product, category, channel, quantity, unit_price, amount };
  return { order_id, customer_id, ordered_at, ...what };
}

/** One array of records, a line each. */
export function jsonFile(dir: string, rows: number): Promise<string> {
  return csvFile(join(dir, `orders-${String(rows)}.json`), function* () {
    let begin = '[';
    for (const line of orderLines(rows)) {
      yield `${begin}${JSON.stringify(record(line))}`;
      begin = ',';
    }
    yield ']';
  });
}

/** A record a line. */
export function ndjsonFile(dir: string, rows: number): Promise<string> {
  return csvFile(join(dir, `orders-${String(rows)}.ndjson`), function* () {
    for (const line of orderLines(rows)) yield JSON.stringify(record(line));
  });
}

/** A page with one table. */
export function htmlFile(dir: string, rows: number): Promise<string> {
  const row = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`;
  return csvFile(join(dir, `orders-${String(rows)}.html`), function* () {
    yield '<!doctype html><html><head><meta charset="utf-8"><title>Orders</title></head><body><table>';
    yield row('th', ORDER_COLUMNS);
    for (const line of orderLines(rows)) yield row('td', cells(line, categoryName(line)));
    yield '</table></body></html>';
  });
}

const WIDE_COLUMNS = 200;

/**
 * A table of 200 columns: numbers, dates, codes and texts in turn.
 * @param german with decimal commas, points between thousands, and days first
 */
export function wideFile(dir: string, rows: number, german: boolean): Promise<string> {
  const name = `wide-${String(rows)}-${german ? 'german' : 'plain'}.csv`;
  return csvFile(join(dir, name), function* () {
    const columns = Array.from({ length: WIDE_COLUMNS }, (_, column) => column);
    const delimiter = german ? ';' : ',';
    yield columns.map((column) => `column_${pad(column, 3)}`).join(delimiter);
    for (const line of orderLines(rows))
      yield columns.map((column) => wideCell(line, column, german)).join(delimiter);
  });
}

function wideCell(line: OrderLine, column: number, german: boolean): string {
  const number = (line.product * (column + 7)) % 1_000_000;
  switch (column % 5) {
    case 0:
      return `K${pad(number, 7)}`;
    case 1:
      return german ? germanNumber(number) : money(number);
    case 2:
      return german ? germanTime(line.at).slice(0, 10) : timestamp(line.at).slice(0, 10);
    case 3:
      return String(number % 100);
    default:
      return categoryName(line);
  }
}
