import { cellText, type CellValue } from '../../base/cell-value';
import { ok, type Result } from '../../base/result';
import type { Role } from '../../base/roles';
import type { Unit } from '../../base/units';
import { ident, join, literal, sql, type Sql } from '../../sql';
import { fetchRows } from '../fetch-rows';
import type { FitHooks, ModelContext } from '../model';
import type { LeftOut, Trait, TraitSource } from './trait';

/** Of interactions, surveys and campaigns: what is told of each kind, question and campaign. */
export interface RecordTraits {
  readonly traits: readonly Trait[];
  readonly leftOut: readonly LeftOut[];
}

/** So many kinds, questions and campaigns of a role become traits, those with the most customers. */
const MOST_ITEMS = 40;
/** Of a question with several answers at once, so many answers become traits. */
const MOST_ANSWERS = 20;

/** The traits that interactions, surveys and campaigns tell, before the as-of date (an ISO day; null: all time). */
export async function recordTraits(
  { roles }: Pick<ModelContext<unknown>, 'roles'>,
  asOf: string | null,
  hooks: FitHooks,
): Promise<Result<RecordTraits>> {
  const readers = { interactions, surveys, campaigns };
  const found: RecordTraits[] = [];
  for (const [role, read] of Object.entries(readers)) {
    if (!roles.has(role as Role)) continue;
    const traits = await read(asOf, hooks);
    if (!traits.ok) return traits;
    found.push(traits.value);
  }
  return ok({
    traits: found.flatMap(({ traits }) => traits),
    leftOut: found.flatMap(({ leftOut }) => leftOut),
  });
}

/** How often of each kind; never is 0. */
async function interactions(asOf: string | null, hooks: FitHooks): Promise<Result<RecordTraits>> {
  const rows = recordsOf('interactions', 'occurred_at', asOf);
  const kinds = await fetchRows(
    hooks,
    sql`
      select kind as item, count(distinct customer_id)::INTEGER as customers
      from ${rows}
      where kind is not null
      group by kind
      order by customers desc, kind
    `,
  );
  if (!kinds.ok) return kinds;
  const items = itemsOf(kinds.value);
  const columns = items.map(
    (kind, at) => sql`(count(*) filter (kind = ${literal(kind)}))::INTEGER as ${column(at)}`,
  );
  const source = sourceOf('interactions', rows, columns);
  const traits = items.map((kind, at) => ({
    ...counted(plain(`Interactions: ${kind}`, source, at), 'count'),
    kind: 'behavioural' as const,
    absent: 0 as const,
  }));
  return ok({ traits, leftOut: rest('interactions', kinds.value) });
}

/** Whether they responded to each campaign, of those it was sent to, and to how many of all. */
async function campaigns(asOf: string | null, hooks: FitHooks): Promise<Result<RecordTraits>> {
  const rows = recordsOf('campaigns', 'sent_at', asOf);
  const names = await fetchRows(
    hooks,
    sql`
      select campaign as item, count(distinct customer_id)::INTEGER as customers
      from ${rows}
      group by campaign
      order by customers desc, campaign
    `,
  );
  if (!names.ok) return names;
  const items = itemsOf(names.value);
  const answers = items.map(
    (name, at) => sql`
      case bool_or(responded) filter (campaign = ${literal(name)})
        when true then 'Responded'
        when false then 'Did not respond'
      end as ${column(at)}
    `,
  );
  const share = sql`avg(responded::INTEGER) as response_share`;
  const source = sourceOf('campaigns', rows, [...answers, share]);
  const traits: Trait[] = items.map((name, at) => ({
    ...plain(`Campaign: ${name}`, source, at),
    kind: 'behavioural',
  }));
  traits.push({
    ...counted(plain('Share of campaigns responded to', source, 0), 'share'),
    kind: 'behavioural',
    value: sql`response_share`,
  });
  return ok({ traits, leftOut: rest('campaigns', names.value) });
}

/**
 * The latest answer to each question. A question that people gave several answers to at once becomes a trait for each
 * answer. Answers that are all numbers are numbers.
 */
