import type { RoleSample } from './column-facts';
import type { PartMatch } from './match-parts';

/** A customer column of another source, with some of its values. */
export interface RelatedColumn {
  readonly source: string;
  readonly column: string;
  readonly sampleValues: ReadonlySet<string>;
}

/** Share of the values that another source must know before a doubtful name is believed. */
const SHARED = 0.5;

/** A doubtful customer column whose values are customers of another source leaves no doubt. */
export function supportedCustomer(
  match: PartMatch,
  sample: RoleSample,
  related: readonly RelatedColumn[],
): PartMatch {
  if (match.score >= 0.9 || match.rivals.length > 0 || match.facts.filled === 0) return match;
  const values = new Set(
    sample.rows.map((row) => row[match.facts.index] ?? '').filter((value) => value !== ''),
  );
  const isKnown = related.some(({ sampleValues }) => {
    const known = [...values].filter((value) => sampleValues.has(value)).length;
    return known >= 5 && known >= SHARED * Math.min(values.size, sampleValues.size);
  });
  return isKnown ? { ...match, score: 0.92 } : match;
}
