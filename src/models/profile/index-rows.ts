import { customersAt, FEWEST, shareEffect } from './compare';
import type { TraitFacts, TraitValue } from './trait-values';

/** A segment that has a column in the heat map. */
export interface IndexedSegment {
  readonly name: string;
  readonly place: number;
  readonly customers: number;
}

/** Rows of `_index`: every segment beside everyone in every value. */
export function indexRows(
  traits: readonly TraitFacts[],
  segments: readonly IndexedSegment[],
): (string | number | boolean | null)[][] {
  const all = traits.flatMap((facts, trait) =>
    facts.values.map((value, at) => ({ facts, trait, value, at })),
  );
  const everyone = sizeOfAll(all[0]?.facts);
  const ranks = ranksOf(
    all.map(({ value }) => value),
    segments,
    everyone,
  );
  return all.flatMap(({ facts, trait, value, at }) => {
    const baseN = sumOf(value.counts);
    const baseShare = baseN / everyone;
    return segments.map(({ name, place, customers }) => {
      const n = value.counts[place] ?? 0;
      const share = n / customers;
      return [
        name,
        place,
        facts.trait.kind,
        facts.trait.name,
        value.value,
        value.what,
        `${facts.trait.name}: ${value.value}`,
        trait + 1,
        at + 1,
        n,
        customers,
        share,
        baseN,
        everyone,
        baseShare,
        baseShare > 0 ? (100 * share) / baseShare : null,
        n < FEWEST,
        ranks.get(value) ?? null,
      ];
    });
  });
}

/** Values by the farthest that a segment of at least five lies from everyone in them. */
function ranksOf(
  values: readonly TraitValue[],
  segments: readonly IndexedSegment[],
  everyone: number,
): ReadonlyMap<TraitValue, number> {
  const spread = ({ counts }: TraitValue): number => {
    const base = sumOf(counts) / everyone;
    const known = segments.filter(({ customers }) => customers >= FEWEST);
    return known.reduce(
      (most, { place, customers }) =>
        Math.max(most, Math.abs(shareEffect((counts[place] ?? 0) / customers, base))),
      0,
    );
  };
  const ranked = values
    .filter(({ what }) => what === 'value')
    .map((value) => ({ value, spread: spread(value) }))
    .sort((a, b) => b.spread - a.spread);
  return new Map(ranked.map(({ value }, at) => [value, at + 1]));
}

/** Everybody has a value of each trait, if only that it is missing. */
function sizeOfAll(facts: TraitFacts | undefined): number {
  return facts?.values.reduce((sum, { counts }) => sum + sumOf(counts), 0) ?? 0;
}

function sumOf(counts: Float64Array): number {
  return customersAt(counts, new Uint8Array(counts.length).fill(1));
}
