/** Fewer numbers than this are sorted. */
const FEW = 2_048;
const BUCKETS = 4_096;

/**
 * The values at some ranks (from 0) of unsorted numbers, as sorting would give them, in linear time for all but the
 * oddest distributions: numbers are counted in buckets of equal width, and only the buckets in which a rank lies are
 * looked into. The numbers stay as they are; none may be NaN or infinite.
 *
 * @param ranks whole, from 0 to length − 1, in any order
 * @throws RangeError when a rank lies outside
 */
export function orderStatistics(values: Float64Array, ranks: readonly number[]): number[] {
  const wrong = ranks.find(
    (rank) => !(Number.isInteger(rank) && rank >= 0 && rank < values.length),
  );
  if (wrong !== undefined) throw new RangeError(`invalid rank: ${String(wrong)}`);
  if (ranks.length === 0) return [];
  if (values.length <= FEW) {
    const sorted = values.slice().sort();
    return ranks.map((rank) => sorted[rank] ?? NaN);
  }
  const [least, most] = extremesOf(values);
  if (least === most) return ranks.map(() => least);
  const scale = (BUCKETS - 1) / (most - least);
  // Extremes so far apart that their difference is infinite, or so near that its inverse is.
  if (!(scale > 0 && scale < Infinity)) {
    const sorted = values.slice().sort();
    return ranks.map((rank) => sorted[rank] ?? NaN);
  }
  return fromBuckets(values, ranks, least, scale);
}

function fromBuckets(
  values: Float64Array,
  ranks: readonly number[],
  least: number,
  scale: number,
): number[] {
  const sizes = new Uint32Array(BUCKETS);
  for (let at = 0; at < values.length; at++) {
    const bucket = (((values[at] ?? 0) - least) * scale) | 0;
    sizes[bucket] = (sizes[bucket] ?? 0) + 1;
  }
  const starts = new Uint32Array(BUCKETS);
  for (let bucket = 1; bucket < BUCKETS; bucket++)
    starts[bucket] = (starts[bucket - 1] ?? 0) + (sizes[bucket - 1] ?? 0);
  const bucketOf = (rank: number): number => lastAtMost(starts, rank);
  const wanted = new Map<number, Float64Array>();
  for (const rank of ranks) {
    const bucket = bucketOf(rank);
    if (!wanted.has(bucket)) wanted.set(bucket, new Float64Array(sizes[bucket] ?? 0));
  }
  gather(values, least, scale, wanted);
  return ranks.map((rank) => {
    const bucket = bucketOf(rank);
    const within = wanted.get(bucket) ?? new Float64Array();
    // A bucket is narrower by thousands than what it came from, so this ends.
    return orderStatistics(within, [rank - (starts[bucket] ?? 0)])[0] ?? NaN;
  });
}

function gather(
  values: Float64Array,
  least: number,
  scale: number,
  wanted: ReadonlyMap<number, Float64Array>,
): void {
  const into = Array.from({ length: BUCKETS }, (_, bucket) => wanted.get(bucket) ?? null);
  const filled = new Uint32Array(BUCKETS);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    const bucket = ((value - least) * scale) | 0;
    const list = into[bucket];
    if (list) {
      const place = filled[bucket] ?? 0;
      list[place] = value;
      filled[bucket] = place + 1;
    }
  }
}

/** The last bucket with a value that begins at or before the rank. */
function lastAtMost(starts: Uint32Array, rank: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= rank) low = middle;
    else high = middle - 1;
  }
  return low;
}

function extremesOf(values: Float64Array): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/**
 * Quantiles of unsorted numbers: Hyndman and Fan's type 7, as SQL's `quantile_cont` and numpy have it. Empty for no
 * numbers.
 *
 * @param shares 0 to 1
 */
export function quantilesOf(values: Float64Array, shares: readonly number[]): number[] {
  if (values.length === 0) return [];
  const places = shares.map((share) => share * (values.length - 1));
  const ranks = places.flatMap((at) => [Math.floor(at), Math.ceil(at)]);
  const found = orderStatistics(values, ranks);
  return places.map((at, index) => {
    const below = found[2 * index] ?? NaN;
    const above = found[2 * index + 1] ?? NaN;
    return below + (above - below) * (at - Math.floor(at));
  });
}
