import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../../../tests/helpers/relative';
import { binomialLogDensity } from '../distributions/binomial-log-density';
import { minimumDetectableLift, type PlannedHoldout } from './minimum-detectable-lift';
import { twoProportionZ } from './two-proportion-z';

function lift(plan: PlannedHoldout): number {
  return minimumDetectableLift(plan)?.absolute ?? NaN;
}

/** The chance that the z test finds a rise, by going through every outcome of both groups. */
function exactPower({ treated, control, baseRate }: PlannedHoldout, rate: number): number {
  let power = 0;
  for (let x1 = 0; x1 <= treated; x1++) {
    const chance = Math.exp(binomialLogDensity(x1, treated, rate));
    if (chance < 1e-12) continue;
    for (let x0 = 0; x0 <= control; x0++) {
      const test = twoProportionZ(x1, treated, x0, control);
      if (test === null || test.z < 0 || test.p > 0.05) continue;
      power += chance * Math.exp(binomialLogDensity(x0, control, baseRate));
    }
  }
  return power;
}

describe('smallest lift a holdout can detect', () => {
  it("gives back the examples of R's ?power.prop.test", () => {
    // power.prop.test(n = 50, p1 = .50, p2 = .75): power = 0.7401659
    expect(lift({ baseRate: 0.5, treated: 50, control: 50, power: 0.7401659 })).toBeCloseTo(
      0.25,
      7,
    );
    // power.prop.test(p1 = .50, p2 = .75, power = .90): n = 76.7
    expect(lift({ baseRate: 0.5, treated: 76.7, control: 76.7, power: 0.9 })).toBeCloseTo(0.25, 4);
  });

  it('agrees with the formula solved in scipy 1.17.1 by brentq', () => {
    for (const [plan, expected] of [
      [{ baseRate: 0.1, treated: 1000, control: 1000 }, 0.04074515431182419],
      [{ baseRate: 0.1, treated: 900, control: 100 }, 0.11023238423076404],
      [{ baseRate: 0.02, treated: 90_000, control: 10_000 }, 0.004415601896893848],
      [
        { baseRate: 0.02, treated: 1e6, control: 1e5, power: 0.9, alpha: 0.01 },
        0.0018415047985971742,
      ],
    ] as const) {
      const found = minimumDetectableLift(plan);
      expectRelative(found?.absolute ?? NaN, expected, 1e-11);
      expectRelative(found?.relative ?? NaN, expected / plan.baseRate, 1e-11);
    }
  });

  it('is found in about 80 % of all outcomes, counted one by one', () => {
    for (const plan of [
      { baseRate: 0.3, treated: 250, control: 250 },
      { baseRate: 0.2, treated: 400, control: 200 },
    ]) {
      const power = exactPower(plan, plan.baseRate + lift(plan));
      expect(power).toBeGreaterThan(0.78);
      expect(power).toBeLessThan(0.82);
    }
  });

  it('shrinks with every person more and grows with the power asked for', () => {
    const size = fc.integer({ min: 100, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        size,
        size,
        (baseRate, treated, control) => {
          const plan = { baseRate, treated, control };
          const found = lift(plan);
          expect(found).toBeGreaterThan(0);
          expect(baseRate + found).toBeLessThanOrEqual(1);
          expect(lift({ ...plan, control: control * 2 })).toBeLessThan(found);
          expect(lift({ ...plan, treated: treated * 2 })).toBeLessThan(found);
          expect(lift({ ...plan, power: 0.6 })).toBeLessThan(found);
          expect(lift({ ...plan, alpha: 0.2 })).toBeLessThan(found);
        },
      ),
    );
  });

  it('has no relative size over a base rate of 0', () => {
    const found = minimumDetectableLift({ baseRate: 0, treated: 1000, control: 1000 });
    expect(found?.relative).toBeNull();
    // √lift (1 − …) = z √((1 − lift/2)/n) + z √((1 − lift)/n), to first order (1.96 + 0.84)²/1000 with small corrections
    expect(found?.absolute).toBeGreaterThan(0.007);
    expect(found?.absolute).toBeLessThan(0.009);
  });

  it('does not exist where nothing could be found', () => {
    expect(minimumDetectableLift({ baseRate: 0.1, treated: 1000, control: 0 })).toBeNull();
    expect(minimumDetectableLift({ baseRate: 0.1, treated: 0, control: 10 })).toBeNull();
    expect(minimumDetectableLift({ baseRate: 1, treated: 1000, control: 1000 })).toBeNull();
    expect(minimumDetectableLift({ baseRate: 0.9, treated: 20, control: 20 })).toBeNull();
  });

  it('refuses what is no probability', () => {
    const plan = { baseRate: 0.1, treated: 100, control: 100 };
    expect(() => minimumDetectableLift({ ...plan, baseRate: 1.2 })).toThrow(RangeError);
    expect(() => minimumDetectableLift({ ...plan, baseRate: NaN })).toThrow(RangeError);
    expect(() => minimumDetectableLift({ ...plan, power: 1 })).toThrow(RangeError);
    expect(() => minimumDetectableLift({ ...plan, power: 0.3 })).toThrow(RangeError);
    expect(() => minimumDetectableLift({ ...plan, alpha: 0 })).toThrow(RangeError);
  });
});
