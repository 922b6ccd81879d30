import type { ReadAs } from '../../base/reading';
import type { TraitKind } from '../../base/roles';
import { nameWords } from './column-names';
import { isOfAnotherThing, personalKind } from './personal-columns';

/** Words of a column name by the kind of trait, the first kind that has one wins. */
const WORDS: readonly (readonly [TraitKind, RegExp])[] = [
  [
    'geographic',
    /^(country|region|state|city|town|zip|zipcode|postcode|postal|plz|province|county|district|territory|continent|latitude|longitude|lat|lng|lon|location|nuts|municipality|neighbou?rhood)$/,
  ],
  [
    'firmographic',
    /^(industry|sector|company|business|employees|headcount|vat|sic|nace|naics|legal|organi[sz]ation|firm|turnover|manager|ownership|subsidiary)$/,
  ],
  [
    'behavioural',
    /^(newsletter|login|logins|visits?|purchases?|signed|signup|acquired|acquisition|loyalty|points|tier|since|recency|frequency|spend|spent|orders?|opt|optin|channel|churn(ed)?|subscription|response|accepted|complain(ts?)?|registered|joined|referral|num|mnt|campaign|discount|consent|active)$/,
  ],
  [
    'demographic',
    /^(gender|sex|age|birth|birthday|birthdate|birthyear|dob|marital|married|education|degree|income|household|kids?|children|kidhome|teenhome|occupation|job|profession|nationality|ethnicity|language|family|generation)$/,
  ],
  [
    'psychographic',
    /^(lifestyle|interests?|values?|attitudes?|personality|hobby|hobbies|motivation|motives?|preferences?|opinions?|persona)$/,
  ],
  ['contact', /^salutation$/],
];

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
  if (personal !== null) return 'contact';
  if (words.join(' ') === 'annual revenue' || words.join(' ') === 'revenue band')
    return 'firmographic';
  const found = WORDS.find(([, pattern]) => words.some((word) => pattern.test(word)));
  if (found !== undefined) return found[0];
  return type === 'date' || type === 'timestamp' ? 'behavioural' : 'other';
}
