/** A confidence interval, ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The share left out on each side of an interval of this confidence: 0.025 for 0.95.
 * @throws RangeError unless 0 < confidence < 1
 */
export function outsideEachEnd(confidence: number): number {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`invalid confidence: ${confidence}, must lie between 0 and 1`);
  return (1 - confidence) / 2;
}
