import { join, literal, sql, type Sql } from '../../sql';
import { populationQuery } from '../segmentation/population';
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
 * What each customer answered to each question the last time they did: one row, with a list as they can have given
 * several answers then. Empty answers are none.
 *
 * @param asOf ISO day before which answers count, or null: all count
 */
export function latestAnswersQuery(asOf: string | null): Sql {
  const conditions = [
    sql`customer_id is not null`,
    sql`question is not null`,
    ...(asOf === null
      ? []
      : [sql`(answered_at is null or answered_at < TIMESTAMP ${literal(asOf)})`]),
  ];
  return sql`
    with given as (
      select
        customer_id,
        question,
        nullif(trim(answer, ${literal(' \t\r\n')}), '') as answer,
        answered_at
      from surveys
      where ${join(conditions, ' and ')}
    ),
    times as (
      select customer_id, question, answered_at, list(answer) as answers
      from given
      where answer is not null
      group by customer_id, question, answered_at
    )
    select
      customer_id,
      question,
      list_distinct(arg_max(answers, coalesce(answered_at, TIMESTAMP '0001-01-01'))) as answers,
      max(answered_at) as answered_at
    from times
    group by customer_id, question
  `;
}

/** Questions with how many people answered; the most answered first. */
export function questionsQuery(answers: Sql, most: number): Sql {
  return sql`
    select
      question,
      count(*)::INTEGER as people,
      avg((len(answers) > 1)::INTEGER) as several,
      len(list_distinct(flatten(list(answers))))::INTEGER as distinct_answers
    from ${answers}
    group by question
    order by people desc, question
    limit ${literal(most)}
  `;
}

/** The most frequent answers of each question. */
export function answersQuery(answers: Sql, most: number): Sql {
  return sql`
    with each_answer as (
      select question, unnest(answers) as answer
      from ${answers}
    )
    select question, answer, count(*)::INTEGER as people
    from each_answer
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
        ${nameValue(sql`unnest(string_split(array_to_string(answers, ${literal(separator)}), ${literal(separator)}))`)} as choice,
        answered_at
      ${whose}
    `;
  }
  const one = kind === 'multiple' ? sql`unnest(answers)` : sql`list_max(answers)`;
  return sql`
    select customer_id, ${nameValue(one)} as choice, answered_at
    ${whose}
  `;
}

/**
 * One row for each customer with the segment of their answer; with several choices, one for each segment.
 *

 * @param roles whose customers are to be in a segment
 * @param revenue of `revenueQuery`
 */
export function segmentedQuery(
  answers: Sql,
  plan: AnswerPlan,
  roles: readonly ('customers' | 'surveys')[],
  revenue: Sql,
): Sql {
  const isNumber = plan.kind === 'nps' || plan.kind === 'five' || plan.kind === 'number';
  const isSeveral = plan.kind === 'multiple';
  const score = isNumber ? sql`try_cast(choice as DOUBLE)` : sql`null::DOUBLE`;
  const placed = isSeveral
    ? sql`
        select
          customer_id,
          ${segmentExpression(plan)} as segment,
          string_agg(choice, '; ' order by choice) as answer,
          null::DOUBLE as score,
          max(answered_at) as answered_at
        from choices
        where choice is not null
        group by customer_id, segment
      `
    : sql`
        select
          customer_id,
          ${segmentExpression(plan)} as segment,
          choice as answer,
          ${score} as score,
          answered_at
        from choices
      `;
  return sql`
    with choices as (
      ${choicesOfPeople(answers, plan)}
    ),
    answered as (
      ${placed}
    ),
    orders as (
      ${revenue}
    ),
    everyone as (
      select distinct customer_id
      from ${populationQuery(roles, sql`from orders`)}
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
      select question, try_cast(list_max(answers) as DOUBLE) as score
      from ${answers}
      where ${asked}
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
