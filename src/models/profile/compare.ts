import {
  compareProportions,
  holm,
  meanInterval,
  standardisedDifference,
  welch,
  type ComparedProportions,
  type Interval,
  type Sample,
  type WelchTest,
} from '../../stats/inference';
import type { Places, TraitNumbers } from './trait-numbers';
import type { TraitFacts, TraitValue } from './trait-values';

/** Fewer customers than this are marked. */
export const FEWEST = 5;
/** Below this a corrected p says that chance does not explain the difference. */
export const SURE = 0.05;

/** Who is compared with whom, by place of the segments. */
export interface Sides {
  readonly segment: Places;
  readonly base: Places;
  /** Those of the base who are not in the segment: whom the tests compare with. */
  readonly others: Places;
  readonly baseIncludesSegment: boolean;
  readonly segmentSize: number;
  readonly baseSize: number;
}

/** A value of a trait in the segment beside the base. */
export interface ComparedValue extends ComparedProportions {
  readonly facts: TraitFacts;
  readonly value: TraitValue;
  /** Place of the value within its trait, from 1. */
  readonly place: number;
  readonly n: number;
  readonly baseN: number;
  readonly pHolm: number | null;
  /** Cohen's h of the segment against whom it was tested with. */
  readonly effect: number | null;
  readonly small: boolean;
}

/** A trait of numbers in the segment beside the base. */
export interface ComparedNumbers {
  readonly facts: TraitFacts;
  readonly segment: NumberSide;
  readonly base: NumberSide;
  readonly interval: Interval | null;
  readonly effect: number | null;
  readonly welch: WelchTest | null;
  readonly pHolm: number | null;
  readonly small: boolean;
}
export interface NumberSide {
  readonly sample: Sample;
  readonly missing: number;
  readonly quartiles: readonly [q1: number, median: number, q3: number] | null;
}

/** All comparisons of a profile, each list by what sets the segment apart. */
export interface Compared {
  readonly values: readonly ComparedValue[];
  readonly numbers: readonly ComparedNumbers[];
  /** How many tests the correction is for. */
  readonly tests: number;
}

/** Compares all traits; the correction runs over all tests, of shares and of means. */
export function compareTraits(traits: readonly TraitFacts[], sides: Sides): Compared {
  const values = traits.flatMap((facts) =>
    facts.values.map((value, at) => compareValue(facts, value, at + 1, sides)),
  );
  const numbers = traits.flatMap((facts) => {
    const own = facts.numbers;
    // Of two numbers, such as 0 and 1, the mean says what the shares say.
    return own === null || facts.different <= 2 ? [] : [compareNumbers(facts, own, sides)];
  });
  const adjusted = holm([...values.map(({ p }) => p), ...numbers.map((one) => pOf(one))]);
  const tests = adjusted.filter((p) => p !== null).length;
  return {
    values: values
      .map((one, at) => ({ ...one, pHolm: adjusted[at] ?? null }))
      .sort((a, b) => apart(classOf(a), a, classOf(b), b)),
    numbers: numbers
      .map((one, at) => ({ ...one, pHolm: adjusted[values.length + at] ?? null }))
      .sort((a, b) => apart(0, a, 0, b)),
    tests,
  };
}

/** Cohen's h: the difference of two shares on the scale on which equal steps are equally easy to see. */
export function shareEffect(share: number, other: number): number {
  return 2 * Math.asin(Math.sqrt(share)) - 2 * Math.asin(Math.sqrt(other));
}

/** Customers at these places. */
export function customersAt(counts: Float64Array, places: Places): number {
  return counts.reduce((sum, count, place) => sum + (places[place] ? count : 0), 0);
}

function compareValue(
  facts: TraitFacts,
  value: TraitValue,
  place: number,
  sides: Sides,
): ComparedValue {
  const { segmentSize, baseSize, baseIncludesSegment } = sides;
  const n = customersAt(value.counts, sides.segment);
  const baseN = customersAt(value.counts, sides.base);
  const othersSize = baseIncludesSegment ? baseSize - segmentSize : baseSize;
  const others = baseIncludesSegment ? baseN - n : baseN;
  const compared = compareProportions(
    { successes: n, n: segmentSize },
    { successes: baseN, n: baseSize },
    { baseIncludesSegment },
  );
  // What is left of all values is no value: that it differs says nothing.
  const untested = value.what === 'others' ? { test: null, z: null, p: null } : {};
  const canCompare = segmentSize > 0 && othersSize > 0;
  return {
    ...compared,
    ...untested,
    facts,
    value,
    place,
    n,
    baseN,
    pHolm: null,
    effect: canCompare ? shareEffect(n / segmentSize, others / othersSize) : null,
    small: n < FEWEST,
  };
}

function compareNumbers(facts: TraitFacts, numbers: TraitNumbers, sides: Sides): ComparedNumbers {
  const segment = sideOf(numbers, sides.segment, sides.segmentSize);
  const others = numbers.sample(sides.others);
  return {
    facts,
    segment,
    base: sideOf(numbers, sides.base, sides.baseSize),
    interval: meanInterval(segment.sample),
    effect: standardisedDifference(segment.sample, others),
    welch: welch(segment.sample, others),
    pHolm: null,
    small: segment.sample.n < FEWEST,
  };
}

function sideOf(numbers: TraitNumbers, places: Places, size: number): NumberSide {
  const sample = numbers.sample(places);
  return { sample, missing: size - sample.n, quartiles: numbers.quartiles(places) };
}

function pOf({ welch: test }: ComparedNumbers): number | null {
  return test?.p ?? null;
}

type Ranked = Pick<ComparedValue, 'pHolm' | 'effect' | 'small'>;

/** Values first, then what is missing, then what is only the rest. */
function classOf({ value }: ComparedValue): number {
  return value.what === 'others' ? 1 : 0;
}

/**
 * Differences that chance does not explain come first, the largest first; then the others by how unlikely chance is.
 * Cells too small to rely on come after them all.
 */
function apart(classA: number, a: Ranked, classB: number, b: Ranked): number {
  const sure = (one: Ranked): number => (one.pHolm !== null && one.pHolm < SURE ? 0 : 1);
  const size = (one: Ranked): number => Math.abs(one.effect ?? 0);
  return (
    classA - classB ||
    Number(a.small) - Number(b.small) ||
    sure(a) - sure(b) ||
    (sure(a) === 0 ? 0 : (a.pHolm ?? 2) - (b.pHolm ?? 2)) ||
    size(b) - size(a) ||
    (b.effect ?? 0) - (a.effect ?? 0)
  );
}
