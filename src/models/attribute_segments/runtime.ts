import type { Attribute } from '../../base/attributes';
import { ok, type Result } from '../../base/result';
import { ident, type Sql } from '../../sql';
import { asOfDay } from '../as-of';
import { countsFromAsOf, readingOf } from '../attributes/attribute-reading';
import { automaticAttribute, findAttribute, unknownAttribute } from '../attributes/find-attribute';
import type { FitHooks, ModelContext, ModelRuntime, ModelStep } from '../model';
import { populationQuery } from '../segmentation/population';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { revenueQuery } from '../segmentation/revenue';
import { findGrouping, type Grouped } from './find-grouping';
import {
  cellsQuery,
  groupsQuery,
  segmentedQuery,
  summaryQuery,
  valuesOfCustomersQuery,
  type Crossing,
} from './query';
import { attributeSettings, invalid, type AttributeSettings } from './settings';

type Context = ModelContext<AttributeSettings>;

/** Segments by attributes as the kernel runs them. */
export const runtime: ModelRuntime<AttributeSettings> = {
  id: 'attribute_segments',
  settings: attributeSettings,
  check,
  steps,
  fit,
};

function check(context: Context): Result<void> {
  const { attributes, settings } = context;
  if (attributes.length === 0) {
    return invalid(
      'attribute',
      'nothing but ids is known of customers: load a file with their attributes',
    );
  }
  for (const setting of ['attribute', 'by'] as const) {
    const name = settings[setting];
    if (name !== null && !findAttribute(attributes, name))
      return invalid(setting, unknownAttribute(attributes, name));
  }
  const { attribute, by } = chosen(context);
  if (attribute === by) return invalid('by', `“${by.name}” cannot be crossed with itself`);
  for (const one of [attribute, by]) {
    if (one && countsFromAsOf(readingOf(one)) && !hasTime(context)) {
      const detail = `“${one.name}” is counted from a day, and nothing in these data has a date: give the day`;
      return invalid('as_of', detail);
    }
  }
  return ok(undefined);
}

function hasTime(context: Context): boolean {
  return asOfDay(context.settings.as_of, context).text !== asOfDay(null, NOTHING).text;
}
const NOTHING = { roles: new Set<never>(), attributes: [] };

/** The attributes that the settings name, or the one to begin with. */
function chosen({ attributes, settings }: Context): Crossing<Attribute> {
  const by = settings.by === null ? null : (findAttribute(attributes, settings.by) ?? null);
  const attribute =
    settings.attribute === null
      ? automaticAttribute(attributes, by)
      : findAttribute(attributes, settings.attribute);
  const found = attribute ?? by;
  if (!found) throw new RangeError('attributes are checked first');
  if (by !== null || !settings.crossed) return { attribute: found, by };
  return {
    attribute: found,
    by: automaticAttribute(attributes, found) ?? null,
  };
}

function steps(context: Context): readonly ModelStep[] {
  const day = asOfDay(context.settings.as_of, context);
  const revenue = revenueQuery(context.settings.as_of, context);
  return [
    {
      relation: scratchName(context.name),
      kind: 'table',
      query: valuesOfCustomersQuery(chosen(context), day, revenue),
      needs: { rows: 1, of: 'customer' },
    },
  ];
}

/** Cut points and the most frequent values are looked up first, so that the SQL says them. */
async function fit(context: Context, hooks: FitHooks): Promise<Result<readonly ModelStep[]>> {
  const { settings } = context;
  const values = ident(scratchName(context.name));
  const { attribute, by } = chosen(context);
  const first = await findGrouping('attribute', attribute, values, settings, hooks);
  if (!first.ok) return first;
  if (!by) return ok(resultSteps(context, values, { attribute: first.value, by: null }));
  const own = settings.binning === 'cuts' ? ({ ...settings, binning: 'auto' } as const) : settings;
  const second = await findGrouping('by', by, values, own, hooks);
  return second.ok
    ? ok(resultSteps(context, values, { attribute: first.value, by: second.value }))
    : second;
}

function resultSteps(
  context: Context,
  values: Sql,
  found: Crossing<Grouped>,
): readonly ModelStep[] {
  const { name, settings } = context;
  const groupings = { attribute: found.attribute.grouping, by: found.by?.grouping ?? null };
  const names = { attribute: found.attribute.name, by: found.by?.name ?? null };
  const main = ident(name);
  const cells = ident(`${name}_cells`);
  const view = (suffix: string, query: Sql): ModelStep => ({
    relation: name + suffix,
    kind: 'view',
    query,
  });
  const revenue = revenueQuery(settings.as_of, context);
  const words = {
    what: names.by === null ? names.attribute : `${names.attribute} and ${names.by}`,
    how: [found.attribute, found.by].flatMap((one) => one?.how ?? []).join(' '),
  };
  return [
    { relation: name, kind: 'table', query: segmentedQuery(values, groupings) },
    // Small, and read by two of the views: those are made only when somebody reads them.
    { relation: `${name}_cells`, kind: 'table', query: cellsQuery(main, groupings) },
    view('_segments', segmentsQuery(main, cells)),
    view('_groups', groupsQuery(main, names, groupings)),
    view('_summary', summaryQuery(main, cells, words)),
    view('_check', checkQuery(main, populationQuery(['customers'], revenue))),
  ];
}

function scratchName(name: string): string {
  // No cell can have a name that begins like this.
  return `_${name}_values`;
}
