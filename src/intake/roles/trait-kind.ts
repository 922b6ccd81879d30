import type { ReadAs } from '../../base/reading';
import type { TraitKind } from '../../base/roles';
import { columnKeys, nameWords } from './column-names';
import { isOfAnotherThing, personalKind } from './personal-columns';
import { TRAIT_NAMES, TRAIT_WORDS } from './vocabulary';

/** What customers do, wherever they do it: a number of `store visits` tells about them, not about the store. */
const DONE = /^(num|mnt|purchases?|visits?|orders?|spend|spent)$/;

/** Guesses which kind of trait a column of customers is, from its name; the type decides where the name does not. */
export function traitKind(columnName: string, type: ReadAs): TraitKind {
  const words = nameWords(columnName);
  const counts = type === 'integer' || type === 'number';
  if (counts && words.some((word) => DONE.test(word))) return 'behavioural';
  if (isOfAnotherThing(columnName)) return 'other';
  const personal = personalKind(columnName, type);
  if (personal === 'staff') return 'firmographic';
  if (personal === 'birth') return 'demographic';
  if (personal !== null) return 'contact';
  const keys = columnKeys(columnName);
  const named = TRAIT_NAMES.find(([, names]) => keys.some((key) => names.has(key)));
  if (named !== undefined) return named[0];
  const found = TRAIT_WORDS.find(([, known]) => words.some((word) => known.has(word)));
  if (found !== undefined) return found[0];
  return type === 'date' || type === 'timestamp' ? 'behavioural' : 'other';
}
