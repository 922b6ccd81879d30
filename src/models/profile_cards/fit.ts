import { ok, type Result } from '../../base/result';
import { ident, literal, sql, type Sql } from '../../sql';
import type { FitHooks, ModelContext, ModelStep } from '../model';
import { groundContext } from './ground-context';
import { readGround, segmentationOf, type Ground } from '../profile/ground';
import { chooseSides } from '../profile/sides';
import { valuesQuery, type ValuesColumn } from '../values-query';
import { cardFacts, type CardFact } from './facts';
import { businessOf, FIELD_ORDER, type Business } from './fields';
import { CARD_OUTPUTS } from './outputs';
import { unknownSegment, type CardSettings } from './settings';

type Row = readonly (string | number | boolean | null)[];
type Listed = Ground['segments']['listed'][number];

/** Cards that are made where nobody has chosen: people can’t act on more. */
const CARDS = 3;

/** Describes each chosen segment beside everyone, and writes down the facts of each card. */
export async function fitCards(
  context: ModelContext<CardSettings>,
  hooks: FitHooks,
): Promise<Result<readonly ModelStep[]>> {
  const ground = await readGround(groundContext(context), hooks);
  if (!ground.ok) return ground;
  const { listed } = ground.value.segments;
  const chosen = chooseCards(listed, context.settings.segments);
  if (!chosen.ok) return chosen;
  const facts = factRows(context, ground.value, chosen.value);
  if (!facts.ok) return facts;
  const { name } = context;
  return ok([
    { relation: name, kind: 'table', query: rowsQuery('', facts.value) },
    {
      relation: `${name}_segments`,
      kind: 'table',
      query: rowsQuery('_segments', segmentRows(ground.value, chosen.value)),
    },
    {
      relation: `${name}_summary`,
      kind: 'table',
      query: summaryQuery(context, ground.value, chosen.value),
    },
  ]);
}

/** The named segments in their order; else those with the most revenue (they come by size where none is known). */
function chooseCards(
  listed: readonly Listed[],
  names: readonly string[] | null,
): Result<readonly Listed[]> {
  if (names === null) {
    const named = listed.filter(({ segment }) => segment !== null);
    return ok(named.toSorted((a, b) => (b.revenue ?? 0) - (a.revenue ?? 0)).slice(0, CARDS));
  }
  const chosen: Listed[] = [];
  for (const name of names) {
    const segment = listed.find((one) => one.name === name);
    if (!segment)
      return unknownSegment(
        name,
        listed.map((one) => one.name),
      );
    chosen.push(segment);
  }
  return ok(chosen);
}

function businessIn({ settings, attributes }: ModelContext<CardSettings>): Business {
  return settings.business === 'auto' ? businessOf(attributes) : settings.business;
}

function factRows(
  context: ModelContext<CardSettings>,
  ground: Ground,
  cards: readonly Listed[],
): Result<Row[]> {
  if (context.settings.blank) return ok([]);
  const order = FIELD_ORDER[businessIn(context)];
  const of = ident(segmentationOf(groundContext(context)));
  const rows: Row[] = [];
  for (const [at, card] of cards.entries()) {
    const sides = chooseSides(ground.segments, {
      ...groundContext(context).settings,
      segment: card.name,
      against: 'everyone',
      other: null,
    });
    if (!sides.ok) return sides;
    const facts = cardFacts(ground.facts, sides.value.sides, { of, ...sides.value.subject });
    for (const field of order) {
      const own = facts.filter((fact) => fact.field === field);
      own.forEach((fact, place) => rows.push(factRow(fact, card, at + 1, place + 1)));
    }
  }
  return ok(rows);
}

function factRow(fact: CardFact, card: Listed, place: number, inField: number): Row {
  const { difference } = fact;
  const isShare = 'value' in difference;
  const evidence: Row = isShare
    ? [
        difference.n,
        card.customers,
        difference.share,
        difference.interval?.low ?? null,
        difference.interval?.high ?? null,
        difference.baseShare,
        difference.index,
        null,
        null,
        null,
      ]
    : [
        difference.segment.sample.n,
        card.customers,
        null,
        difference.interval?.low ?? null,
        difference.interval?.high ?? null,
        null,
        null,
        difference.segment.sample.mean,
        difference.base.sample.mean,
        difference.facts.trait.unit,
      ];
  return [
    place,
    card.name,
    fact.field,
    inField,
    difference.facts.trait.name,
    isShare ? difference.value.value : null,
    fact.setsApart,
    ...evidence,
    difference.pHolm,
    difference.small,
    fact.query,
  ];
}

function segmentRows({ segments }: Ground, cards: readonly Listed[]): Row[] {
  const known = segments.listed.flatMap(({ revenue }) => (revenue === null ? [] : [revenue]));
  const whole = known.reduce((sum, revenue) => sum + revenue, 0);
  return cards.map(({ name, customers, revenue }, at) => [
    at + 1,
    name,
    customers,
    segments.everyone === 0 ? 0 : customers / segments.everyone,
    revenue,
    revenue === null || !(whole > 0) ? null : revenue / whole,
    revenue === null || customers === 0 ? null : revenue / customers,
  ]);
}

function rowsQuery(suffix: string, rows: readonly Row[]): Sql {
  const declared = CARD_OUTPUTS.find((output) => output.suffix === suffix)?.columns ?? [];
  const columns = declared.map(({ name, type }): ValuesColumn => ({
    name,
    type: type as ValuesColumn['type'],
  }));
  return valuesQuery(columns, rows);
}

function summaryQuery(
  context: ModelContext<CardSettings>,
  { segments, asOf }: Ground,
  cards: readonly Listed[],
): Sql {
  const covered = cards.reduce((sum, { customers }) => sum + customers, 0);
  const share = segments.everyone === 0 ? 0 : covered / segments.everyone;
  return sql`
    select
      ${literal(segmentationOf(groundContext(context)))} as of,
      ${literal(businessIn(context))} as business,
      ${literal(cards.length)}::INTEGER as cards,
      ${literal(segments.listed.length)}::INTEGER as segments,
      ${literal(segments.everyone)}::INTEGER as customers,
      ${literal(share)}::DOUBLE as covered,
      ${asOf === null ? sql`null::DATE` : sql`DATE ${literal(asOf)}`} as as_of,
      ${literal(context.settings.blank)} as blank
  `;
}
