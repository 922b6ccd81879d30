import { portableExp, portablePower } from '../../../src/base/portable-math';
import type { Random } from '../../../src/base/random';
import { END_DAY, workingDay } from '../calendar';
import { drawSpendRate, paretoNbdLife } from '../process';
import type { Life } from '../process';
import { INDUSTRIES, INDUSTRY_TASTES, SUPPLIER } from './parameters';
import type { Industry } from './parameters';

/** An account of the supplier: what accounts.csv tells, and the truth behind it. */
export interface Account {
  id: string;
  company: string;
  industry: Industry;
  employees: number;
  /** Thousands of euros. */
  revenueThousands: number;
  city: string;
  region: string;
  country: 'NL' | 'BE';
  manager: string;
  sinceDay: number;
  /** Undefined for those who never ordered. */
  life: Life | undefined;
  /** The ν of gamma-gamma, the account's size included. */
  spendRate: number;
  discountPercent: number;
  /** One weight for each of GROUPS. */
  tastes: number[];
  /** One weight for each of SALES_CHANNELS. */
  channelWeights: number[];
}

export const SALES_CHANNELS = ['Web shop', 'EDI', 'Sales rep', 'Phone'] as const;

type Town = readonly [city: string, region: string, country: 'NL' | 'BE', weight: number];

const TOWNS: readonly Town[] = [
  ['Rotterdam', 'Zuid-Holland', 'NL', 9],
  ['Amsterdam', 'Noord-Holland', 'NL', 8],
  ['Eindhoven', 'Noord-Brabant', 'NL', 9],
  ['Tilburg', 'Noord-Brabant', 'NL', 5],
  ['Utrecht', 'Utrecht', 'NL', 6],
  ['Venlo', 'Limburg', 'NL', 5],
  ['Zwolle', 'Overijssel', 'NL', 4],
  ['Enschede', 'Overijssel', 'NL', 3],
  ['Groningen', 'Groningen', 'NL', 3],
  ['Arnhem', 'Gelderland', 'NL', 4],
  ['Antwerpen', 'Antwerpen', 'BE', 9],
  ['Mechelen', 'Antwerpen', 'BE', 4],
  ['Gent', 'Oost-Vlaanderen', 'BE', 7],
  ['Kortrijk', 'West-Vlaanderen', 'BE', 5],
  ['Hasselt', 'Limburg (BE)', 'BE', 4],
  ['Liège', 'Liège', 'BE', 5],
  ['Charleroi', 'Hainaut', 'BE', 3],
];

const MANAGERS = ['Anouk Veldman', 'Joris Claes', 'Sanne Terpstra', 'Luc Dumont', 'Emma Bakker'];

const STEMS = ['Brev', 'Kelm', 'Mondr', 'Tavel', 'Oost', 'Halv', 'Zand', 'Rijk', 'Velt', 'Dorm'];
const ENDINGS = ['ora', 'ink', 'ex', 'aard', 'um', 'iva', 'ens', 'olt', 'ema', 'ant'];
const TRADES: Record<Industry, readonly string[]> = {
  Machinery: ['Machines', 'Techniek', 'Metaal'],
  Construction: ['Bouw', 'Construct', 'Projecten'],
  'Food processing': ['Foods', 'Bakkerij', 'Zuivel'],
  Logistics: ['Logistics', 'Transport', 'Warehousing'],
  Automotive: ['Automotive', 'Carrosserie', 'Parts'],
  'Health care': ['Zorg', 'Kliniek', 'Medical'],
};

/** Revenue for each employee, in thousands of euros. */
const PRODUCTIVITY: Record<Industry, number> = {
  Machinery: 210,
  Construction: 170,
  'Food processing': 260,
  Logistics: 150,
  Automotive: 240,
  'Health care': 90,
};

/** All accounts in the order they were opened, with ids in that order. */
export function makeAccounts(random: Random): Account[] {
  const names = new Set<string>();
  const accounts = Array.from({ length: SUPPLIER.accounts }, (_, index) =>
    makeAccount(random, index >= SUPPLIER.leads, names),
  );
  accounts.sort((a, b) => a.sinceDay - b.sinceDay);
  for (const [index, account] of accounts.entries()) account.id = `A-${String(1001 + index)}`;
  return accounts;
}

function makeAccount(random: Random, buys: boolean, names: Set<string>): Account {
  const industry = random.weighted(INDUSTRIES, [24, 22, 16, 16, 12, 10]);
  const [city, region, country] = random.weighted(
    TOWNS,
    TOWNS.map(([, , , weight]) => weight),
  );
  const employees = Math.max(3, Math.round(portableExp(random.normal(3.9, 1.15))));
  const perHead = PRODUCTIVITY[industry] * portableExp(random.normal(0, 0.25));
  // Most accounts open in the first year, as the supplier takes over its customers.
  const day = Math.min(END_DAY - 1, Math.floor(random.gamma(0.9, 330)));
  return {
    id: '',
    company: companyName(random, industry, country, names),
    industry,
    employees,
    revenueThousands: Math.round((employees * perHead) / 10) * 10,
    city,
    region,
    country,
    manager: random.pick(MANAGERS),
    sinceDay: workingDay(day),
    life: buys
      ? paretoNbdLife(random, SUPPLIER.timing, day + random.uniform(), END_DAY)
      : undefined,
    spendRate:
      drawSpendRate(random, SUPPLIER.spend) / portablePower(employees / 50, SUPPLIER.sizeExponent),
    discountPercent: contractDiscount(random, employees),
    tastes: INDUSTRY_TASTES[industry].map((taste) => taste * random.gamma(2, 0.5)),
    channelWeights: [
      employees < 100 ? 4 : 1.5,
      employees < 100 ? 0.1 : 5,
      1.5,
      employees < 30 ? 2 : 0.5,
    ].map((weight) => weight * random.gamma(1, 1)),
  };
}

function contractDiscount(random: Random, employees: number): number {
  if (employees < 30) return random.weighted([0, 2], [4, 1]);
  return employees < 150
    ? random.weighted([0, 3, 5], [2, 2, 2])
    : random.weighted([5, 8, 12], [1, 2, 2]);
}

function companyName(
  random: Random,
  industry: Industry,
  country: Account['country'],
  names: Set<string>,
): string {
  for (;;) {
    const stem = random.pick(STEMS) + random.pick(ENDINGS);
    const name = `${stem} ${random.pick(TRADES[industry])} ${country === 'NL' ? 'B.V.' : 'NV'}`;
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}
