/**
 * x ln(x / mean) + mean − x for x, mean ≥ 0: how far a count lies from its mean, in the logarithm of a Poisson or
 * binomial density. Never negative; keeps its digits where x and mean almost agree.
 *
 * Method: C. Loader, "Fast and accurate computation of binomial probabilities" (2000), there called bd0.
 */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean;
  const difference = x - mean;
  const near = Math.abs(difference) < 0.1 * (x + mean);
  if (!near) return x * Math.log(x / mean) - difference;
  const v = difference / (x + mean);
  let sum = difference * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
