import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../../../tests/helpers/relative';
import { meanInterval } from './mean-interval';
import type { Sample } from './sample';
import { standardisedDifference } from './standardised-difference';
import { welch } from './welch';

/** Moments of values, as SQL would give them. */
function sampleOf(values: readonly number[]): Sample {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { n, mean, variance };
}

// Student's data on two sleeping drugs (Biometrika 6, 1908), extra hours; R's ?sleep
const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

const UNKNOWN: readonly Sample[] = [
  { n: 0, mean: null, variance: null },
  { n: 1, mean: 4, variance: null },
  { n: 1, mean: 4, variance: 0 },
  { n: 5, mean: NaN, variance: 1 },
  { n: 5, mean: 1, variance: Infinity },
];

const sample = fc.record({
  n: fc.integer({ min: 2, max: 1_000_000 }),
  mean: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  variance: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
});

describe("Welch's test", () => {
  it("gives the numbers of R's t.test(extra ~ group, data = sleep)", () => {
    const test = welch(sampleOf(DRUG_1), sampleOf(DRUG_2));
    expect(test?.t).toBeCloseTo(-1.8608, 4);
    expect(test?.df).toBeCloseTo(17.776, 3);
    expect(test?.p).toBeCloseTo(0.07939, 5);
    expect(test?.interval.low).toBeCloseTo(-3.3654832, 7);
    expect(test?.interval.high).toBeCloseTo(0.2054832, 7);
  });

  it('agrees with scipy 1.17.1, ttest_ind_from_stats(…, equal_var=False) and t.ppf for the interval', () => {
    for (const [m1, v1, n1, m2, v2, n2, t, df, p, low, high] of [
      [
        15, 87.5, 13, 12, 39, 11, 0.9358461935556048, 20.984611233429924, 0.35999818693244234,
        -3.6668221444133, 9.666822144413299,
      ],
      [
        10, 1, 2, 11, 100, 1000, -1.2909944487358056, 1.4399423446508648, 0.3658521165492632,
        -5.942698096035049, 3.9426980960350493,
      ],
      [
        100.5, 2500, 500_000, 99.8, 3600, 800_000, 7.181848464596108, 1198338.1543532526,
        6.881477746338563e-13, 0.5089661482434916, 0.8910338517565141,
      ],
      [
        5, 4, 1e6, 4.9, 4, 1e6, 35.35533905932725, 1999998.0000000002, 1.0092776176133863e-273,
        0.09445638134769743, 0.10554361865230186,
      ],
      [
        1, 0, 5, 2, 3, 7, -1.5275252316519468, 6, 0.17748883241623997, -2.6018798252509114,
        0.6018798252509114,
      ],
    ] as const) {
      const test = welch({ n: n1, mean: m1, variance: v1 }, { n: n2, mean: m2, variance: v2 });
      expectRelative(test?.t ?? NaN, t);
      expectRelative(test?.df ?? NaN, df);
      expectRelative(test?.p ?? NaN, p, 1e-10);
      expectRelative(test?.interval.low ?? NaN, low);
      expectRelative(test?.interval.high ?? NaN, high);
    }
  });

  it('turns its signs with the samples, and its interval leaves out 0 exactly when p is under 5 %', () => {
    fc.assert(
      fc.property(sample, sample, (one, two) => {
        const test = welch(one, two);
        const turned = welch(two, one);
        if (test === null || turned === null) throw new Error('no test');
        expect(turned.t + test.t).toBe(0);
        expect(turned.p).toBe(test.p);
        expect(turned.interval.low + test.interval.high).toBe(0);
        const { low, high } = test.interval;
        expect(low).toBeLessThanOrEqual(test.difference);
        expect(high).toBeGreaterThanOrEqual(test.difference);
        if (Math.abs(test.p - 0.05) > 1e-9) expect(low > 0 || high < 0).toBe(test.p < 0.05);
        expect(test.df).toBeLessThanOrEqual((one.n + two.n - 2) * (1 + 1e-12));
        expect(test.df).toBeGreaterThanOrEqual(Math.min(one.n, two.n) - 1 - 1e-9);
      }),
    );
  });

  it('does not exist below two values or where neither sample varies', () => {
    const known = { n: 5, mean: 1, variance: 2 };
    for (const unknown of UNKNOWN) {
      expect(welch(unknown, known)).toBeNull();
      expect(welch(known, unknown)).toBeNull();
    }
    expect(welch({ n: 5, mean: 1, variance: 0 }, { n: 5, mean: 2, variance: 0 })).toBeNull();
    expect(() => welch(known, known, 0)).toThrow(RangeError);
  });
});

