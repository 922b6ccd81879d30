import type { AudiencePreset } from '../../base/audience';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { addressForm } from './address-form';
import { fieldParts, type AudienceTables } from './audience-query';
import type { OutputColumn } from './output-columns';

/** Rows that may be written: all, or the first of each address. */
export function keptCondition(preset: AudiencePreset): Sql {
  return preset.keepsAll ? sql`true` : sql`address is not null and nth = 1`;
}

/**
 * The rows of the file, in the order of the query; without the control group where there is a holdout.
 *
 * @param limit takes the first so many
 */
export function fileQuery(
  tables: AudienceTables,
  columns: readonly OutputColumn[],
  preset: AudiencePreset,
  hasHoldout: boolean,
  limit: number | null,
): Sql {
  const items = columns.map(
    (column) => sql`${outputValue(tables, column)} as ${ident(column.header)}`,
  );
  return sql`
    with written as (
      select members.*
      from ${tables.members} as members
      ${hasHoldout ? joinArms(tables) : EMPTY}
      where ${keptCondition(preset)}
      ${hasHoldout ? sql`and arms.variant is distinct from 'control'` : EMPTY}
      ${limit === null ? EMPTY : sql`order by place limit ${literal(limit)}`}
    )
    select
      ${join(items, ',\n')}
    from written
    join ${tables.rows} as audience on audience.place = written.place
    order by written.place
  `;
}

function joinArms({ arms }: AudienceTables): Sql {
  return sql`left join ${arms} as arms on arms.customer_id = members.customer_id`;
}

function outputValue(tables: AudienceTables, column: OutputColumn): Sql {
  if (column.field === null) return sql`audience.${tables.column(column.column)}`;
  const parts = fieldParts(tables, column.column);
  const value = addressForm(column.form, parts);
  if (column.hash) return sql`sha256(${value})`;
  return column.keepsUnusable ? sql`coalesce(${value}, ${parts.written})` : value;
}

/**
 * What became of the rows, in one row: `rows`, `unreached` and `repeated` (rows without an address; beyond the first of
 * one), `bad_emails`, `bad_phones` and `bad_countries` (something is written there, but none of it), `held_out`, and
 * `without_customer` among those that may be written.
 */
export function countsQuery(
  tables: AudienceTables,
  preset: AudiencePreset,
  hasHoldout: boolean,
): Sql {
  const heldOut = hasHoldout
    ? sql`count_if(${keptCondition(preset)} and arms.variant = 'control')::DOUBLE`
    : sql`0::DOUBLE`;
  return sql`
    select
      count(*)::DOUBLE as rows,
      count_if(address is null)::DOUBLE as unreached,
      count_if(address is not null and nth > 1)::DOUBLE as repeated,
      count_if(bad_email)::DOUBLE as bad_emails,
      count_if(bad_phone)::DOUBLE as bad_phones,
      count_if(bad_country)::DOUBLE as bad_countries,
      ${heldOut} as held_out,
      count_if(${keptCondition(preset)} and members.customer_id is null)::DOUBLE as without_customer
    from ${tables.members} as members
    ${hasHoldout ? joinArms(tables) : EMPTY}
  `;
}
