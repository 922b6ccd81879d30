import { fisherExact } from './fisher-exact';
import type { Interval } from './interval';
import type { Proportion } from './proportion';
import { shareIndex } from './share-index';
import { twoProportionZ } from './two-proportion-z';
import { wilsonInterval } from './wilson-interval';

/** Below this expected count the z test is no longer trusted. */
const FEWEST_EXPECTED = 5;

/** One trait value of a segment beside its base. Shares are 0 to 1. */
export interface ComparedProportions {
  /** Null when the segment is empty. */
  readonly share: number | null;
  /** Null when the base is empty. */
  readonly baseShare: number | null;
  /** 100 × share ÷ base share; null where either is missing or the base share is 0. */
  readonly index: number | null;
  /** Wilson's interval of the share; null when the segment is empty. */
  readonly interval: Interval | null;
  /** Which test gave p; null when there is nobody to compare with. */
  readonly test: 'z' | 'fisher' | null;
  /** Of the z test only; positive when the segment has the trait more often. */
  readonly z: number | null;
  /** Two-sided, before any correction for many tests. */
  readonly p: number | null;
}

/**
 * How often a trait value occurs in a segment against a base: index, interval, and the two-proportion z test, or
 * Fisher's exact test where one of the four expected counts is under 5.
 *
 * @param base everyone, the segment among them (`baseIncludesSegment`), in which case shares and index are against
 *   everyone but the test is against the rest; or other people altogether
 * @throws RangeError unless 0 ≤ successes ≤ n, all whole, and an including base has at least what the segment has
 */
export function compareProportions(
  segment: Proportion,
  base: Proportion,
  {
    baseIncludesSegment,
    confidence = 0.95,
  }: { readonly baseIncludesSegment: boolean; readonly confidence?: number },
): ComparedProportions {
  const others = baseIncludesSegment
    ? { successes: base.successes - segment.successes, n: base.n - segment.n }
    : base;
  const share = segment.n > 0 ? segment.successes / segment.n : null;
  const baseShare = base.n > 0 ? base.successes / base.n : null;
  return {
    share,
    baseShare,
    index: share === null || baseShare === null ? null : shareIndex(share, baseShare),
    interval: wilsonInterval(segment.successes, segment.n, confidence),
    ...testOf(segment, others),
  };
}

function testOf(
  segment: Proportion,
  others: Proportion,
): Pick<ComparedProportions, 'test' | 'z' | 'p'> {
  const { successes: x1, n: n1 } = segment;
  const { successes: x2, n: n2 } = others;
  const tested = twoProportionZ(x1, n1, x2, n2);
  if (n1 === 0 || n2 === 0) return { test: null, z: null, p: null };
  const rarer = Math.min(x1 + x2, n1 + n2 - x1 - x2);
  // Both sides times the number of people, so that an expected count of exactly 5 is seen as such.
  const trusted = Math.min(n1, n2) * rarer >= FEWEST_EXPECTED * (n1 + n2);
  if (tested !== null && trusted) return { test: 'z', ...tested };
  return { test: 'fisher', z: null, p: fisherExact(x1, n1 - x1, x2, n2 - x2) };
}
