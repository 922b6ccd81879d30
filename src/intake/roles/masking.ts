import { literal, sql, type Sql } from '../../sql';
import type { PersonalKind } from './personal-columns';

/** What stands for what is not shown. */
const HIDDEN = '•••';

/** E-mail addresses within a text. */
const EMAIL_IN_TEXT = '[^\\s@<>(),;:"]+@[^\\s@<>(),;:"]+';

/**
 * A text that names or reaches a person, so that rows can still be told apart at a glance and nobody is known by them:
 * `d•••@•••.net`, `D. W.`, `••• 07`, `•••`. The same text gives the same mask; NULL stays NULL, empty stays empty.
 */
export function maskedText(kind: PersonalKind, text: Sql): Sql {
  const mask = MASKS[kind](text);
  return sql`case when ${text} = '' then '' when ${text} is not null then ${mask} end`;
}

/** A free text without the e-mail addresses in it. */
export function textWithoutEmails(text: Sql): Sql {
  return sql`if(contains(${text}, '@'), regexp_replace(${text}, ${literal(EMAIL_IN_TEXT)}, ${literal(`${HIDDEN}@${HIDDEN}`)}, 'g'), ${text})`;
}

const initials = (text: Sql) =>
  sql`regexp_replace(trim(${text}), ${literal('(\\S)\\S*')}, ${literal('\\1.')}, 'g')`;

const MASKS: Readonly<Record<PersonalKind, (text: Sql) => Sql>> = {
  name: initials,
  staff: initials,
  email: (text) => {
    const ending = sql`regexp_extract(${text}, '([.][[:alnum:]-]+)[^[:alnum:].]*$', 1)`;
    return sql`if(contains(${text}, '@'), concat(left(trim(${text}), 1), ${literal(`${HIDDEN}@${HIDDEN}`)}, ${ending}), ${literal(HIDDEN)})`;
  },
  phone: (text) => {
    const digits = sql`regexp_replace(${text}, '[^0-9]', '', 'g')`;
    return sql`if(length(${digits}) > 4, concat(${literal(`${HIDDEN} `)}, right(${digits}, 2)), ${literal(HIDDEN)})`;
  },
  address: () => literal(HIDDEN),
  link: () => literal(HIDDEN),
  birth: (text) => {
    const year = sql`regexp_extract(${text}, ${literal('(1[89]|20)[0-9]{2}')})`;
    return sql`if(${year} = '', ${literal(HIDDEN)}, ${year})`;
  },
};

/** A date of birth of which only the year is told: its first day, so that the age stays about right. */
export function maskedBirthDate(date: Sql): Sql {
  return sql`cast(date_trunc('year', ${date}) as DATE)`;
}
