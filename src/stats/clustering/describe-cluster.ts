/** A feature of a cluster: how far its centroid lies from the mean of all, in standard deviations. */
export interface ClusterFeature {
  /** The name of the column. */
  readonly name: string;
  readonly z: number;
}

/** From here on a feature is worth a word, and a stronger one. */
const NOTABLE = 0.5;
const STRONG = 1.5;
/** More words than this are no description any more. */
const MOST_WORDS = 3;

/** What people say instead of “low” and “high”: by column, [low, very low, high, very high]. */
const PHRASES: ReadonlyMap<string, readonly [string, string, string, string]> = new Map([
  [
    'recency_days',
    [
      'bought recently',
      'bought very recently',
      'has not bought for long',
      'has not bought for very long',
    ],
  ],
  ['frequency', ['buys rarely', 'buys very rarely', 'buys often', 'buys very often']],
  ['monetary', ['spends little', 'spends very little', 'spends a lot', 'spends very much']],
]);

/**
 * A cluster in words, from its features that lie farthest from the mean of all: “buys often, spends a lot, bought
 * recently”, or “high income, low visits”.
 */
export function describeCluster(features: readonly ClusterFeature[]): string {
  const words = features
    .filter(({ z }) => Math.abs(z) >= NOTABLE)
    .toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .slice(0, MOST_WORDS)
    .map(phraseOf);
  return words.length > 0 ? words.join(', ') : 'close to the average in everything';
}

function phraseOf({ name, z }: ClusterFeature): string {
  const isStrong = Math.abs(z) >= STRONG;
  const phrases = PHRASES.get(name);
  if (!phrases) return `${isStrong ? 'very ' : ''}${z < 0 ? 'low' : 'high'} ${labelOf(name)}`;
  const [low, veryLow, high, veryHigh] = phrases;
  if (z < 0) return isStrong ? veryLow : low;
  return isStrong ? veryHigh : high;
}

/** A column’s name as words: “MntWines” stays, “order_count” becomes “order count”. */
function labelOf(name: string): string {
  return name.replaceAll('_', ' ').trim();
}
