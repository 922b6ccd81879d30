import { cellText } from '../../base/cell-value';
import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { ident, type Sql } from '../../sql';
import { findAttribute, unknownAttribute } from '../attributes/find-attribute';
import { fetchRows } from '../fetch-rows';
import type { FitHooks, ModelContext, ModelRuntime, ModelStep } from '../model';
import { populationQuery } from '../segmentation/population';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { revenueQuery } from '../segmentation/revenue';
import { checkSettings } from '../settings';
import { declaration } from './model';
import {
  automaticLevel,
  LEVELS,
  placeColumns,
  type Level,
  type LevelFacts,
  type PlaceColumns,
} from './place-columns';
import {
  hierarchyQuery,
  largestPlacesQuery,
  levelFactsQuery,
  LEVEL_WORDS,
  MISSING,
  namedPlacesQuery,
  NO_RECORD,
  OTHERS,
  placeName,
  placesOfCustomersQuery,
  placesQuery,
  segmentedQuery,
  summaryQuery,
} from './query';

interface GeographySettings extends Readonly<Record<Level, string | null>> {
  readonly level: 'auto' | Level;
  readonly prefix: number;
  readonly largest: number;
  readonly as_of: string | null;
}
type Context = ModelContext<GeographySettings>;

/** Geography as the kernel runs it. */
export const runtime: ModelRuntime<GeographySettings> = {
  id: 'geography',
  settings: (input) => checkSettings(declaration, input) as unknown as Result<GeographySettings>,
  check,
  steps,
  fit,
};

function check({ attributes, settings }: Context): Result<void> {
  for (const level of LEVELS) {
    const name = settings[level];
    if (name !== null && !findAttribute(attributes, name))
      return invalid(level, unknownAttribute(attributes, name));
  }
  const columns = placeColumns(attributes, settings);
  const { level } = settings;
  if (level !== 'auto' && !columns[level]) {
    const detail = `no column of customers looks like ${LEVEL_WORDS[level]}: name it in the setting “${level}”`;
    return invalid('level', detail);
  }
  if (Object.keys(columns).length > 0) return ok(undefined);
  const names = attributes.map(({ name }) => name).slice(0, 30);
  const there = names.length > 0 ? `they have ${names.join(', ')}` : 'nothing but ids is known';
  return invalid(
    'level',
    `no column of customers looks like a place (${there}); name one in the settings`,
  );
}

function invalid(setting: string, detail: string): Result<never> {
  return fail(quintileError('model.invalid_setting', { model: declaration.id, setting, detail }));
}

function steps(context: Context): readonly ModelStep[] {
  const { attributes, settings, name } = context;
  const columns = placeColumns(attributes, settings);
  const revenue = revenueQuery(settings.as_of, context);
  return [
    {
      relation: scratchName(name),
      kind: 'table',
      query: placesOfCustomersQuery(columns, settings.prefix, revenue),
      needs: { rows: 1, of: 'customer' },
    },
  ];
}

/** The level and the largest places are looked up first. */
async function fit(context: Context, hooks: FitHooks): Promise<Result<readonly ModelStep[]>> {
  const { attributes, settings, name } = context;
  const places = ident(scratchName(name));
  const columns = placeColumns(attributes, settings);
  const level = await chooseLevel(columns, places, settings, hooks);
  if (!level.ok) return level;
  const named = namedPlacesQuery(places, level.value);
  const largest = await fetchRows(hooks, largestPlacesQuery(named, settings.largest));
  if (!largest.ok) return largest;
  const frequent = largest.value.map((row) => cellText(row['place']));
  // A text with a NUL cannot stand in SQL; it stays among the others.
  const kept = frequent.filter((place) => !place.includes('\0'));
  const others = Number(largest.value[0]?.['places'] ?? 0) > kept.length;
  return ok(resultSteps(context, { level: level.value, columns, named, kept, others }));
}

async function chooseLevel(
  columns: PlaceColumns,
  places: Sql,
  { level }: GeographySettings,
  hooks: FitHooks,
): Promise<Result<Level>> {
  if (level !== 'auto') return ok(level);
  const rows = await fetchRows(hooks, levelFactsQuery(places, levelsOf(columns)));
  if (!rows.ok) return rows;
  const facts = rows.value.map((row): LevelFacts => ({
    level: cellText(row['level']) as Level,
    places: Number(row['places']),
    known: Number(row['known']),
    largest: Number(row['largest']),
  }));
  return ok(automaticLevel(facts) ?? 'country');
}

function levelsOf(columns: PlaceColumns): readonly Level[] {
  return LEVELS.filter((level) => columns[level]);
}

interface Found {
  readonly level: Level;
  readonly columns: PlaceColumns;
  readonly named: Sql;
  readonly kept: readonly string[];
  readonly others: boolean;
}

function resultSteps(
  context: Context,
  { level, columns, named, kept, others }: Found,
): readonly ModelStep[] {
  const { name, settings } = context;
  const main = ident(name);
  const view = (suffix: string, query: Sql): ModelStep => ({
    relation: name + suffix,
    kind: 'view',
    query,
  });
  const hasOddName = kept.some((place) => placeName(place) !== place);
  const order = [...kept.map(placeName), ...(others ? [OTHERS] : []), MISSING, NO_RECORD];
  const population = populationQuery(['customers'], revenueQuery(settings.as_of, context));
  return [
    {
      relation: name,
      kind: 'table',
      query: segmentedQuery(named, others || hasOddName ? kept : null),
    },
    view('_segments', segmentsQuery(main, order)),
    view('_places', placesQuery(main)),
    view('_hierarchy', hierarchyQuery(main, levelsOf(columns))),
    view('_summary', summaryQuery(main, level, columns[level]?.name ?? level)),
    view('_check', checkQuery(main, population)),
  ];
}

function scratchName(name: string): string {
  // No cell can have a name that begins like this.
  return `_${name}_places_of`;
}
