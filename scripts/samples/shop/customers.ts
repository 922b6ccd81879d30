import { portableLog } from '../../../src/base/portable-math';
import type { Random } from '../../../src/base/random';
import { dayOf, END_DAY, monthOf } from '../calendar';
import { beta, bgNbdLife, drawSpendRate } from '../process';
import type { Life } from '../process';
import { asciiName, FEMALE_NAMES, LAST_NAMES, MALE_NAMES } from './names';
import { CATEGORIES, CHANNELS, SHOP } from './parameters';
import type { Category, Channel } from './parameters';
import { PLACES } from './places';
import type { Place } from './places';

export type Household = 'single' | 'couple' | 'family';

/** A customer of the shop: what customers.csv tells, and the truth behind it. */
export interface Customer {
  id: string;
  name: string;
  email: string;
  gender: 'female' | 'male' | 'diverse';
  birthDay: number;
  household: Household;
  income: string;
  place: Place;
  postcode: number;
  signedUpDay: number;
  acquiredBy: string;
  newsletter: boolean;
  /** Missing from customers.csv. */
  erased: boolean;
  /** Undefined for those who never ordered. */
  life: Life | undefined;
  /** The ν of gamma-gamma. */
  spendRate: number;
  dealSeeking: number;
  /** One weight for each of CATEGORIES. */
  tastes: number[];
  /** One weight for each of CHANNELS. */
  channelWeights: number[];
  /** Visits a week; 0 where tracking was refused. */
  visitRate: number;
}

const INCOMES = ['under 25k', '25k-40k', '40k-60k', '60k-90k', 'over 90k'] as const;

/** All customers in order of sign-up, with ids in that order. */
export function makeCustomers(random: Random): Customer[] {
  const buyers = SHOP.customers - SHOP.prospects + SHOP.erased;
  const people: Customer[] = [];
  for (let i = 0; i < buyers; i += 1) people.push(makeCustomer(random, arrivalDay(random), true));
  for (let i = 0; i < SHOP.prospects; i += 1)
    people.push(makeCustomer(random, random.integer(0, END_DAY - 1), false));
  for (const person of random.shuffle(people.filter(hasLeft)).slice(0, SHOP.erased))
    person.erased = true;

  people.sort((a, b) => a.signedUpDay - b.signedUpDay);
  const taken = new Map<string, number>();
  for (const [index, person] of people.entries()) {
    person.id = `C${String(10_001 + index)}`;
    person.email = emailOf(person.name, random, taken);
  }
  return people;
}

function hasLeft(person: Customer): boolean {
  return person.life?.leftAt !== undefined;
}

/** First orders grow slowly over the years and peak before Christmas. */
function arrivalDay(random: Random): number {
  for (;;) {
    const day = random.integer(0, END_DAY - 1);
    const month = monthOf(day);
    const season = month === 12 ? 1.5 : month === 11 ? 1.35 : month === 7 || month === 8 ? 0.8 : 1;
    const growth = 0.85 + (0.3 * day) / END_DAY;
    if (random.uniform() * 1.75 < season * growth) return day;
  }
}

function makeCustomer(random: Random, day: number, buys: boolean): Customer {
  const gender = random.weighted(['female', 'male', 'diverse'] as const, [58, 40.5, 1.5]);
  const place = random.weighted(
    PLACES,
    PLACES.map((candidate) => candidate.weight),
  );
  const age = drawAge(random);
  const household = drawHousehold(random, age);
  const life = buys ? bgNbdLife(random, SHOP.timing, day + random.uniform(), END_DAY) : undefined;
  const spendRate = drawSpendRate(random, SHOP.spend);
  const tracked = random.uniform() < 0.55;
  const browsing = random.gamma(0.8, 1 / 0.8);
  return {
    id: '',
    name: drawName(random, gender),
    email: '',
    gender,
    birthDay: Math.floor(dayOf('2024-01-01') - age * 365.25),
    household,
    income: drawIncome(random, spendRate),
    place,
    postcode: random.integer(...place.postcodes),
    signedUpDay: signUpDay(random, day, buys),
    acquiredBy: drawAcquisition(random, life),
    newsletter: random.uniform() < 0.72,
    erased: false,
    life,
    spendRate,
    dealSeeking: beta(random, SHOP.dealSeeking.a, SHOP.dealSeeking.b),
    tastes: tastesOf(random, { age, gender, household, place }),
    channelWeights: channelWeightsOf(random, age, place),
    visitRate: tracked ? browsing * (0.05 + 0.9 * Math.min(life?.rate ?? 0.05, 0.4)) : 0,
  };
}

