import { AUDIENCE_FIELDS, type AudienceField, type AudiencePreset } from '../../base/audience';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { addressForm, type AddressParts } from './address-form';
import type { OutputChoice, OutputColumn } from './output-columns';

/** What is asked for, beside the preset. */
export interface AudienceChoice extends OutputChoice {
  /** Null takes the whole query. */
  readonly segments: readonly string[] | null;
  /** Two letters: in which country phones of rows without one are read. */
  readonly country: string | null;
}

/** The tables in which an audience is put together, each made from those before. */
export interface AudienceTables {
  /** The rows of the query with what is needed of them. */
  readonly rows: Sql;
  /** Countries as written, and their codes: `written, code`. */
  readonly countries: Sql;
  /** Phones as written with the country they are read in, and their E.164: `written, country, number`. */
  readonly phones: Sql;
  /** The rows with their addresses understood. */
  readonly addresses: Sql;
  /** `customer_id, segment, variant` of everybody who takes part in a holdout. */
  readonly arms: Sql;
}

/** Which columns of the query say something by their name. */
export interface KnownColumns {
  readonly hasCustomer: boolean;
  readonly hasSegment: boolean;
}

/** The fields that are there, in one order. */
export function chosenFields({ fields }: Pick<OutputChoice, 'fields'>): AudienceField[] {
  return AUDIENCE_FIELDS.filter((field) => fields[field] !== undefined);
}

/** The name under which the tables hold a field as it was written. */
export function writtenField(field: AudienceField): Sql {
  return ident(`written_${field}`);
}

/** The name under which the tables hold a column that is no field, by its place among the columns of the file. */
export function furtherColumn(index: number): Sql {
  return ident(`column_${String(index)}`);
}

/** How a field of a row of `addresses` is written. */
export function fieldParts(field: AudienceField): AddressParts {
  return {
    written: writtenField(field),
    country: ident('country'),
    home: ident('home'),
    phone: ident('phone'),
  };
}

const NO_TEXT = sql`null::VARCHAR`;

/** The rows in the order of the query; of the segments asked for only. */
export function rowsQuery(
  query: Sql,
  choice: AudienceChoice,
  columns: readonly OutputColumn[],
  known: KnownColumns,
): Sql {
  const items = [
    sql`row_number() over () as place`,
    sql`${known.hasCustomer ? sql`customer_id::VARCHAR` : NO_TEXT} as customer_id`,
    sql`${known.hasSegment ? sql`segment::VARCHAR` : NO_TEXT} as segment`,
    ...chosenFields(choice).map(
      (field) => sql`${ident(choice.fields[field] ?? '')}::VARCHAR as ${writtenField(field)}`,
    ),
    ...columns.flatMap((column, index) =>
      column.field === null ? [sql`${ident(column.column)} as ${furtherColumn(index)}`] : [],
    ),
  ];
  return sql`
    select
      ${join(items, ',\n')}
    from (
      ${query}
    )
    ${ofSegments(choice.segments)}
  `;
}

function ofSegments(segments: readonly string[] | null): Sql {
  if (segments === null) return EMPTY;
  if (segments.length === 0) return sql`where false`;
  return sql`where segment::VARCHAR in (${join(segments.map((segment) => literal(segment)))})`;
}

/** Countries as they are written: `written`. */
export function writtenCountriesQuery({ rows }: AudienceTables): Sql {
  const column = writtenField('country');
  return sql`select distinct ${column} as written from ${rows} where trim(${column}) <> ''`;
}

/** Phones as they are written, with the country to read them in: `written, country`. */
export function writtenPhonesQuery(tables: AudienceTables, choice: AudienceChoice): Sql {
  const column = writtenField('phone');
  return sql`
    select distinct
      ${column} as written,
      ${homeOf(choice)} as country
    from ${tables.rows} as audience
    ${joinCountries(tables, choice)}
    where trim(${column}) <> ''
  `;
}

/** The country of the row, else the one that was picked. */
function homeOf({ fields, country }: AudienceChoice): Sql {
  const picked = country === null ? NO_TEXT : literal(country);
  return fields.country === undefined ? picked : sql`coalesce(countries.code, ${picked})`;
}

function joinCountries({ countries }: AudienceTables, { fields }: AudienceChoice): Sql {
  if (fields.country === undefined) return EMPTY;
  return sql`left join ${countries} as countries on countries.written = audience.${writtenField('country')}`;
}

function joinPhones({ phones }: AudienceTables, choice: AudienceChoice): Sql {
  if (choice.fields.phone === undefined) return EMPTY;
  return sql`
    left join ${phones} as phones
      on phones.written = audience.${writtenField('phone')}
      and phones.country is not distinct from ${homeOf(choice)}
  `;
}

/**
 * The rows with country, phone number and e-mail understood, the address by which they are reached, and `nth`: which row
 * of that address it is. The first of an address is that of the smallest customer_id, whatever the order of rows.
 */
export function addressesQuery(
  tables: AudienceTables,
  choice: AudienceChoice,
  preset: AudiencePreset,
): Sql {
  const { fields } = choice;
  const emailForm = preset.columns.find(({ field }) => field === 'email')?.form ?? 'email';
  return sql`
    with understood as (
      select
        audience.*,
        ${fields.country === undefined ? NO_TEXT : sql`countries.code`} as country,
        ${homeOf(choice)} as home,
        ${fields.phone === undefined ? NO_TEXT : sql`phones.number`} as phone,
        ${fields.email === undefined ? NO_TEXT : addressForm(emailForm, fieldParts('email'))} as email
      from ${tables.rows} as audience
      ${joinCountries(tables, choice)}
      ${joinPhones(tables, choice)}
    ),
    reached as (
      select
        *,
        ${reachedAt(preset, choice)} as address
      from understood
    )
    select
      *,
      row_number() over (partition by address order by customer_id nulls last, place) as nth
    from reached
  `;
}

/** The first complete group of what makes a row reachable, as one text; null where there is none. */
function reachedAt(preset: AudiencePreset, choice: AudienceChoice): Sql {
  const there = new Set(chosenFields(choice));
  const groups = preset.reachedBy.filter((group) => group.every((field) => there.has(field)));
  const texts = groups.map((group) =>
    // One || with a null in it is null: the group is not complete.
    group.map(comparable).reduce((all, next) => sql`${all} || ' | ' || ${next}`),
  );
  return texts.length === 0 ? NO_TEXT : sql`coalesce(${join(texts)})`;
}

function comparable(field: AudienceField): Sql {
  if (field === 'email' || field === 'phone' || field === 'country') return ident(field);
  return addressForm(field === 'zip' ? 'zip_compact' : 'name', fieldParts(field));
}
