import type { Preset } from './preset';

const NOT_COMPLETED = [
  'pending',
  'pending payment',
  'failed',
  'cancelled',
  'refunded',
  'checkout-draft',
  'draft',
  'trash',
  'auto-draft',
];

/**
 * WooCommerce orders as its export extensions write them, one row an order or one row a line.
 * https://woocommerce.com/document/import-and-export-of-woocommerce-orders/ and
 * https://docs.woocommerce.com/document/ordercustomer-csv-export-developer-documentation/. Looked up 2026-11-22.
 */
export const WOOCOMMERCE_ORDERS: Preset = {
  id: 'woocommerce_orders',
  title: 'WooCommerce orders export',
  note:
    'The amount is the total of the order (item_total where there is a row for each line). Orders that are pending, ' +
    'failed, cancelled or refunded are left out; those on hold and in processing count. Customers are known by their ' +
    'e-mail address, so that guests count, too.',
  needs: [
    ['order_number', 'order_id'],
    ['status', 'order_status'],
    ['order_date', 'date'],
    'order_total',
    ['billing_email', 'customer_email'],
  ],
  any: {
    atLeast: 2,
    of: [
      'billing_first_name',
      'billing_last_name',
      'billing_country',
      'customer_user',
      'payment_method',
      'shipping_total',
      'cart_discount',
      'order_currency',
    ],
  },
  roles: [
    {
      role: 'transactions',
      parts: {
        customer_id: ['billing_email', 'customer_email', 'customer_id', 'customer_user'],
        order_id: ['order_number', 'order_id'],
        ordered_at: ['order_date', 'date', 'paid_date'],
        amount: ['item_total', 'order_total'],
        quantity: 'item_quantity',
        currency: ['order_currency', 'currency'],
        product: 'item_name',
        discount: ['discount_total', 'cart_discount', 'order_discount'],
      },
    },
    {
      role: 'customers',
      parts: { customer_id: ['billing_email', 'customer_email', 'customer_id', 'customer_user'] },
      attributes: [
        'billing_first_name',
        'billing_last_name',
        'billing_company',
        'billing_city',
        'billing_state',
        'billing_postcode',
        'billing_country',
        'billing_phone',
      ],
    },
  ],
  statuses: [
    ['status', 'order_status'].map((column) => ({
      column,
      values: [...NOT_COMPLETED, ...NOT_COMPLETED.map((status) => `wc-${status}`)],
    })),
  ],
  date_order: 'mdy',
};

/**
 * WooCommerce › Analytics › Orders › Download. Columns as in `get_export_columns` of
 * https://github.com/woocommerce/woocommerce (src/Admin/API/Reports/Orders/Controller.php). Looked up 2026-11-22.
 */
export const WOOCOMMERCE_ANALYTICS: Preset = {
  id: 'woocommerce_analytics',
  title: 'WooCommerce Analytics orders report',
  note:
    'The report names customers without an e-mail address or number: two people of one name are one customer here. ' +
    'The amount is the net revenue of the order. Pending, failed and cancelled orders are left out; refunds are rows of ' +
    'their own with a negative amount.',
  needs: ['Date', 'Order #', 'Status', 'Customer', 'Customer type', 'Items sold', 'Coupon(s)'],
  roles: [
    {
      role: 'transactions',
      parts: {
        customer_id: 'Customer',
        order_id: 'Order #',
        ordered_at: 'Date',
        amount: ['Net Sales', 'N. Revenue', 'N. Revenue (formatted)'],
        quantity: 'Items sold',
        channel: 'Attribution',
      },
    },
  ],
  statuses: [
    {
      column: 'Status',
      values: [...NOT_COMPLETED, ...NOT_COMPLETED.map((one) => `wc-${one}`)].filter(
        (one) => !one.endsWith('refunded'),
      ),
    },
  ],
};
