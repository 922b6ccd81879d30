/** How many of how many. */
export interface Proportion {
  readonly successes: number;
  readonly n: number;
}

/** @throws RangeError unless 0 ≤ successes ≤ n and both are whole */
export function checkProportion({ successes, n }: Proportion): void {
  const whole = Number.isSafeInteger(successes) && Number.isSafeInteger(n);
  if (!whole || successes < 0 || successes > n)
    throw new RangeError(`invalid proportion: ${successes} of ${n}`);
}
