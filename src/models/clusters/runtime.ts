import { fail, ok, type Result } from '../../base/result';
import { ident, sql, type Sql } from '../../sql';
import type { FitHooks, ModelContext, ModelRuntime, ModelStep } from '../model';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { revenueQuery } from '../segmentation/revenue';
import { chosenFeatures, type ChosenFeatures } from './features';
import { findClusters } from './fit';
import {
  assignmentsQuery,
  describedQuery,
  featuresQuery,
  isKnown,
  isRevenue,
  pointsQuery,
} from './query';
import { countRows, readFeatures } from './read-features';
import { clusterSettings, type ClusterSettings } from './settings';
import { centersQuery, choiceQuery, nameClusters, scalesQuery, summaryQuery } from './tables';

type Context = ModelContext<ClusterSettings>;

/** Clusters as the kernel runs them. */
export const runtime: ModelRuntime<ClusterSettings> = {
  id: 'clusters',
  settings: clusterSettings,
  check,
  steps,
  fit,
};

function check(context: Context): Result<void> {
  const chosen = chosenFeatures(context);
  return chosen.ok ? ok(undefined) : chosen;
}

function steps(context: Context): readonly ModelStep[] {
  const { k } = context.settings;
  const { names, hasRevenue } = features(context);
  const revenues = hasRevenue ? null : revenueQuery(context.asOf, context);
  return [
    {
      relation: pointsName(context),
      kind: 'table',
      query: pointsQuery(sourceOf(context), names, revenues),
      needs: { rows: k === 'auto' ? 3 : k, of: 'customers with all features known' },
    },
  ];
}

async function fit(context: Context, hooks: FitHooks): Promise<Result<readonly ModelStep[]>> {
  const { connector, signal } = hooks;
  const { name, settings } = context;
  const { names } = features(context);
  const points = ident(pointsName(context));
  const columns = await readFeatures(connector, featuresQuery(points, names), names, signal);
  if (!columns.ok) return columns;
  const rows = await countRows(connector, sourceOf(context), signal);
  if (!rows.ok) return rows;
  const { logarithms: scaled, starts, seed } = settings;
  const key = JSON.stringify([
    'number of clusters',
    context.relations,
    names,
    scaled,
    starts,
    seed,
  ]);
  const found = await findClusters(columns.value, settings, hooks, (find) =>
    hooks.recall(key, find),
  );
  if (!found.ok) return fail(found.error);
  const { standard } = found.value;
  const named = nameClusters(found.value, columns.value);
  const segments = named.map(({ segment }) => segment);
  const shown = names.some(isRevenue) ? names : [...names, 'revenue'];
  const { features: scales, logarithms } = standard;
  const main = ident(name);
  const centers = ident(`${name}_centers`);
  const assignment = { scales, shown, logarithms, segments };
  const table = (suffix: string, query: Sql): ModelStep => ({
    relation: name + suffix,
    kind: 'table',
    query,
  });
  const view = (suffix: string, query: Sql): ModelStep => ({
    ...table(suffix, query),
    kind: 'view',
  });
  return ok([
    table('_centers', centersQuery(named)),
    table('_features', scalesQuery(found.value, columns.value)),
    table('_choice', choiceQuery(found.value, named.length)),
    table('_summary', summaryQuery(found.value, named.length, rows.value - standard.n)),
    table('', assignmentsQuery(points, centers, assignment)),
    view('_segments', describedQuery(segmentsQuery(main, segments), centers)),
    view('_check', checkQuery(main, sql`${sourceOf(context)} where ${isKnown(names)}`)),
  ]);
}

/** Features that `check` has found to be there. */
function features(context: Context): ChosenFeatures {
  const chosen = chosenFeatures(context);
  if (!chosen.ok) throw new RangeError('features were not checked');
  return chosen.value;
}

function sourceOf({ relations }: Pick<Context, 'relations'>): Sql {
  return ident(relations?.['customers']?.name ?? 'rfm');
}

/** Scratch: no cell can have a name that begins like this. */
function pointsName({ name }: Pick<Context, 'name'>): string {
  return `_${name}_points`;
}
