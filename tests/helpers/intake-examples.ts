import { DEFAULT_CLEANING } from '../../src/base/roles';
import type { ColumnReading, Reading } from '../../src/base/reading';
import type { RoleCounts, SourceReport } from '../../src/base/sources';
import type { ReadingPreview } from '../../src/kernel/protocol';

const COLUMNS: readonly ColumnReading[] = [
  { name: 'InvoiceNo', type: 'text' },
  { name: 'Description', type: 'text' },
  { name: 'Quantity', type: 'integer' },
  { name: 'InvoiceDate', type: 'timestamp', format: '%m/%d/%Y %H:%M' },
  { name: 'UnitPrice', type: 'number' },
  { name: 'CustomerID', type: 'text' },
];

/** How a file of order lines was read. */
export const READING: Reading = {
  format: 'csv',
  encoding: 'utf-8',
  compression: 'none',
  delimiter: ',',
  quote: '"',
  header: true,
  skip: 0,
  short_rows: 'reject',
  date_order: 'mdy',
  columns: COLUMNS,
};

const MAPPING = {
  customer_id: 'CustomerID',
  order_id: 'InvoiceNo',
  ordered_at: 'InvoiceDate',
  quantity: 'Quantity',
  unit_price: 'UnitPrice',
};

/** A file of order lines with accepted transactions. */
export const ORDERS: SourceReport = {
  source: 'orders',
  files: ['orders.csv'],
  bytes: 45_580_000,
  columns: COLUMNS.map(({ name }) => ({ name, type: 'VARCHAR' })),
  rows: 541_909,
  rejected: 12,
  role: 'transactions',
  roles: [
    {
      role: 'transactions',
      mapping: MAPPING,
      confidence: 0.97,
      accepted: true,
      cleaning: { ...DEFAULT_CLEANING, return_mark: 'C' },
    },
  ],
  mapping: MAPPING,
  confidence: 0.97,
  reading: READING,
};

/** Its first rows as text. */
export const SAMPLE = {
  columns: COLUMNS.map(({ name }) => name),
  rows: [
    ['536365', 'LANTERN', '6', '12/1/2010 8:26', '2.55', '17850'],
    ['536367', 'BIRD ORNAMENT', '32', '12/1/2010 8:34', '1.69', null],
    ['C536379', 'Discount', '-1', '12/1/2010 9:41', '27.5', '14527'],
  ],
};

/** The honest count of its rows. */
export const COUNTS: RoleCounts = {
  role: 'transactions',
  read: 541_909,
  kept: 397_872,
  rejected: 12,
  excluded: [
    { reason: 'no customer', rows: 135_080 },
    { reason: 'return', rows: 8_905 },
    { reason: 'price zero or less', rows: 40 },
    { reason: 'duplicate', rows: 0 },
  ],
  first_at: '2010-12-01',
  last_at: '2011-12-09',
  amount: 8_911_407.9,
};

/** The file as it would be read. */
export const PREVIEW: ReadingPreview = {
  report: ORDERS,
  columns: SAMPLE.columns,
  rows: SAMPLE.rows,
  raw: [SAMPLE.columns.join(','), ...SAMPLE.rows.map((row) => row.join(','))],
  rejected: [],
  lines: [2, 3, 4],
  rawLines: [1, 2, 3, 4],
  headerLine: 1,
  setAside: [],
};
