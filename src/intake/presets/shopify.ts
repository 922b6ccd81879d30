import type { Preset } from './preset';

/**
 * Shopify admin, Orders › Export. Columns as in the files that Shopify writes (2012 to 2026); values of Financial Status:
 * https://shopify.dev/docs/api/admin-graphql/latest/enums/OrderDisplayFinancialStatus. Looked up 2026-11-22.
 */
export const SHOPIFY_ORDERS: Preset = {
  id: 'shopify_orders',
  title: 'Shopify orders export',
  note:
    'One row for each line of an order; what belongs to the whole order stands on its first line only and is filled in ' +
    'for the others. The amount is Lineitem price × Lineitem quantity: before discounts of the order, without shipping ' +
    'and taxes added at the end. Cancelled, voided, expired and fully refunded orders are left out; partial refunds are ' +
    'not deducted. Customers are known by their e-mail address.',
  needs: [
    'Name',
    ['Email', 'Phone', 'Billing Name'],
    'Financial Status',
    ['Created at', 'Paid at'],
    'Lineitem name',
    'Lineitem quantity',
    'Lineitem price',
  ],
  roles: [
    {
      role: 'transactions',
      parts: {
        customer_id: ['Email', 'Phone', 'Billing Name'],
        order_id: 'Name',
        ordered_at: ['Created at', 'Paid at'],
        quantity: 'Lineitem quantity',
        unit_price: 'Lineitem price',
        currency: 'Currency',
        product: 'Lineitem name',
        channel: 'Source',
        discount: 'Lineitem discount',
      },
    },
    {
      role: 'customers',
      parts: { customer_id: ['Email', 'Phone', 'Billing Name'] },
      attributes: [
        'Billing Name',
        'Billing Company',
        'Billing City',
        'Billing Zip',
        'Billing Province',
        'Billing Country',
        'Phone',
        'Accepts Marketing',
      ],
    },
  ],
  statuses: [
    { column: 'Financial Status', values: ['voided', 'refunded', 'expired'] },
    { column: 'Cancelled at', values: 'any' },
  ],
  // Sums of the order are not among them: they would count once for every line.
  filled: {
    by: 'Name',
    columns: [
      'Email',
      'Phone',
      'Financial Status',
      'Paid at',
      'Fulfillment Status',
      'Fulfilled at',
      'Accepts Marketing',
      'Currency',
      'Discount Code',
      'Shipping Method',
      'Created at',
      'Cancelled at',
      'Payment Method',
      'Billing Name',
      'Billing Company',
      'Billing City',
      'Billing Zip',
      'Billing Province',
      'Billing Country',
      'Shipping City',
      'Shipping Zip',
      'Shipping Province',
      'Shipping Country',
      'Tags',
      'Risk Level',
      'Source',
      'Location',
      'Employee',
    ],
  },
  text: ['Lineitem sku', 'Id', 'Receipt Number', 'Payment Reference', 'Device ID'],
};

/** Shopify admin, Customers › Export. Columns as in the files that Shopify writes. Looked up 2026-11-22. */
export const SHOPIFY_CUSTOMERS: Preset = {
  id: 'shopify_customers',
  title: 'Shopify customers export',
  note:
    'Customers are known by their e-mail address, as in the orders export; those without one are left out and counted. ' +
    'Total Spent and Total Orders are Shopify’s own figures: they tell about the customer and are never added to orders.',
  needs: [
    'First Name',
    'Last Name',
    'Email',
    ['Accepts Email Marketing', 'Accepts Marketing'],
    'Total Spent',
    ['Total Orders', 'Orders Count'],
  ],
  not: ['Lineitem name'],
  roles: [{ role: 'customers', parts: { customer_id: ['Email', 'Customer ID'] } }],
  text: ['Customer ID', 'Default Address Zip', 'Default Address Phone', 'Zip', 'Phone'],
};
