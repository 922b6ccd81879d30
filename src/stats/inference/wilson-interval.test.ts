import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../../../tests/helpers/relative';
import { wilsonInterval } from './wilson-interval';

/** Fails loudly where an interval is expected. */
function interval(successes: number, n: number, confidence?: number) {
  const found = wilsonInterval(successes, n, confidence);
  if (found === null) throw new Error('no interval');
  return found;
}

describe("Wilson's interval", () => {
  it('gives the numbers of Newcombe (1998), table I, method 3', () => {
    for (const [successes, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      expect(interval(successes, n).low).toBeCloseTo(low, 4);
      expect(interval(successes, n).high).toBeCloseTo(high, 4);
    }
  });

  it('agrees with scipy 1.17.1, binomtest(x, n).proportion_ci(confidence, method="wilson")', () => {
    for (const [successes, n, confidence, low, high] of [
      [81, 263, 0.95, 0.2552885198782742, 0.36620957698280004],
      [15, 148, 0.95, 0.06238639953073629, 0.16048724172330803],
      [0, 20, 0.95, 0, 0.16112515805281935],
      [29, 29, 0.95, 0.8830302015002592, 1],
      [7, 9, 0.8, 0.5660581495362461, 0.9037618177900596],
      [1, 1e6, 0.95, 1.765245767453709e-7, 5.664911804311442e-6],
      [0, 1e6, 0.95, 0, 3.841444063944942e-6],
      [999_999, 1e6, 0.99, 0.9999914825661653, 0.9999998825945251],
    ] as const) {
      // scipy takes the small ends as differences, so it has fewer digits there itself
      expectRelative(interval(successes, n, confidence).low, low, 1e-9);
      expectRelative(interval(successes, n, confidence).high, high, 1e-12);
    }
  });

  const proportion = fc
    .integer({ min: 1, max: 2_000_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

  it('contains the estimate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(proportion, ([successes, n]) => {
        const { low, high } = interval(successes, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(high).toBeLessThanOrEqual(1);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });

  it('mirrors that of the failures, and grows with confidence', () => {
    fc.assert(
      fc.property(proportion, ([successes, n]) => {
        const { low, high } = interval(successes, n);
        const mirrored = interval(n - successes, n);
        expect(mirrored.low).toBeCloseTo(1 - high, 13);
        expect(mirrored.high).toBeCloseTo(1 - low, 13);
        const wider = interval(successes, n, 0.99);
        expect(wider.high - wider.low).toBeGreaterThan(high - low);
      }),
    );
  });

  it('ends exactly at 0 without a success and at 1 without a failure', () => {
    for (const n of [1, 3, 7, 1e6, 1e9]) {
      expect(interval(0, n).low).toBe(0);
      expect(interval(n, n).high).toBe(1);
    }
  });

  it('is none of nobody, and refuses what is no proportion', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(-1, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(0.5, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(NaN, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(1, 2, 1)).toThrow(RangeError);
    expect(() => wilsonInterval(1, 2, 95)).toThrow(RangeError);
  });
});
