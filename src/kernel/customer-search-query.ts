import type { Attribute } from '../base/attributes';
import { ROLES, type Role } from '../base/roles';
import { personalKind } from '../intake/roles';
import { ident, join, literal, sql, type Sql } from '../sql';

/** Stands before every word of what is searched, and in no word. */
const BEGINS = '\u001f';

/** Columns of `customers` that say who somebody is. */
export interface WhoColumns {
  /** Joined by a space: a name, or first and last name, or a company. */
  readonly name: readonly string[];
  readonly email: string | null;
}

/** The columns that tell a customer's name and e-mail, by their names. */
export function whoColumns(attributes: readonly Attribute[]): WhoColumns {
  const texts = attributes.filter(({ type }) => type === 'VARCHAR').map(({ name }) => name);
  const called = (...wanted: string[]) =>
    wanted.flatMap((words) => texts.filter((name) => squashed(name) === words).slice(0, 1));
  const emails = texts.filter((name) => personalKind(name, 'text') === 'email');
  return { name: nameColumns(texts, called), email: emails[0] ?? null };
}

function nameColumns(
  texts: readonly string[],
  called: (...wanted: string[]) => string[],
): readonly string[] {
  const whole = called('name', 'fullname', 'customername', 'clientname', 'contactname');
  if (whole[0] !== undefined) return whole.slice(0, 1);
  const parts = [
    ...called('firstname', 'givenname', 'forename', 'first').slice(0, 1),
    ...called('lastname', 'surname', 'familyname', 'last').slice(0, 1),
  ];
  if (parts.length > 0) return parts;
  const companies = called('company', 'companyname', 'accountname', 'organisation', 'organization');
  if (companies.length > 0) return companies.slice(0, 1);
  return texts.filter((name) => personalKind(name, 'text') === 'name').slice(0, 1);
}

function squashed(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/**
 * Everybody who can be found, once, in the order of ids: `customer_id`, `name`, `email` (NULL where not known) and `words`,
 * all three without case and accents, with a mark before every word. Customers of other roles without a record are
 * found by their id.
 */
export function searchTableQuery(roles: ReadonlySet<Role>, who: WhoColumns): Sql {
  const others = ROLES.filter((role) => role !== 'customers' && roles.has(role));
  const parts: Sql[] = [];
  if (roles.has('customers')) {
    parts.push(sql`
      select customer_id, ${nameOf(who.name)} as name, ${who.email === null ? sql`NULL` : ident(who.email)} as email
      from customers
    `);
  }
  if (others.length > 0) {
    const known = roles.has('customers')
      ? sql`where customer_id not in (select customer_id from customers where customer_id is not null)`
      : sql``;
    parts.push(sql`
      select distinct customer_id, cast(NULL as VARCHAR) as name, cast(NULL as VARCHAR) as email
      from (
        ${join(
          others.map((role) => sql`select customer_id from ${ident(role)}`),
          '\nunion all\n',
        )}
      )
      ${known}
    `);
  }
  return sql`
    select customer_id, name, email, ${wordsOf(sql`concat_ws(' ', customer_id, name, email)`)} as words
    from (
      ${join(parts, '\nunion all\n')}
    )
    where customer_id is not null
    order by customer_id
  `;
}

function nameOf(columns: readonly string[]): Sql {
  const [first] = columns;
  if (first === undefined) return sql`cast(NULL as VARCHAR)`;
  if (columns.length === 1) return ident(first);
  return sql`nullif(concat_ws(' ', ${join(columns.map(ident))}), '')`;
}

/** The text without case and accents, with a mark before every word. */
function wordsOf(text: Sql): Sql {
  return sql`concat(${literal(BEGINS)}, replace(${folded(text)}, ' ', ${literal(BEGINS)}))`;
}

/** Matches that are ranked; of more, only the first are looked at. */
export const RANKED = 1_000;

/** The ways to look for somebody, one scan each. */
export interface SearchQueries {
  /** Whose id is the text itself. */
  readonly id: Sql;
  /**
   * Whose words contain every word of the text: those with words that begin so come first. Of more than `RANKED` the
   * first by id, which ends the scan early.
   */
  readonly parts: Sql;
  /** Only those with words that begin so. */
  readonly beginnings: Sql;
}

/**
 * Queries over the table of a search. Rows: `customer_id`, `name`, `email`, `matched` (which of them holds a word),
 * `begins` BOOLEAN, and `met` INTEGER, how many were ranked.
 */
export function searchQueries(table: Sql, text: string, limit: number): SearchQueries {
  const words = text.trim().split(/\s+/u).map(literal);
  const isId = sql`customer_id = ${literal(text.trim())}`;
  const begins = allWords(
    words,
    (word) => sql`contains(words, concat(${literal(BEGINS)}, ${word}))`,
  );
  const contains = allWords(words, (word) => sql`contains(words, ${word})`);
  const query = (where: Sql, ranked: number) => sql`
    select
      customer_id,
      name,
      email,
      ${matchedIn(words)} as matched,
      ${begins} as begins,
      cast(count(*) over () as INTEGER) as met
    from (
      from ${table}
      where ${where}
      limit ${literal(ranked)}
    )
    order by begins desc, customer_id
    limit ${literal(limit)}
  `;
  return {
    id: query(isId, 1),
    parts: query(sql`${contains} and not ${isId}`, RANKED),
    beginnings: query(sql`${begins} and not ${isId}`, limit),
  };
}

function matchedIn(words: readonly Sql[]): Sql {
  const holds = (column: string) =>
    join(
      words.map((word) => sql`contains(${folded(ident(column))}, ${folded(word)})`),
      ' or ',
    );
  return sql`
    case
      when ${holds('customer_id')} then 'id'
      when ${holds('name')} then 'name'
      else 'email'
    end
  `;
}

function folded(text: Sql): Sql {
  return sql`lower(strip_accents(${text}))`;
}

/** A condition for every word; the engine folds what is constant once. */
function allWords(words: readonly Sql[], condition: (word: Sql) => Sql): Sql {
  return join(
    words.map((word) => condition(folded(word))),
    ' and ',
  );
}
