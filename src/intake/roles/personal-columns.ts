import type { ReadAs } from '../../base/reading';
import { nameWords } from './column-names';

/** What a column says of a person: how it is masked follows from it. `staff` are names of who looks after customers. */
export type PersonalKind = 'name' | 'staff' | 'email' | 'phone' | 'address' | 'link';

const EMAIL = /^(e?mails?|email(s|address)?)$/;
const PHONE = /^(phones?|telephone|telefon|mobile|cellphone|cell|fax|tel|handy|whatsapp|msisdn)$/;
const ADDRESS = /^(street|strasse|address|addresses|addr)$/;
const LINK = /^(linkedin|website|homepage|facebook|instagram|twitter)$/;
/** Names of people in one word. */
const NAME =
  /^(names?|(sur|first|last|full|given|family|middle|maiden|nick|user|display|contact|customer|client|fore|vor|nach)name|contact|first|last|vorname|nachname)$/;

/** At the end of a column's name: somebody of one's own. */
const STAFF = /^(manager|representative|rep|reps|salesperson|salesman|saleswoman|adviser|advisor)$/;

/** What may stand beside the word itself: `home phone 2`, `billing contact name`. */
const WHOSE =
  /^(customer|client|contact|person|people|member|buyer|shopper|subscriber|guest|recipient|owner|holder|account|user|login|display|first|last|full|given|family|middle|birth|maiden|nick|sur|fore|billing|bill|shipping|ship|delivery|to|home|work|business|private|personal|office|main|primary|secondary|alternate|other|number|no|nr|mobile|cell|line|e164|\d+)$/;
/** What is said about an address, not the address itself. */
const ABOUT =
  /^(status|opt|optin|consent|type|domain|provider|verified|valid|source|channel|frequency|preference|campaign|count|opens?|clicks?|sends?|sent|bounces?)$/;
const PLACE =
  /^(country|region|state|city|town|zip|zipcode|postcode|postal|province|county|district)$/;

/** Columns that tell about something else than the customer. */
const NOT_THE_CUSTOMER =
  /^(store|shop|warehouse|supplier|seller|vendor|product|item|stock|branch)$/;

/** Whether a column tells about something else than the customer, by its name. */
export function isOfAnotherThing(columnName: string): boolean {
  return nameWords(columnName).some((word) => NOT_THE_CUSTOMER.test(word));
}

/** By which a person could be named or reached, from the column’s name and type; null where nothing says so. */
export function personalKind(columnName: string, type: ReadAs): PersonalKind | null {
  const words = nameWords(columnName);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const isOnly = (pattern: RegExp) => words.every((word) => pattern.test(word) || WHOSE.test(word));
  if (isOfAnotherThing(columnName) || has(ABOUT)) return null;
  if (has(PHONE) && isOnly(PHONE) && /^(text|integer|number)$/.test(type)) return 'phone';
  if (type !== 'text') return null;
  if (has(EMAIL) || words.join(' ').includes('e mail')) return 'email';
  if (has(LINK)) return 'link';
  if (has(ADDRESS) && !has(PLACE)) return 'address';
  if (STAFF.test(words.at(-1) ?? '')) return 'staff';
  return has(NAME) && isOnly(NAME) && !saysWhoseOnly(words) ? 'name' : null;
}

/** `first`, `last` and `contact` alone, or `name` or `person` with them: but not `last account`. */
function saysWhoseOnly(words: readonly string[]): boolean {
  const bare = /^(first|last|contact)$/;
  const names = words.some((word) => word === 'person' || (NAME.test(word) && !bare.test(word)));
  return words.length > 1 && !names;
}