async function surveys(asOf: string | null, hooks: FitHooks): Promise<Result<RecordTraits>> {
  const rows = latestAnswers(recordsOf('surveys', 'answered_at', asOf));
  const questions = await fetchRows(
    hooks,
    sql`
      select
        question as item,
        count(distinct customer_id)::INTEGER as customers,
        count(*)::INTEGER as answers,
        count(try_cast(answer as DOUBLE))::INTEGER as numbers
      from ${rows}
      group by question
      order by customers desc, question
    `,
  );
  if (!questions.ok) return questions;
  const columns: Sql[] = [];
  const drafts: ((source: TraitSource) => Trait)[] = [];
  const draft = (value: Sql, trait: (source: TraitSource, at: number) => Trait): void => {
    const at = columns.length;
    columns.push(sql`${value} as ${column(at)}`);
    drafts.push((source) => trait(source, at));
  };
  for (const row of questions.value.slice(0, MOST_ITEMS)) {
    const question = cellText(row['item']);
    const asked = sql`filter (question = ${literal(question)})`;
    const [people, given] = [Number(row['customers']), Number(row['answers'])];
    if (given > people * 1.02) {
      const answers = await answersTo(question, rows, hooks);
      if (!answers.ok) return answers;
      for (const answer of answers.value) {
        const chosen = sql`if(bool_or(answer = ${literal(answer)}) ${asked}, 'Yes', 'No')`;
        draft(sql`case when count(*) ${asked} > 0 then ${chosen} end`, (source, at) =>
          said(`${question}: ${answer}`, source, at),
        );
      }
    } else if (Number(row['numbers']) === given) {
      draft(sql`max(try_cast(answer as DOUBLE)) ${asked}`, (source, at) =>
        counted(said(question, source, at), 'number'),
      );
    } else draft(sql`max(answer) ${asked}`, (source, at) => said(question, source, at));
  }
  const source = sourceOf('surveys', rows, columns);
  return ok({
    traits: drafts.map((make) => make(source)),
    leftOut: rest('surveys', questions.value),
  });
}

async function answersTo(
  question: string,
  rows: Sql,
  hooks: FitHooks,
): Promise<Result<readonly string[]>> {
  const answers = await fetchRows(
    hooks,
    sql`
      select answer as item
      from ${rows}
      where question = ${literal(question)}
      group by answer
      order by count(*) desc, answer
      limit ${literal(MOST_ANSWERS)}
    `,
  );
  return answers.ok ? ok(itemsOf(answers.value)) : answers;
}

function recordsOf(role: Role, time: string, asOf: string | null): Sql {
  if (asOf === null) return ident(role);
  const at = ident(time);
  return sql`
    (
      select *
      from ${ident(role)}
      where ${at} is null or ${at} < DATE ${literal(asOf)}
    ) as records
  `;
}

/** What each customer said last to each question, each answer once. */
function latestAnswers(rows: Sql): Sql {
  return sql`
    (
      select distinct customer_id, question, trim(answer) as answer
      from (
        select *
        from ${rows}
        where trim(answer) <> ''
        qualify answered_at is not distinct from max(answered_at) over (partition by customer_id, question)
      )
    ) as answers
  `;
}

function sourceOf(role: Role, rows: Sql, columns: readonly Sql[]): TraitSource {
  const from = sql`
    (
      select
        ${join([sql`customer_id`, ...columns], ',\n')}
      from ${rows}
      group by customer_id
    ) as ${ident(`${role}_of_customers`)}
  `;
  return { role, from, later: from };
}

function plain(name: string, source: TraitSource, at: number): Trait {
  return {
    name,
    kind: 'other',
    source,
    value: column(at),
    shape: 'text',
    reading: 'name',
    unit: 'name',
    absent: null,
  };
}

function counted(trait: Trait, unit: Unit): Trait {
  return { ...trait, shape: 'number', reading: 'number', unit };
}

function said(name: string, source: TraitSource, at: number): Trait {
  return { ...plain(name, source, at), kind: 'psychographic' };
}

function column(at: number): Sql {
  return ident(`value_${String(at + 1)}`);
}

function itemsOf(rows: readonly Readonly<Record<string, CellValue>>[]): string[] {
  return rows.slice(0, MOST_ITEMS).map((row) => cellText(row['item']));
}

function rest(role: Role, rows: readonly Readonly<Record<string, CellValue>>[]): LeftOut[] {
  return rows.slice(MOST_ITEMS).map((row) => ({
    trait: cellText(row['item']),
    role,
    reason: 'beyond the most frequent',
    values: null,
  }));
}
