const TINY = 1e-300;
const MOST_STEPS = 1_000_000;

/**
 * The value of b₀ + a₁/(b₁ + a₂/(b₂ + …)), from functions that give aₖ (k ≥ 1) and bₖ (k ≥ 0). NaN when it has not
 * settled after a million steps, so that no half-converged number leaves here.
 *
 * Method: Lentz's, as modified by Thompson and Barnett (J. Comput. Phys. 64, 1986).
 */
export function continuedFraction(a: (k: number) => number, b: (k: number) => number): number {
  let value = b(0) || TINY;
  let c = value;
  let d = 0;
  for (let k = 1; k <= MOST_STEPS; k++) {
    const ak = a(k);
    const bk = b(k);
    d = 1 / (bk + ak * d || TINY);
    c = bk + ak / c || TINY;
    const factor = c * d;
    value *= factor;
    // Written so that NaN ends it too.
    if (!(Math.abs(factor - 1) > Number.EPSILON)) return value;
  }
  return NaN;
}
