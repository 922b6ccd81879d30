import { EMPTY, ident, literal, sql, type Sql } from '../../sql';
import { oddOf } from '../attribute_segments/grouping';
import type { Against } from './settings';
import { SURE, type Compared, type ComparedNumbers, type ComparedValue } from './compare';
import type { Trait } from './trait';

/** Whom the sentences are about, as the SQL of each has to say it. */
export interface Subject {
  /** What stands after FROM for the segmentation. */
  readonly of: Sql;
  readonly segment: string | null;
  readonly segmentName: string;
  readonly against: Against;
  readonly other: string | null;
  readonly baseName: string;
}

/** A difference, said. Either shares or means. */
export interface Sentence {
  readonly trait: Trait;
  readonly label: string;
  readonly text: string;
  readonly value: ComparedValue | null;
  readonly numbers: ComparedNumbers | null;
  readonly howSure: HowSure;
  readonly query: Sql;
}
export type HowSure = 'very sure' | 'sure' | 'could be chance' | 'cannot be told';

const MOST_SENTENCES = 12;
/** Of one trait. */
const MOST_OF_TRAIT = 2;
/** Said when nothing is sure, so that the page is not empty. */
const UNSURE_SENTENCES = 3;
const VERY_SURE = 0.001;

/**
 * The largest differences that chance does not explain, shares and means together: Cohen's h and the standardised
 * difference have the same scale. Where there are none, the three that come nearest.
 */
export function sentencesOf(compared: Compared, subject: Subject): readonly Sentence[] {
  const defining = new Set(compared.values.filter(isDefinition).map(({ facts }) => facts.trait));
  const told = compared.values.filter(({ value }) => value.what !== 'others');
  const all = [...told, ...compared.numbers].filter(
    ({ effect, facts }) => effect !== null && !defining.has(facts.trait),
  );
  const sure = all.filter(({ pHolm, small }) => pHolm !== null && pHolm < SURE && !small);
  const chosen = sure.length > 0 ? byEffect(sure) : byChance(all).slice(0, UNSURE_SENTENCES);
  return mostOfEach(chosen)
    .slice(0, MOST_SENTENCES)
    .map((one) => ('value' in one ? valueSentence(one, subject) : numbersSentence(one, subject)));
}

/** All of the segment and nobody else of the base: that is how the segment was made. */
function isDefinition({ share, n, baseN, baseShare, value }: ComparedValue): boolean {
  return value.what === 'value' && share === 1 && baseShare !== 1 && (baseN === n || baseN === 0);
}

type Difference = ComparedValue | ComparedNumbers;

/** The SQL that counts or averages anew what a difference says. */
export function differenceQuery(difference: Difference, subject: Subject): Sql {
  return 'value' in difference
    ? valueQuery(difference, subject)
    : numbersQuery(difference, subject);
}

function byEffect(differences: readonly Difference[]): Difference[] {
  return [...differences].sort(
    (a, b) => effectOf(b) - effectOf(a) || (b.effect ?? 0) - (a.effect ?? 0),
  );
}

function byChance(differences: readonly Difference[]): Difference[] {
  return [...differences].sort(
    (a, b) =>
      Number(a.small) - Number(b.small) ||
      (a.pHolm ?? 2) - (b.pHolm ?? 2) ||
      effectOf(b) - effectOf(a),
  );
}

function effectOf({ effect }: Difference): number {
  return Math.abs(effect ?? 0);
}

/** Of a trait with two values one says what the other says, so one is told; of the rest at most two. */
function mostOfEach(differences: readonly Difference[]): Difference[] {
  const told = new Map<string, number>();
  return differences.filter(({ facts }) => {
    const before = told.get(facts.trait.name) ?? 0;
    const most = facts.values.length <= 2 ? 1 : MOST_OF_TRAIT;
    told.set(facts.trait.name, before + 1);
    return before < most;
  });
}

function valueSentence(one: ComparedValue, subject: Subject): Sentence {
  const { facts, value, share, baseShare, index, n } = one;
  const { trait } = facts;
  const has =
    value.what === 'missing' ? `no ${trait.name} is known` : `${trait.name} is “${value.value}”`;
  const indexed = index === null ? '' : `index ${String(Math.round(index))}, `;
  const shares = `For ${percent(share)} of ${subject.segmentName}, ${has}; for ${subject.baseName} it is ${percent(baseShare)}`;
  return {
    trait,
    label: `${trait.name}: ${value.value}`,
    text: `${shares} (${indexed}n = ${String(n)}).`,
    value: one,
    numbers: null,
    howSure: howSure(one),
    query: differenceQuery(one, subject),
  };
}

