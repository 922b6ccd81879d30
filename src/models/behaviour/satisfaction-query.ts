import { literal, sql, type Sql } from '../../sql';
import type { BehaviourSettings } from './settings';

/** “(1 to 5)”, “(0-10)”: the scale as a question writes it. */
const SCALE = String.raw`\((\d+) *(?:to|-|–) *(\d+)`;

/**
 * The latest answer of each customer to the question about satisfaction, from 0 (worst) to 1 (best). Answers that are no
 * numbers, or outside of the scale, do not count; neither does a question whose scale cannot be told.
 *
 * @param told relation with `as_of`
 */
export function satisfactionQuery(
  { satisfactionQuestion, satisfactionScale }: BehaviourSettings,
  told: Sql,
  hasSurveys: boolean,
): Sql {
  if (!hasSurveys) {
    return sql`
      select null::VARCHAR as customer_id, null::DOUBLE as satisfaction
      where false
    `;
  }
  const isAsked =
    satisfactionQuestion === null
      ? sql`contains(lower(question), 'satisf')`
      : sql`question = ${literal(satisfactionQuestion)}`;
  return sql`
    with answers as (
      select customer_id, question, answered_at, try_cast(answer as DOUBLE) as value
      from surveys cross join ${told}
      where ${isAsked}
      and customer_id is not null
      and (answered_at is null or answered_at < as_of)
    ),
    asked as (
      select
        question,
        ${scaleColumns(satisfactionScale)}
      from answers
      group by question
      having count(value) > 0
      order by count(value) desc, question
      limit 1
    )
    select customer_id, (value - worst) / (best - worst) as satisfaction
    from answers join asked using (question)
    where value between worst and best and worst < best
    qualify row_number() over (partition by customer_id order by answered_at desc nulls last, value) = 1
  `;
}

function scaleColumns(scale: BehaviourSettings['satisfactionScale']): Sql {
  if (scale !== null) {
    const [worst, best] = scale;
    return sql`
      ${literal(worst)}::DOUBLE as worst,
      ${literal(best)}::DOUBLE as best
    `;
  }
  const written = (group: number): Sql =>
    sql`try_cast(regexp_extract(question, ${literal(SCALE)}, ${literal(group)}) as DOUBLE)`;
  const isOneToFive = sql`min(value) >= 1 and max(value) <= 5`;
  return sql`
    coalesce(${written(1)}, case when ${isOneToFive} then 1 end) as worst,
    coalesce(${written(2)}, case when ${isOneToFive} then 5 end) as best
  `;
}
