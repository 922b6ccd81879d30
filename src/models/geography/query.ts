import type { Attribute } from '../../base/attributes';
import { ident, join, literal, sql, type Sql } from '../../sql';
import { nameValue } from '../attributes/attribute-reading';
import { LEVELS, type Level, type PlaceColumns } from './place-columns';

/** Groups beside the places. A place that is called so is put in quotation marks. */
export const MISSING = '(missing)';
export const NO_RECORD = '(no record)';
export const OTHERS = '(others)';
const SPECIAL = new Set([MISSING, NO_RECORD, OTHERS]);

const COLUMN: Readonly<Record<Level, Sql>> = {
  country: sql`country`,
  region: sql`region`,
  city: sql`city`,
  postcode: sql`postcode_area`,
};

/**
 * Everybody with a record or with orders, with their places: of the postcode the beginning.
 *
 * @param prefix characters of the postcode
 * @param revenue of `revenueQuery`
 */
export function placesOfCustomersQuery(columns: PlaceColumns, prefix: number, revenue: Sql): Sql {
  const place = (level: Level) => {
    const column = columns[level];
    if (!column) return sql`null::VARCHAR`;
    const name = nameValue(asWritten(column));
    return level === 'postcode' ? sql`left(${name}, ${literal(prefix)})` : name;
  };
  const items = LEVELS.map((level) => sql`${place(level)} as ${COLUMN[level]}`);
  return sql`
    with records as (
      select
        customer_id,
        ${join(items, ',\n')}
      from customers
    ),
    orders as (
      ${revenue}
    )
    select
      customer_id,
      records.customer_id is not null as has_record,
      ${join(
        LEVELS.map((level) => COLUMN[level]),
        ',\n',
      )},
      orders.revenue::DOUBLE as revenue
    from records full join orders using (customer_id)
  `;
}

/** A code that came as a number is written without decimals. */
function asWritten({ name, type }: Attribute): Sql {
  return /^(FLOAT|DOUBLE|DECIMAL)/.test(type) ? sql`${ident(name)}::BIGINT` : ident(name);
}

/** For each level, how many places there are, and how many customers they and the largest have. */
export function levelFactsQuery(places: Sql, levels: readonly Level[]): Sql {
  const parts = levels.map(
    (level) => sql`
      select
        ${literal(level)} as level,
        count(*)::INTEGER as places,
        coalesce(sum(customers), 0)::INTEGER as known,
        coalesce(max(customers), 0)::INTEGER as largest
      from (
        select count(*) as customers
        from ${places}
        where ${COLUMN[level]} is not null
        group by ${COLUMN[level]}
      )
    `,
  );
  return join(parts, '\nunion all\n');
}

/**
 * The places of customers with a name that is theirs alone: where a region or a city of that name lies in several
 * regions or countries, with these behind it; postcodes of several countries with the country before it.
 */
export function namedPlacesQuery(places: Sql, level: Level): Sql {
  const column = COLUMN[level];
  if (level === 'country') return sql`select *, country as place, country as parent from ${places}`;
  if (level === 'postcode') {
    return sql`
      select
        *,
        case
          when postcode_area is null then null
          when (select count(distinct country) > 1 from ${places})
            then concat_ws(' ', country, postcode_area || '…')
          else postcode_area || '…'
        end as place,
        ${parentOfCity(places)} as parent
      from ${places}
    `;
  }
  const around = level === 'region' ? sql`country` : sql`region, country`;
  return sql`
    select
      *,
      case
        when ${column} is null then null
        when ${column} in (
          select ${column}
          from ${places}
          group by ${column}
          having count(distinct nullif(concat_ws(', ', ${around}), '')) > 1
        ) then concat_ws(', ', ${column}, ${around})
        else ${column}
      end as place,
      ${level === 'city' ? parentOfCity(places) : sql`coalesce(country, region)`} as parent
    from ${places}
  `;
}

/** What the tree map colours by: the country, where there are several, else the region. */
function parentOfCity(places: Sql): Sql {
  return sql`if((select count(distinct country) > 1 from ${places}), country, coalesce(region, country))`;
}

/** The largest places, and how many there are. */
export function largestPlacesQuery(named: Sql, largest: number): Sql {
  return sql`
    select place, count(*)::INTEGER as customers, (count(*) over ())::INTEGER as places
    from (
      ${named}
    )
    where place is not null
    group by place
    order by customers desc, place
    limit ${literal(largest)}
  `;
}

