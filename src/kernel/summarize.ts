import { ok, type Result } from '../base/result';
import { cellText, type CellValue } from '../base/cell-value';
import type { ColumnInfo, Connector } from '../engine/connector';
import { EMPTY, ident, join, literal, sql, type Sql } from '../sql';
import type { ColumnSummary } from './notebook-api';
import { fetchRows } from './statements';

/** Columns beyond are not summarised. */
const MOST_COLUMNS = 60;
/** Up to so many rows, distinct values are counted exactly. */
const EXACT_ROWS = 10_000;
/** Above so many rows, bins and most frequent values come from a sample of about this size. */
const SAMPLED_ROWS = 100_000;
/** A value that is rarer in the sample says little about how often it occurs: the most frequent are lucky ones. */
const TOLD_OF_SAMPLE = 20;
const BINS = 20;
const TOP_VALUES = 5;
/** Characters of a frequent value. */
const VALUE_LENGTH = 200;

type Row = Readonly<Record<string, CellValue>>;

/** A column under a name of ours: the user's may hold anything, and may be there twice. */
interface Column extends ColumnInfo {
  readonly id: Sql;
  readonly at: number;
  readonly kind: 'number' | 'float' | 'date' | 'other';
}

/**
 * Describes the columns of a query (the first 60) in two passes: rows, missing and distinct values and ranges over all
 * rows, then bins and most frequent values. Up to 10,000 rows everything is exact; above, distinct values are
 * HyperLogLog's estimate; above 100,000 rows, bins and frequent values are those of a sample, scaled to all rows.
 */
export async function summarizeQuery(
  connector: Connector,
  query: Sql,
  signal: AbortSignal,
): Promise<Result<readonly ColumnSummary[]>> {
  const described = await connector.describe(query);
  if (!described.ok) return described;
  const columns = described.value.slice(0, MOST_COLUMNS).map(columnAt);
  const result = sql`
    from (
    ${query}
    ) as result(${join(columns.map(({ id }) => id))})
  `;
  const figures = await fetchRows(connector, figuresQuery(columns, result), { signal });
  if (!figures.ok) return figures;
  const all = figures.value[0] ?? {};
  const rows = Number(all['rows']);
  const details = await fetchRows(connector, detailsQuery(columns, result, all, rows), { signal });
  if (!details.ok) return details;
  return ok(columns.map((column) => summaryOf(column, all, rows, details.value)));
}

function columnAt({ name, type }: ColumnInfo, at: number): Column {
  return { name, type, at, id: ident(`c${String(at)}`), kind: kindOf(type) };
}

function kindOf(type: string): Column['kind'] {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\(.*\))$/.test(type)) return 'number';
  if (type === 'FLOAT' || type === 'DOUBLE') return 'float';
  return /^(DATE|TIMESTAMP(_\w+)?)$/.test(type) ? 'date' : 'other';
}

/** The column as a number; infinities are none. */
function asNumber({ id, kind }: Column): Sql {
  const number = kind === 'date' ? sql`epoch_ms(cast(${id} as TIMESTAMP))` : id;
  const value = sql`cast(${number} as DOUBLE)`;
  return kind === 'number' ? value : sql`case when isfinite(${id}) then ${value} end`;
}

/** The column as text, with null where it is missing; lists and structs become text. */
function asText({ id }: Column): Sql {
  return sql`cast(${id} as VARCHAR)`;
}

function figuresQuery(columns: readonly Column[], result: Sql): Sql {
  const figures = columns.flatMap((column) => {
    const { at, id, kind } = column;
    const named = (figure: string) => ident(`${figure}_${String(at)}`);
    const counted = kind === 'other' ? asText(column) : id;
    return [
      sql`cast(count(${id}) as DOUBLE) as ${named('present')}`,
      sql`cast(approx_count_distinct(${counted}) as DOUBLE) as ${named('distinct')}`,
      ...(kind === 'other'
        ? []
        : [
            sql`min(${asNumber(column)}) as ${named('min')}`,
            sql`max(${asNumber(column)}) as ${named('max')}`,
          ]),
    ];
  });
  return sql`
    select
      cast(count(*) as DOUBLE) as rows,
      ${join(figures, ',\n')}
    ${result}
  `;
}

