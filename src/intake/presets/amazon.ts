import type { Preset } from './preset';

const CANCELLED = ['cancelled', 'canceled'];

/**
 * Amazon Seller Central, All Orders report (flat file). https://sellercentral.amazon.com/gp/help/external/200547170:
 * item-price is for the whole quantity; "The report does not include customer-identifying information." Looked up
 * 2026-11-22.
 */
export const AMAZON_ALL_ORDERS: Preset = {
  id: 'amazon_all_orders',
  title: 'Amazon All Orders report',
  note:
    'Amazon does not say in this report who bought. The Orders report (with buyer-email) does, for orders that you ship ' +
    'yourself. item-price is for the whole quantity of a line. Cancelled orders and lines are left out, as are pending ' +
    'ones, which have no price yet.',
  needs: [
    'amazon-order-id',
    'purchase-date',
    'order-status',
    'item-status',
    ['quantity', 'quantity-purchased'],
    'item-price',
  ],
  roles: [
    {
      role: 'transactions',
      parts: {
        customer_id: ['buyer-email', 'buyer-name'],
        order_id: 'amazon-order-id',
        ordered_at: 'purchase-date',
        amount: 'item-price',
        quantity: ['quantity', 'quantity-purchased'],
        currency: 'currency',
        product: 'product-name',
        channel: 'sales-channel',
        discount: 'item-promotion-discount',
      },
    },
  ],
  statuses: [
    { column: 'order-status', values: [...CANCELLED, 'pending'] },
    { column: 'item-status', values: CANCELLED },
  ],
  text: ['asin', 'sku', 'ship-postal-code', 'purchase-order-number'],
};

/**
 * Amazon Seller Central, Orders report (tab-delimited). https://sellercentral.amazon.com/gp/help/external/651: an order
 * may take up several lines; columns as in the files that Amazon writes. Looked up 2026-11-22.
 */
export const AMAZON_ORDERS: Preset = {
  id: 'amazon_orders',
  title: 'Amazon Orders report',
  note:
    'Orders that you ship yourself, one row for each line. item-price is for the whole quantity of a line. Buyers are known ' +
    'by the address that Amazon made for them.',
  needs: [
    'order-id',
    'order-item-id',
    'purchase-date',
    'payments-date',
    'buyer-email',
    'quantity-purchased',
    'item-price',
  ],
  roles: [
    {
      role: 'transactions',
      parts: {
        customer_id: ['buyer-email', 'buyer-name'],
        order_id: 'order-id',
        ordered_at: 'purchase-date',
        amount: 'item-price',
        quantity: 'quantity-purchased',
        currency: 'currency',
        product: 'product-name',
        channel: 'sales-channel',
        discount: 'item-promotion-discount',
      },
    },
    {
      role: 'customers',
      parts: { customer_id: ['buyer-email', 'buyer-name'] },
      attributes: ['buyer-name', 'ship-city', 'ship-state', 'ship-postal-code', 'ship-country'],
    },
  ],
  text: ['order-item-id', 'sku', 'ship-postal-code', 'buyer-phone-number', 'ship-phone-number'],
};
