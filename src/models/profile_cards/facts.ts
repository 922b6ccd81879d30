import { compareTraits, SURE, type ComparedNumbers, type ComparedValue } from '../profile/compare';
import { differenceQuery, type Subject } from '../profile/sentences';
import type { Sides } from '../profile/compare';
import type { TraitFacts } from '../profile/trait-values';
import { fieldOf, type CardField } from './fields';

/** One fact of a card with its evidence: a share of the segment, or a mean. */
export interface CardFact {
  readonly field: CardField;
  readonly setsApart: boolean;
  readonly difference: Difference;
  readonly query: string;
}

type Difference = ComparedValue | ComparedNumbers;

/** Facts of a field; more would not be read. */
const MOST_OF_FIELD = 4;
/** Where fewer set the segment apart, what is frequent makes the picture whole. */
const ENOUGH_OF_FIELD = 3;
/** Below this a difference is too small to act on, however sure it is (Cohen’s small effect). */
const LEAST_EFFECT = 0.2;

/**
 * What a card says of a segment beside everyone: for each field the largest differences that chance does not explain and
 * that are not small; where there are few, the most frequent values of other traits too, marked as no difference.
 */
export function cardFacts(
  traits: readonly TraitFacts[],
  sides: Sides,
  subject: Subject,
): readonly CardFact[] {
  const { values, numbers } = compareTraits(traits, sides);
  const told = values.filter(({ value }) => value.what === 'value');
  const apart = [
    ...told.filter(({ share, baseShare }) => (share ?? 0) > (baseShare ?? 0)),
    ...numbers,
  ]
    .filter(isApart)
    .sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
  const fields = [...new Set(traits.map(({ trait }) => fieldOf(trait)))];
  return fields.flatMap((field) => {
    const own = onceEach(apart.filter(({ facts }) => fieldOf(facts.trait) === field));
    const named = new Set(own.map(({ facts }) => facts.trait));
    const frequent = typical(
      told.filter(({ facts }) => fieldOf(facts.trait) === field && !named.has(facts.trait)),
    ).slice(0, Math.max(0, ENOUGH_OF_FIELD - own.length));
    const factOf = (difference: Difference, setsApart: boolean): CardFact => ({
      field,
      setsApart,
      difference,
      query: differenceQuery(difference, subject).text,
    });
    return [
      ...own.slice(0, MOST_OF_FIELD).map((one) => factOf(one, true)),
      ...frequent.map((one) => factOf(one, false)),
    ];
  });
}

function isApart({ pHolm, effect, small }: ComparedValue | ComparedNumbers): boolean {
  return pHolm !== null && pHolm < SURE && !small && Math.abs(effect ?? 0) >= LEAST_EFFECT;
}

/** Of each trait the first, so that a field tells of several. */
function onceEach<T extends ComparedValue | ComparedNumbers>(differences: readonly T[]): T[] {
  const seen = new Set<string>();
  return differences.filter(({ facts }) => {
    const isNew = !seen.has(facts.trait.name);
    seen.add(facts.trait.name);
    return isNew;
  });
}

/** The most frequent value of each trait, as long as it is no exception. */
function typical(values: readonly ComparedValue[]): ComparedValue[] {
  const byShare = values.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return onceEach(byShare).filter(({ share }) => (share ?? 0) >= LEAST_TYPICAL);
}

const LEAST_TYPICAL = 0.25;
