/** Who is compared with whom. */
export interface Comparison {
  readonly segment: string;
  readonly against: 'everyone' | 'rest' | 'segment';
  /** Where `against` is `segment`. */
  readonly other: string | null;
}

/** Another segment is described; where it is the one that it would be compared with, the two change places. */
export function withSegment(
  now: Comparison,
  segment: string,
  names: readonly string[],
): Comparison {
  if (now.against !== 'segment' || segment !== now.other) return { ...now, segment };
  return { ...now, segment, other: otherThan(segment, now.segment, names) };
}

/** Another base; another segment needs one to begin with. */
export function withAgainst(
  now: Comparison,
  against: Comparison['against'],
  names: readonly string[],
): Comparison {
  if (against !== 'segment') return { ...now, against, other: null };
  return { ...now, against, other: otherThan(now.segment, now.other, names) };
}

/**
 * The segment some places further; after the last comes the first.
 *
 * @param by places; negative: before
 */
export function steppedTo(now: Comparison, by: number, names: readonly string[]): Comparison {
  const others = names.filter((name) => now.against !== 'segment' || name !== now.other);
  const at = others.indexOf(now.segment);
  const next = others[(at + by + others.length) % others.length];
  return next === undefined ? now : { ...now, segment: next };
}

function otherThan(segment: string, wanted: string | null, names: readonly string[]) {
  if (wanted !== null && wanted !== segment) return wanted;
  return names.find((name) => name !== segment) ?? null;
}
