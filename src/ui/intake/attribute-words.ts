import type { ColumnTrait, PersonalKind, TraitKinds } from '../../base/attributes';
import { TRAIT_KINDS, type Mapping, type TraitKind } from '../../base/roles';
import type { SelectOption } from '../primitives/select-option';

const KIND_WORDS: Readonly<Record<TraitKind, string>> = {
  demographic: 'Demographic',
  geographic: 'Geographic',
  psychographic: 'Psychographic',
  behavioural: 'Behavioural',
  firmographic: 'Firmographic',
  contact: 'Contact',
  other: 'Other',
};

export const KIND_OPTIONS: readonly SelectOption<TraitKind>[] = TRAIT_KINDS.map((value) => ({
  value,
  label: KIND_WORDS[value],
}));

/** What a column says of a person. */
export const PERSONAL_WORDS: Readonly<Record<PersonalKind, string>> = {
  name: 'name',
  staff: 'name',
  email: 'e-mail',
  phone: 'phone',
  address: 'address',
  link: 'link',
  birth: 'birth date',
};

/** The kind that an attribute has: chosen, or as its name says. */
export function kindOf({ column, kind }: ColumnTrait, chosen: TraitKinds): TraitKind {
  return (Object.hasOwn(chosen, column) ? chosen[column] : undefined) ?? kind;
}

/** `3 demographic, 2 other`. */
export function kindsInWords(kinds: readonly TraitKind[]): string {
  return TRAIT_KINDS.flatMap((kind) => {
    const count = kinds.filter((one) => one === kind).length;
    return count === 0 ? [] : [`${String(count)} ${kind}`];
  }).join(', ');
}

/** The columns that are attributes of customers under a mapping. */
export function attributesOf(
  traits: readonly ColumnTrait[],
  mapping: Mapping,
): readonly ColumnTrait[] {
  const { customer_id: id, ...named } = mapping;
  const wanted = new Set(Object.values(named));
  return traits.filter(({ column }) => (wanted.size > 0 ? wanted.has(column) : column !== id));
}
