import {
  hypergeometricLogDensity,
  type MarkedPopulation,
} from '../distributions/hypergeometric-log-density';

/** Probabilities this close count as equal, as in R's fisher.test: equal ones may differ in their last digits. */
const TIE = 1e-7;

/**
 * Fisher's exact test of the 2 × 2 table [[a, b], [c, d]]: its two-sided p, the sum of the probabilities of all
 * tables with the same margins that are no more probable than this one (as R's fisher.test and scipy's fisher_exact).
 * 1 when a margin is 0. Takes time in the order of the square root of the counts.
 *
 * Source: R. A. Fisher, The Design of Experiments (1935), chapter 2; two sides after J. O. Irwin (1935).
 *
 * @throws RangeError unless all four are whole and not negative
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  for (const count of [a, b, c, d])
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`invalid count: ${count}`);
  const population = { size: a + b + c + d, marked: a + b, drawn: a + c };
  const { size, marked, drawn } = population;
  const lowest = Math.max(0, drawn - (size - marked));
  const highest = Math.min(drawn, marked);
  const mode = Math.floor(((marked + 1) * (drawn + 1)) / (size + 2));
  const observed = hypergeometricLogDensity(a, population);
  if (observed >= hypergeometricLogDensity(mode, population) - TIE) return 1;

  const outward = a < mode ? -1 : 1;
  const edges = { own: outward < 0 ? lowest : highest, other: outward < 0 ? highest : lowest };
  let sum = tailSum(a, edges.own, population);
  const other = firstAsImprobable(mode, edges.other, observed + TIE, population);
  if (other !== null) {
    const ratio = Math.exp(hypergeometricLogDensity(other, population) - observed);
    sum += ratio * tailSum(other, edges.other, population);
  }
  return Math.min(1, Math.exp(observed + Math.log(sum)));
}

/** The count nearest to the mode, on the way to the edge, whose log density is at most the limit. */
function firstAsImprobable(
  mode: number,
  edge: number,
  limit: number,
  population: MarkedPopulation,
): number | null {
  if (hypergeometricLogDensity(edge, population) > limit) return null;
  let probable = mode;
  let improbable = edge;
  while (Math.abs(improbable - probable) > 1) {
    const middle = Math.floor((probable + improbable) / 2);
    if (hypergeometricLogDensity(middle, population) > limit) probable = middle;
    else improbable = middle;
  }
  return improbable;
}

/** The sum of the probabilities from a count out to the edge, in units of the first. They fall ever faster. */
function tailSum(from: number, edge: number, { size, marked, drawn }: MarkedPopulation): number {
  let sum = 1;
  let term = 1;
  const step = Math.sign(edge - from);
  for (let x = from; x !== edge && term > sum * 1e-20; x += step) {
    const unmarked = size - marked - drawn;
    term *=
      step > 0
        ? ((marked - x) / (x + 1)) * ((drawn - x) / (unmarked + x + 1))
        : (x / (marked - x + 1)) * ((unmarked + x) / (drawn - x + 1));
    sum += term;
  }
  return sum;
}
