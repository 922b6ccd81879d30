import { createRandom } from '../../../src/base/random';
import { dateText, timeText } from '../calendar';
import { centsText } from '../csv';
import type { Table } from '../csv';
import { campaignTable, runCampaign } from './campaign';
import { makeCustomers } from './customers';
import type { Customer } from './customers';
import { makeInteractions } from './interactions';
import { lineAmount, makeAnonymousOrder, makeOrder, makeReturn, orderDaysOf } from './orders';
import type { Order } from './orders';
import { SHOP } from './parameters';
import { postcodeText } from './places';
import { surveyTable } from './survey';

/** The shop's five tables. Every part has a random stream of its own, so that parts can change alone. */
export function makeShop(): { file: string; table: Table }[] {
  const stream = (part: number) => createRandom(SHOP.seed + part);
  const customers = makeCustomers(stream(0));
  const days = new Map(customers.map((customer) => [customer, orderDaysOf(customer)]));
  const variants = runCampaign(stream(1), days);

  const orderRandom = stream(2);
  const known = [...days].flatMap(([customer, orderDays]) =>
    orderDays.map((when) => makeOrder(orderRandom, customer, when)),
  );
  const returnRandom = stream(3);
  const returns = known.flatMap((order) => makeReturn(returnRandom, order) ?? []);
  const open = SHOP.orderLines - SHOP.duplicateLines - countLines(known) - countLines(returns);
  const anonymous = makeAnonymousOrders(open);

  const orders = [...known, ...returns, ...anonymous].sort(
    (a, b) => a.day - b.day || a.second - b.second,
  );
  const { table: interactions, complaints } = makeInteractions(stream(5), customers, orders);
  return [
    { file: 'orders.csv', table: ordersTable(orders) },
    { file: 'customers.csv', table: customersTable(customers) },
    { file: 'interactions.csv', table: interactions },
    { file: 'survey.csv', table: surveyTable(stream(6), orders, complaints) },
    { file: 'campaign.csv', table: campaignTable(variants, orders) },
  ];
}

function countLines(orders: readonly Order[]): number {
  return orders.reduce((sum, order) => sum + order.lines.length, 0);
}

/** Over-the-counter orders that bring the file to its round number of lines. */
function makeAnonymousOrders(lines: number): Order[] {
  if (lines <= 0) throw new Error(`${lines} lines are left for anonymous orders: adjust SHOP`);
  const random = createRandom(SHOP.seed + 4);
  const orders: Order[] = [];
  for (let left = lines; left > 0;) {
    const order = makeAnonymousOrder(random, left);
    orders.push(order);
    left -= order.lines.length;
  }
  return orders;
}

/** orders.csv. Orders are numbered in time; a return carries its order's number after an R. */
function ordersTable(orders: readonly Order[]): Table {
  const numbers = new Map<Order, string>();
  for (const order of orders)
    if (order.returnOf === undefined) numbers.set(order, String(100_001 + numbers.size));
  const rows = orders.flatMap((order) => {
    const number = numbers.get(order.returnOf ?? order) ?? '';
    return orderRows(order, order.returnOf === undefined ? number : `R${number}`);
  });
  return {
    columns: [
      'order_id',
      'customer_id',
      'ordered_at',
      'product',
      'category',
      'channel',
      'quantity',
      'unit_price',
      'discount',
      'amount',
      'cost',
      'currency',
    ],
    rows: withDuplicates(rows),
  };
}

function orderRows(order: Order, id: string): string[][] {
  return order.lines.map(({ product, quantity }) => [
    id,
    order.customer?.id ?? '',
    timeText(order.day, order.second),
    product.name,
    product.category,
    order.channel,
    String(quantity),
    centsText(product.price),
    centsText(product.price === 0 ? 0 : order.discountPercent),
    centsText(lineAmount(product, quantity, order.discountPercent)),
    centsText(product.cost * quantity),
    'EUR',
  ]);
}

/** Repeats some lines right after themselves, as an export that stuttered would. */
function withDuplicates(rows: readonly string[][]): string[][] {
  const random = createRandom(SHOP.seed + 7);
  const indexes = random.shuffle(rows.map((_, index) => index));
  const repeated = new Set(indexes.slice(0, SHOP.duplicateLines));
  return rows.flatMap((row, index) => (repeated.has(index) ? [row, row] : [row]));
}

/** customers.csv, with the gaps that such files have. */
function customersTable(customers: readonly Customer[]): Table {
  const random = createRandom(SHOP.seed + 8);
  const orGap = (text: string, gap: number): string => (random.uniform() < gap ? '' : text);
  const rows = customers
    .filter((customer) => !customer.erased)
    .map((customer) => [
      customer.id,
      customer.name,
      customer.email,
      orGap(customer.gender, 0.03),
      orGap(dateText(customer.birthDay), 0.12),
      orGap(customer.household, 0.08),
      orGap(customer.income, 0.28),
      customer.place.city,
      customer.place.region,
      postcodeText(customer.place.country, customer.postcode),
      customer.place.country,
      dateText(customer.signedUpDay),
      customer.acquiredBy,
      customer.newsletter ? 'true' : 'false',
    ]);
  return {
    columns: [
      'customer_id',
      'name',
      'email',
      'gender',
      'birth_date',
      'household',
      'income_bracket',
      'city',
      'region',
      'postcode',
      'country',
      'signed_up_at',
      'acquired_by',
      'newsletter',
    ],
    rows,
  };
}
