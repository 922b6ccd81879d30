import { ident, join, literal, sql, type Sql } from '../../sql';
import {
  exactRevenue,
  fixedCutPointsQuery,
  gridQuery,
  quantileCutPointsQuery,
  scoresQuery,
} from './query';
import { scoreLevels } from './grid';
import { MEASURES, type Binning, type Measure, type RfmSettings } from './settings';

const SCORE_OF: Readonly<Record<Measure, Sql>> = {
  recency_days: sql`r`,
  frequency: sql`f`,
  monetary: sql`m`,
};

/** The figures of all customers together; `lines` is what the orders were read from. */
export function summaryQuery(rfm: Sql, lines: Sql): Sql {
  return sql`
    with ordering as (
      select customer_id from ${rfm}
    ),
    without_order as (
      select count(distinct customer_id) as customers
      from ${lines} anti join ordering using (customer_id)
      where customer_id is not null
    )
    select
      max(last_ordered_at::DATE + recency_days) as as_of,
      count(*)::INTEGER as customers,
      coalesce(sum(frequency), 0)::INTEGER as orders,
      coalesce(${exactRevenue}, 0) as revenue,
      avg(recency_days) as mean_recency_days,
      median(recency_days)::DOUBLE as median_recency_days,
      avg(frequency) as mean_frequency,
      median(frequency)::DOUBLE as median_frequency,
      avg(monetary) as mean_monetary,
      median(monetary) as median_monetary,
      count(*) filter (frequency = 1)::INTEGER as one_time_buyers,
      count(*) filter (segment = 'New' and frequency > 1)::INTEGER as new_with_several_orders,
      (select customers::INTEGER from without_order) as without_order
    from ${rfm}
  `;
}

/** How many customers have each score of each measure, and from which values. */
export function scoreSizesQuery(rfm: Sql, bins: number): Sql {
  const measures = MEASURES.map(
    (measure) => sql`
      select ${literal(measure)} as measure, ${SCORE_OF[measure]} as score, ${ident(measure)}::DOUBLE as value
      from ${rfm}
    `,
  );
  const levels = join(scoreLevels(bins).map((score) => sql`(${literal(score)})`));
  return sql`
    with scored as (
      ${join(measures, '\nunion all\n')}
    ),
    levels as (
      select measure, score
      from (values ${levels}) as scores(score)
        cross join (select unnest(${literal(MEASURES)}) as measure)
    )
    select
      measure,
      score,
      count(value)::INTEGER as customers,
      min(value) as lowest,
      max(value) as highest
    from levels left join scored using (measure, score)
    group by measure, score
    order by array_position(${literal(MEASURES)}, measure), score
  `;
}

/** Which methods can be compared: fixed cut points have to be given. */
function comparableMethods(settings: RfmSettings): readonly Binning[] {
  return settings.fixedCuts ? ['quantile', 'ntile', 'fixed'] : ['quantile', 'ntile'];
}

/** `with` clauses that score the same customers by each method, one relation for each: `by_quantile` and so on. */
function scoresByEachMethod(rfm: Sql, settings: RfmSettings): Sql {
  const { bins, fixedCuts } = settings;
  const pieces = [
    sql`
      measures as (
        select customer_id, recency_days, frequency, monetary, revenue from ${rfm}
      )
    `,
    ...comparableMethods(settings).map((binning) => {
      const measures = sql`measures`;
      const cuts =
        fixedCuts && binning === 'fixed'
          ? fixedCutPointsQuery(fixedCuts)
          : quantileCutPointsQuery(measures, bins);
      return sql`
        ${methodRelation(binning)} as (
          ${scoresQuery(binning, measures, sql`(${cuts})`, bins)}
        )
      `;
    }),
  ];
  return sql`with ${join(pieces, ',\n')}`;
}

function methodRelation(binning: Binning): Sql {
  return ident(`by_${binning}`);
}

/** For each method and measure, the customers who share a value with someone who scored differently. */
export function tiesQuery(rfm: Sql, settings: RfmSettings): Sql {
  const counts = comparableMethods(settings).flatMap((binning) =>
    MEASURES.map(
      (measure) => sql`
        select
          ${literal(binning)} as binning,
          ${literal(measure)} as measure,
          coalesce(sum(customers), 0)::INTEGER as customers,
          coalesce(sum(customers) filter (lowest < highest), 0)::INTEGER as split
        from (
          select count(*) as customers, min(${SCORE_OF[measure]}) as lowest, max(${SCORE_OF[measure]}) as highest
          from ${methodRelation(binning)}
          group by ${ident(measure)}
        )
      `,
    ),
  );
  return sql`
    ${scoresByEachMethod(rfm, settings)}
    ${join(counts, '\nunion all\n')}
  `;
}

/** Each segment's customers and revenue under each method. */
export function methodsQuery(rfm: Sql, settings: RfmSettings): Sql {
  const methods = comparableMethods(settings);
  const scored = methods.map(
    (binning) =>
      sql`select ${literal(binning)} as binning, r, f, revenue from ${methodRelation(binning)}`,
  );
  const names = settings.grid.map(({ segment }) => segment);
  return sql`
    ${scoresByEachMethod(rfm, settings)},
    scored as (
      ${join(scored, '\nunion all\n')}
    ),
    grid as (
      ${gridQuery(settings.grid)}
    ),
    totals as (
      select segment, binning, count(*)::INTEGER as customers, ${exactRevenue} as revenue
      from scored join grid using (r, f)
      group by segment, binning
    ),
    rows as (
      select segment, binning
      from (select unnest(${literal(names)}) as segment)
        cross join (select unnest(${literal(methods)}) as binning)
    )
    select
      segment,
      binning,
      coalesce(customers, 0) as customers,
      coalesce(revenue, 0) as revenue
    from rows left join totals using (segment, binning)
    order by array_position(${literal(names)}, segment), array_position(${literal(methods)}, binning)
  `;
}
