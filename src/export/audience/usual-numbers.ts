import metadata from 'libphonenumber-js/metadata.min.json';

/** The numbers of a country: libphonenumber’s tuples, as far as they are read here. */
interface Plan {
  readonly country: string;
  readonly callingCode: string;
  /** What is dialled before a number abroad. */
  readonly abroad: RegExp;
  readonly pattern: RegExp;
  readonly lengths: readonly number[];
  /** What is dialled before the number at home. */
  readonly atHome: RegExp | null;
  /** Kinds of numbers (fixed line, mobile…); null where the country’s pattern decides alone. */
  readonly kinds: readonly Kind[] | null;
}

interface Kind {
  readonly pattern: RegExp;
  readonly lengths: readonly number[];
}

type Known = Readonly<Record<string, readonly unknown[] | undefined>>;

/**
 * Plans by calling code: of countries that have one to themselves, and of the first of several, whose numbers the library
 * knows by their kinds.
 */
const PLANS = new Map<string, Plan | null>();
/** Digits with what people write between them; nothing in letters, no extension. */
const SIMPLE = /^\s*\+?\(?\d[\d ().-]*$/;
const BETWEEN = /[\s().-]/g;

/**
 * Most telephone numbers, as the library would give them, in a small part of its time: numbers written with their
 * country’s code, or as they are dialled at home. Undefined leaves a text to the library: it may be a number all the same.
 *
 * @param country two letters, or null where only numbers with a code are numbers
 */
export function usualNumber(text: string, country: string | null): string | undefined {
  if (!SIMPLE.test(text) || text.trimEnd().endsWith('.0')) return undefined;
  const digits = text.replaceAll(BETWEEN, '');
  if (digits.startsWith('+')) {
    const plan = planOfNumber(digits);
    if (!plan) return undefined;
    const number = digits.slice(1 + plan.callingCode.length);
    return plan.atHome?.test(number) !== true && isNumberOf(plan, number) ? digits : undefined;
  }
  const plan = country === null ? null : planOfCountry(country);
  if (!plan || plan.abroad.test(digits) || digits.startsWith(plan.callingCode)) return undefined;
  const prefix = plan.atHome?.exec(digits);
  // Carriers in between, area codes that are left out.
  if (prefix && prefix.length > 1) return undefined;
  const number = digits.slice(prefix?.[0].length ?? 0);
  const isNumber = isNumberOf(plan, number) && plan.lengths.includes(number.length);
  return isNumber ? `+${plan.callingCode}${number}` : undefined;
}

function planOfNumber(digits: string): Plan | null {
  for (const length of [1, 2, 3]) {
    const code = digits.slice(1, 1 + length);
    const countries = (metadata.country_calling_codes as Known)[code];
    if (countries) return planOfCode(code);
  }
  return null;
}

function planOfCountry(country: string): Plan | null {
  const code = (metadata.countries as unknown as Known)[country]?.[0];
  const plan = typeof code === 'string' ? planOfCode(code) : null;
  return plan?.country === country ? plan : null;
}

function planOfCode(code: string): Plan | null {
  const known = PLANS.get(code);
  if (known !== undefined) return known;
  const plan = readPlan(code);
  PLANS.set(code, plan);
  return plan;
}

function readPlan(code: string): Plan | null {
  const countries = (metadata.country_calling_codes as Known)[code] ?? [];
  const [country] = countries;
  if (typeof country !== 'string') return null;
  const data = (metadata.countries as unknown as Known)[country];
  if (!data) return null;
  const lengths = numbers(data[3]);
  const kinds = Array.isArray(data[11]) ? readKinds(data[11], lengths) : null;
  const isShared = countries.length > 1;
  // Which of several countries a number belongs to, these leave to what comes first in it.
  if (isShared && (data[10] || kinds === null)) return null;
  const atHome = textOf(data[7]) ?? textOf(data[5]);
  return {
    country,
    callingCode: code,
    abroad: new RegExp(`^(?:${textOf(data[1]) ?? '$'})`),
    pattern: whole(textOf(data[2]) ?? '$'),
    lengths,
    atHome: atHome === null ? null : new RegExp(`^(?:${atHome})`),
    kinds,
  };
}

function readKinds(kinds: readonly unknown[], lengths: readonly number[]): Kind[] {
  return kinds.flatMap((kind) => {
    if (!Array.isArray(kind)) return [];
    const [pattern, own] = kind as readonly unknown[];
    if (typeof pattern !== 'string' || pattern === '') return [];
    return [{ pattern: whole(pattern), lengths: own ? numbers(own) : lengths }];
  });
}

function isNumberOf({ pattern, kinds }: Plan, number: string): boolean {
  if (!pattern.test(number)) return false;
  if (kinds === null) return true;
  return kinds.some((kind) => kind.lengths.includes(number.length) && kind.pattern.test(number));
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
}