/** Rows (at, key, rows): bins by their number, frequent values by themselves, distinct values by a null key. */
function detailsQuery(columns: readonly Column[], result: Sql, figures: Row, rows: number): Sql {
  const share = (100 * SAMPLED_ROWS) / rows;
  const sample = rows > SAMPLED_ROWS ? sql`using sample ${literal(share)}% (bernoulli, 1)` : EMPTY;
  const values = columns.map((column) => {
    const bins = binsOf(column, figures);
    return sql`${bins ? binOf(column, bins) : asText(column)} as ${column.id}`;
  });
  const parts = columns.map((column) =>
    binsOf(column, figures) ? binsPart(column) : topPart(column),
  );
  const distinct = rows > EXACT_ROWS ? [] : columns.map((column) => distinctPart(column, result));
  return sql`
    with result as materialized (
      select
        ${join(values, ',\n')}
      ${result}
      ${sample}
    )
    ${join([...parts, ...distinct], '\nunion all\n')}
  `;
}

interface Bins {
  readonly min: number;
  readonly width: number;
}

/** Null where there is nothing to cut: no numbers, or all missing. */
function binsOf({ at, kind }: Column, figures: Row): Bins | null {
  const min = figures[`min_${String(at)}`];
  const max = figures[`max_${String(at)}`];
  if (kind === 'other' || typeof min !== 'number' || typeof max !== 'number') return null;
  return { min, width: max / BINS - min / BINS };
}

function binOf(column: Column, { min, width }: Bins): Sql {
  const value = asNumber(column);
  if (!(width > 0)) return sql`cast(case when ${value} is not null then 0 end as INTEGER)`;
  const place = sql`floor((${value} - ${double(min)}) / ${double(width)})`;
  const last = literal(BINS - 1);
  return sql`cast(case when ${place} > ${last} then ${last} else ${place} end as INTEGER)`;
}

function double(value: number): Sql {
  return sql`cast(${literal(value)} as DOUBLE)`;
}

function binsPart({ at, id }: Column): Sql {
  return sql`
    select ${literal(at)} as at, cast(${id} as VARCHAR) as key, cast(count(*) as DOUBLE) as rows
    from result
    where ${id} is not null
    group by ${id}
  `;
}

function topPart({ at, id }: Column): Sql {
  return sql`
    (
      select ${literal(at)} as at, left(${id}, ${literal(VALUE_LENGTH)}) as key, cast(count(*) as DOUBLE) as rows
      from result
      where ${id} is not null
      group by ${id}
      order by count(*) desc, ${id}
      limit ${literal(TOP_VALUES)}
    )
  `;
}

function distinctPart(column: Column, result: Sql): Sql {
  const { at, id, kind } = column;
  return sql`
    select ${literal(at)} as at, NULL as key, cast(count(distinct ${kind === 'other' ? asText(column) : id}) as DOUBLE) as rows
    ${result}
  `;
}

function summaryOf(
  column: Column,
  figures: Row,
  rows: number,
  details: readonly Row[],
): ColumnSummary {
  const { name, type, at } = column;
  const present = Number(figures[`present_${String(at)}`]);
  const own = details.filter((row) => row['at'] === at);
  const exact = own.find(({ key }) => key === null);
  const estimate = Math.min(present, Number(figures[`distinct_${String(at)}`]));
  const bins = binsOf(column, figures);
  const groups = own
    .filter(({ key }) => key !== null)
    .map((row) => ({ key: cellText(row['key']), rows: Number(row['rows']) }));
  const common = {
    name,
    type,
    rows,
    missing: rows - present,
    distinct: exact ? Number(exact['rows']) : estimate,
    distinctIsExact: exact !== undefined,
  };
  if (bins) {
    const max = Number(figures[`max_${String(at)}`]);
    const counts = scaled(binCounts(groups, bins), rows > SAMPLED_ROWS ? present : null);
    return { ...common, range: { min: bins.min, max }, bins: counts, top: null };
  }
  if (column.kind !== 'other') return { ...common, range: null, bins: null, top: null };
  const factor = rows > SAMPLED_ROWS ? rows / SAMPLED_ROWS : 1;
  const frequent = groups.filter((group) => factor === 1 || group.rows >= TOLD_OF_SAMPLE);
  const top = frequent.map((group) => ({
    value: group.key,
    rows: Math.round(group.rows * factor),
  }));
  return { ...common, range: null, bins: null, top };
}

function binCounts(
  groups: readonly { readonly key: string; readonly rows: number }[],
  { width }: Bins,
): number[] {
  const counts = Array.from({ length: width > 0 ? BINS : 1 }, () => 0);
  for (const { key, rows } of groups) counts[Number(key)] = rows;
  return counts;
}

/** Counts of a sample as those of all rows. */
function scaled(counts: readonly number[], rows: number | null): number[] {
  const sampled = counts.reduce((sum, count) => sum + count, 0);
  if (rows === null || sampled === 0) return [...counts];
  return counts.map((count) => Math.round((count * rows) / sampled));
}