/** The segment of a place: itself, unless it would be taken for something else. */
export function placeName(place: string): string {
  return SPECIAL.has(place) ? `“${place}”` : place;
}

/** One row for each customer; `kept` are the places that are segments of their own, null: all. */
export function segmentedQuery(named: Sql, kept: readonly string[] | null): Sql {
  const renamed = (kept ?? []).filter((place) => placeName(place) !== place);
  const branches = renamed.map(
    (place) => sql`when place = ${literal(place)} then ${literal(placeName(place))}`,
  );
  const same = (kept ?? []).filter((place) => !renamed.includes(place));
  if (same.length > 0) branches.push(sql`when place in (${join(same.map(literal))}) then place`);
  return sql`
    with named as (
      ${named}
    )
    select
      customer_id,
      case
        when not has_record then ${literal(NO_RECORD)}
        when place is null then ${literal(MISSING)}
        ${join(branches, '\n')}
        else ${kept === null ? sql`place` : literal(OTHERS)}
      end as segment,
      place,
      parent,
      country,
      region,
      city,
      postcode_area,
      revenue
    from named
  `;
}

/** One row for each place, also those that are together in a segment; the largest first. */
export function placesQuery(segmented: Sql): Sql {
  return sql`
    select
      place,
      coalesce(parent, ${literal(MISSING)}) as parent,
      segment,
      count(*)::INTEGER as customers,
      (count(*) / sum(count(*)) over ())::DOUBLE as share,
      sum(revenue::DECIMAL(18, 4))::DOUBLE as revenue,
      (sum(revenue::DECIMAL(18, 4)) / nullif(count(revenue), 0))::DOUBLE as mean_revenue
    from ${segmented}
    where place is not null
    group by place, coalesce(parent, ${literal(MISSING)}), segment
    order by customers desc, place
  `;
}

/** Countries, the regions in them and the cities in those, each with its customers, and one row for all. */
export function hierarchyQuery(segmented: Sql, levels: readonly Level[]): Sql {
  const nested = (['country', 'region', 'city'] as const).filter((level) => levels.includes(level));
  const columns = nested.map((level) => COLUMN[level]);
  const sets = [...columns.keys(), columns.length].map(
    (length) => sql`(${join(columns.slice(0, length))})`,
  );
  const finest = nested.toReversed();
  const branches = finest.map(
    (level) => sql`when grouping(${COLUMN[level]}) = 0 then ${literal(level)}`,
  );
  const value = (level: 'country' | 'region' | 'city') =>
    nested.includes(level) ? COLUMN[level] : sql`null::VARCHAR as ${COLUMN[level]}`;
  return sql`
    select
      ${nested.length === 0 ? sql`'everywhere'` : sql`case ${join(branches, ' ')} else 'everywhere' end`} as level,
      ${value('country')},
      ${value('region')},
      ${value('city')},
      count(*)::INTEGER as customers,
      (count(*) / (select count(*) from ${segmented}))::DOUBLE as share,
      sum(revenue::DECIMAL(18, 4))::DOUBLE as revenue,
      (sum(revenue::DECIMAL(18, 4)) / nullif(count(revenue), 0))::DOUBLE as mean_revenue
    from ${segmented}
    group by grouping sets (${join(sets)})
    order by ${join([...columns.map((column) => sql`${column} nulls first`), sql`customers desc`])}
  `;
}

/** The result in one row. */
export function summaryQuery(segmented: Sql, level: Level, column: string): Sql {
  return sql`
    with places as (
      select place, count(*) as customers
      from ${segmented}
      group by place
    )
    select
      ${literal(level)} as level,
      ${literal(column)} as attribute,
      ${literal(LEVEL_WORDS[level])} as what,
      sum(customers)::INTEGER as customers,
      count(place)::INTEGER as places,
      arg_max(place, customers) filter (place is not null) as largest,
      (max(customers) filter (place is not null) / sum(customers))::DOUBLE as largest_share,
      coalesce(sum(customers) filter (place is null), 0)::INTEGER as unknown
    from places
  `;
}

/** What the places of a level are called. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  country: 'countries',
  region: 'regions',
  city: 'cities',
  postcode: 'postcode areas',
};
