import type { Attribute } from '../../base/attributes';
import type { TraitKind } from '../../base/roles';
import { hasWord } from './attribute-words';

const KINDS: readonly TraitKind[] = [
  'demographic',
  'geographic',
  'psychographic',
  'behavioural',
  'firmographic',
  'other',
];
/** Names of one firm or person: as many groups as customers. */
const OF_ONE = new Set(
  'id company firm name organisation organization manager vat number code'.split(' '),
);
const MOST_NAMED = 30;

/** The attribute of this name: spelled so, else whatever its case. */
export function findAttribute(
  attributes: readonly Attribute[],
  name: string,
): Attribute | undefined {
  return (
    attributes.find((attribute) => attribute.name === name) ??
    attributes.find((attribute) => attribute.name.toLowerCase() === name.toLowerCase())
  );
}

/**
 * The attribute to begin with when nobody has chosen one: the first column, in the order of the data, of the first kind
 * that there is. Firms are told apart by two firmographic columns or more, and lead with them; people with demographic
 * ones. Contacts are never chosen, names of single firms only where there is nothing else.
 *
 * @param except one that is chosen already
 */
export function automaticAttribute(
  attributes: readonly Attribute[],
  except: Attribute | null = null,
): Attribute | undefined {
  const firms = attributes.filter(({ kind }) => kind === 'firmographic').length >= 2;
  const kinds = firms ? ['firmographic', ...KINDS] : KINDS;
  const ordered = kinds.flatMap((kind) =>
    attributes.filter((one) => one.kind === kind && one !== except),
  );
  return ordered.find(({ name }) => !hasWord(name, OF_ONE)) ?? ordered[0];
}

/** What to tell somebody who named an attribute that is not there. */
export function unknownAttribute(attributes: readonly Attribute[], name: string): string {
  if (attributes.length === 0)
    return `there is no “${name}”: nothing but ids is known of customers`;
  const names = attributes.slice(0, MOST_NAMED).map((attribute) => attribute.name);
  const more = attributes.length - names.length;
  const rest = more > 0 ? ` and ${String(more)} more` : '';
  return `customers have no “${name}”; they have ${names.join(', ')}${rest}`;
}
