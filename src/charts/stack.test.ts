import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stackRows } from './stack';

function stack(...args: Parameters<typeof stackRows>) {
  const stacked = stackRows(...args);
  if (!stacked.ok) throw new Error(stacked.error.code);
  return stacked.value;
}

describe('stackRows', () => {
  it('puts rows of a place on each other by layer, rows below zero downwards', () => {
    const { from, to, ends } = stack(
      ['a', 'b', 'a', 'a', 'b'],
      [3, 1, -2, 4, Number.NaN],
      [1, 0, 0, 0, 1],
      'stack',
    );
    expect(from).toEqual([4, 0, 0, 0, 1]);
    expect(to).toEqual([7, 1, -2, 4, 1]);
    expect([...ends]).toEqual([
      [0, 5],
      [4, 1],
    ]);
  });

  it('makes shares of each place, also where all is zero', () => {
    const { from, to } = stack(['a', 'a', 'b'], [1, 3, 0], [0, 1, 0], 'share');
    expect([from, to]).toEqual([
      [0, 0.25, 0],
      [0.25, 1, 0],
    ]);
  });

  it('has no shares of less than nothing', () => {
    expect(stackRows(['a'], [-1], [0], 'share')).toMatchObject({
      ok: false,
      error: { code: 'chart.invalid_spec', params: { key: 'stack' } },
    });
  });

  it('lays rows over each other when told not to stack', () => {
    const { from, to, ends } = stack(['a', 'a'], [2, 5], [0, 0], 'none');
    expect([from, to, [...ends]]).toEqual([
      [0, 0],
      [2, 5],
      [
        [0, 2],
        [1, 5],
      ],
    ]);
  });

  it('tells a place without any number from one that sums to zero', () => {
    const { ends } = stack(['a', 'b'], [Number.NaN, 0], [0, 0], 'stack');
    expect([...ends]).toEqual([
      [0, Number.NaN],
      [1, 0],
    ]);
  });

  it('keeps the length of every row and leaves no room between them', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 99 })));
    fc.assert(
      fc.property(rows, (given) => {
        const values = given.map(([, value]) => value);
        const places = given.map(([place]) => place);
        const { from, to } = stack(
          places,
          values,
          values.map(() => 0),
          'stack',
        );
        values.forEach((value, row) => expect((to[row] ?? 0) - (from[row] ?? 0)).toBe(value));
        for (const place of ['a', 'b']) {
          const own = values.map((_, row) => row).filter((row) => places[row] === place);
          const sum = own.reduce((total, row) => total + (values[row] ?? 0), 0);
          expect(Math.max(0, ...own.map((row) => to[row] ?? 0))).toBe(sum);
        }
      }),
    );
  });
});
