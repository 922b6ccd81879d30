import type { Sample } from '../../stats/inference';
import { orderStatistics, quantilesOf } from '../../stats/order-statistics/order-statistics';
import type { NumberFacts } from '../attribute_segments/brackets';

/** Which segments count, by place: 1 or 0. */
export type Places = Uint8Array;

/** The numbers of a trait, by place of the segment. Missing, infinite and impossible ones are not among them. */
export interface TraitNumbers {
  /** The different numbers, rising, where they are few enough to be listed; else none. */
  readonly each: readonly number[];
  /** Customers with an impossible number, by place. */
  readonly odd: Float64Array;
  facts(bins: number): NumberFacts;
  /** Customers by place, for each bracket between the ends: rising, each above all numbers of its bracket. */
  count(ends: readonly number[]): Float64Array[];
  sample(places: Places): Sample;
  /** Quartiles by type 7; null where there are no numbers. */
  quartiles(places: Places): readonly [q1: number, median: number, q3: number] | null;
}

const QUARTILES = [0.25, 0.5, 0.75];
const USUAL = [0.05, 0.95];

/**
 * Numbers by their counts, for few different ones.
 *
 * @param counts customers by place, for each number
 */
export function countedNumbers(
  counts: ReadonlyMap<number, Float64Array>,
  odd: Float64Array,
): TraitNumbers {
  const each = [...counts.keys()].sort((a, b) => a - b);
  const rows = each.map((number) => ({ number, counts: counts.get(number) ?? new Float64Array() }));
  const weights = (places: Places): number[] =>
    rows.map((row) => row.counts.reduce((sum, of, place) => sum + (places[place] ? of : 0), 0));
  return {
    each,
    odd,
    facts: (bins) => {
      const all = weights(new Uint8Array(odd.length).fill(1));
      return factsFrom(each, (ranks) => valuesAt(each, all, ranks), sum(all), bins);
    },
    count: (ends) => {
      const found = Array.from({ length: ends.length + 1 }, () => new Float64Array(odd.length));
      for (const { number, counts: of } of rows) {
        const into = found[ends.filter((end) => number >= end).length];
        if (into) of.forEach((count, place) => (into[place] = (into[place] ?? 0) + count));
      }
      return found;
    },
    sample: (places) => weightedSample(each, weights(places)),
    quartiles: (places) => {
      const of = weights(places);
      const n = sum(of);
      if (n === 0) return null;
      const at = (share: number): number => {
        const rank = share * (n - 1);
        const [below = NaN, above = NaN] = valuesAt(each, of, [Math.floor(rank), Math.ceil(rank)]);
        return below + (above - below) * (rank - Math.floor(rank));
      };
      return [at(0.25), at(0.5), at(0.75)];
    },
  };
}

/** Numbers one by one, for many different ones; `ofPlace` is the place of each. */
export function listedNumbers(
  values: Float64Array,
  ofPlace: Uint8Array,
  odd: Float64Array,
): TraitNumbers {
  const moments = momentsByPlace(values, ofPlace, odd.length);
  return {
    each: [],
    odd,
    facts: (bins) => {
      const some = everySo(values, MOST_FOR_BRACKETS);
      const facts = factsFrom([], (ranks) => orderStatistics(some, ranks), some.length, bins);
      const distinct = values.length === 0 ? 0 : Infinity;
      return { ...facts, distinct, whole: areWhole(values) };
    },
    count: (ends) => countBelow(values, ofPlace, odd.length, ends),
    sample: (places) => combined(moments.filter((_, place) => places[place])),
    quartiles: (places) => {
      const [q1, median, q3] = quantilesOf(valuesIn(values, ofPlace, places), QUARTILES);
      return q1 === undefined || median === undefined || q3 === undefined ? null : [q1, median, q3];
    },
  };
}

