import type { Random } from '../../../src/base/random';

/** A moment as a clock on the wall shows it. */
export interface WrittenDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** A row of a table of orders, before anybody writes it down. */
export interface CleanRow {
  readonly order: string;
  /** With leading zeros. */
  readonly customer: string;
  readonly at: WrittenDay | null;
  /** Hundredths. */
  readonly amount: number | null;
  readonly quantity: number;
  readonly note: string | null;
  readonly paid: boolean;
}

/** Words of the encodings' languages, in the characters that they have. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  western: [
    'Größe',
    'café',
    'señor',
    'Ångström',
    'naïve',
    'coração',
    'première',
    'straße',
    'Zürich',
    'éclair',
  ],
  polish: ['zażółć', 'gęślą', 'jaźń', 'Łódź', 'święto', 'źródło', 'część', 'kość', 'wieś', 'ćma'],
  japanese: ['東京', 'りんご', 'カメラ', '日本語', '注文', 'お茶', '大阪', '緑茶', '靴下', '帽子'],
  plain: [
    'tea',
    'green cup',
    'gift box',
    'two spoons',
    'black lid',
    'linen',
    'soap',
    'candle',
    'plate',
    'bowl',
  ],
};

/** Signs that a careless writer of delimited text stumbles over. */
const AWKWARD = [
  'a, b',
  'x; y',
  'say "yes"',
  "it's",
  'one\ntwo',
  'tab\there',
  'a|b',
  ' in blanks ',
];

export function cleanTable(random: Random, words: readonly string[], rows: number): CleanRow[] {
  const amounts = random.pick(['small', 'large', 'whole'] as const);
  return Array.from({ length: rows }, (_, n) => ({
    order: `A-${String(10_000 + n)}`,
    customer: String(random.integer(1, 400)).padStart(5, '0'),
    at: random.uniform() < 0.05 ? null : moment(random),
    amount: random.uniform() < 0.05 ? null : amountOf(random, amounts),
    quantity: random.uniform() < 0.3 ? random.integer(1000, 250_000) : random.integer(1, 999),
    note: noteOf(random, words),
    paid: random.uniform() < 0.5,
  }));
}

function moment(random: Random): WrittenDay {
  return {
    year: random.integer(2009, 2025),
    month: random.integer(1, 12),
    day: random.integer(1, 28),
    hour: random.integer(0, 23),
    minute: random.integer(0, 59),
    second: random.integer(0, 59),
  };
}

function amountOf(random: Random, kind: 'small' | 'large' | 'whole'): number {
  const sign = random.uniform() < 0.1 ? -1 : 1;
  if (kind === 'small') return sign * random.integer(1, 99_999);
  if (kind === 'large') return sign * random.integer(100_000, 999_999_999);
  return sign * 100 * random.integer(1, 50_000);
}

function noteOf(random: Random, words: readonly string[]): string | null {
  const dice = random.uniform();
  if (dice < 0.1) return null;
  if (dice < 0.2) return random.pick(AWKWARD);
  return `${random.pick(words)} ${random.pick(words)}`;
}
