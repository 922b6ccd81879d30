import { describe, expect, it } from 'vitest';
import { createRandom } from '../../base/random';
import { orderStatistics, quantilesOf } from './order-statistics';

function numbers(length: number, draw: (uniform: number) => number): Float64Array {
  const random = createRandom(7);
  return Float64Array.from({ length }, () => draw(random.uniform()));
}

const SHAPES: readonly (readonly [string, Float64Array])[] = [
  ['even', numbers(30_000, (u) => u * 100)],
  ['very skewed', numbers(30_000, (u) => 1 / (1 - u) ** 4)],
  ['mostly equal', numbers(30_000, (u) => (u < 0.9 ? 5 : u))],
  ['one far out', Float64Array.of(...numbers(3_000, (u) => u), 1e300)],
  ['negative and huge', Float64Array.of(...numbers(3_000, (u) => u - 0.5), -1e308, 1e308)],
  ['few', numbers(9, (u) => u)],
];

describe.each(SHAPES)('numbers that are %s', (_, values) => {
  it('have at each rank what sorting puts there, and stay as they are', () => {
    const before = values.slice();
    const sorted = values.slice().sort();
    const ranks = [0, 1, 0.25, 0.5, 0.75, 0.99].map((share) =>
      Math.floor(share * (values.length - 1)),
    );
    expect(orderStatistics(values, ranks)).toEqual(ranks.map((rank) => sorted[rank]));
    expect(values).toEqual(before);
  });
});

it('takes quantiles as numpy does (numpy 2.4, percentile of 7, 1, 3, 10 and of 4 alone)', () => {
  expect(quantilesOf(Float64Array.of(7, 1, 3, 10), [0.25, 0.5, 0.75])).toEqual([2.5, 5, 7.75]);
  expect(quantilesOf(Float64Array.of(4), [0.25, 0.5])).toEqual([4, 4]);
  expect(quantilesOf(new Float64Array(), [0.5])).toEqual([]);
});

it('refuses a rank that is not there', () => {
  expect(() => orderStatistics(Float64Array.of(1, 2), [2])).toThrow(RangeError);
});
