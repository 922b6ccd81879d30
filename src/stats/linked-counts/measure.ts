/** What is added up, one value a row. */
export interface Measure {
  readonly values: Float64Array;
  /** The sums are divided by this: amounts in cents, say, are whole numbers and add up exactly. */
  readonly scale: number;
  /** Adding and taking away leave no error, in whatever order. */
  readonly exact: boolean;
}

/** The engine’s decimals have four places. */
const SCALES = [1, 100, 10_000];

/**
 * Makes a measure of a column. Where all values are decimals of at most four places, it holds them as whole numbers,
 * whose sums are exact as long as they stay below 2^53.
 */
export function measureOf(values: Float64Array): Measure {
  for (const scale of SCALES) {
    const scaled = wholeNumbers(values, scale);
    if (scaled !== null) return { values: scaled, scale, exact: true };
  }
  return { values, scale: 1, exact: false };
}

function wholeNumbers(values: Float64Array, scale: number): Float64Array | null {
  const scaled = new Float64Array(values.length);
  let total = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN;
    const whole = Math.round(value * scale);
    if (whole / scale !== value && !Number.isNaN(value)) return null;
    scaled[row] = whole;
    if (!Number.isNaN(whole)) total += Math.abs(whole);
  }
  return total <= Number.MAX_SAFE_INTEGER ? scaled : null;
}
