import type { AudiencePreset } from '../../base/audience';
import { literal, sql, type Sql } from '../../sql';
import type { AudienceTables } from './audience-query';
import { keptCondition } from './file-query';

/**
 * Who is treated and who is left alone: `customer_id, segment, variant`, one row for each customer whom the file would
 * reach. Within each segment the customers stand in the order of md5(seed, customer_id), and the first share of them,
 * rounded, are the control group: the same seed draws the same customers, whatever the order of rows. A customer of
 * several segments counts in the first by name.
 *
 * @param share 0 to 1
 */
export function armsQuery(
  { members }: AudienceTables,
  preset: AudiencePreset,
  share: number,
  seed: number,
): Sql {
  return sql`
    with people as (
      select
        customer_id,
        min(segment) as segment
      from ${members}
      where ${keptCondition(preset)} and customer_id is not null
      group by customer_id
    ),
    drawn as (
      select
        *,
        row_number() over (
          partition by segment
          order by md5(${literal(`${String(seed)}:`)} || customer_id), customer_id
        ) as place,
        count(*) over (partition by segment) as size
      from people
    )
    select
      customer_id,
      segment,
      if(place <= floor(${literal(share)}::DOUBLE * size + 0.5), 'control', 'treatment') as variant
    from drawn
  `;
}

/** How many of each segment are in which arm: `segment, treated, control`. */
export function armSizesQuery({ arms }: AudienceTables): Sql {
  return sql`
    select
      segment,
      count_if(variant = 'treatment')::DOUBLE as treated,
      count_if(variant = 'control')::DOUBLE as control
    from ${arms}
    group by segment
    order by segment nulls last
  `;
}

/**
 * The assignment as the campaigns role reads it back: `customer_id, campaign, variant, sent_at, segment`.
 *
 * @param sentOn ISO day, or null where it is not known yet
 */
export function assignmentQuery(
  { arms }: AudienceTables,
  campaign: string,
  sentOn: string | null,
): Sql {
  return sql`
    select
      customer_id,
      ${literal(campaign)} as campaign,
      variant,
      ${literal(sentOn)}::DATE as sent_at,
      segment
    from ${arms}
    order by customer_id
  `;
}