function numbersSentence(one: ComparedNumbers, subject: Subject): Sentence {
  const { trait } = one.facts;
  const mean = figure(one.segment.sample.mean, trait);
  const base = figure(one.base.sample.mean, trait);
  const n = String(one.segment.sample.n);
  return {
    trait,
    label: trait.name,
    text: `${trait.name}: ${mean} on average in ${subject.segmentName}; for ${subject.baseName} it is ${base} (n = ${n}).`,
    value: null,
    numbers: one,
    howSure: howSure(one),
    query: differenceQuery(one, subject),
  };
}

function howSure({ pHolm, small }: Difference): HowSure {
  if (pHolm === null) return 'cannot be told';
  if (pHolm >= SURE || small) return 'could be chance';
  return pHolm < VERY_SURE ? 'very sure' : 'sure';
}

/** The SQL that counts a share anew: `n`, `segment_size`, `base_n`, `base_size`, and the two shares. */
function valueQuery({ facts, value }: ComparedValue, subject: Subject): Sql {
  const { segment, base } = conditions(subject);
  const holds = value.holds ?? sql`false`;
  return sql`
    with people as (
      ${peopleQuery(facts.trait, subject)}
    )
    select
      count(*) filter (${segment} and ${holds}) as n,
      count(*) filter (${segment}) as segment_size,
      n / segment_size as share,
      count(*) filter (${both(base, holds)}) as base_n,
      count(*)${base ? sql` filter (${base})` : EMPTY} as base_size,
      base_n / base_size as base_share,
      100 * share / base_share as index
    from people
  `;
}

/** The SQL that takes the two means anew. */
function numbersQuery({ facts }: ComparedNumbers, subject: Subject): Sql {
  const { segment, base } = conditions(subject);
  const isNumber = possible(facts.trait);
  return sql`
    with people as (
      ${peopleQuery(facts.trait, subject)}
    )
    select
      count(value) filter (${segment} and ${isNumber}) as n,
      avg(value) filter (${segment} and ${isNumber}) as mean,
      count(value) filter (${both(base, isNumber)}) as base_n,
      avg(value) filter (${both(base, isNumber)}) as base_mean
    from people
  `;
}

/** Numbers that the means are of. */
function possible({ reading }: Trait): Sql {
  const odd = oddOf(reading);
  if (odd === null) return sql`isfinite(value::DOUBLE)`;
  const { least, most } = odd;
  return most === null
    ? sql`value >= ${literal(least)}`
    : sql`value between ${literal(least)} and ${literal(most)}`;
}

function peopleQuery({ source, value, absent }: Trait, { of }: Subject): Sql {
  const known = absent === 0 ? sql`coalesce(known.value, 0)` : sql`known.value`;
  return sql`
    select given.segment::VARCHAR as segment, ${known} as value
    from ${of} as given
    left join (
      select customer_id, ${value} as value
      from ${source.later}
    ) as known on known.customer_id = given.customer_id::VARCHAR
  `;
}

function both(base: Sql | null, holds: Sql): Sql {
  return base ? sql`${base} and ${holds}` : holds;
}

/** Who is in the segment, and who in the base; null: everyone. */
function conditions({ segment, against, other }: Subject): { segment: Sql; base: Sql | null } {
  const isIn = (name: string | null): Sql =>
    name === null ? sql`${ident('segment')} is null` : sql`${ident('segment')} = ${literal(name)}`;
  const own = isIn(segment);
  switch (against) {
    case 'everyone':
      return { segment: own, base: null };
    case 'rest':
      return { segment: own, base: sql`(${own}) is not true` };
    case 'segment':
      return { segment: own, base: isIn(other) };
  }
}

function percent(share: number | null): string {
  if (share === null) return '–';
  const of = share * 100;
  return `${of >= 10 || of === 0 ? String(Math.round(of)) : of.toPrecision(2)} %`;
}

const FIGURE = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

function figure(mean: number | null, { unit }: Trait): string {
  if (mean === null) return '–';
  if (unit === 'share') return percent(mean);
  return FIGURE.format(Math.abs(mean) >= 1000 ? Math.round(mean) : mean);
}
