import { join, literal, sql, type Sql } from '../../sql';
import { nameValue } from '../attributes/attribute-reading';
import { customaryBrackets, eachValue, type Bracket } from '../attribute_segments/brackets';
import { MISSING, oddOf, OTHERS } from '../attribute_segments/grouping';
import type { TraitNumbers } from './trait-numbers';
import type { Trait } from './trait';

/** One value of a trait, or one bracket of its numbers. */
export interface TraitValue {
  /** As people read it; no two of a trait have the same. */
  readonly value: string;
  readonly what: 'value' | 'others' | 'missing';
  /** Customers by place of the segment, 0 (elsewhere) included. */
  readonly counts: Float64Array;
  /** Whether `value`, the trait of a customer, is this one; null where no short condition says it. */
  readonly holds: Sql | null;
}

/** What was read of one trait. */
export interface TraitFacts {
  readonly trait: Trait;
  /** In the order in which they are told: numbers rising, names by frequency, then others, then missing. */
  readonly values: readonly TraitValue[];
  readonly numbers: TraitNumbers | null;
  /** Different values, missing ones aside. */
  readonly different: number;
  /** Customers with a value. */
  readonly known: number;
}

/** Counts of names as they came from the engine. */
export interface NameCount {
  /** Null: all names beyond the most frequent. */
  readonly name: string | null;
  readonly place: number;
  readonly customers: number;
}

/** Numbers that are told one by one; more are put into brackets. */
const MOST_EACH = 12;
const BRACKETS = 5;
const SPECIAL = new Set([MISSING, OTHERS]);

/**
 * The values of a trait of names.
 *
 * @param counts the most frequent names first
 * @param sizes customers by place
 * @param different names that the engine found
 */
export function nameFacts(
  trait: Trait,
  counts: readonly NameCount[],
  sizes: Float64Array,
  different: number,
): TraitFacts {
  const names = new Map<string, Float64Array>();
  const others = new Float64Array(sizes.length);
  for (const { name, place, customers } of counts) {
    let into = name === null ? others : names.get(name);
    if (into === undefined) names.set(name ?? '', (into = new Float64Array(sizes.length)));
    into[place] = (into[place] ?? 0) + customers;
  }
  const values: TraitValue[] = [...names].map(([name, of]) => ({
    value: nameOf(trait, name),
    what: 'value',
    counts: of,
    holds: isName(trait, name),
  }));
  if (total(others) > 0)
    values.push({ value: OTHERS, what: 'others', counts: others, holds: null });
  const known = values.reduce((sum, { counts: of }) => sum + total(of), 0);
  const missing =
    trait.reading === 'boolean' ? sql`value is null` : sql`${nameValue(sql`value`)} is null`;
  return {
    trait,
    values: withMissing(values, sizes, missing),
    numbers: null,
    different,
    known,
  };
}

function nameOf({ reading }: Trait, name: string): string {
  if (reading === 'boolean') return name === 'true' ? 'Yes' : 'No';
  return SPECIAL.has(name) ? `“${name}”` : name;
}

function isName({ reading }: Trait, name: string): Sql {
  if (reading === 'boolean') return name === 'true' ? sql`value` : sql`not value`;
  return sql`${nameValue(sql`value`)} = ${literal(name)}`;
}

/** The brackets of a trait of numbers; few different numbers are told one by one. Impossible ages are a value, too. */
export function numberFacts(trait: Trait, numbers: TraitNumbers, sizes: Float64Array): TraitFacts {
  const facts = numbers.facts(BRACKETS);
  const brackets =
    numbers.each.length <= MOST_EACH && facts.distinct <= MOST_EACH
      ? eachValue(numbers.each)
      : customaryBrackets(trait.reading, facts, BRACKETS);
  const values = facts.distinct === 0 ? [] : bracketValues(brackets, numbers, sizes.length);
  const known = values.reduce((sum, { counts }) => sum + total(counts), 0);
  const odd = oddOf(trait.reading);
  if (odd && total(numbers.odd) > 0)
    values.push({
      value: odd.label,
      what: 'value',
      counts: numbers.odd,
      holds: outside(odd.least, odd.most),
    });
  return {
    trait,
    values: withMissing(values, sizes, sql`value is null`),
    numbers,
    different: facts.distinct,
    known: known + total(numbers.odd),
  };
}

function bracketValues(
  brackets: readonly Bracket[],
  numbers: TraitNumbers,
  places: number,
): TraitValue[] {
  const counts = numbers.count(endsOf(brackets));
  const values = brackets.map((bracket, at): TraitValue => ({
    value: bracket.label,
    what: 'value',
    counts: counts[at] ?? new Float64Array(places),
    holds: within(brackets[at - 1], bracket),
  }));
  return values.filter((value) => total(value.counts) > 0);
}

/** The ends of all brackets but the last, each above all numbers of its bracket. */
function endsOf(brackets: readonly Bracket[]): number[] {
  return brackets
    .slice(0, -1)
    .map(({ end, inclusive }) => (end === null ? Infinity : inclusive ? nextAbove(end) : end));
}

/** The next number that can be written as a double. */
function nextAbove(number: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, number === 0 ? 0 : number);
  bits.setBigInt64(0, bits.getBigInt64(0) + (number < 0 ? -1n : 1n));
  return bits.getFloat64(0);
}

function within(before: Bracket | undefined, { end, inclusive }: Bracket): Sql {
  const parts: Sql[] = [];
  if (before && before.end !== null)
    parts.push(sql`value ${before.inclusive ? sql`>` : sql`>=`} ${literal(before.end)}`);
  if (end !== null) parts.push(sql`value ${inclusive ? sql`<=` : sql`<`} ${literal(end)}`);
  return parts.length === 0 ? sql`value is not null` : join(parts, ' and ');
}

function outside(least: number, most: number | null): Sql {
  const below = sql`value < ${literal(least)}`;
  return most === null ? below : sql`(${below} or value > ${literal(most)})`;
}

/** The rest of each segment has no value. */
function withMissing(
  values: readonly TraitValue[],
  sizes: Float64Array,
  holds: Sql,
): readonly TraitValue[] {
  const counts = sizes.map((size, place) =>
    Math.max(0, size - values.reduce((sum, value) => sum + (value.counts[place] ?? 0), 0)),
  );
  if (total(counts) === 0) return values;
  return [...values, { value: MISSING, what: 'missing', counts, holds }];
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
