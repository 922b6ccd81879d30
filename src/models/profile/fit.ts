import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { ident, literal, sql, type Sql } from '../../sql';
import { asOfDay } from '../as-of';
import { fetchRows } from '../fetch-rows';
import type { FitHooks, ModelContext, ModelStep } from '../model';
import { attributeTraits } from './attribute-traits';
import { compareTraits } from './compare';
import { foundQueries } from './found-rows';
import { ordersQuery, orderTraits } from './order-traits';
import { ELSEWHERE, MOST_SEGMENTS } from './people-query';
import { readTraits, type Population } from './read-traits';
import { recordTraits } from './record-traits';
import { sentencesOf } from './sentences';
import { invalidSetting, type ProfileSettings } from './settings';
import { chooseSides, listSegments, type ListedSegments } from './sides';
import { KIND_ORDER, withOwnNames, type LeftOut, type Trait } from './trait';

/** The relations of a run that are dropped after it. */
export function scratchNames(name: string): { readonly segments: string; readonly orders: string } {
  return { segments: `_${name}_segments`, orders: `_${name}_orders` };
}

/** What stands after FROM for the segmentation. */
export function segmentationOf({ relations }: ModelContext<ProfileSettings>): string {
  return relations?.['of']?.name ?? 'rfm';
}

/** Counts every trait in every segment, compares the chosen one with its base, and writes down what was found. */
export async function fitProfile(
  context: ModelContext<ProfileSettings>,
  hooks: FitHooks,
): Promise<Result<readonly ModelStep[]>> {
  const { settings, name } = context;
  const of = segmentationOf(context);
  const segments = await listSegments(ident(scratchNames(name).segments), hooks);
  if (!segments.ok) return segments;
  const sides = chooseSides(segments.value, settings);
  if (!sides.ok) return sides;
  const asOf = await dayOf(context, hooks);
  if (!asOf.ok) return asOf;
  const known = await knownTraits(context, asOf.value, hooks);
  if (!known.ok) return known;
  const population = populationOf(segments.value, ident(of), scratchNames(name).segments);
  const read = await readTraits(population, known.value.traits, settings.values, hooks);
  if (!read.ok) return read;
  if (read.value === null) return fail(quintileError('cancelled', {}));
  const compared = compareTraits(read.value.facts, sides.value.sides);
  const subject = { of: ident(of), ...sides.value.subject };
  const found = foundQueries({
    of,
    subject,
    sides: sides.value.sides,
    everyone: segments.value.everyone,
    asOf: asOf.value,
    traits: read.value.facts,
    leftOut: [...known.value.leftOut, ...read.value.leftOut],
    compared,
    sentences: sentencesOf(compared, subject),
    segments: segments.value.listed,
  });
  return ok([
    ...found.map(([suffix, query]): ModelStep => ({
      relation: name + suffix,
      kind: 'table',
      query,
    })),
    { relation: `${name}_heat`, kind: 'view', query: heatQuery(ident(`${name}_index`)) },
  ]);
}

/** Values that a heat map has room for. */
const HEAT_ROWS = 24;

function heatQuery(index: Sql): Sql {
  return sql`
    select *
    from ${index}
    where spread_rank <= ${literal(HEAT_ROWS)}
    order by trait_place, value_place, segment_place
  `;
}

/** The as-of date as an ISO day; null where nothing has a time. */
async function dayOf(
  context: ModelContext<ProfileSettings>,
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
  context: ModelContext<ProfileSettings>,
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
          from: ident(scratchNames(name).orders),
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
