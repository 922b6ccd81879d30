import type { AudiencePreset } from '../../base/audience';
import { EMPTY, ident, join, sql, type Sql } from '../../sql';
import { addressForm } from './address-form';
import {
  chosenFields,
  fieldParts,
  furtherColumn,
  writtenField,
  type AudienceChoice,
  type AudienceTables,
} from './audience-query';
import type { OutputColumn } from './output-columns';

/** Rows that may be written: all, or the first of each address. */
export function keptCondition(preset: AudiencePreset): Sql {
  return preset.keepsAll ? sql`true` : sql`address is not null and nth = 1`;
}

/** The rows of the file, in the order of the query; without the control group where there is a holdout. */
export function fileQuery(
  tables: AudienceTables,
  columns: readonly OutputColumn[],
  preset: AudiencePreset,
  hasHoldout: boolean,
): Sql {
  const items = columns.map(
    (column, index) => sql`${outputValue(column, index)} as ${ident(column.header)}`,
  );
  return sql`
    select
      ${join(items, ',\n')}
    from ${tables.addresses} as addresses
    ${hasHoldout ? joinArms(tables) : EMPTY}
    where ${keptCondition(preset)}
    ${hasHoldout ? sql`and arms.variant is distinct from 'control'` : EMPTY}
    order by place
  `;
}

function joinArms({ arms }: AudienceTables): Sql {
  return sql`left join ${arms} as arms on arms.customer_id = addresses.customer_id`;
}

function outputValue(column: OutputColumn, index: number): Sql {
  if (column.field === null) return furtherColumn(index);
  const value = addressForm(column.form, fieldParts(column.field));
  if (column.hash) return sql`sha256(${value})`;
  return column.keepsUnusable ? sql`coalesce(${value}, ${writtenField(column.field)})` : value;
}

/**
 * What became of the rows, in one row: `rows`, `unreached` and `repeated` (rows without an address; beyond the first of
 * one), `bad_emails`, `bad_phones` and `bad_countries` (something is written there, but none of it), `held_out`, and `without_customer` among
 * those that may be written.
 */
export function countsQuery(
  tables: AudienceTables,
  choice: AudienceChoice,
  preset: AudiencePreset,
  hasHoldout: boolean,
): Sql {
  const there = new Set(chosenFields(choice));
  const bad = (field: 'email' | 'phone' | 'country') =>
    there.has(field)
      ? sql`count_if(trim(${writtenField(field)}) <> '' and ${ident(field)} is null)::DOUBLE`
      : sql`0::DOUBLE`;
  const heldOut = hasHoldout
    ? sql`count_if(${keptCondition(preset)} and arms.variant = 'control')::DOUBLE`
    : sql`0::DOUBLE`;
  return sql`
    select
      count(*)::DOUBLE as rows,
      count_if(address is null)::DOUBLE as unreached,
      count_if(address is not null and nth > 1)::DOUBLE as repeated,
      ${bad('email')} as bad_emails,
      ${bad('phone')} as bad_phones,
      ${bad('country')} as bad_countries,
      ${heldOut} as held_out,
      count_if(${keptCondition(preset)} and addresses.customer_id is null)::DOUBLE as without_customer
    from ${tables.addresses} as addresses
    ${hasHoldout ? joinArms(tables) : EMPTY}
  `;
}
