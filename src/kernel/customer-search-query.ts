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
  return sql`concat(${literal(BEGINS)}, regexp_replace(lower(strip_accents(${text})), ${literal('\\s+')}, ${literal(BEGINS)}, 'g'))`;
}

/** How well somebody has to match. */
export type MatchStep = 'id' | 'beginnings' | 'parts';
export const MATCH_STEPS: readonly MatchStep[] = ['id', 'beginnings', 'parts'];

/**
 * Up to `limit` customers who match in one way and in none before it: the id itself, words that begin with each word of
 * the text, words that contain them. In the order of ids, so that the scan ends as soon as there are enough.
 */
export function searchQuery(table: Sql, text: string, step: MatchStep, limit: number): Sql {
  const words = text.trim().split(/\s+/u).map(literal);
  const isId = sql`customer_id = ${literal(text.trim())}`;
  const begins = allWords(
    words,
    (word) => sql`contains(words, concat(${literal(BEGINS)}, ${word}))`,
  );
  const contains = allWords(words, (word) => sql`contains(words, ${word})`);
  const conditions: Record<MatchStep, Sql> = {
    id: isId,
    beginnings: sql`${begins} and not ${isId}`,
    parts: sql`${contains} and not (${begins}) and not ${isId}`,
  };
  const found = literal(limit);
  const has = (column: Sql) =>
    join(
      words.map((word) => sql`contains(${folded(column)}, ${folded(word)})`),
      ' or ',
    );
  return sql`
    select
      customer_id,
      name,
      email,
      case
        when ${has(ident('customer_id'))} then 'id'
        when ${has(ident('name'))} then 'name'
        else 'email'
      end as matched
    from (
      from ${table}
      where ${conditions[step]}
      limit ${found}
    )
  `;
}

function folded(text: Sql): Sql {
  return sql`lower(strip_accents(${text}))`;
}

/** Each word folded once: the engine folds what is constant. */
function allWords(words: readonly Sql[], condition: (word: Sql) => Sql): Sql {
  return join(
    words.map((word) => condition(folded(word))),
    ' and ',
  );
}
