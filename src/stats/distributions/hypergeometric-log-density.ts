import { binomialLogDensity } from './binomial-log-density';

/** Marks in a population of which a sample is drawn without putting back. */
export interface MarkedPopulation {
  readonly size: number;
  readonly marked: number;
  readonly drawn: number;
}

/**
 * ln of the probability that exactly x of those drawn are marked; x must be possible.
 * Method: as three binomial densities (Loader 2000; R's dhyper), exact to about 1e-13 for counts of millions.
 */
export function hypergeometricLogDensity(
  x: number,
  { size, marked, drawn }: MarkedPopulation,
): number {
  if (size === 0) return 0;
  const p = drawn / size;
  const q = (size - drawn) / size;
  return (
    binomialLogDensity(x, marked, p, q) +
    binomialLogDensity(drawn - x, size - marked, p, q) -
    binomialLogDensity(drawn, size, p, q)
  );
}
