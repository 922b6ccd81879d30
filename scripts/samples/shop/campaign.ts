import type { Random } from '../../../src/base/random';
import { centsText } from '../csv';
import type { Table } from '../csv';
import { timeText } from '../calendar';
import type { Customer } from './customers';
import { orderAmount } from './orders';
import type { Order, OrderDay } from './orders';
import { SHOP } from './parameters';

export type Variant = 'voucher' | 'control';

const { sentDay, windowDays, effect } = SHOP.campaign;

/**
 * Draws the variant of everyone who had ordered before the campaign and takes the newsletter, and
 * adds the orders that only the voucher brought.
 */
export function runCampaign(
  random: Random,
  days: ReadonlyMap<Customer, OrderDay[]>,
): Map<Customer, Variant> {
  const variants = new Map<Customer, Variant>();
  for (const [customer, orderDays] of days) {
    const before = orderDays.filter(({ day }) => day <= sentDay).map(({ day }) => day);
    if (!customer.newsletter || customer.erased || before.length === 0) continue;
    const variant = random.uniform() < SHOP.campaign.voucherShare ? 'voucher' : 'control';
    variants.set(customer, variant);
    const responds = orderDays.some(({ day }) => isInWindow(day));
    const recency = sentDay - Math.max(...before);
    const extra = random.uniform() < effectAt(recency);
    const day = sentDay + 2 + Math.min(random.poisson(6), windowDays - 3);
    if (variant === 'voucher' && !responds && extra)
      orderDays.push({ day, voucher: true, isFarewell: false });
  }
  return variants;
}

/** campaign.csv. A response is an order within the window, whatever brought it. */
export function campaignTable(
  variants: ReadonlyMap<Customer, Variant>,
  orders: readonly Order[],
): Table {
  const values = new Map<Customer, number>();
  for (const order of orders) {
    if (order.customer === undefined || order.returnOf || !isInWindow(order.day)) continue;
    values.set(order.customer, (values.get(order.customer) ?? 0) + orderAmount(order));
  }
  const rows = [...variants].map(([customer, variant]) => {
    const value = values.get(customer);
    return [
      customer.id,
      SHOP.campaign.name,
      variant,
      timeText(sentDay, 9 * 3600),
      value === undefined ? 'false' : 'true',
      centsText(value ?? 0),
      centsText(variant === 'voucher' ? SHOP.campaign.letterCostCents : 0),
    ];
  });
  return {
    columns: [
      'customer_id',
      'campaign',
      'variant',
      'sent_at',
      'responded',
      'response_value',
      'cost',
    ],
    rows,
  };
}

function isInWindow(day: number): boolean {
  return day > sentDay && day <= sentDay + windowDays;
}

function effectAt(recencyDays: number): number {
  if (recencyDays <= 60) return effect.upTo60;
  return recencyDays <= 365 ? effect.upTo365 : effect.later;
}
