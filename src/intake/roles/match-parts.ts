import { fitness, type ColumnFacts, type RoleSample } from './column-facts';
import { columnKeys, knownKeys, nameWords, spellings } from './column-names';
import type { PartKind, PartNames } from './vocabulary/part-names';

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
  const { known, endings } = indexOf(names);
  const words = nameWords(facts.name);
  const keys = keysFor(facts.name, names.kind);
  const found = keys.map((key) => known.get(key)).find((place) => place !== undefined);
  if (found !== undefined) {
    const { tier, place } = found;
    const score = tier === Infinity ? WEAK_SCORE : 0.98 - tier / 100;
    return { facts, score: score * fit, tier, place };
  }
  const lengths = [2, 3, 4].filter((length) => length < words.length);
  const ends = lengths.some((length) => endings.has(words.slice(-length).join(' ')));
  return ends ? { facts, score: SUFFIX_SCORE * fit, tier: Infinity, place: -1 } : null;
}

/** A remark in brackets may say more (`Order Total (inc tax)`): the name without it counts where the whole is unknown. */
function keysFor(name: string, kind: PartKind): readonly string[] {
  const plain = name.replace(/\s*[([][^()[\]]*[)\]]\s*$/, '');
  const written = plain === '' || plain === name ? [name] : [name, plain];
  return written.flatMap((text) =>
    columnKeys(kind === 'number' ? withoutCurrency(nameWords(text)) : text),
  );
}

/** Currencies and what joins them to a name: `Betrag in EUR`, `Amount (USD)`. */
const CURRENCY = /^(eur|euro|usd|gbp|chf|pln|zl|brl|cad|aud|sek|nok|dkk|czk|huf|jpy|in|en|em|w)$/;

/** The name of a sum without the currency at its end. */
function withoutCurrency(words: readonly string[]): string {
  const last = words.findLastIndex((word) => !CURRENCY.test(word));
  return words.slice(0, last + 1).join(' ');
}

interface NameIndex {
  /** Tier and place within it, by key. */
  readonly known: ReadonlyMap<string, { readonly tier: number; readonly place: number }>;
  /** Strong names of two words or more. */
  readonly endings: ReadonlySet<string>;
}

const INDEXES = new WeakMap<PartNames, NameIndex>();

function indexOf(names: PartNames): NameIndex {
  const made = INDEXES.get(names) ?? makeIndex(names);
  INDEXES.set(names, made);
  return made;
}

function makeIndex({ strong, weak }: PartNames): NameIndex {
  const known = new Map<string, { tier: number; place: number }>();
  const add = (phrases: readonly string[], tier: number) => {
    phrases.forEach((phrase, place) => {
      for (const key of knownKeys(phrase)) if (!known.has(key)) known.set(key, { tier, place });
    });
  };
  strong.forEach(add);
  add(weak, Infinity);
  const endings = strong
    .flat()
    .flatMap(spellings)
    .map(nameWords)
    .filter((words) => words.length > 1)
    .map((words) => words.join(' '));
  return { known, endings: new Set(endings) };
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
