import { ok, type Result } from '../../base/result';
import { ident, literal, sql, type Sql } from '../../sql';
import type { FitHooks, ModelContext, ModelStep } from '../model';
import { compareTraits } from './compare';
import { foundQueries } from './found-rows';
import { readGround, segmentationOf } from './ground';
import { sentencesOf } from './sentences';
import type { ProfileSettings } from './settings';
import { chooseSides } from './sides';

/** Counts every trait in every segment, compares the chosen one with its base, and writes down what was found. */
export async function fitProfile(
  context: ModelContext<ProfileSettings>,
  hooks: FitHooks,
): Promise<Result<readonly ModelStep[]>> {
  const { settings, name } = context;
  const of = segmentationOf(context);
  const ground = await readGround(context, hooks);
  if (!ground.ok) return ground;
  const { segments, asOf, facts, leftOut } = ground.value;
  const sides = chooseSides(segments, settings);
  if (!sides.ok) return sides;
  const compared = compareTraits(facts, sides.value.sides);
  const subject = { of: ident(of), ...sides.value.subject };
  const found = foundQueries({
    of,
    subject,
    sides: sides.value.sides,
    everyone: segments.everyone,
    asOf,
    traits: facts,
    leftOut,
    compared,
    sentences: sentencesOf(compared, subject),
    segments: segments.listed,
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
