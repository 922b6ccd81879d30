import type { Random } from '../../../src/base/random';
import { fillBasket } from '../basket';
import type { BasketLine, Product } from '../basket';
import { dayOfMonth, END_DAY, monthOf, weekdayOf } from '../calendar';
import { drawOrderValue, drawSpendRate } from '../process';
import { GIFT, SHOP_CATALOGUE } from './catalogue';
import type { Customer } from './customers';
import { CATEGORIES, CHANNELS, SHOP } from './parameters';
import type { Channel } from './parameters';

/** An order before it has a number. A return is an order with negative quantities. */
export interface Order {
  customer: Customer | undefined;
  day: number;
  second: number;
  channel: Channel;
  discountPercent: number;
  lines: BasketLine[];
  /** The order these goods came from, on returns. */
  returnOf: Order | undefined;
  /** The last order before the customer left. */
  isFarewell: boolean;
}

/** When a customer orders; the voucher days come from the campaign. */
export interface OrderDay {
  day: number;
  voucher: boolean;
  isFarewell: boolean;
}

/** The days of a customer's purchase process. */
export function orderDaysOf(customer: Customer): OrderDay[] {
  const { life } = customer;
  if (life === undefined) return [];
  return life.purchaseTimes.map((time) => ({
    day: Math.floor(time),
    voucher: false,
    isFarewell: life.leftAt === time,
  }));
}

/** One order of a known customer. */
export function makeOrder(random: Random, customer: Customer, when: OrderDay): Order {
  const channel = drawChannel(random, customer.channelWeights, when.day);
  const target = 100 * drawOrderValue(random, SHOP.spend, customer.spendRate);
  const lines = drawLines(random, target, customer.tastes);
  const value = lines.reduce((sum, line) => sum + line.quantity * line.product.price, 0);
  if (isGiftSeason(when.day) && channel !== 'Shop' && value >= 6000)
    lines.push({ product: GIFT, quantity: 1 });
  return {
    customer,
    day: when.day,
    second: drawSecond(random, channel),
    channel,
    discountPercent: when.voucher
      ? SHOP.campaign.discountPercent
      : drawDiscount(random, customer.dealSeeking, when.day),
    lines,
    returnOf: undefined,
    isFarewell: when.isFarewell,
  };
}

/** An order over the counter by nobody known, of at most `maxLines` lines. */
export function makeAnonymousOrder(random: Random, maxLines: number): Order {
  const spendRate = drawSpendRate(random, SHOP.spend);
  const tastes = CATEGORIES.map(() => random.gamma(1, 1));
  let day = random.integer(0, END_DAY - 1);
  while (weekdayOf(day) === 0) day = random.integer(0, END_DAY - 1);
  const target = 70 * drawOrderValue(random, SHOP.spend, spendRate);
  return {
    customer: undefined,
    day,
    second: drawSecond(random, 'Shop'),
    channel: 'Shop',
    discountPercent: drawDiscount(random, 0.05, day),
    lines: drawLines(random, target, tastes).slice(0, maxLines),
    returnOf: undefined,
    isFarewell: false,
  };
}

/** The lines of an order that come back, as an order of their own; undefined if all are kept. */
export function makeReturn(random: Random, order: Order): Order | undefined {
  const back: BasketLine[] = [];
  for (const { product, quantity } of order.lines) {
    const comesBack = random.uniform() < SHOP.returns[order.channel];
    if (comesBack && product !== GIFT)
      back.push({ product, quantity: -random.integer(1, quantity) });
  }
  const day = order.day + random.integer(3, 21);
  if (back.length === 0 || day >= END_DAY) return undefined;
  const second = drawSecond(random, 'Phone');
  return { ...order, day, second, lines: back, returnOf: order, isFarewell: false };
}

/** Cents off the line total are rounded half up. */
export function lineAmount(product: Product, quantity: number, discountPercent: number): number {
  const size = Math.floor(
    (Math.abs(quantity) * product.price * (100 - discountPercent) + 50) / 100,
  );
  return quantity < 0 ? -size : size;
}

/** What an order came to, in cents. */
export function orderAmount(order: Order): number {
  return order.lines.reduce(
    (sum, line) => sum + lineAmount(line.product, line.quantity, order.discountPercent),
    0,
  );
}

function drawLines(random: Random, target: number, tastes: readonly number[]): BasketLine[] {
  const wanted = 1 + random.poisson(SHOP.extraLinesMean);
  const lines = Math.max(1, Math.min(wanted, 9, Math.floor(target / 600)));
  return fillBasket(random, SHOP_CATALOGUE, {
    target,
    lines,
    maxQuantity: 6,
    categories: CATEGORIES,
    tastes,
  });
}

/** Shops and telephone are closed on Sundays. */
function drawChannel(random: Random, weights: readonly number[], day: number): Channel {
  const closed = weekdayOf(day) === 0;
  const open = CHANNELS.map((channel, index) =>
    closed && (channel === 'Shop' || channel === 'Phone') ? 0 : (weights[index] ?? 0) + 1e-9,
  );
  return random.weighted(CHANNELS, open);
}

/** Hours of the day with their weights: shops and telephone by day, the rest mostly at night. */
const HOURS: Record<Channel, readonly (readonly [hour: number, weight: number])[]> = {
  Shop: [10, 11, 12, 13, 14, 15, 16, 17, 18].map((hour) => [hour, hour < 12 ? 2 : 3]),
  Phone: [9, 10, 11, 12, 13, 14, 15, 16].map((hour) => [hour, hour === 12 ? 1 : 2]),
  Web: Array.from({ length: 24 }, (_, hour) => [hour, webWeight(hour)]),
  App: Array.from({ length: 24 }, (_, hour) => [hour, webWeight(hour)]),
};

function webWeight(hour: number): number {
  if (hour < 6) return 0.3;
  if (hour < 9) return 2;
  return hour < 18 ? 3 : hour < 23 ? 6 : 2;
}

export function drawSecond(random: Random, channel: Channel): number {
  const hours = HOURS[channel];
  const [hour] = random.weighted(
    hours,
    hours.map(([, weight]) => weight),
  );
  return hour * 3600 + random.integer(0, 3599);
}

function drawDiscount(random: Random, dealSeeking: number, day: number): number {
  const chance = dealSeeking + (isSale(day) ? SHOP.saleBoost : 0);
  return random.uniform() < chance ? random.weighted([5, 10, 15, 20, 30], [3, 4, 2, 2, 1]) : 0;
}

function isSale(day: number): boolean {
  const month = monthOf(day);
  return month === 1 || month === 7 || (month === 11 && dayOfMonth(day) >= 24);
}

function isGiftSeason(day: number): boolean {
  return monthOf(day) === 12 && dayOfMonth(day) <= 24;
}
