import type { Random } from '../../../src/base/random';
import { END_DAY, timeText } from '../calendar';
import type { Table } from '../csv';
import type { Customer } from './customers';
import { drawSecond } from './orders';
import type { Order } from './orders';
import { CATEGORIES, SHOP } from './parameters';

interface Interaction {
  customer: Customer;
  day: number;
  second: number;
  kind: 'visit' | 'complaint' | 'ticket' | 'call';
  channel: string;
  detail: string;
}

export interface Interactions {
  table: Table;
  /** Complaints of each customer who made one. */
  complaints: Map<Customer, number>;
}

/** interactions.csv: visits, and what customers wrote or said after orders. */
export function makeInteractions(
  random: Random,
  customers: readonly Customer[],
  orders: readonly Order[],
): Interactions {
  const returned = new Set(orders.map((order) => order.returnOf));
  const list = [
    ...customers.flatMap((customer) => visitsOf(random, customer)),
    ...orders.flatMap((order) => contactsAfter(random, order, returned.has(order))),
  ].filter(({ customer, day }) => !customer.erased && day < END_DAY);
  list.sort((a, b) => a.day - b.day || a.second - b.second);

  const complaints = new Map<Customer, number>();
  for (const { customer, kind } of list)
    if (kind === 'complaint') complaints.set(customer, (complaints.get(customer) ?? 0) + 1);
  return {
    complaints,
    table: {
      columns: ['customer_id', 'occurred_at', 'kind', 'channel', 'detail'],
      rows: list.map(({ customer, day, second, kind, channel, detail }) => [
        customer.id,
        timeText(day, second),
        kind,
        channel,
        detail,
      ]),
    },
  };
}

function visitsOf(random: Random, customer: Customer): Interaction[] {
  const { life, visitRate } = customer;
  const from = Math.max(SHOP.visitsFrom, customer.signedUpDay);
  const until = Math.floor(life?.leftAt ?? END_DAY);
  if (visitRate === 0 || until <= from) return [];
  const count = random.poisson((visitRate * (until - from)) / 7);
  return Array.from({ length: count }, () => {
    const channel = random.uniform() < 0.6 ? 'Web' : 'App';
    return {
      customer,
      day: random.integer(from, until - 1),
      second: drawSecond(random, channel),
      kind: 'visit',
      channel,
      detail: random.weighted(CATEGORIES, customer.tastes),
    };
  });
}

const COMPLAINTS = ['Late delivery', 'Damaged in transit', 'Wrong item', 'Quality', 'Slow refund'];
const QUESTIONS = ['Where is my order?', 'Change of address', 'Invoice copy', 'Product question'];

function contactsAfter(random: Random, order: Order, returned: boolean): Interaction[] {
  const { customer } = order;
  if (customer === undefined || order.returnOf !== undefined) return [];
  const { base, beforeLeaving, afterReturn } = SHOP.complaints;
  const chance = base * (order.isFarewell ? beforeLeaving : 1) * (returned ? afterReturn : 1);
  const contact = (kind: Interaction['kind'], channels: string[], details: string[]) => ({
    customer,
    day: order.day + random.integer(1, 12),
    second: drawSecond(random, 'Phone'),
    kind,
    channel: random.pick(channels),
    detail: random.pick(details),
  });
  const contacts: Interaction[] = [];
  if (random.uniform() < chance)
    contacts.push(contact('complaint', ['E-mail', 'E-mail', 'Phone', 'Chat'], COMPLAINTS));
  if (order.channel !== 'Shop' && random.uniform() < 0.035)
    contacts.push(contact('ticket', ['E-mail', 'Chat'], QUESTIONS));
  if (random.uniform() < 0.012) contacts.push(contact('call', ['Phone'], QUESTIONS));
  return contacts;
}
