import type { Attribute } from '../../base/attributes';
import { ident, literal, sql, type Sql } from '../../sql';
import { hasWord } from './attribute-words';

/**
 * What the values of an attribute mean to a segmentation: names (texts and codes), yes or no, or a number: an age from a
 * date or a year of birth or as it stands, the years since another date, an income, or any other number.
 */
export type AttributeReading =
  'name' | 'boolean' | 'birth date' | 'birth year' | 'age' | 'years since' | 'income' | 'number';

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const FLOATING = /^(FLOAT|DOUBLE)$/;
const TIME = /^(DATE|TIMESTAMP.*)$/;

// English, German, French, Spanish, Portuguese, Italian, Dutch, Polish; without accents.
const BIRTH = new Set(
  (
    'birth birthday birthdate birthyear born dob yob geburt geburtsdatum geburtstag geburtsjahr naissance nacimiento ' +
    'nascimento nascita geboorte geboortedatum geboortejaar urodzenia'
  ).split(' '),
);
const AGE = new Set('age ages alter edad idade eta leeftijd wiek'.split(' '));
const INCOME = new Set(
  (
    'income salary wage wages earnings turnover revenue einkommen gehalt revenu salaire ingresos salario renda ' +
    'rendimento reddito inkomen salaris dochod dochody'
  ).split(' '),
);
const POSTCODE = new Set(
  'postcode postal postale zip zipcode plz postleitzahl cep pocztowy'.split(' '),
);

/** How the values of an attribute are understood, from its type and name. */
export function readingOf({ name, type }: Pick<Attribute, 'name' | 'type'>): AttributeReading {
  if (type === 'BOOLEAN') return 'boolean';
  if (TIME.test(type)) return hasWord(name, BIRTH) ? 'birth date' : 'years since';
  if (!NUMBER.test(type) || hasWord(name, POSTCODE)) return 'name';
  if (hasWord(name, BIRTH)) return 'birth year';
  if (hasWord(name, AGE)) return 'age';
  return hasWord(name, INCOME) ? 'income' : 'number';
}

/** Whether the reading counts from the as-of date. */
export function countsFromAsOf(reading: AttributeReading): boolean {
  return reading === 'birth date' || reading === 'birth year' || reading === 'years since';
}

/** Whether the reading gives numbers, which are cut into groups. */
export function isNumeric(reading: AttributeReading): boolean {
  return reading !== 'name' && reading !== 'boolean';
}

/** So many characters tell two texts apart: names of segments have to fit on a page. */
const LONGEST_NAME = 200;
const BLANKS = literal(' \t\r\n');

/** A text without blanks around it, at most 200 characters; NULL where nothing is left. */
export function nameValue(column: Sql): Sql {
  return sql`left(nullif(trim(${column}::VARCHAR, ${BLANKS}), ''), ${literal(LONGEST_NAME)})`;
}

/** The value of an attribute as text; NULL where it is missing or empty. */
export function valueText({ name, type }: Attribute): Sql {
  const column = ident(name);
  if (type === 'BOOLEAN')
    return sql`case when ${column} then 'Yes' when not ${column} then 'No' end`;
  return readingOf({ name, type }) === 'name' ? nameValue(column) : sql`${column}::VARCHAR`;
}

/**
 * The number that an attribute comes to (DOUBLE): complete years of age, years since a date, or the
 * number as it stands; NULL for names, and where it is missing or not finite.
 *
 * @param asOf the day to count from
 */
export function valueNumber({ name, type }: Attribute, asOf: Sql): Sql {
  const column = ident(name);
  switch (readingOf({ name, type })) {
    case 'name':
    case 'boolean':
      return sql`null::DOUBLE`;
    case 'birth date':
      return sql`date_sub('year', ${column}::DATE, ${asOf})::DOUBLE`;
    case 'birth year':
      return sql`(year(${asOf}) - ${finite(column, type)})::DOUBLE`;
    case 'years since':
      return sql`date_diff('day', ${column}::DATE, ${asOf}) / 365.25`;
    case 'age':
    case 'income':
    case 'number':
      return sql`${finite(column, type)}::DOUBLE`;
  }
}

function finite(column: Sql, type: string): Sql {
  return FLOATING.test(type) ? sql`if(isfinite(${column}), ${column}, null)` : column;
}
