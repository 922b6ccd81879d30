import type { ReadAs } from '../../base/reading';
import type { TraitKind } from '../../base/roles';
import { nameWords } from './column-names';

/** Words of a column name by the kind of trait, the first kind that has one wins. */
const WORDS: readonly (readonly [TraitKind, RegExp])[] = [
  [
    'contact',
    /^(e?mail|phone|telephone|mobile|fax|street|address|surname|firstname|lastname|fullname|linkedin|website)$/,
  ],
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
  ['contact', /^(name|first|last|contact|salutation)$/],
];

/** Columns that tell about something else than the customer. */
const NOT_THE_CUSTOMER =
  /^(store|shop|warehouse|supplier|seller|vendor|product|item|stock|branch)$/;

/** Guesses which kind of trait a column of customers is, from its name; the type decides where the name does not. */
export function traitKind(columnName: string, type: ReadAs): TraitKind {
  const words = nameWords(columnName);
  if (words.some((word) => NOT_THE_CUSTOMER.test(word))) return 'other';
  if (words.join(' ') === 'annual revenue' || words.join(' ') === 'revenue band')
    return 'firmographic';
  const found = WORDS.find(([, pattern]) => words.some((word) => pattern.test(word)));
  if (found !== undefined) return found[0];
  return type === 'date' || type === 'timestamp' ? 'behavioural' : 'other';
}
