import { ident, join, literal, sql, type Sql } from '../../sql';
import type { ColumnarPlan } from './column-plan';

/** Makes the table from the staged rows. */
export function createQuery(table: Sql, staged: Sql, plans: readonly ColumnarPlan[]): Sql {
  return sql`
    create table ${table} as
    ${rowsQuery(staged, plans)}
  `;
}

/** Adds the staged rows to the table. */
export function insertQuery(table: Sql, staged: Sql, plans: readonly ColumnarPlan[]): Sql {
  return sql`
    insert into ${table}
    ${rowsQuery(staged, plans)}
  `;
}

/**
 * One row about the staged rows: `rows`, `rejected` (by types that the user chose), `bad_N` (cells of column N that do
 * not fit), `nan` and `infinite` (cells). Null where there is nothing to look at.
 */
export function checkQuery(staged: Sql, plans: readonly ColumnarPlan[]): Sql | null {
  const floats = plans.flatMap(({ float }) => (float === null ? [] : [float]));
  const bad = plans.flatMap((plan, index) => (plan.bad === null ? [] : [{ index, bad: plan.bad }]));
  if (floats.length === 0 && bad.length === 0) return null;
  const counts = bad.map(
    (one) =>
      sql`count(*) filter (where ${one.bad})::DOUBLE as ${ident(`bad_${String(one.index)}`)}`,
  );
  const rejecting = rejectingPlans(plans);
  const total = (test: (value: Sql) => Sql) =>
    floats.length === 0
      ? literal(0)
      : join(
          floats.map((value) => sql`count(*) filter (where ${test(value)})`),
          ' + ',
        );
  return sql`
    select
      ${join(
        [
          sql`(${total((value) => sql`isnan(${value})`)})::DOUBLE as nan`,
          sql`(${total((value) => sql`isinf(${value})`)})::DOUBLE as infinite`,
          rejecting.length === 0
            ? sql`0::DOUBLE as rejected`
            : sql`count(*) filter (where ${anyOf(rejecting)})::DOUBLE as rejected`,
          ...counts,
        ],
        ',\n',
      )}
    from ${staged}
  `;
}

/** The staged rows that types of the user's choice reject: `place` from 0, `column_place`, and all cells as text. */
export function rejectedQuery(staged: Sql, plans: readonly ColumnarPlan[], limit: number): Sql {
  const rejecting = rejectingPlans(plans);
  const first = plans.flatMap((plan, index) =>
    plan.bad !== null && rejecting.includes(plan)
      ? [sql`when ${plan.bad} then ${literal(index)}`]
      : [],
  );
  return sql`
    select
      rowid::DOUBLE as place,
      case ${join(first, ' ')} end::DOUBLE as column_place,
      ${join(
        plans.map(({ text }, index) => sql`${text}::VARCHAR as ${ident(`cell_${String(index)}`)}`),
        ',\n',
      )}
    from ${staged}
    where ${anyOf(rejecting)}
    order by place
    limit ${literal(limit)}
  `;
}

/** The rows of the table, from staged rows or a file that is read as such. */
export function rowsQuery(staged: Sql, plans: readonly ColumnarPlan[]): Sql {
  const columns = plans.map(({ value, column }) => sql`${value} as ${ident(column.name)}`);
  const rejecting = rejectingPlans(plans);
  const select = sql`
    select
      ${join(columns, ',\n')}
    from ${staged}
  `;
  if (rejecting.length === 0) return select;
  return sql`
    ${select}
    where not coalesce(${anyOf(rejecting)}, false)
  `;
}

function rejectingPlans(plans: readonly ColumnarPlan[]): ColumnarPlan[] {
  return plans.filter(({ column, bad }) => column.forced === true && bad !== null);
}

function anyOf(plans: readonly ColumnarPlan[]): Sql {
  return sql`(${join(
    plans.flatMap(({ bad }) => (bad === null ? [] : [sql`coalesce(${bad}, false)`])),
    ' or ',
  )})`;
}
