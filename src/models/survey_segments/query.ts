import { EMPTY, join, literal, sql, type Sql } from '../../sql';
import { nameValue } from '../attributes/attribute-reading';
import { NO_ANSWER, OTHER_ANSWER, OTHERS, SCALES, segmentName } from './segments';
import type { AnswerKind } from './recognise';

/** How the answers of one question become segments. */
export interface AnswerPlan {
  readonly question: string;
  readonly kind: AnswerKind;
  readonly separator: string | null;
  /** Choices that are segments of their own, the most frequent first; null: all of them. */
  readonly kept: readonly string[] | null;
}

/**
 * What each customer answered to each question the last time they did: several rows where they gave several answers
 * then. Empty answers are none.
 *
 * @param asOf ISO day before which answers count, or null: all count
 */
export function latestAnswersQuery(asOf: string | null): Sql {
  const before =
    asOf === null
      ? EMPTY
      : sql`and (answered_at is null or answered_at < TIMESTAMP ${literal(asOf)})`;
  return sql`
    with given as (
      select distinct
        customer_id,
        question,
        nullif(trim(answer, ${literal(' \t\r\n')}), '') as answer,
        answered_at
      from surveys
      where customer_id is not null and question is not null
        ${before}
    )
    select *
    from given
    where answer is not null
    qualify rank() over (partition by customer_id, question order by answered_at desc nulls last) = 1
  `;
}

/** Questions with how many people answered; the most answered first. */
export function questionsQuery(answers: Sql, most: number): Sql {
  return sql`
    with people as (
      select question, customer_id, count(*) as answers
      from ${answers}
      group by question, customer_id
    ),
    counted as (
      select question, count(*)::INTEGER as people, avg((answers > 1)::INTEGER) as several
      from people
      group by question
    ),
    distincts as (
      select question, count(distinct answer)::INTEGER as distinct_answers
      from ${answers}
      group by question
    )
    select *
    from counted join distincts using (question)
    order by people desc, question
    limit ${literal(most)}
  `;
}

/** The most frequent answers of each question. */
export function answersQuery(answers: Sql, most: number): Sql {
  return sql`
    select question, answer, count(*)::INTEGER as people
    from ${answers}
    group by question, answer
    qualify row_number() over (partition by question order by count(*) desc, answer) <= ${literal(most)}
  `;
}

/** The choices of one question by how many people made them, and how many different ones there are. */
export function choicesQuery(answers: Sql, plan: AnswerPlan, most: number): Sql {
  return sql`
    with choices as (
      ${choicesOfPeople(answers, plan)}
    )
    select
      choice,
      count(distinct customer_id)::INTEGER as people,
      (count(*) over ())::INTEGER as choices
    from choices
    where choice is not null
    group by choice
    order by people desc, choice
    limit ${literal(most)}
  `;
}

function choicesOfPeople(answers: Sql, { question, separator, kind }: AnswerPlan): Sql {
  const whose = sql`
    from ${answers}
    where question = ${literal(question)}
  `;
  if (separator !== null) {
    return sql`
      select
        customer_id,
        ${nameValue(sql`unnest(string_split(answer, ${literal(separator)}))`)} as choice,
        answered_at
      ${whose}
    `;
  }
  if (kind === 'multiple') {
    return sql`
      select customer_id, ${nameValue(sql`answer`)} as choice, answered_at
      ${whose}
    `;
  }
  return sql`
    select customer_id, ${nameValue(sql`max(answer)`)} as choice, max(answered_at) as answered_at
    ${whose}
    group by customer_id
  `;
}

/**
 * One row for each customer with the segment of their answer; with several choices, one for each segment.
 *
 * @param population of `populationQuery`
 * @param revenue of `revenueQuery`
 */
