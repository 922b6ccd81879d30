import { expect, it } from 'vitest';
import { describeCluster } from './describe-cluster';
import { inRawUnits, standardise } from './standardise';

const column = (name: string, ...values: number[]) => ({ name, values: Float64Array.from(values) });

it('brings features to mean 0 and population standard deviation 1', () => {
  const { points, n, features, dropped } = standardise(
    [column('a', 2, 4, 4, 4, 5, 5, 7, 9), column('b', 1, 1, 1, 1, 3, 3, 3, 3)],
    false,
  );
  expect(n).toBe(8);
  expect(features).toEqual([
    { name: 'a', mean: 5, sd: 2, isSigned: false },
    { name: 'b', mean: 2, sd: 1, isSigned: false },
  ]);
  expect(dropped).toEqual([]);
  expect(Array.from(points.slice(0, 4))).toEqual([-1.5, -1, -0.5, -1]);
});

it('drops features with one value, and names them', () => {
  const standard = standardise([column('same', 3, 3, 3), column('b', 1, 2, 3)], true);
  expect(standard.dropped).toEqual(['same']);
  expect(standard.features.map(({ name }) => name)).toEqual(['b']);
  expect(standard.points).toHaveLength(3);
});

it('takes logarithms of both signs, and finds the way back', () => {
  const values = [-100, -1, -1e-9, 0, 1e-9, 0.5, 1e6];
  const standard = standardise([column('net', ...values)], true);
  const [scale] = standard.features;
  expect(scale?.isSigned).toBe(true);
  values.forEach((value, i) => {
    const log = (standard.points[i] ?? NaN) * (scale?.sd ?? NaN) + (scale?.mean ?? NaN);
    expect(log).toBeCloseTo(Math.sign(value) * Math.log1p(Math.abs(value)), 12);
  });
  const back = inRawUnits(standard.points, standard);
  values.forEach((value, i) => {
    expect(Math.abs((back[i] ?? NaN) - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
  });
});

it('refuses columns of different length', () => {
  expect(() => standardise([column('a', 1), column('b', 1, 2)], true)).toThrow(RangeError);
});

it('describes a cluster by what is farthest from the average', () => {
  const rfm = (recency: number, frequency: number, monetary: number) =>
    describeCluster([
      { name: 'recency_days', z: recency },
      { name: 'frequency', z: frequency },
      { name: 'monetary', z: monetary },
    ]);
  expect(rfm(-0.9, 1.3, 1.1)).toBe('buys often, spends a lot, bought recently');
  expect(rfm(1.6, -0.7, -0.2)).toBe('has not bought for very long, buys rarely');
  expect(rfm(0.1, -0.3, 0.4)).toBe('close to the average in everything');
});

it('describes other features by their names', () => {
  expect(
    describeCluster([
      { name: 'visits', z: -0.8 },
      { name: 'income', z: 1.7 },
      { name: 'order_count', z: 0.6 },
      { name: 'age', z: 0.55 },
    ]),
  ).toBe('very high income, low visits, high order count');
});
