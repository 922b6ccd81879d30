import type { AddressForm } from '../../base/audience';
import { sql, type Sql } from '../../sql';

/** What a form is made from: texts as SQL, the country and the phone number already understood. */
export interface AddressParts {
  /** The value as it was written. */
  readonly written: Sql;
  /** The row’s country, two capital letters, or null. */
  readonly country: Sql;
  /** The same, or else the country that was picked for all. */
  readonly home: Sql;
  /** E.164, or null. */
  readonly phone: Sql;
}

/** SQL of a value in a form; null where nothing usable is left. */
export function addressForm(form: AddressForm, parts: AddressParts): Sql {
  const { written, country, home, phone } = parts;
  switch (form) {
    case 'as_written':
      return written;
    case 'text':
      return trimmed(written);
    case 'email':
      return email(sql`lower(${trimmed(written)})`);
    case 'email_compact':
      return email(sql`lower(${without(written, SPACE)})`);
    case 'email_google':
      return googleEmail(sql`lower(${without(written, SPACE)})`);
    case 'phone':
      return phone;
    case 'phone_digits':
      return sql`substr(${phone}, 2)`;
    case 'name':
      return sql`nfc_normalize(lower(regexp_replace(${trimmed(written)}, '[\s\p{Z}]+', ' ', 'g')))`;
    case 'name_letters':
      return sql`nullif(nfc_normalize(lower(${trimmed(without(written, SIGNS))})), '')`;
    case 'place':
      return sql`nullif(nfc_normalize(lower(${without(without(written, SIGNS), SPACE)})), '')`;
    case 'zip_compact':
      return zip(sql`lower(regexp_replace(${written}, '[\s\p{Z}\p{Pd}]+', '', 'g'))`, home);
    case 'country':
      return country;
    case 'country_lower':
      return sql`lower(${country})`;
  }
}

/** What looks like a space, and what has no width at all. */
const SPACE = sql`'[\s\p{Z}\x{200B}-\x{200D}\x{FEFF}]+'`;
const SIGNS = sql`'[\p{P}\p{S}]+'`;

function without(text: Sql, pattern: Sql): Sql {
  return sql`regexp_replace(${text}, ${pattern}, '', 'g')`;
}

function trimmed(text: Sql): Sql {
  return sql`nullif(regexp_replace(${text}, '^[\s\p{Z}\x{200B}-\x{200D}\x{FEFF}]+|[\s\p{Z}\x{200B}-\x{200D}\x{FEFF}]+$', '', 'g'), '')`;
}

/** One local part, one domain with a dot: whether anybody reads it, only a message can tell. */
function email(text: Sql): Sql {
  return sql`if(regexp_full_match(${text}, '[^@\s,;]+@[^@\s,;.]+(\.[^@\s,;.]+)+'), ${text}, null)`;
}

function googleEmail(text: Sql): Sql {
  const checked = email(text);
  return sql`
    case
      when split_part(${checked}, '@', 2) in ('gmail.com', 'googlemail.com')
        then replace(regexp_replace(split_part(${checked}, '@', 1), '\+.*', ''), '.', '') || '@' || split_part(${checked}, '@', 2)
      else ${checked}
    end
  `;
}

function zip(text: Sql, home: Sql): Sql {
  return sql`nullif(if(${home} = 'US', left(${text}, 5), ${text}), '')`;
}
