import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../../../tests/helpers/relative';
import { chiSquareIndependence } from './chi-square-independence';
import { twoProportionZ } from './two-proportion-z';

describe('two-proportion z test', () => {
  it("agrees with the Physicians' Health Study: aspirin against heart attacks, z = -5.00", () => {
    // 104 of 11,037 against 189 of 11,034: A. Agresti, Categorical Data Analysis (2002), 2.2
    expect(twoProportionZ(104, 11_037, 189, 11_034)?.z).toBeCloseTo(-5.0, 2);
  });

  it('agrees with scipy 1.17.1, chi2_contingency([[x1, n1-x1], [x2, n2-x2]], correction=False)', () => {
    // z is the signed root of the statistic
    for (const [x1, n1, x2, n2, z, p] of [
      [104, 11_037, 189, 11_034, -5.0013882040083795, 5.691896973740789e-7],
      [30, 100, 20, 150, 3.2274861218395143, 0.0012488309880884251],
      [500_000, 1e6, 498_000, 1e6, 2.82843278161741, 0.0046776523135191915],
      [410, 1000, 1200, 10_000, 24.73708983953893, 4.269334835642111e-135],
      [900, 1000, 100, 1000, 35.77708763999664, 2.509158096763556e-280],
    ] as const) {
      const test = twoProportionZ(x1, n1, x2, n2);
      expectRelative(test?.z ?? NaN, z);
      expectRelative(test?.p ?? NaN, p, 1e-11);
    }
  });

  it('has a p of 0 only where no double is small enough', () => {
    expect(twoProportionZ(25_000, 250_000, 10_000, 750_000)).toEqual({
      z: expect.closeTo(204.1996768331222, 9) as number,
      p: 0,
    });
  });

  it('turns its sign with the groups, and is the root of the chi-square statistic', () => {
    const group = fc
      .integer({ min: 2, max: 100_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n)));
    fc.assert(
      fc.property(group, group, ([x1, n1], [x2, n2]) => {
        const test = twoProportionZ(x1, n1, x2, n2);
        const turned = twoProportionZ(x2, n2, x1, n1);
        expect(turned?.z).toBeCloseTo(-(test?.z ?? NaN), 12);
        expect(turned?.p).toBeCloseTo(test?.p ?? NaN, 12);
        const { statistic } = chiSquareIndependence([x1, n1 - x1, x2, n2 - x2], 2, 2);
        expect(Math.abs((test?.z ?? NaN) ** 2 - statistic)).toBeLessThan(1e-9 * (1 + statistic));
      }),
    );
  });

  it('sees no difference between equal shares', () => {
    expect(twoProportionZ(10, 100, 100, 1000)).toEqual({ z: 0, p: 1 });
  });

  it('does not exist where nothing varies or a group is empty', () => {
    expect(twoProportionZ(0, 10, 0, 20)).toBeNull();
    expect(twoProportionZ(10, 10, 20, 20)).toBeNull();
    expect(twoProportionZ(0, 0, 5, 20)).toBeNull();
    expect(twoProportionZ(5, 20, 0, 0)).toBeNull();
    expect(() => twoProportionZ(5, 4, 1, 2)).toThrow(RangeError);
    expect(() => twoProportionZ(1, 4, 1.5, 2)).toThrow(RangeError);
  });
});