export function segmentedQuery(answers: Sql, plan: AnswerPlan, population: Sql, revenue: Sql): Sql {
  const isScale = plan.kind === 'nps' || plan.kind === 'five';
  const score =
    isScale || plan.kind === 'number' ? sql`try_cast(choice as DOUBLE)` : sql`null::DOUBLE`;
  return sql`
    with choices as (
      ${choicesOfPeople(answers, plan)}
    ),
    answered as (
      select
        customer_id,
        ${segmentExpression(plan)} as segment,
        string_agg(choice, '; ' order by choice) as answer,
        max(${score}) as score,
        max(answered_at) as answered_at
      from choices
      where choice is not null
      group by all
    ),
    everyone as (
      select distinct customer_id
      from ${population}
    ),
    orders as (
      ${revenue}
    )
    select
      customer_id,
      coalesce(segment, ${literal(NO_ANSWER)}) as segment,
      answer,
      score,
      answered_at,
      orders.revenue::DOUBLE as revenue
    from everyone
      left join answered using (customer_id)
      left join orders using (customer_id)
  `;
}

function segmentExpression({ kind, kept }: AnswerPlan): Sql {
  if (kind === 'nps' || kind === 'five') {
    const branches = SCALES[kind].map(
      ({ segment, from, to }) =>
        sql`when try_cast(choice as DOUBLE) between ${literal(from)} and ${literal(to)} then ${literal(segment)}`,
    );
    return sql`
      case
        ${join(branches, '\n')}
        else ${literal(OTHER_ANSWER)}
      end
    `;
  }
  const renamed = (kept ?? []).filter((choice) => segmentName(choice) !== choice);
  const branches = renamed.map(
    (choice) => sql`when choice = ${literal(choice)} then ${literal(segmentName(choice))}`,
  );
  if (kept !== null) {
    const same = kept.filter((choice) => !renamed.includes(choice));
    if (same.length > 0)
      branches.push(sql`when choice in (${join(same.map(literal))}) then choice`);
  }
  if (branches.length === 0) return sql`choice`;
  return sql`
    case
      ${join(branches, '\n')}
      else ${kept === null ? sql`choice` : literal(OTHERS)}
    end
  `;
}

/**
 * The Net Promoter Score of each question that is asked on a scale from 0 to 10, with its interval at 95 %: adjusted Wald,
 * three answers added (Rocks, “Interval estimation for the Net Promoter Score”, The American Statistician 70, 2016).
 */
export function npsQuery(answers: Sql, questions: readonly string[]): Sql {
  const asked =
    questions.length === 0 ? sql`false` : sql`question in (${join(questions.map(literal))})`;
  return sql`
    with scores as (
      select question, customer_id, max(try_cast(answer as DOUBLE)) as score
      from ${answers}
      where ${asked}
      group by question, customer_id
    ),
    counted as (
      select
        question,
        count(*) as people,
        count(*) filter (score >= 9) as promoters,
        count(*) filter (score >= 7 and score < 9) as passives,
        count(*) filter (score < 7) as detractors,
        avg(score) as mean_score
      from scores
      where score between 0 and 10
      group by question
    ),
    adjusted as (
      select
        *,
        (promoters - detractors) / people as net,
        (promoters - detractors) / (people + 3) as center,
        (promoters + detractors + 1.5) / (people + 3) as outspoken
      from counted
    ),
    margins as (
      select *, 1.959964 * sqrt((outspoken - center * center) / (people + 3)) as margin
      from adjusted
    )
    select
      question,
      people::INTEGER as people,
      promoters::INTEGER as promoters,
      passives::INTEGER as passives,
      detractors::INTEGER as detractors,
      100 * net as nps,
      100 * greatest(center - margin, -1) as low,
      100 * least(center + margin, 1) as high,
      mean_score
    from margins
    order by people desc, question
  `;
}

/** The result in one row. */
export function summaryQuery(segmented: Sql, plan: AnswerPlan, words: string): Sql {
  return sql`
    with people as (
      select count(distinct customer_id) as customers,
        count(distinct customer_id) filter (segment <> ${literal(NO_ANSWER)}) as answered
      from ${segmented}
    ),
    groups as (
      select segment, count(*) as customers
      from ${segmented}
      where segment <> ${literal(NO_ANSWER)}
      group by segment
    )
    select
      ${literal(plan.question)} as question,
      ${literal(words)} as kind,
      people.customers::INTEGER as customers,
      people.answered::INTEGER as answered,
      (people.answered / people.customers)::DOUBLE as answered_share,
      count(*)::INTEGER as segments,
      arg_max(segment, groups.customers) as largest,
      (max(groups.customers) / people.answered)::DOUBLE as largest_share
    from people cross join groups
    group by people.customers, people.answered
  `;
}
