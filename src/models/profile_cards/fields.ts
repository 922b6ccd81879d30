import type { TraitKind } from '../../base/roles';
import type { Trait } from '../profile/trait';

/** A part of a card that data can fill. */
export type CardField =
  'who' | 'firm' | 'where' | 'how they buy' | 'what they buy' | 'what they say' | 'what they did';

/** What a business sells to. */
export type Business = 'b2c' | 'b2b';

/** Fields in the order of the cards: people lead with who they are, accounts with what firm they are. */
export const FIELD_ORDER: Readonly<Record<Business, readonly CardField[]>> = {
  b2c: ['who', 'where', 'how they buy', 'what they buy', 'what they say', 'what they did', 'firm'],
  b2b: ['firm', 'where', 'how they buy', 'what they buy', 'what they say', 'what they did', 'who'],
};

/** What only people know: written on the card, kept in the notebook’s text. */
export const WRITTEN_FIELDS = [
  'name',
  'goals',
  'pains',
  'objections',
  'quote',
  'message',
  'offer',
] as const;

const OF_KIND: Readonly<Record<TraitKind, CardField>> = {
  demographic: 'who',
  geographic: 'where',
  firmographic: 'firm',
  psychographic: 'what they say',
  behavioural: 'what they did',
  other: 'who',
  contact: 'who',
};
const BOUGHT = /\b(categor(y|ies)|products?)\b/i;

/** Where on a card a trait is told. */
export function fieldOf({ kind, name, source }: Trait): CardField {
  if (source.role === 'transactions') return BOUGHT.test(name) ? 'what they buy' : 'how they buy';
  return OF_KIND[kind];
}

/** Attributes that tell of firms: so many, and the customers are accounts. */
const FIRM_ATTRIBUTES = 2;

/** Whether customers are people or accounts, from the kinds of their attributes. */
export function businessOf(attributes: readonly { readonly kind: TraitKind }[]): Business {
  const count = (kind: TraitKind) => attributes.filter((one) => one.kind === kind).length;
  return count('firmographic') >= FIRM_ATTRIBUTES && count('firmographic') > count('demographic')
    ? 'b2b'
    : 'b2c';
}
