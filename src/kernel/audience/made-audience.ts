import { audiencePreset } from '../../export/audience/presets';
import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type { AudiencePreset } from '../../base/audience';
import { cellText, type CellValue } from '../../base/cell-value';
import type { ColumnInfo, FileConnector } from '../../engine/connector';
import {
  addressesQuery,
  rowsQuery,
  writtenCountriesQuery,
  writtenPhonesQuery,
  type AudienceTables,
} from '../../export/audience/audience-query';
import { countryFinder } from '../../export/audience/country-codes';
import { armsQuery } from '../../export/audience/holdout-query';
import { outputColumns, type OutputColumn } from '../../export/audience/output-columns';
import { qualified, sql, type Sql } from '../../sql';
import type { AudienceRequest } from '../audience-api';
import type { Progress } from '../call';
import { PAGER_SCHEMA } from '../pagers';
import { makeLookupTable } from './lookup-table';

/** An audience that stands in tables of its own. */
export interface MadeAudience {
  readonly tables: AudienceTables;
  readonly preset: AudiencePreset;
  readonly columns: readonly OutputColumn[];
}

export interface MakeOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

const TABLES = ['rows', 'countries', 'phones', 'addresses', 'arms', 'read'] as const;

/**
 * Puts an audience together, lets `use` read it, and takes its tables away.
 *
 * @param query checked: it may hold the user’s text
 * @param id another for each audience that is made at the same time
 */
export async function withAudience<T>(
  connector: FileConnector,
  query: Sql,
  request: AudienceRequest,
  id: number,
  options: MakeOptions,
  use: (made: MadeAudience) => Promise<Result<T>>,
): Promise<Result<T>> {
  const described = await connector.describe(query);
  if (!described.ok) return described;
  const preset = audiencePreset(request.preset);
  const lacking = problem(request, preset, described.value);
  if (lacking) return lacking;
  const name = (table: string) => qualified(PAGER_SCHEMA, `audience_${String(id)}_${table}`);
  const made: MadeAudience = {
    preset,
    columns: outputColumns(preset, request),
    tables: {
      rows: name('rows'),
      countries: name('countries'),
      phones: name('phones'),
      addresses: name('addresses'),
      arms: name('arms'),
    },
  };
  const has = (column: string) => described.value.some((known) => known.name === column);
  const known = { hasCustomer: has('customer_id'), hasSegment: has('segment') };
  try {
    const rows = rowsQuery(query, request, made.columns, known);
    const done = await make(connector, rows, request, made, name('read'), options);
    return done.ok ? await use(made) : done;
  } finally {
    for (const table of TABLES) await connector.exec(sql`drop table if exists ${name(table)}`);
  }
}

async function make(
  connector: FileConnector,
  rows: Sql,
  request: AudienceRequest,
  { tables, preset }: MadeAudience,
  distinct: Sql,
  { signal, onProgress }: MakeOptions,
): Promise<Result<void>> {
  const create = (table: Sql, query: Sql) =>
    connector.exec(
      sql`
        create or replace table ${table} as
        ${query}
      `,
      {
        signal,
        onProgress: (share) => {
          onProgress({ phase: 'computing', share });
        },
      },
    );
  const lookup = {
    signal,
    onShare: (share: number) => {
      onProgress({ phase: 'checking', share });
    },
  };
  const read = await create(tables.rows, rows);
  if (!read.ok) return read;
  if (request.fields.country !== undefined) {
    const find = countryFinder();
    const countries = await makeLookupTable(
      connector,
      { table: tables.countries, distinct },
      writtenCountriesQuery(tables),
      ['written'],
      'code',
      (written) => find(cellText(written)),
      lookup,
    );
    if (!countries.ok) return countries;
  }
  if (request.fields.phone !== undefined) {
    const library = await loadPhones();
    if (!library.ok) return library;
    const phones = await makeLookupTable(
      connector,
      { table: tables.phones, distinct },
      writtenPhonesQuery(tables, request),
      ['written', 'country'],
      'number',
      (written, country) => library.value(cellText(written), textOrNull(country)),
      lookup,
    );
    if (!phones.ok) return phones;
  }
  const addresses = await create(tables.addresses, addressesQuery(tables, request, preset));
  if (!addresses.ok || !request.holdout) return addresses;
  const { share, seed } = request.holdout;
  return create(tables.arms, armsQuery(tables, preset, share, seed));
}

type ToE164 = (text: string, country: string | null) => string | null;

async function loadPhones(): Promise<Result<ToE164>> {
  try {
    return ok((await import('../../export/audience/phone-numbers')).toE164);
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return fail(quintileError('export.unavailable', { format: 'telephone numbers into', detail }));
  }
}

function textOrNull(value: CellValue | undefined): string | null {
  return value === null || value === undefined ? null : cellText(value);
}

/** What the query or the choice lacks. */
function problem(
  request: AudienceRequest,
  preset: AudiencePreset,
  columns: readonly ColumnInfo[],
): ReturnType<typeof fail> | null {
  const names = new Set(columns.map(({ name }) => name));
  const missing = (what: string, column: string) =>
    fail(quintileError('export.missing_column', { what, column }));
  const wanted = [...Object.values(request.fields), ...request.columns];
  const unknown = wanted.find((column) => !names.has(column));
  if (unknown !== undefined) return missing('This audience', unknown);
  if (request.segments && !names.has('segment')) return missing('A choice of segments', 'segment');
  if (request.holdout && !names.has('customer_id')) return missing('A holdout', 'customer_id');
  if (request.holdout) {
    const { share, baseRate } = request.holdout;
    const wrong = (setting: string) =>
      fail(
        quintileError('model.invalid_setting', {
          model: 'Holdout',
          setting,
          detail: 'it has to be above 0 and below 100 %.',
        }),
      );
    if (!(share > 0 && share < 1)) return wrong('Share of the control group');
    if (baseRate !== null && !(baseRate > 0 && baseRate < 1)) return wrong('Response rate');
  }
  const reaches = preset.reachedBy.some((group) =>
    group.every((field) => request.fields[field] !== undefined),
  );
  if (!preset.keepsAll && !reaches) {
    return fail(quintileError('export.no_address', { preset: preset.label, needs: needs(preset) }));
  }
  if (outputColumns(preset, request).length === 0)
    return fail(quintileError('export.no_columns', {}));
  return null;
}

const IN_WORDS = {
  email: 'an e-mail address',
  phone: 'a phone number',
  first_name: 'a first name',
  last_name: 'a last name',
  city: 'a city',
  region: 'a region',
  zip: 'a postcode',
  country: 'a country',
} as const;

function needs({ reachedBy }: AudiencePreset): string {
  return reachedBy
    .map((group) => group.map((field) => IN_WORDS[field]).join(' with '))
    .join(', or ');
}
