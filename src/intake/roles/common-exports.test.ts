import { expect, it } from 'vitest';
import { sniffFile } from '../sniff/sniff-file';
import { proposeRoles } from './propose-roles';
import { SURE } from './role-proposal';

/**
 * Columns as shops, payment services and offices write them, for which there is no preset: the role that comes first,
 * what each row holds, how sure the proposal is (`sure`: nothing is asked), and what plays which part.
 */
const EXPORTS: readonly [
  name: string,
  role: string,
  header: string,
  row: (n: number) => string,
  sure: boolean,
  mapping: Readonly<Record<string, string>>,
][] = [
  [
    'a marketplace with buyers by name',
    'transactions',
    'Sales Record Number,Order Number,Buyer Username,Buyer Name,Item Title,Quantity,Total Price,Sale Date',
    (n) => `${String(n)},02-${String(n)},${who(n)},${name(n)},Lamp,1,$${money(n)},Mar-${day(n)}-24`,
    true,
    {
      customer_id: 'Buyer Username',
      order_id: 'Order Number',
      ordered_at: 'Sale Date',
      amount: 'Total Price',
    },
  ],
  [
    'a payment service',
    'transactions',
    'Date,Time,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID',
    (n) =>
      `03/${day(n)}/2024,10:12:33,${name(n)},Website Payment,Completed,USD,${money(n)},-1.02,${money(n)},${who(n)}@example.com,shop@example.com,9X${String(n)}`,
    true,
    {
      customer_id: 'From Email Address',
      order_id: 'Transaction ID',
      ordered_at: 'Date',
      amount: 'Gross',
      currency: 'Currency',
    },
  ],
  [
    'totals with a remark in brackets, of which there are two',
    'transactions',
    'Order ID,Customer ID,Order Date,Order Status,Subtotal (inc tax),Order Total (inc tax)',
    (n) =>
      `${String(100 + n)},${String(n % 9)},2024-03-${day(n)},Shipped,${money(n)},${money(n + 5)}`,
    false,
    {
      customer_id: 'Customer ID',
      order_id: 'Order ID',
      ordered_at: 'Order Date',
      amount: 'Order Total (inc tax)',
    },
  ],
  [
    'a shop system that prints names',
    'transactions',
    'ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Status',
    (n) =>
      `${String(n).padStart(9, '0')},Main,"Mar ${day(n)}, 2024 3:10:12 PM",${name(n)},${name(n)},${money(n)},complete`,
    true,
    { customer_id: 'Bill-to Name', ordered_at: 'Purchase Date', amount: 'Grand Total (Base)' },
  ],
  [
    'gifts to a charity',
    'transactions',
    'Donor Name,Donor Email,Gift Date,Gift Amount,Campaign',
    (n) => `${name(n)},${who(n)}@example.com,2024-03-${day(n)},$${money(n)},Spring`,
    true,
    { customer_id: 'Donor Name', ordered_at: 'Gift Date', amount: 'Gift Amount' },
  ],
  [
    'invoices of subscriptions',
    'transactions',
    'invoice_id,account_name,account_id,issued_on,amount_due,amount_paid,state',
    (n) =>
      `in_${String(n)},${name(n)},acc_${who(n)},2024-03-${day(n)},${money(n)},${money(n)},paid`,
    true,
    {
      customer_id: 'account_id',
      order_id: 'invoice_id',
      ordered_at: 'issued_on',
      amount: 'amount_paid',
    },
  ],
  [
    'stays of guests, booked on no day that is told',
    'transactions',
    'Booking #,Guest,Check-in,Check-out,Nights,Room,Total (EUR)',
    (n) => `B${String(n)},${name(n)},2024-03-${day(n)},2024-04-${day(n)},2,101,${money(n)}`,
    false,
    { customer_id: 'Guest', order_id: 'Booking #', ordered_at: 'Check-in', amount: 'Total (EUR)' },
  ],
  [
    'a form on the web with its questions as columns',
    'customers',
    'Timestamp,Email Address,How satisfied are you with us?,How likely are you to recommend us? (0-10)',
    (n) => `3/${day(n)}/2024 14:10:00,${who(n)}${String(n)}@example.com,Very,${String(n % 11)}`,
    true,
    { customer_id: 'Email Address' },
  ],
  [
    'answers under the numbers of questions',
    'customers',
    'Respondent,Wave,Q1_NPS,Q2_Price,Q3_Comment',
    (n) => `C${String(n)},2024-1,${String(n % 11)},${String(n % 5)},fine`,
    true,
    { customer_id: 'Respondent' },
  ],
  [
    'answers of people who were asked several times',
    'customers',
    'Respondent,Wave,Q1_NPS,Q2_Price,Q3_Comment',
    (n) => `C${String(n % 9)},2024-${String(n)},${String(n % 11)},${String(n % 5)},fine`,
    false,
    { customer_id: 'Respondent' },
  ],
  [
    'complaints',
    'interactions',
    'Klantnr;Datum;Klacht;Kanaal',
    (n) => `${who(n)};${day(n)}-03-2024;${n % 2 ? 'Levering' : 'Kwaliteit'};Telefoon`,
    true,
    { customer_id: 'Klantnr', occurred_at: 'Datum', kind: 'Klacht', channel: 'Kanaal' },
  ],
  [
    'a newsletter',
    'campaigns',
    'Email,Campaign,Sent,Opened,Clicked',
    (n) => `${who(n)}@example.com,Spring,2024-03-${day(n)},${n % 2 ? 'Yes' : 'No'},No`,
    false,
    { customer_id: 'Email', campaign: 'Campaign', sent_at: 'Sent', responded: 'Clicked' },
  ],
];

function who(n: number): string {
  return ['anna', 'tom', 'ida', 'lars', 'mia', 'ben', 'eva', 'udo', 'pia'][n % 9] ?? '';
}

function name(n: number): string {
  return `${who(n).replace(/^./, (letter) => letter.toUpperCase())} ${['Berg', 'Hale', 'Noor'][n % 3] ?? ''}`;
}

function day(n: number): string {
  return String(13 + (n % 15));
}

function money(n: number): string {
  return `${String(10 + ((n * 37) % 400))}.5`;
}

async function best(header: string, row: (n: number) => string) {
  const lines = Array.from({ length: 60 }, (_line, n) => row(n));
  const sniff = await sniffFile(new File([[header, ...lines].join('\n')], 'export.csv'), {});
  if (!sniff.ok) throw new Error(JSON.stringify(sniff.error));
  const { sample, reading } = sniff.value;
  const types = reading.columns.map(({ type }) => type);
  const [proposal] = proposeRoles({ ...sample, types }, 'export.csv');
  const sure = (proposal?.confidence ?? 0) >= SURE && proposal?.ambiguous === false;
  return { ...proposal, sure };
}

it.each(EXPORTS)('%s', async (_, role, header, row, sure, mapping) => {
  expect(await best(header, row)).toMatchObject({ role, mapping, sure });
});
