import { describe, expect, it } from 'vitest';
import { createRandom } from './random';

const N = 200_000;

const GOLDEN = [
  0.5636717720710586,
  0.5218457460017608,
  0.19023898590156169,
  2.156558529939586,
  56,
  0.7053746084680449,
  2,
  [1, 3, 5, 2, 4],
];

function moments(draw: () => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < N; i += 1) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / N;
  return { mean, variance: squares / N - mean * mean };
}

describe('createRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const a = createRandom(7);
    const b = createRandom(7);
    const c = createRandom(8);
    const first = Array.from({ length: 50 }, () => a.uniform());
    expect(Array.from({ length: 50 }, () => b.uniform())).toEqual(first);
    expect(Array.from({ length: 50 }, () => c.uniform())).not.toEqual(first);
    expect(new Set(first).size).toBe(50);
  });

  it('keeps its golden values: changing them changes every seeded result', () => {
    const random = createRandom(1);
    expect([
      random.uniform(),
      random.normal(),
      random.gamma(0.5, 2),
      random.gamma(3, 1),
      random.poisson(50),
      random.exponential(2),
      random.integer(1, 6),
      random.shuffle([1, 2, 3, 4, 5]),
    ]).toEqual(GOLDEN);
  });

  it.each([
    { name: 'uniform', mean: 0.5, variance: 1 / 12 },
    { name: 'normal', mean: 3, variance: 4 },
    { name: 'gamma of shape 0.4', mean: 0.8, variance: 1.6 },
    { name: 'gamma of shape 5', mean: 10, variance: 20 },
    { name: 'poisson of 2.5', mean: 2.5, variance: 2.5 },
    { name: 'poisson of 75', mean: 75, variance: 75 },
    { name: 'exponential', mean: 0.25, variance: 0.0625 },
    { name: 'integer', mean: 3.5, variance: 35 / 12 },
  ])('draws $name with the right mean and variance', ({ name, mean, variance }) => {
    const random = createRandom(42);
    const draws: Record<string, () => number> = {
      uniform: () => random.uniform(),
      normal: () => random.normal(3, 2),
      'gamma of shape 0.4': () => random.gamma(0.4, 2),
      'gamma of shape 5': () => random.gamma(5, 2),
      'poisson of 2.5': () => random.poisson(2.5),
      'poisson of 75': () => random.poisson(75),
      exponential: () => random.exponential(4),
      integer: () => random.integer(1, 6),
    };
    const draw = draws[name];
    if (draw === undefined) throw new Error(`no draw named ${name}`);
    const seen = moments(draw);
    expect(Math.abs(seen.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / N));
    expect(Math.abs(seen.variance / variance - 1)).toBeLessThan(0.03);
  });

  it('includes both ends of an integer range', () => {
    const random = createRandom(3);
    const seen = new Set(Array.from({ length: 200 }, () => random.integer(-1, 1)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1]);
  });

  it('picks by weight, never an element of weight zero', () => {
    const random = createRandom(4);
    const counts = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 40_000; i += 1)
      counts[random.weighted(['a', 'b', 'c'] as const, [3, 0, 1])] += 1;
    expect(counts.b).toBe(0);
    expect(counts.a / 40_000).toBeCloseTo(0.75, 1);
    expect(counts.a + counts.c).toBe(40_000);
  });

  it('shuffles a copy that holds the same elements', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    const result = createRandom(5).shuffle(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(result).not.toEqual(list);
    expect([...result].sort((a, b) => a - b)).toEqual(list);
  });

  it('throws on what cannot be drawn from', () => {
    const random = createRandom(6);
    expect(() => random.pick([])).toThrow('empty');
    expect(() => random.weighted(['a'], [])).toThrow('invalid weights');
    expect(() => random.weighted(['a'], [0])).toThrow('invalid weights');
    expect(() => random.gamma(0, 1)).toThrow('invalid gamma');
    expect(() => random.poisson(-1)).toThrow('invalid Poisson');
  });
});
