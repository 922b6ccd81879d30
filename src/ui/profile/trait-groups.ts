import type { TraitFigures } from './figures';
import { KINDS } from './words';

/** Traits of one kind, the most telling first. */
export interface TraitGroup {
  readonly kind: string;
  /** Those that are shown. */
  readonly traits: readonly TraitFigures[];
  /** How many there are. */
  readonly all: number;
}

/** What is looked for among the traits. */
export interface TraitChoice {
  /** Null: every kind. */
  readonly kind: string | null;
  /** Part of a name, in any case. */
  readonly text: string;
  /** Kinds of which all traits are shown. */
  readonly whole: readonly string[];
}

/** Traits of a kind that are shown before somebody asks for all. */
const TOLD_TRAITS = 6;

/** The traits that are looked for by their kind, in the order of kinds; who looks for a name sees all that have it. */
export function traitGroups(
  traits: readonly TraitFigures[],
  { kind, text, whole }: TraitChoice,
): readonly TraitGroup[] {
  const wanted = text.trim().toLowerCase();
  const found = traits.filter(
    (one) => (kind === null || one.kind === kind) && one.trait.toLowerCase().includes(wanted),
  );
  return kindsOf(found).map((one) => {
    const own = found.filter((trait) => trait.kind === one);
    const isWhole = wanted !== '' || whole.includes(one);
    return { kind: one, traits: isWhole ? own : own.slice(0, TOLD_TRAITS), all: own.length };
  });
}

/** The kinds that are there, in their order: firms are told by what firms are, before where they are. */
export function kindsOf(traits: readonly TraitFigures[]): readonly string[] {
  const there = new Set(traits.map(({ kind }) => kind));
  const order = there.has('demographic') ? KINDS : (['firmographic', ...KINDS] as const);
  return [...order.filter((kind) => there.delete(kind)), ...there];
}
