import { normalQuantile } from '../distributions/normal-quantile';

/** A planned comparison of those treated with those held out. */
export interface PlannedHoldout {
  /** Share that responds without treatment, 0 to 1. */
  readonly baseRate: number;
  /** How many are treated. */
  readonly treated: number;
  /** How many are held out. */
  readonly control: number;
  /** Chance of finding a lift of this size, from 0.5 up; 0.8 by default. */
  readonly power?: number;
  /** Two-sided level of the test; 0.05 by default. */
  readonly alpha?: number;
}

export interface DetectableLift {
  /** Rate of the treated minus base rate, 0 to 1. */
  readonly absolute: number;
  /** Absolute lift ÷ base rate; null where that is 0. */
  readonly relative: number | null;
}

/**
 * The smallest rise over the base rate that a two-proportion z test would find with the given power. Null when a
 * group is empty, when the base rate is 1, or when not even a rate of 1 would be found.
 *
 * Solves lift = z(1−α/2) √(p̄ q̄ (1/n₁ + 1/n₀)) + z(power) √(p₁q₁/n₁ + p₀q₀/n₀), p̄ being the rate of both groups
 * together: J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions, 3rd ed. (2003), 4.2;
 * R's power.prop.test for groups of equal size.
 *
 * @throws RangeError unless 0 ≤ base rate ≤ 1, 0.5 ≤ power < 1 and 0 < alpha < 1
 */
export function minimumDetectableLift({
  baseRate,
  treated,
  control,
  power = 0.8,
  alpha = 0.05,
}: PlannedHoldout): DetectableLift | null {
  if (!(baseRate >= 0 && baseRate <= 1)) throw new RangeError(`invalid base rate: ${baseRate}`);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`invalid alpha: ${alpha}`);
  if (!(power >= 0.5 && power < 1)) throw new RangeError(`invalid power: ${power}`);
  if (!(treated > 0 && control > 0) || baseRate === 1) return null;
  const zLevel = -normalQuantile(alpha / 2);
  const zPower = normalQuantile(power);

  // Negative while a lift is too small to be found; convex, so it changes sign once.
  const excess = (lift: number): number => {
    const rate = baseRate + lift;
    const rest = 1 - baseRate - lift;
    const together = baseRate + (lift * treated) / (treated + control);
    const underNone = together * (1 - together) * (1 / treated + 1 / control);
    const underLift = (rate * rest) / treated + (baseRate * (1 - baseRate)) / control;
    return lift - zLevel * Math.sqrt(underNone) - zPower * Math.sqrt(Math.max(0, underLift));
  };
  if (!(excess(1 - baseRate) >= 0)) return null;
  let low = 0;
  let high = 1 - baseRate;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (excess(middle) >= 0) high = middle;
    else low = middle;
  }
  return { absolute: high, relative: baseRate > 0 ? high / baseRate : null };
}
