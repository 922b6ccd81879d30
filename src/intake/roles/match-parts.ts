import { fitness, type ColumnFacts, type RoleSample } from './column-facts';
import { nameWords, squashedName } from './column-names';
import type { PartKind, PartNames } from './vocabulary';

/** The column found for a part. */
export interface PartMatch {
  readonly part: string;
  readonly facts: ColumnFacts;
  /** 0 to 1: at 0.9 or more name and values leave no doubt. */
  readonly score: number;
  /** Index of the tier of strong names, from 0; Infinity for weak names. */
  readonly tier: number;
  /** Other columns that could as well play the part. */
  readonly rivals: readonly string[];
}

interface Candidate {
  readonly facts: ColumnFacts;
  readonly score: number;
  readonly tier: number;
  /** Position within its tier. */
  readonly place: number;
}

const WEAK_SCORE = 0.6;
/** Names that end in a strong name of two words or more, such as `sap customer id`. */
const SUFFIX_SCORE = 0.7;
const RIVAL_SCORE = 0.8;

/** The best column for a part among those given, or null. */
export function matchPart(
  names: PartNames,
  columns: readonly ColumnFacts[],
  sample: RoleSample,
): PartMatch | null {
  const candidates = columns
    .map((facts) => candidateFor(names, facts))
    .filter((candidate) => candidate !== null)
    .sort((a, b) => a.tier - b.tier || b.score - a.score || a.place - b.place);
  const [best, ...others] = candidates;
  if (best === undefined) return null;
  const rivals = others.filter(
    (other) => other.tier === best.tier && !sayTheSame(names.kind, best.facts, other.facts, sample),
  );
  return {
    part: names.part,
    facts: best.facts,
    score: rivals.length > 0 ? Math.min(best.score, RIVAL_SCORE) : best.score,
    tier: best.tier,
    rivals: rivals.map((rival) => rival.facts.name),
  };
}

function candidateFor(names: PartNames, facts: ColumnFacts): Candidate | null {
  const fit = fitness(facts, names.kind);
  if (fit === 0) return null;
  const name = squashedName(facts.name);
  for (const [tier, phrases] of names.strong.entries()) {
    const place = phrases.findIndex((phrase) => squashedName(phrase) === name);
    if (place !== -1) return { facts, score: (0.98 - tier / 100) * fit, tier, place };
  }
  const weak = names.weak.findIndex((phrase) => squashedName(phrase) === name);
  if (weak !== -1) return { facts, score: WEAK_SCORE * fit, tier: Infinity, place: weak };
  const suffix = names.strong.flat().some((phrase) => endsWithPhrase(facts.name, phrase));
  return suffix ? { facts, score: SUFFIX_SCORE * fit, tier: Infinity, place: -1 } : null;
}

function endsWithPhrase(name: string, phrase: string): boolean {
  const words = phrase.split(' ');
  return words.length > 1 && nameWords(name).slice(-words.length).join(' ') === phrase;
}

/** Whether two columns tell the same: equal text (for times: equal days), or ids that always go together. */
function sayTheSame(kind: PartKind, a: ColumnFacts, b: ColumnFacts, sample: RoleSample): boolean {
  const length = kind === 'time' ? 10 : undefined;
  const pairs = sample.rows.map((row) => [row[a.index] ?? '', row[b.index] ?? ''] as const);
  if (pairs.every(([left, right]) => left.slice(0, length) === right.slice(0, length))) return true;
  if (kind !== 'id') return false;
  const together = new Set(pairs.map((pair) => JSON.stringify(pair))).size;
  const one = new Set(pairs.map(([left]) => left)).size;
  const other = new Set(pairs.map(([, right]) => right)).size;
  // Ids that never repeat go together by chance.
  return together === one && together === other && together < pairs.length;
}
