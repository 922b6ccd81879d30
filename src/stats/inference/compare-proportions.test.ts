import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareProportions } from './compare-proportions';
import { fisherExact } from './fisher-exact';
import { shareIndex } from './share-index';
import { twoProportionZ } from './two-proportion-z';
import { wilsonInterval } from './wilson-interval';

const within = { baseIncludesSegment: true };
const apart = { baseIncludesSegment: false };

describe('a trait value of a segment against a base', () => {
  it('is indexed against everyone and tested against the rest', () => {
    const compared = compareProportions(
      { successes: 41, n: 100 },
      { successes: 120, n: 1000 },
      within,
    );
    expect(compared.share).toBe(0.41);
    expect(compared.baseShare).toBe(0.12);
    expect(compared.index).toBeCloseTo(341.6667, 4);
    expect(compared.interval).toEqual(wilsonInterval(41, 100));
    expect(compared.test).toBe('z');
    expect({ z: compared.z, p: compared.p }).toEqual(twoProportionZ(41, 100, 79, 900));
  });

  it('is tested against another group as it is', () => {
    const compared = compareProportions(
      { successes: 41, n: 100 },
      { successes: 120, n: 1000 },
      apart,
    );
    expect({ z: compared.z, p: compared.p }).toEqual(twoProportionZ(41, 100, 120, 1000));
  });

  it("takes Fisher's test where one of the four expected counts is under 5", () => {
    // 12 of 120 people have the trait: 20 in the segment expect 2
    const rare = compareProportions({ successes: 6, n: 20 }, { successes: 12, n: 120 }, within);
    expect(rare).toMatchObject({ test: 'fisher', z: null, p: fisherExact(6, 14, 6, 94) });
    // nearly everybody has it: it is the failures that are few
    const common = compareProportions({ successes: 14, n: 20 }, { successes: 108, n: 120 }, within);
    expect(common).toMatchObject({ test: 'fisher', p: fisherExact(14, 6, 94, 6) });
    // exactly 5 expected is enough
    expect(
      compareProportions({ successes: 9, n: 50 }, { successes: 10, n: 100 }, within).test,
    ).toBe('z');
  });

  it('chooses by the smallest expected count of the table, for any counts', () => {
    const group = fc
      .integer({ min: 1, max: 200 })
      .chain((n) => fc.record({ successes: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
    fc.assert(
      fc.property(group, group, (one, two) => {
        const n = one.n + two.n;
        const successes = one.successes + two.successes;
        const expected = [one.n, two.n].flatMap((m) => [m * successes, m * (n - successes)]);
        const { test, p } = compareProportions(one, two, apart);
        expect(test).toBe(Math.min(...expected) < 5 * n ? 'fisher' : 'z');
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('finds no difference where nobody or everybody has the trait', () => {
    const nobody = compareProportions({ successes: 0, n: 500 }, { successes: 0, n: 9000 }, within);
    expect(nobody).toMatchObject({ share: 0, baseShare: 0, index: null, test: 'fisher', p: 1 });
    const all = compareProportions({ successes: 500, n: 500 }, { successes: 900, n: 900 }, within);
    expect(all).toMatchObject({ index: 100, test: 'fisher', p: 1 });
  });

  it('has no test where nobody is left to compare with, and no share where there is nobody', () => {
    const everyone = { successes: 30, n: 100 };
    expect(compareProportions(everyone, everyone, within)).toMatchObject({
      share: 0.3,
      index: 100,
      interval: wilsonInterval(30, 100),
      test: null,
      z: null,
      p: null,
    });
    expect(compareProportions({ successes: 0, n: 0 }, everyone, within)).toEqual({
      share: null,
      baseShare: 0.3,
      index: null,
      interval: null,
      test: null,
      z: null,
      p: null,
    });
    expect(compareProportions(everyone, { successes: 0, n: 0 }, apart)).toMatchObject({
      baseShare: null,
      index: null,
      test: null,
    });
  });

  it('takes the confidence for its interval', () => {
    const { interval } = compareProportions(
      { successes: 41, n: 100 },
      { successes: 120, n: 1000 },
      { ...within, confidence: 0.8 },
    );
    expect(interval).toEqual(wilsonInterval(41, 100, 0.8));
  });

  it('refuses a base that cannot include the segment', () => {
    expect(() =>
      compareProportions({ successes: 5, n: 10 }, { successes: 4, n: 100 }, within),
    ).toThrow(RangeError);
    // 9 without the trait in the segment, 5 among everyone
    expect(() =>
      compareProportions({ successes: 1, n: 10 }, { successes: 95, n: 100 }, within),
    ).toThrow(RangeError);
  });
});

describe('index', () => {
  it('is 100 where the shares agree and none where the base has nobody', () => {
    expect(shareIndex(0.2, 0.2)).toBe(100);
    expect(shareIndex(0.3, 0.2)).toBeCloseTo(150, 12);
    expect(shareIndex(0, 0.2)).toBe(0);
    expect(shareIndex(0.3, 0)).toBeNull();
    expect(shareIndex(0, 0)).toBeNull();
  });
});