function signUpDay(random: Random, firstOrderDay: number, buys: boolean): number {
  if (!buys || random.uniform() < 0.65) return firstOrderDay;
  return Math.max(0, firstOrderDay - random.integer(1, 45));
}

/** Age at the start of 2024. */
function drawAge(random: Random): number {
  const centre = random.weighted([27, 38, 52, 68], [24, 36, 27, 13]);
  return Math.min(88, Math.max(18.2, random.normal(centre, 5.5)));
}

function drawHousehold(random: Random, age: number): Household {
  const weights =
    age < 29 ? [6, 3, 1] : age < 50 ? [2.5, 2.5, 5] : age < 62 ? [2.5, 5, 2.5] : [4, 6, 0];
  return random.weighted(['single', 'couple', 'family'] as const, weights);
}

function drawName(random: Random, gender: Customer['gender']): string {
  const female = gender === 'female' || (gender === 'diverse' && random.uniform() < 0.5);
  return `${random.pick(female ? FEMALE_NAMES : MALE_NAMES)} ${random.pick(LAST_NAMES)}`;
}

function emailOf(name: string, random: Random, taken: Map<string, number>): string {
  const [first = '', last = ''] = name.split(' ').map(asciiName);
  const stem = random.weighted([`${first}.${last}`, `${first.slice(0, 1)}.${last}`], [4, 1]);
  const count = (taken.get(stem) ?? 0) + 1;
  taken.set(stem, count);
  const host = random.weighted(['example.com', 'example.org', 'example.net'], [6, 2, 2]);
  return `${stem}${count > 1 ? String(count) : ''}@${host}`;
}

/** Income follows what the customer spends an order, with noise. */
function drawIncome(random: Random, spendRate: number): string {
  const meanOrder = SHOP.spend.p / spendRate;
  const typical = (SHOP.spend.p * SHOP.spend.gamma) / SHOP.spend.q;
  const level = 1.6 + 1.5 * portableLog(meanOrder / typical) + random.normal(0, 0.85);
  return INCOMES[Math.min(4, Math.max(0, Math.round(level)))] ?? INCOMES[0];
}

/** Friends bring customers who stay, social media those who leave. */
function drawAcquisition(random: Random, life: Life | undefined): string {
  const left = life?.leftAt !== undefined;
  return random.weighted(
    ['Search', 'Social media', 'Friend', 'Shop', 'Marketplace'],
    left ? [30, 28, 10, 14, 18] : [30, 18, 22, 18, 12],
  );
}

interface Traits {
  age: number;
  gender: Customer['gender'];
  household: Household;
  place: Place;
}

/** How demographics move tastes. The factors are listed in README.md of the samples. */
function tastesOf(random: Random, { age, gender, household, place }: Traits): number[] {
  const factors: Record<Category, number> = {
    'Coffee & Tea': place.kind === 'city' ? 2.4 : 1.2,
    Kitchen: household === 'single' ? 1 : 1.6,
    Home: age >= 35 ? 1.5 : 0.9,
    Garden: (place.kind === 'town' ? 2.5 : 0.5) * (age >= 50 ? 2 : 0.8),
    Outdoor: (age < 40 ? 2.2 : 0.8) * (gender === 'male' ? 1.5 : 1),
    Children: household === 'family' ? 3.5 : age >= 60 ? 0.9 : 0.2,
    Stationery: age < 30 ? 1.6 : 0.9,
    'Body Care': gender === 'male' ? 0.6 : 1.7,
  };
  return CATEGORIES.map((category) => factors[category] * random.gamma(1.5, 1 / 1.5));
}

function channelWeightsOf(random: Random, age: number, place: Place): number[] {
  const base: Record<Channel, number> = {
    Web: 5,
    App: age < 35 ? 5 : age < 50 ? 2.5 : 0.5,
    Shop: place.hasShop ? 5 : 0.1,
    Phone: age >= 65 ? 2.5 : 0.1,
  };
  return CHANNELS.map((channel) => base[channel] * random.gamma(1, 1));
}
