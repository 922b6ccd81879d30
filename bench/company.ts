import { join } from 'node:path';
import { createRandom, type Random } from '../src/base/random';
import { csvFile, money, pad, timestamp } from './csv-file';

const START = Date.UTC(2022, 0, 1);
const DAYS = 1_000;
const DAY_MS = 86_400_000;
/** Orders of a customer; with one or two lines each, about three lines a customer. */
const ORDERS = [1, 1, 1, 1, 1, 2, 2, 2, 3, 6];
const CATEGORIES = ['Coffee', 'Kitchen', 'Home', 'Garden', 'Outdoor', 'Children', 'Body Care'];
const CHANNELS = ['Web', 'App', 'Shop', 'Phone'];
const CITIES = ['Leeds', 'Dresden', 'Lyon', 'Utrecht', 'Turin', 'Porto', 'Gdansk', 'Aarhus'];
const KINDS = ['visit', 'visit', 'visit', 'complaint', 'ticket', 'call'];
const RECOMMEND = '"How likely are you to recommend us? (0 to 10)"';
const CAMPAIGN = 'Spring voucher';

/** What is known of each customer: twenty attributes, a list of values or how one is drawn. */
const ATTRIBUTES: Readonly<Record<string, readonly string[] | ((random: Random) => string)>> = {
  gender: ['female', 'male', 'diverse', ''],
  birth_date: (random) => timestamp(random.integer(-30, 35) * 365 * DAY_MS).slice(0, 10),
  household: ['single', 'couple', 'family', ''],
  income_bracket: ['under 25k', '25k-40k', '40k-60k', '60k-90k', ''],
  education: ['school', 'vocational', 'bachelor', 'master', 'doctorate'],
  marital_status: ['single', 'married', 'divorced', 'widowed'],
  occupation: ['employee', 'self-employed', 'student', 'retired', 'none'],
  children: (random) => String(random.integer(0, 4)),
  language: ['English', 'German', 'French', 'Dutch'],
  city: CITIES,
  region: ['North', 'East', 'South', 'West'],
  country: ['GB', 'DE', 'FR', 'NL'],
  signed_up_at: (random) => timestamp(START - random.integer(0, DAYS) * DAY_MS).slice(0, 10),
  acquired_by: ['Search', 'Friends', 'Social media', 'Marketplace', 'Shop'],
  newsletter: ['true', 'false'],
  app_user: ['true', 'false'],
  loyalty_tier: ['none', 'silver', 'gold'],
  favourite_brand: ['Ardent', 'Bello', 'Corso', 'Delta', 'Enna'],
  housing: ['flat', 'house', ''],
  age_of_account: (random) => String(random.integer(0, 4_000)),
};

/**
 * Writes the files of a company that knows much of its customers (orders with about three lines a customer, records with
 * twenty attributes, contacts, a survey, a campaign) unless they are there already. The same number of customers gives
 * the same bytes.
 *
 * @returns their paths
 */
export function companyFiles(dir: string, customers: number): Promise<string[]> {
  const file = (name: string, lines: (customers: number, random: Random) => Iterable<string>) =>
    csvFile(join(dir, `company-${String(customers)}-${name}.csv`), () =>
      lines(customers, createRandom(customers)),
    );
  return Promise.all([
    file('orders', orders),
    file('customers', records),
    file('contacts', contacts),
    file('survey', answers),
    file('campaign', addressed),
  ]);
}

const id = (customer: number) => `C${pad(customer, 8)}`;
const moment = (random: Random) => timestamp(START + random.uniform() ** 0.7 * DAYS * DAY_MS);

function* orders(customers: number, random: Random): Generator<string> {
  yield 'order_id,customer_id,ordered_at,product,category,channel,quantity,unit_price,discount,amount';
  let order = 0;
  for (let customer = 1; customer <= customers; customer++) {
    const count = random.pick(ORDERS);
    for (let one = 0; one < count; one++) {
      order += 1;
      const at = moment(random);
      const channel = random.pick(CHANNELS);
      const discount = random.pick(['0.00', '0.00', '0.00', '0.15']);
      for (let line = random.integer(1, 2); line > 0; line--) {
        const category = random.pick(CATEGORIES);
        const product = `${category} ${String(random.integer(1, 20))}`;
        const [quantity, cents] = [random.integer(1, 3), 500 + random.integer(0, 5_000)];
        const amount = money(Math.round(quantity * cents * (1 - Number(discount))));
        yield `O${pad(order, 9)},${id(customer)},${at},${product},${category},${channel},${String(quantity)},${money(cents)},${discount},${amount}`;
      }
    }
  }
}

function* records(customers: number, random: Random): Generator<string> {
  yield ['customer_id', ...Object.keys(ATTRIBUTES)].join(',');
  const drawn = Object.values(ATTRIBUTES);
  for (let customer = 1; customer <= customers; customer++) {
    const values = drawn.map((from) =>
      typeof from === 'function' ? from(random) : random.pick(from),
    );
    yield [id(customer), ...values].join(',');
  }
}

function* contacts(customers: number, random: Random): Generator<string> {
  yield 'customer_id,occurred_at,kind,channel,detail';
  for (let contact = 0; contact < customers; contact++) {
    const customer = id(random.integer(1, customers));
    const detail = random.pick(CATEGORIES);
    yield `${customer},${moment(random)},${random.pick(KINDS)},${random.pick(CHANNELS)},${detail}`;
  }
}

function* answers(customers: number, random: Random): Generator<string> {
  yield 'customer_id,answered_at,question,answer';
  for (let customer = 1; customer <= customers; customer += 3) {
    yield `${id(customer)},${moment(random)},${RECOMMEND},${String(random.integer(0, 10))}`;
  }
}

function* addressed(customers: number, random: Random): Generator<string> {
  yield 'customer_id,campaign,variant,sent_at,responded,response_value,cost';
  for (let customer = 1; customer <= customers; customer += 2) {
    const variant = random.pick(['control', 'voucher', 'voucher']);
    const responded = random.uniform() < 0.2;
    const value = responded ? money(random.integer(1_000, 9_000)) : '0.00';
    yield `${id(customer)},${CAMPAIGN},${variant},2024-03-17 09:00:00,${String(responded)},${value},0.85`;
  }
}