function countBelow(
  values: Float64Array,
  ofPlace: Uint8Array,
  places: number,
  ends: readonly number[],
): Float64Array[] {
  const brackets = ends.length + 1;
  const above = Float64Array.from(ends);
  const counts = new Float64Array(brackets * places);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    let bracket = 0;
    while (bracket < above.length && value >= (above[bracket] ?? 0)) bracket++;
    const cell = bracket * places + (ofPlace[at] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return Array.from({ length: brackets }, (_, at) => counts.slice(at * places, (at + 1) * places));
}

/** Where brackets lie is seen on so many numbers as well as on all; they are counted over all. */
const MOST_FOR_BRACKETS = 100_000;

/** Numbers at equal distances, at most so many, the last among them. */
function everySo(values: Float64Array, most: number): Float64Array {
  if (values.length <= most) return values;
  const step = (values.length - 1) / (most - 1);
  return Float64Array.from({ length: most }, (_, at) => values[Math.round(at * step)] ?? NaN);
}

function areWhole(values: Float64Array): boolean {
  for (let at = 0; at < values.length; at++) if (!Number.isInteger(values[at])) return false;
  return true;
}

function valuesIn(values: Float64Array, ofPlace: Uint8Array, places: Places): Float64Array {
  if (places.every((counts) => counts === 1)) return values;
  const kept = new Float64Array(values.length);
  let length = 0;
  for (let at = 0; at < values.length; at++)
    if (places[ofPlace[at] ?? 0]) kept[length++] = values[at] ?? NaN;
  return kept.subarray(0, length);
}

function factsFrom(
  each: readonly number[],
  valuesAtRanks: (ranks: readonly number[]) => number[],
  n: number,
  bins: number,
): NumberFacts {
  const rank = (share: number): number => Math.max(0, Math.ceil(share * n) - 1);
  if (n === 0)
    return { distinct: 0, least: NaN, most: NaN, whole: true, quantiles: [], usual: [NaN, NaN] };
  const quantileRanks = Array.from({ length: bins - 1 }, (_, at) => rank((at + 1) / bins));
  const [least = NaN, most = NaN] = valuesAtRanks([0, n - 1]);
  const [low = NaN, high = NaN] = valuesAtRanks(USUAL.map(rank));
  return {
    distinct: each.length,
    least,
    most,
    whole: each.every(Number.isInteger),
    quantiles: valuesAtRanks(quantileRanks),
    usual: [low, high],
  };
}

/** The values at these ranks, rising, among numbers of which each comes `weights` times. */
function valuesAt(
  each: readonly number[],
  weights: readonly number[],
  ranks: readonly number[],
): number[] {
  let [at, passed] = [0, 0];
  return ranks.map((rank) => {
    while (at < each.length - 1 && passed + (weights[at] ?? 0) <= rank)
      passed += weights[at++] ?? 0;
    return each[at] ?? NaN;
  });
}

function weightedSample(each: readonly number[], weights: readonly number[]): Sample {
  const n = sum(weights);
  if (n === 0) return { n, mean: null, variance: null };
  const mean = each.reduce((total, number, at) => total + number * (weights[at] ?? 0), 0) / n;
  const squares = each.reduce(
    (total, number, at) => total + (number - mean) ** 2 * (weights[at] ?? 0),
    0,
  );
  return { n, mean, variance: n < 2 ? null : squares / (n - 1) };
}

interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sum of squared distances from the mean. */
  readonly squares: number;
}

/** Mean and spread of each place in one pass (Welford 1962). */
function momentsByPlace(values: Float64Array, ofPlace: Uint8Array, places: number): Moments[] {
  const n = new Float64Array(places);
  const mean = new Float64Array(places);
  const squares = new Float64Array(places);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    const place = ofPlace[at] ?? 0;
    const count = (n[place] ?? 0) + 1;
    const from = value - (mean[place] ?? 0);
    const now = (mean[place] ?? 0) + from / count;
    n[place] = count;
    mean[place] = now;
    squares[place] = (squares[place] ?? 0) + from * (value - now);
  }
  return Array.from(n, (count, place) => ({
    n: count,
    mean: mean[place] ?? 0,
    squares: squares[place] ?? 0,
  }));
}

/** The moments of several groups together (Chan, Golub, LeVeque 1979). */
function combined(parts: readonly Moments[]): Sample {
  let [n, mean, squares] = [0, 0, 0];
  for (const part of parts) {
    if (part.n === 0) continue;
    const all = n + part.n;
    const apart = part.mean - mean;
    squares += part.squares + (apart * apart * n * part.n) / all;
    mean += (apart * part.n) / all;
    n = all;
  }
  return { n, mean: n === 0 ? null : mean, variance: n < 2 ? null : squares / (n - 1) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
