import type { AudiencePreset } from '../../base/audience';
import { cellText, type CellValue } from '../../base/cell-value';
import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type { FileConnector } from '../../engine/connector';
import {
  membersQuery,
  peopleQuery,
  rowsQuery,
  unreadPhonesQuery,
  writtenCountriesQuery,
  type AudienceTables,
} from '../../export/audience/audience-query';
import { countryFinder } from '../../export/audience/country-codes';
import { armsQuery } from '../../export/audience/holdout-query';
import { outputColumns, type OutputColumn } from '../../export/audience/output-columns';
import { audiencePreset } from '../../export/audience/presets';
import { ident, sql, type Sql } from '../../sql';
import type { AudienceRequest } from '../audience-api';
import type { Progress } from '../call';
import { addToLookup, makeLookupTable } from './lookup-table';
import { requestProblem } from './request-problem';
import { StandingTables } from './standing-tables';

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

const TABLES = ['rows', 'countries', 'phones', 'people', 'members', 'arms', 'read'] as const;

/**
 * Puts audiences together, one at a time. The tables stay while somebody works at one, so that a change makes anew what it
 * touches and nothing else: rows are read once, phones understood once.
 */
export class AudienceMaker {
  readonly #tables = new StandingTables('audience', TABLES);
  /** In which columns and countries the phones of the table were read. */
  readonly #phonesRead = new Set<string>();

  /**
   * @param query checked: it may hold the user’s text
   * @param version another where the same query may give other rows
   */
  async make(
    connector: FileConnector,
    query: Sql,
    version: number,
    request: AudienceRequest,
    options: MakeOptions,
  ): Promise<Result<MadeAudience>> {
    const described = await connector.describe(query);
    if (!described.ok) return described;
    const names = described.value.map(({ name }) => name);
    const preset = audiencePreset(request.preset);
    const problem = requestProblem(request, preset, new Set(names));
    if (problem) return fail(problem);
    const made: MadeAudience = {
      preset,
      columns: outputColumns(preset, request),
      tables: this.#named(names),
    };
    const done = await this.#make(connector, { query, version, names }, request, made, options);
    return done.ok ? ok(made) : done;
  }

  /** Takes all tables away. */
  drop(connector: FileConnector): Promise<Result<void>> {
    return this.#tables.drop(connector);
  }

  /** The tables have gone with the engine. */
  forget(): void {
    this.#tables.forget();
  }

  #named(columns: readonly string[]): AudienceTables {
    const places = new Map(columns.map((name, at) => [name, ident(`column_${String(at)}`)]));
    return {
      rows: this.#tables.name('rows'),
      countries: this.#tables.name('countries'),
      phones: this.#tables.name('phones'),
      people: this.#tables.name('people'),
      members: this.#tables.name('members'),
      arms: this.#tables.name('arms'),
      column: (name) => {
        const place = places.get(name);
        if (!place) throw new RangeError(`the query has no column ${name}`);
        return place;
      },
    };
  }

  async #make(
    connector: FileConnector,
    rows: { readonly query: Sql; readonly version: number; readonly names: readonly string[] },
    request: AudienceRequest,
    { tables, preset }: MadeAudience,
    options: MakeOptions,
  ): Promise<Result<void>> {
    const create = (table: (typeof TABLES)[number], query: Sql) =>
      connector.exec(
        sql`
          create or replace table ${this.#tables.name(table)} as
          ${query}
        `,
        {
          signal: options.signal,
          onProgress: (share) => {
            options.onProgress({ phase: 'computing', share });
          },
        },
      );
    const { fields, country, segments, holdout } = request;
    const ofRows = JSON.stringify([rows.version, rows.query.text]);
    const read = await this.#tables.stand('rows', ofRows, async () => {
      const dropped = await this.#tables.drop(connector);
      return dropped.ok ? create('rows', rowsQuery(rows.query, rows.names, tables)) : dropped;
    });
    if (!read.ok) return read;
    const understood = await this.#understand(connector, ofRows, request, tables, options);
    if (!understood.ok) return understood;
    const emailForm = preset.columns.find(({ field }) => field === 'email')?.form;
    const ofPeople = JSON.stringify([ofRows, fields, country, emailForm, preset.reachedBy]);
    const people = await this.#tables.stand('people', ofPeople, () =>
      create('people', peopleQuery(tables, request, preset)),
    );
    if (!people.ok) return people;
    const ofMembers = JSON.stringify([ofPeople, segments]);
    const members = await this.#tables.stand('members', ofMembers, () =>
      create('members', membersQuery(tables, segments)),
    );
    if (!members.ok || !holdout) return members;
    const { share, seed } = holdout;
    const ofArms = JSON.stringify([ofMembers, preset.keepsAll, share, seed]);
    return this.#tables.stand('arms', ofArms, () =>
      create('arms', armsQuery(tables, preset, share, seed)),
    );
  }

  /** What SQL does not understand by itself: countries and phones. */
  async #understand(
    connector: FileConnector,
    ofRows: string,
    request: AudienceRequest,
    tables: AudienceTables,
    { signal, onProgress }: MakeOptions,
  ): Promise<Result<void>> {
    const hooks = {
      signal,
      onShare: (share: number) => {
        onProgress({ phase: 'checking', share });
      },
    };
    const scratch = this.#tables.name('read');
    const { country, phone } = request.fields;
    if (country !== undefined) {
      const table = { name: tables.countries, scratch, columns: ['written'], result: 'code' };
      const find = countryFinder();
      const countries = await this.#tables.stand(
        'countries',
        JSON.stringify([ofRows, country]),
        async () => {
          const made = await makeLookupTable(connector, table);
          if (!made.ok) return made;
          const written = writtenCountriesQuery(tables, country);
          return addToLookup(connector, table, written, (text) => find(cellText(text)), hooks);
        },
      );
      if (!countries.ok) return countries;
    }
    if (phone === undefined) return ok(undefined);
    const table = {
      name: tables.phones,
      scratch,
      columns: ['written', 'country'],
      result: 'number',
    };
    const phones = await this.#tables.stand('phones', JSON.stringify([ofRows, phone]), () => {
      this.#phonesRead.clear();
      return makeLookupTable(connector, table);
    });
    const reading = JSON.stringify([country, request.country]);
    if (!phones.ok || this.#phonesRead.has(reading)) return phones;
    const toE164 = await loadPhones();
    if (!toE164.ok) return toE164;
    const added = await addToLookup(
      connector,
      table,
      unreadPhonesQuery(tables, request, phone),
      (written, home) => toE164.value(cellText(written), textOrNull(home)),
      hooks,
    );
    if (added.ok) this.#phonesRead.add(reading);
    return added;
  }
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
