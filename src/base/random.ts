import { portableExp, portableLog, portablePower } from './portable-math';

/** A seeded source of random numbers. The same seed gives the same numbers on every platform. */
export interface Random {
  /** Uniform in [0, 1), with 53 random bits. */
  uniform(): number;
  /** Normal with the given mean (default 0) and standard deviation (default 1). */
  normal(mean?: number, standardDeviation?: number): number;
  /** Gamma with mean shape × scale. Both must be positive. */
  gamma(shape: number, scale: number): number;
  /** Poisson count with the given mean (0 or more). */
  poisson(mean: number): number;
  /** Exponential with mean 1 / rate. */
  exponential(rate: number): number;
  /** A whole number from lo to hi, both included. */
  integer(lo: number, hi: number): number;
  /** One element, each equally likely. Throws on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** One element with probability proportional to its weight. Throws unless the weights fit. */
  weighted<T>(list: readonly T[], weights: readonly number[]): T;
  /** A shuffled copy; the list itself stays as it is. */
  shuffle<T>(list: readonly T[]): T[];
}

/** Mean up to which one round of Knuth's method keeps e^−mean far from underflow. */
const POISSON_CHUNK = 30;

/**
 * A random source for a seed (any whole number; only its lower 32 bits count).
 *
 * Bits: sfc32 (Chris Doty-Humphrey, PractRand), its state filled by splitmix32. Normal: Marsaglia's
 * polar method (Marsaglia & Bray 1964). Gamma: Marsaglia & Tsang 2000. Poisson: Knuth's product of
 * uniforms, large means as sums of smaller ones. Exponential: inversion. Shuffle: Fisher-Yates.
 * Not for cryptography.
 */
export function createRandom(seed: number): Random {
  const uniform = uniformSource(seed);
  const normal = normalSource(uniform);

  const gamma = (shape: number, scale: number): number => {
    if (!(shape > 0) || !(scale > 0)) throw new RangeError(`invalid gamma: ${shape}, ${scale}`);
    if (shape < 1) return gamma(shape + 1, scale) * portablePower(1 - uniform(), 1 / shape);
    return gammaOfShapeAboveOne(shape, uniform, normal) * scale;
  };
  const integer = (lo: number, hi: number): number => lo + Math.floor(uniform() * (hi - lo + 1));

  return {
    uniform,
    normal: (mean = 0, standardDeviation = 1) => mean + standardDeviation * normal(),
    gamma,
    poisson: (mean) => poissonCount(mean, uniform),
    exponential: (rate) => -portableLog(1 - uniform()) / rate,
    integer,
    pick: (list) => elementAt(list, integer(0, list.length - 1)),
    weighted: (list, weights) => elementAt(list, weightedIndex(list.length, weights, uniform)),
    shuffle: (list) => shuffled(list, integer),
  };
}

function uniformSource(seed: number): () => number {
  let mix = seed | 0;
  const splitmix32 = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = splitmix32();
  let b = splitmix32();
  let c = splitmix32();
  let counter = 1;
  const sfc32 = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) sfc32();
  return () => {
    const high = sfc32() >>> 5;
    const low = sfc32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
}

function normalSource(uniform: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * portableLog(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
}

function gammaOfShapeAboveOne(shape: number, uniform: () => number, normal: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const cube = 1 + c * x;
    if (cube <= 0) continue;
    const v = cube * cube * cube;
    const u = 1 - uniform();
    if (portableLog(u) < 0.5 * x * x + d - d * v + d * portableLog(v)) return d * v;
  }
}

function poissonCount(mean: number, uniform: () => number): number {
  if (!(mean >= 0) || mean === Infinity) throw new RangeError(`invalid Poisson mean: ${mean}`);
  let count = 0;
  for (let left = mean; left > 0; left -= POISSON_CHUNK) {
    const limit = portableExp(-Math.min(left, POISSON_CHUNK));
    for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  }
  return count;
}

function weightedIndex(length: number, weights: readonly number[], uniform: () => number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  if (weights.length !== length || !(total > 0))
    throw new RangeError('invalid weights: one for each element, with a positive sum');
  let left = uniform() * total;
  let last = 0;
  for (const [index, weight] of weights.entries()) {
    if (weight <= 0) continue;
    last = index;
    left -= weight;
    if (left < 0) break;
  }
  return last;
}

function shuffled<T>(list: readonly T[], integer: (lo: number, hi: number) => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = integer(0, i);
    const kept = elementAt(copy, i);
    copy[i] = elementAt(copy, j);
    copy[j] = kept;
  }
  return copy;
}

function elementAt<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError('invalid list: it is empty');
  return list[index] as T;
}
