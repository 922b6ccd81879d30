import type { Preset } from './preset';

/**
 * Stripe Dashboard, Payments › Export. https://support.stripe.com/questions/exporting-payment-reports (failed payments are
 * among them); columns as in the files that Stripe writes. Looked up 2026-11-22.
 */
export const STRIPE_PAYMENTS: Preset = {
  id: 'stripe_payments',
  title: 'Stripe payments export',
  note:
    'One row for each payment; times are UTC. Payments that failed, are unfinished or were refunded in full are left out; ' +
    'partial refunds (Amount Refunded) are not deducted. Amounts are in whole currency units here: exports of the API are ' +
    'in cents. Where Stripe converted the amount, the converted one counts, so that currencies do not mix.',
  needs: [
    'id',
    ['Created date (UTC)', 'Created (UTC)'],
    'Amount',
    'Amount Refunded',
    'Currency',
    'Status',
  ],
  roles: [
    {
      role: 'transactions',
      parts: {
        customer_id: ['Customer Email', 'Customer ID', 'Customer Description', 'Card Name'],
        order_id: 'id',
        ordered_at: ['Created date (UTC)', 'Created (UTC)'],
        amount: ['Converted Amount', 'Amount'],
        currency: ['Converted Currency', 'Currency'],
        product: 'Description',
        cost: 'Fee',
      },
    },
  ],
  statuses: [
    {
      column: 'Status',
      values: [
        'failed',
        'refunded',
        'canceled',
        'cancelled',
        'incomplete',
        'uncaptured',
        'blocked',
        'expired',
        'requires_payment_method',
        'requires_confirmation',
        'requires_action',
        'requires_capture',
      ],
    },
  ],
};
