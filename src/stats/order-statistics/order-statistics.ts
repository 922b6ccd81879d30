/**
 * The values at some ranks (from 0) of unsorted numbers, as sorting would give them, in linear time. The numbers are
 * reordered in place; none may be NaN.
 *
 * Source: C. A. R. Hoare, "Algorithm 65: FIND" (Comm. ACM 4, 1961), each time within what the last rank has left.
 *
 * @param ranks whole, from 0 to length − 1, in rising order
 * @throws RangeError when a rank lies outside, or below the one before
 */
export function orderStatistics(values: Float64Array, ranks: readonly number[]): number[] {
  let from = 0;
  return ranks.map((rank) => {
    if (!Number.isInteger(rank) || rank < from || rank >= values.length)
      throw new RangeError(`invalid rank: ${String(rank)}`);
    placeRank(values, rank, from);
    from = rank;
    return values[rank] ?? NaN;
  });
}

/** Puts the value of this rank into its place; smaller ones stand before it, greater ones behind. */
function placeRank(values: Float64Array, rank: number, from: number): void {
  let [low, high] = [from, values.length - 1];
  while (low < high) {
    const pivot = medianOfThree(values, low, high);
    let [up, down] = [low, high];
    while (up <= down) {
      while ((values[up] ?? NaN) < pivot) up++;
      while ((values[down] ?? NaN) > pivot) down--;
      if (up > down) break;
      const value = values[up] ?? NaN;
      values[up++] = values[down] ?? NaN;
      values[down--] = value;
    }
    if (rank <= down) high = down;
    else if (rank >= up) low = up;
    else return;
  }
}

function medianOfThree(values: Float64Array, low: number, high: number): number {
  const a = values[low] ?? NaN;
  const b = values[(low + high) >>> 1] ?? NaN;
  const c = values[high] ?? NaN;
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * Quantiles of unsorted numbers, which are reordered in place: Hyndman and Fan's type 7, as SQL's `quantile_cont` and
 * numpy have it. Empty for no numbers.
 *
 * @param shares 0 to 1, in rising order
 */
export function quantilesOf(values: Float64Array, shares: readonly number[]): number[] {
  if (values.length === 0) return [];
  const places = shares.map((share) => share * (values.length - 1));
  const ranks = [...new Set(places.flatMap((at) => [Math.floor(at), Math.ceil(at)]))];
  const sorted = ranks.sort((a, b) => a - b);
  const found = new Map(orderStatistics(values, sorted).map((value, at) => [sorted[at], value]));
  return places.map((at) => {
    const below = found.get(Math.floor(at)) ?? NaN;
    const above = found.get(Math.ceil(at)) ?? NaN;
    return below + (above - below) * (at - Math.floor(at));
  });
}
