import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { ident, literal, sql, type Sql } from '../../sql';
import { asOfDay } from '../as-of';
import { fetchRows } from '../fetch-rows';
import type { FitHooks, ModelContext, ModelStep } from '../model';
import { attributeTraits } from './attribute-traits';
import { ordersQuery, orderTraits } from './order-traits';
import { ELSEWHERE, MOST_SEGMENTS, segmentListQuery } from './people-query';
import { readTraits, type Population } from './read-traits';
import { recordTraits } from './record-traits';
import { invalidSetting, type ProfileSettings } from './settings';
import { listSegments, type ListedSegments } from './sides';
import { KIND_ORDER, withOwnNames, type LeftOut, type Trait } from './trait';
import type { TraitFacts } from './trait-values';

/** The settings by which traits are read. */
export type GroundSettings = Pick<ProfileSettings, 'asOf' | 'traits' | 'values'>;

/** What every comparison of segments rests on: the segments, and each trait counted in each of them. */
export interface Ground {
  readonly segments: ListedSegments;
  /** ISO day; null where nothing has a time. */
  readonly asOf: string | null;
  readonly facts: readonly TraitFacts[];
  readonly leftOut: readonly LeftOut[];
}

/** The relations of a run that are dropped after it. */
function scratchNames(name: string) {
  return {
    segments: `_${name}_segments`,
    orders: `_${name}_orders`,
    keptOrders: `_${name}_orders_kept`,
  };
}

/** What stands after FROM for the segmentation. */
export function segmentationOf({ relations }: ModelContext<GroundSettings>): string {
  return relations?.['of']?.name ?? 'rfm';
}

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/** The scratch relations that `readGround` reads. */
export function groundSteps(context: ModelContext<GroundSettings>): readonly ModelStep[] {
  const { name, relations, roles, settings } = context;
  const of = ident(segmentationOf(context));
  const hasRevenue = relations?.['of']?.all.some(
    (column) => column.name === 'revenue' && NUMBER.test(column.type),
  );
  const scratch = scratchNames(name);
  const segments: ModelStep = {
    relation: scratch.segments,
    kind: 'table',
    query: segmentListQuery(of, hasRevenue === true),
    needs: { rows: 1, of: 'customer in a segment' },
  };
  if (!roles.has('transactions')) return [segments];
  // A view: it is computed only where nobody has read the traits before, see `withOrders`.
  const orders: ModelStep = {
    relation: scratch.orders,
    kind: 'view',
    query: ordersQuery(asOfDay(settings.asOf, context), context),
  };
  return [segments, orders];
}

/** Lists the segments and counts every trait in each; after `groundSteps`. Another segment of the same is not counted anew. */
export async function readGround(
  context: ModelContext<GroundSettings>,
  hooks: FitHooks,
): Promise<Result<Ground>> {
  const { asOf, traits, values } = context.settings;
  const key = JSON.stringify([
    'traits',
    segmentationOf(context),
    asOf,
    context.asOf,
    traits,
    values,
  ]);
  return hooks.recall(key, () => withOrders(context, hooks, () => findGround(context, hooks)));
}

/** Keeps what orders tell of each customer while it is read, several times. */
async function withOrders<T>(
  { name, roles }: ModelContext<GroundSettings>,
  { connector, signal }: FitHooks,
  read: () => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!roles.has('transactions')) return read();
  const { orders, keptOrders } = scratchNames(name);
  const kept = await connector.exec(
    sql`
      create or replace table ${ident(keptOrders)} as
      from ${ident(orders)}
    `,
    { signal },
  );
  const found = kept.ok ? await read() : kept;
  await connector.exec(sql`drop table if exists ${ident(keptOrders)}`);
  return found;
}

async function findGround(
  context: ModelContext<GroundSettings>,
  hooks: FitHooks,
): Promise<Result<Ground>> {
  const { settings, name } = context;
  const scratch = scratchNames(name);
  const segments = await listSegments(ident(scratch.segments), hooks);
  if (!segments.ok) return segments;
  const asOf = await dayOf(context, hooks);
  if (!asOf.ok) return asOf;
  const known = await knownTraits(context, asOf.value, hooks);
  if (!known.ok) return known;
  const of = ident(segmentationOf(context));
  const population = populationOf(segments.value, of, scratch.segments);
  const read = await readTraits(population, known.value.traits, settings.values, hooks);
  if (!read.ok) return read;
  if (read.value === null) return fail(quintileError('cancelled', {}));
  const { facts, leftOut } = read.value;
  return ok({
    segments: segments.value,
    asOf: asOf.value,
    facts,
    leftOut: [...known.value.leftOut, ...leftOut],
  });
}

/** The as-of date as an ISO day; null where nothing has a time. */
async function dayOf(
  context: ModelContext<GroundSettings>,
  hooks: FitHooks,
): Promise<Result<string | null>> {
  const { settings } = context;
  if (settings.asOf !== null) return ok(settings.asOf);
  const rows = await fetchRows(hooks, sql`select ${asOfDay(null, context)}::VARCHAR as day`);
  if (!rows.ok) return rows;
  const day = rows.value[0]?.['day'];
  return ok(typeof day === 'string' ? day : null);
}

function populationOf({ listed, everyone }: ListedSegments, of: Sql, segments: string): Population {
  const sizes = new Float64Array(Math.min(MOST_SEGMENTS, listed.length) + 1);
  for (const { place, customers } of listed) sizes[place] = customers;
  sizes[ELSEWHERE] = everyone - listed.reduce((sum, { customers }) => sum + customers, 0);
  return { placing: { of, segments: ident(segments) }, sizes };
}

interface KnownTraits {
  readonly traits: readonly Trait[];
  readonly leftOut: readonly LeftOut[];
}

async function knownTraits(
  context: ModelContext<GroundSettings>,
  asOf: string | null,
  hooks: FitHooks,
): Promise<Result<KnownTraits>> {
  const { roles, attributes, settings, name } = context;
  const day = asOf === null ? sql`null::DATE` : sql`DATE ${literal(asOf)}`;
  const nobody: KnownTraits = { traits: [], leftOut: [] };
  const own = roles.has('customers') ? attributeTraits(attributes, day) : nobody;
  const orders = roles.has('transactions')
    ? orderTraits(
        {
          role: 'transactions',
          from: ident(scratchNames(name).keptOrders),
          later: sql`
            (
              ${ordersQuery(day, context)}
            ) as orders_of_customers
          `,
        },
        context,
      )
    : [];
  const records = await recordTraits(context, asOf, hooks);
  if (!records.ok) return records;
  const all = withOwnNames(inKindOrder([...own.traits, ...orders, ...records.value.traits]));
  const leftOut = [...own.leftOut, ...records.value.leftOut];
  const chosen = settings.traits;
  if (chosen === null) return ok({ traits: all, leftOut });
  const missing = chosen.find((one) => !all.some((trait) => trait.name === one));
  if (missing !== undefined) {
    const contact = leftOut.some(({ trait }) => trait === missing);
    return invalidSetting(
      'traits',
      contact
        ? `“${missing}” is no trait: it tells how to reach somebody, or is too rare`
        : `there is no “${missing}”; known are ${all.map((trait) => trait.name).join(', ')}`,
    );
  }
  return ok({ traits: all.filter((trait) => chosen.includes(trait.name)), leftOut });
}

function inKindOrder(traits: readonly Trait[]): readonly Trait[] {
  return KIND_ORDER.flatMap((kind) => traits.filter((trait) => trait.kind === kind));
}
