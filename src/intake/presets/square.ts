import type { Preset } from './preset';

const NOTE =
  'Net Sales counts: after discounts, before tax and tips. Refunds are rows of their own with a negative amount. Sales ' +
  'without a customer, as most are at a till, are left out and counted.';

/** Square Dashboard, Transactions › Export › Items Detail CSV. Columns as in the files that Square writes. Looked up 2026-11-22. */
export const SQUARE_ITEMS: Preset = {
  id: 'square_items',
  title: 'Square items export',
  note: NOTE,
  needs: [
    'Date',
    'Time',
    'Item',
    'Qty',
    'Gross Sales',
    'Net Sales',
    'Transaction ID',
    'Payment ID',
  ],
  any: {
    atLeast: 2,
    of: ['Time Zone', 'Price Point Name', 'Modifiers Applied', 'Event Type', 'Dining Option'],
  },
  roles: [
    {
      role: 'transactions',
      parts: {
        customer_id: ['Customer ID', 'Customer Reference ID', 'Customer Name'],
        order_id: 'Transaction ID',
        ordered_at: 'Date',
        amount: 'Net Sales',
        quantity: 'Qty',
        product: 'Item',
        category: 'Category',
        channel: ['Channel', 'Location'],
      },
    },
    {
      role: 'customers',
      parts: { customer_id: ['Customer ID', 'Customer Reference ID', 'Customer Name'] },
      attributes: ['Customer Name'],
    },
  ],
  text: ['SKU', 'GTIN', 'PAN Suffix', 'Token'],
  date_order: 'mdy',
};

/** Square Dashboard, Transactions › Export › Transactions CSV. Columns as in the files that Square writes. Looked up 2026-11-22. */
export const SQUARE_TRANSACTIONS: Preset = {
  id: 'square_transactions',
  title: 'Square transactions export',
  note: NOTE,
  needs: [
    'Date',
    'Time',
    'Gross Sales',
    'Net Sales',
    'Total Collected',
    'Transaction ID',
    'Payment ID',
    'Event Type',
  ],
  not: ['Item'],
  roles: [
    {
      role: 'transactions',
      parts: {
        customer_id: ['Customer ID', 'Customer Reference ID', 'Customer Name'],
        order_id: 'Transaction ID',
        ordered_at: 'Date',
        amount: 'Net Sales',
        product: 'Description',
        channel: ['Channel', 'Source', 'Location'],
      },
    },
    {
      role: 'customers',
      parts: { customer_id: ['Customer ID', 'Customer Reference ID', 'Customer Name'] },
      attributes: ['Customer Name'],
    },
  ],
  statuses: [
    {
      column: 'Transaction Status',
      values: ['canceled', 'cancelled', 'failed', 'voided', 'declined'],
    },
  ],
  text: ['PAN Suffix', 'Staff ID', 'Deposit ID'],
  date_order: 'mdy',
};
