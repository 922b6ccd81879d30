import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from './holm';

/** Holm's procedure as he states it: reject the smallest p while it is at most alpha / (tests left). */
function rejected(pValues: readonly number[], alpha: number): boolean[] {
  const order = pValues.map((_, place) => place);
  order.sort((one, other) => (pValues[one] ?? 0) - (pValues[other] ?? 0));
  const out = pValues.map(() => false);
  for (const [rank, place] of order.entries()) {
    if ((pValues[place] ?? 0) * (pValues.length - rank) > alpha) break;
    out[place] = true;
  }
  return out;
}

describe("Holm's correction", () => {
  it('adjusts by hand-computed steps, in the order given', () => {
    // 4 × 0.005; 3 × 0.01; 2 × 0.03; then 0.04, lifted to the step before
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it('gives what R gives for p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm")', () => {
    const adjusted = holm([0.01, 0.02, 0.03, 0.04, 0.05]);
    [0.05, 0.08, 0.09, 0.09, 0.09].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 15));
  });

  const p = fc.double({ min: 0, max: 1, noNaN: true });
  const family = fc.array(
    fc.oneof(
      p,
      p.map((value) => value / 1000),
    ),
    { minLength: 1, maxLength: 40 },
  );

  it('rejects at every level what the step-down procedure rejects', () => {
    fc.assert(
      fc.property(family, fc.double({ min: 1e-6, max: 0.999, noNaN: true }), (values, alpha) => {
        const decisions = holm(values).map((adjusted) => (adjusted ?? NaN) <= alpha);
        expect(decisions).toEqual(rejected(values, alpha));
      }),
    );
  });

  it('keeps the order of p, never falls below it, and lies between 0 and 1', () => {
    fc.assert(
      fc.property(family, (values) => {
        const adjusted = holm(values).map(Number);
        values.forEach((one, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(one);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          values.forEach((other, j) => {
            if (one <= other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? NaN);
          });
        });
      }),
    );
  });

  it('leaves missing ones in place and does not count them', () => {
    expect(holm([null, 0.01, NaN, 0.02, null])).toEqual([null, 0.02, NaN, 0.02, null]);
    expect(holm([])).toEqual([]);
    expect(holm([null])).toEqual([null]);
  });

  it('keeps tiny p apart', () => {
    expect(holm([1e-200, 1e-300, 0])).toEqual([1e-200, 2e-300, 0]);
  });

  it('leaves its input as it was and refuses what is no probability', () => {
    const values = Object.freeze([0.03, 0.01]);
    expect(holm(values)).toEqual([0.03, 0.02]);
    expect(values).toEqual([0.03, 0.01]);
    expect(() => holm([1.1])).toThrow(RangeError);
    expect(() => holm([-0.1])).toThrow(RangeError);
  });
});
