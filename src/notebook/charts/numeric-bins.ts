import { ident, literal, sql, type Sql } from '../../sql';
import type { SourceColumn } from './channels';
import { isFloatType, isWholeType } from './column-kind';
import { stem, type Namer } from './namer';

/** Names in the SQL of one column that is cut into bins of numbers. */
export interface NumericBins {
  /** Common table expressions that come before the rows are counted. */
  readonly before: readonly Sql[];
  /** Has to stand beside the rows in FROM: one row. */
  readonly scale: string;
  /** The number of a row’s bin, from 0; NULL where the value is missing or not finite. */
  readonly bin: Sql;
  readonly binColumn: string;
  /** The common table expression with a row for each bin, also the empty ones. */
  readonly steps: Sql;
  readonly stepsName: string;
  /** Columns of it: edges of the bin and the highest value of all. */
  readonly from: string;
  readonly to: string;
  readonly highest: string;
  /** Rows without a bin, as a condition. */
  readonly leavesOut: Sql;
}

/**
 * Bins of a round width (1, 2 or 5 times a power of ten) from the lowest value to the 99th percentile, so that a few
 * very large values do not flatten all others; the last bin takes what lies above. Whole numbers get a width of at
 * least one. On a log scale the widths are round in powers of ten, and what is not above zero has no bin.
 *
 * @param target about how many bins there should be
 */
export function numericBins(
  column: SourceColumn,
  target: number,
  log: boolean,
  from: Sql,
  names: Namer,
): NumericBins {
  const base = stem(column.name);
  const scaleName = names.name('scale');
  const stepsName = names.name('steps');
  const [binName, highName] = [names.name('bin'), names.name('high')];
  const [fromName, toName] = [names.name(`${base}_from`), names.name(`${base}_to`)];
  const [scale, bin, high] = [ident(scaleName), ident(binName), ident(highName)];
  const range = ident(names.name('extent'));
  const [low, most] = [ident(names.name('low')), ident(names.name(log ? 'most' : 'p99'))];
  const [origin, width] = [ident(names.name('origin')), ident(names.name('width'))];
  const bins = ident(names.name('bins'));
  const isPresent = presence(column, log);
  const field = ident(column.name);
  const value = log ? sql`log10(${field})` : field;
  const edge = (at: Sql) => (log ? sql`power(10, ${at})` : at);
  const rangeCte = sql`
    ${range} as (
      select
        min(${value})::DOUBLE as ${low},
        max(${value})::DOUBLE as ${high},
        ${log ? sql`max(${value})` : sql`quantile_cont(${value}, 0.99)`}::DOUBLE as ${most}
      from ${from}
      where ${isPresent}
    )
  `;
  const scaleCte = sql`
    ${scale} as (
      select
        ${high},
        ${width},
        floor(${low} / ${width}) * ${width} as ${origin},
        least(
          floor((${high} - ${origin}) / ${width}),
          floor((${most} - ${origin}) / ${width}) + 1
        )::INTEGER + 1 as ${bins}
      from (
        ${roundWidth(target, isWholeType(column.type) && !log, { low, high, most, width, range })}
      )
    )
  `;
  return {
    before: [rangeCte, scaleCte],
    scale: scaleName,
    bin: sql`
      case
        when ${isPresent}
        then least(${bins} - 1, floor((${value} - ${origin}) / ${width}))
      end::INTEGER
    `,
    binColumn: binName,
    steps: sql`
      ${ident(stepsName)} as (
        select
          ${bin},
          ${edge(sql`${origin} + ${bin} * ${width}`)} as ${ident(fromName)},
          ${edge(sql`${origin} + (${bin} + 1) * ${width}`)} as ${ident(toName)},
          ${log ? sql`power(10, ${high}) as ${high}` : high}
        from ${scale}, unnest(range(${bins})) as step(${bin})
      )
    `,
    stepsName,
    from: fromName,
    to: toName,
    highest: highName,
    leavesOut: leftOut(column, log),
  };
}

/** The narrowest of 1, 2 and 5 times a power of ten that needs no more bins than asked for. */
function roundWidth(target: number, whole: boolean, names: RangeNames): Sql {
  const { low, high, most, width, range } = names;
  const rounded = sql`
    case
      when power is null then 1
      when exact <= power then power
      when exact <= 2 * power then 2 * power
      when exact <= 5 * power then 5 * power
      else 10 * power
    end
  `;
  return sql`
    select
      ${low},
      ${high},
      ${most},
      (${most} - ${low}) / ${literal(target)} as exact,
      power(10, floor(log10(nullif(exact, 0)))) as power,
      ${whole ? sql`greatest(1, ${rounded})` : rounded} as ${width}
    from ${range}
  `;
}

interface RangeNames {
  readonly low: Sql;
  readonly high: Sql;
  readonly most: Sql;
  readonly width: Sql;
  readonly range: Sql;
}

function presence(column: SourceColumn, log: boolean): Sql {
  const field = ident(column.name);
  const present = isFloatType(column.type) ? sql`isfinite(${field})` : sql`${field} is not null`;
  return log ? sql`${present} and ${field} > 0` : present;
}

function leftOut(column: SourceColumn, log: boolean): Sql {
  const field = ident(column.name);
  if (log) return sql`(${presence(column, log)}) is not true`;
  return isFloatType(column.type) ? sql`isfinite(${field}) is not true` : sql`${field} is null`;
}
