/**
 * Natural logarithm and exponential from additions, multiplications and divisions alone.
 *
 * ECMAScript lets engines differ in the last bits of `Math.log`, `Math.exp` and `Math.pow`; the four
 * basic operations and `Math.sqrt` are fixed by IEEE 754. Whatever must come out bit for bit the
 * same everywhere (seeded samples, k-means++ starts) uses these. Both agree with `Math` to a
 * relative error of about 1e-15.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const SQRT2 = 1.4142135623730951;

/**
 * Natural logarithm of a positive finite number; -Infinity for 0, NaN for anything else.
 * Method: x = m·2^k with m in [√½, √2), then ln m = 2·artanh((m−1)/(m+1)) as a series.
 */
export function portableLog(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0) || x === Infinity) return NaN;
  let mantissa = x;
  let exponent = 0;
  while (mantissa >= SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  while (mantissa < SQRT2 / 2) {
    mantissa *= 2;
    exponent -= 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let n = 25; n >= 1; n -= 2) series = series * square + 1 / n;
  return exponent * LN2_HIGH + (2 * s * series + exponent * LN2_LOW);
}

/**
 * e to the power of x. Overflows to Infinity above about 709.78 and to 0 below about −745.
 * Method: x = k·ln 2 + r with |r| ≤ ½ ln 2, Taylor series in r, scaled by 2^k.
 */
export function portableExp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const k = Math.round(x / (LN2_HIGH + LN2_LOW));
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let value = 1;
  for (let n = 16; n >= 1; n -= 1) value = 1 + (value * r) / n;
  for (let i = 0; i < k; i += 1) value *= 2;
  for (let i = 0; i > k; i -= 1) value /= 2;
  return value;
}

/** `base` (positive) to the power of `exponent`, as exp(exponent · ln base). */
export function portablePower(base: number, exponent: number): number {
  return base === 0 ? (exponent === 0 ? 1 : 0) : portableExp(exponent * portableLog(base));
}