describe('interval of a mean', () => {
  it("gives the interval of R's paired t.test on the sleep data", () => {
    const differences = DRUG_1.map((hours, i) => hours - (DRUG_2[i] ?? NaN));
    const interval = meanInterval(sampleOf(differences));
    // t.test(sleep2$extra.1, sleep2$extra.2, paired = TRUE): -2.4598858 -0.7001142; digits from scipy 1.17.1,
    // ttest_1samp(d, 0).confidence_interval()
    expectRelative(interval?.low ?? NaN, -2.459885763276983);
    expectRelative(interval?.high ?? NaN, -0.7001142367230175);
  });

  it('agrees with scipy 1.17.1, t.interval, for a million values and for two', () => {
    const many = meanInterval({ n: 1e6, mean: 50, variance: 9 });
    expectRelative(many?.low ?? NaN, 49.99412010092955);
    expectRelative(many?.high ?? NaN, 50.00587989907045);
    const two = meanInterval({ n: 2, mean: 0, variance: 2 }, 0.99);
    expectRelative(two?.low ?? NaN, -63.656741162871526);
    expectRelative(two?.high ?? NaN, 63.656741162871526);
  });

  it('is the mean itself where nothing varies, and none below two values', () => {
    expect(meanInterval({ n: 4, mean: 3, variance: 0 })).toEqual({ low: 3, high: 3 });
    for (const unknown of UNKNOWN) expect(meanInterval(unknown)).toBeNull();
    expect(() => meanInterval({ n: 4, mean: 3, variance: 1 }, 1.2)).toThrow(RangeError);
  });
});

describe('standardised difference', () => {
  it('divides by the root of the mean variance', () => {
    const one = { n: 10, mean: 12, variance: 7 };
    const two = { n: 90, mean: 10, variance: 1 };
    expect(standardisedDifference(one, two)).toBe(1);
    expect(standardisedDifference(two, one)).toBe(-1);
    // one varying sample is enough: 2 / √(8 / 2)
    expect(
      standardisedDifference({ n: 5, mean: 3, variance: 8 }, { n: 5, mean: 1, variance: 0 }),
    ).toBe(1);
    // Student's drugs: -1.58 / √((3.2005556 + 4.009) / 2), from numpy's var(ddof=1)
    expectRelative(
      standardisedDifference(sampleOf(DRUG_1), sampleOf(DRUG_2)) ?? NaN,
      -0.8321810813495397,
      1e-12,
    );
  });

  it('does not depend on the sizes of the samples or on the unit', () => {
    fc.assert(
      fc.property(sample, sample, fc.integer({ min: 2, max: 99 }), (one, two, n) => {
        const difference = standardisedDifference(one, two) ?? NaN;
        expect(standardisedDifference({ ...one, n }, two)).toBe(difference);
        const cents = ({ n, mean, variance }: typeof one) => ({
          n,
          mean: mean * 100,
          variance: variance * 10_000,
        });
        expect(standardisedDifference(cents(one), cents(two))).toBeCloseTo(difference, 6);
      }),
    );
  });

  it('does not exist below two values or where neither sample varies', () => {
    const known = { n: 5, mean: 1, variance: 2 };
    for (const unknown of UNKNOWN) {
      expect(standardisedDifference(unknown, known)).toBeNull();
      expect(standardisedDifference(known, unknown)).toBeNull();
    }
    const still = { n: 5, mean: 1, variance: 0 };
    expect(standardisedDifference(still, { ...still, mean: 2 })).toBeNull();
  });
});
