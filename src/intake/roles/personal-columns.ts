import type { PersonalKind } from '../../base/attributes';
import type { ReadAs } from '../../base/reading';
import { columnKeys, nameWords } from './column-names';
import { PERSONAL_WORDS, THING_WORDS } from './vocabulary';

export type { PersonalKind };

const LINK = new Set(['linkedin', 'website', 'homepage', 'facebook', 'instagram', 'twitter']);

/** At the end of a column's name: somebody of one's own. */
const STAFF =
  /^(manager|representative|rep|reps|salesperson|salesman|saleswoman|adviser|advisor|kundenbetreuer|sachbearbeiter|betreuer|vendeur|commercial|gestionnaire|comercial|gestor|vendedor|consulente|venditore|accountmanager|verkoper|opiekun|handlowiec)$/;
const PLACE =
  /^(country|region|state|city|town|zip|zipcode|postcode|postal|province|county|district)$/;
const NUMBERED = /^\d+$/;
/** Names only beside others: `first name`, `contact person`, but not `last account` or `último contacto`. */
const BARE = new Set(['first', 'last', 'contact', 'kontakt', 'contacto', 'contato', 'contatto']);

/** Whether a column tells about something else than the customer, by its name. */
export function isOfAnotherThing(columnName: string): boolean {
  return nameWords(columnName).some((word) => THING_WORDS.has(word));
}

/** By which a person could be named or reached, from the column’s name and type; null where nothing says so. */
export function personalKind(columnName: string, type: ReadAs): PersonalKind | null {
  const { name, email, phone, address, birth, whose, about } = PERSONAL_WORDS;
  const words = nameWords(columnName);
  const has = (known: ReadonlySet<string>) => words.some((word) => known.has(word));
  const isOnly = (known: ReadonlySet<string>) =>
    words.every((word) => known.has(word) || whose.has(word) || NUMBERED.test(word));
  if (isOfAnotherThing(columnName)) return null;
  const isBirth = type !== 'boolean' && columnKeys(columnName).some((key) => birth.has(key));
  if (isBirth) return 'birth';
  if (has(about)) return null;
  if (has(phone) && isOnly(phone) && /^(text|integer|number)$/.test(type)) return 'phone';
  if (type !== 'text') return null;
  if (has(email) || words.join(' ').includes('e mail')) return 'email';
  if (has(LINK)) return 'link';
  if (has(address) && !words.some((word) => PLACE.test(word))) return 'address';
  if (STAFF.test(words.at(-1) ?? '')) return 'staff';
  return has(name) && isOnly(name) && !saysWhoseOnly(words) ? 'name' : null;
}

/** `first`, `last` and `contact` alone, or `name` or `person` with them: but not `last account`. */
function saysWhoseOnly(words: readonly string[]): boolean {
  const names = words.some(
    (word) => word === 'person' || (PERSONAL_WORDS.name.has(word) && !BARE.has(word)),
  );
  return words.length > 1 && !names;
}
