import { AUDIENCE_FIELDS, type AudienceField, type AudiencePreset } from '../../base/audience';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { addressForm, type AddressParts } from './address-form';
import type { OutputChoice } from './output-columns';

/** What is asked for, beside the preset. */
export interface AudienceChoice extends OutputChoice {
  /** Null takes the whole query. */
  readonly segments: readonly string[] | null;
  /** Two letters: in which country phones of rows without one are read. */
  readonly country: string | null;
}

/** The tables in which an audience is put together, each made from those before. */
export interface AudienceTables {
  /** The rows of the query: `place, customer_id, segment`, and each column under a name of its own. */
  readonly rows: Sql;
  /** The name that a column of the query has in `rows`. */
  readonly column: (name: string) => Sql;
  /** Countries as written, and their codes: `written, code`. */
  readonly countries: Sql;
  /** Phones as written with the country they are read in, and their E.164: `written, country, number`. */
  readonly phones: Sql;
  /** What is understood of each row: `place, customer_id, segment, country, home, phone, email, address`. */
  readonly people: Sql;
  /** Those of the segments asked for, and `nth`: which row of its address it is. */
  readonly members: Sql;
  /** `customer_id, segment, variant` of everybody who takes part in a holdout. */
  readonly arms: Sql;
}

/** The fields that are there, in one order. */
function chosenFields({ fields }: Pick<OutputChoice, 'fields'>): AudienceField[] {
  return AUDIENCE_FIELDS.filter((field) => fields[field] !== undefined);
}

/** How a field of a row is written; reads `members` and the rows they stand for. */
export function fieldParts(tables: AudienceTables, column: string): AddressParts {
  return {
    written: asText(tables, column),
    country: ident('country'),
    home: ident('home'),
    phone: ident('phone'),
  };
}

function asText({ column }: AudienceTables, name: string): Sql {
  return sql`audience.${column(name)}::VARCHAR`;
}

const NO_TEXT = sql`null::VARCHAR`;

/** The rows of the query in its order. */
export function rowsQuery(query: Sql, columns: readonly string[], tables: AudienceTables): Sql {
  const known = (name: string) => (columns.includes(name) ? sql`${ident(name)}::VARCHAR` : NO_TEXT);
  const items = [
    sql`row_number() over () as place`,
    sql`${known('customer_id')} as customer_id`,
    sql`${known('segment')} as segment`,
    ...columns.map((name) => sql`${ident(name)} as ${tables.column(name)}`),
  ];
  return sql`
    select
      ${join(items, ',\n')}
    from (
      ${query}
    )
  `;
}

/** Countries as they are written: `written`. */
export function writtenCountriesQuery(tables: AudienceTables, country: string): Sql {
  const written = asText(tables, country);
  return sql`select distinct ${written} as written from ${tables.rows} as audience where trim(${written}) <> ''`;
}

/** Phones as they are written, with the country to read them in, that nobody has read yet: `written, country`. */
export function unreadPhonesQuery(
  tables: AudienceTables,
  choice: AudienceChoice,
  phone: string,
): Sql {
  const written = asText(tables, phone);
  return sql`
    select distinct
      ${written} as written,
      ${homeOf(choice)} as country
    from ${tables.rows} as audience
    ${joinCountries(tables, choice)}
    where
      trim(${written}) <> ''
      and not exists (
        from ${tables.phones} as phones
        where phones.written = ${written} and phones.country is not distinct from ${homeOf(choice)}
      )
  `;
}

/** The country of the row, else the one that was picked. */
function homeOf({ fields, country }: AudienceChoice): Sql {
  const picked = country === null ? NO_TEXT : literal(country);
  return fields.country === undefined ? picked : sql`coalesce(countries.code, ${picked})`;
}

function joinCountries(tables: AudienceTables, { fields }: AudienceChoice): Sql {
  if (fields.country === undefined) return EMPTY;
  return sql`left join ${tables.countries} as countries on countries.written = ${asText(tables, fields.country)}`;
}

function joinPhones(tables: AudienceTables, choice: AudienceChoice): Sql {
  const { phone } = choice.fields;
  if (phone === undefined) return EMPTY;
  return sql`
    left join ${tables.phones} as phones
      on phones.written = ${asText(tables, phone)}
      and phones.country is not distinct from ${homeOf(choice)}
  `;
}

/**
 * The rows with country, phone number and e-mail understood, the address by which they are reached, and whether something
 * is written there that is none (`bad_email`, `bad_phone`, `bad_country`).
 */
export function peopleQuery(
  tables: AudienceTables,
  choice: AudienceChoice,
  preset: AudiencePreset,
): Sql {
  const { fields } = choice;
  const emailForm = preset.columns.find(({ field }) => field === 'email')?.form ?? 'email';
  const bad = (field: 'email' | 'phone' | 'country') => {
    const column = fields[field];
    if (column === undefined) return sql`false`;
    return sql`coalesce(trim(${asText(tables, column)}) <> '' and ${ident(field)} is null, false)`;
  };
  return sql`
    with understood as (
      select
        audience.*,
        ${fields.country === undefined ? NO_TEXT : sql`countries.code`} as country,
        ${homeOf(choice)} as home,
        ${fields.phone === undefined ? NO_TEXT : sql`phones.number`} as phone,
        ${fields.email === undefined ? NO_TEXT : addressForm(emailForm, fieldParts(tables, fields.email))} as email
      from ${tables.rows} as audience
      ${joinCountries(tables, choice)}
      ${joinPhones(tables, choice)}
    )
    select
      place,
      customer_id,
      segment,
      country,
      home,
      phone,
      email,
      ${reachedAt(tables, preset, choice)} as address,
      ${bad('email')} as bad_email,
      ${bad('phone')} as bad_phone,
      ${bad('country')} as bad_country
    from understood as audience
  `;
}

/** The first complete group of what makes a row reachable, as one text; null where there is none. */
function reachedAt(tables: AudienceTables, preset: AudiencePreset, choice: AudienceChoice): Sql {
  const there = new Set(chosenFields(choice));
  const groups = preset.reachedBy.filter((group) => group.every((field) => there.has(field)));
  const comparable = (field: AudienceField) => {
    if (field === 'email' || field === 'phone' || field === 'country') return ident(field);
    const form = field === 'zip' ? 'zip_compact' : 'name';
    return addressForm(form, fieldParts(tables, choice.fields[field] ?? ''));
  };
  const texts = groups.map((group) =>
    // One || with a null in it is null: the group is not complete.
    group.map(comparable).reduce((all, next) => sql`${all} || ' | ' || ${next}`),
  );
  return texts.length === 0 ? NO_TEXT : sql`coalesce(${join(texts)})`;
}

/**
 * The people of the segments asked for (null takes all), and `nth`: which row of its address it is. The first of an
 * address is that of the smallest customer_id, whatever the order of rows.
 */
export function membersQuery({ people }: AudienceTables, segments: readonly string[] | null): Sql {
  return sql`
    select
      *,
      row_number() over (partition by address order by customer_id nulls last, place) as nth
    from ${people}
    ${ofSegments(segments)}
  `;
}

function ofSegments(segments: readonly string[] | null): Sql {
  if (segments === null) return EMPTY;
  if (segments.length === 0) return sql`where false`;
  return sql`where segment in (${join(segments.map((segment) => literal(segment)))})`;
}
