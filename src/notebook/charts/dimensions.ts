import type { FieldSpec } from '../../document/chart-spec';
import { ident, literal, sql, type Sql } from '../../sql';
import { calendarBins, type CalendarBins } from './calendar-bins';
import type { PlannedChannel, SourceColumn } from './channels';
import { isPlainNumberType, isTemporal } from './column-kind';
import { stem, type Namer } from './namer';
import { numericBins, type NumericBins } from './numeric-bins';
import { OTHERS, type Origin } from './plan';

/** What the rows of a chart are grouped by. Channels that say the same share one. */
export type Dimension = {
  readonly channels: readonly PlannedChannel[];
  readonly source: SourceColumn;
  /** Column of the result that the channels name. */
  readonly column: string;
  /** Its value for a row of the relation. */
  readonly value: Sql;
} & (
  | { readonly kind: 'numbers'; readonly bins: NumericBins }
  | { readonly kind: 'calendar'; readonly bins: CalendarBins }
  | {
      readonly kind: 'values';
      /** The common table expression that ranks its categories, where there is a limit. */
      readonly ranks: { readonly name: string; readonly cte: Sql } | null;
    }
);

export interface DimensionContext {
  readonly from: Sql;
  readonly names: Namer;
  /** Name of the common table expression with the counted rows. */
  readonly counted: Sql;
  /** Bins where the chart does not say how many. */
  readonly target: number;
  /** What categories are ranked by where there are more than `limit`. */
  readonly rankBy: Sql;
  readonly limit: number | undefined;
}

/** Groups channels by what they show, in the order x, y, colour, text, facet. The first of categories is limited. */
export function dimensionsOf(
  channels: readonly PlannedChannel[],
  context: DimensionContext,
): Dimension[] {
  const groups = new Map<string, [PlannedChannel, ...PlannedChannel[]]>();
  for (const channel of channels) {
    const key = JSON.stringify([channel.column?.name, binOf(channel) ?? false]);
    const group = groups.get(key);
    if (group) group.push(channel);
    else groups.set(key, [channel]);
  }
  let { limit } = context;
  return [...groups.values()].flatMap((group) => {
    const source = group[0].column;
    if (source === null) return [];
    const limits = binOf(group[0]) === undefined && isCategory(source) ? limit : undefined;
    if (limits !== undefined) limit = undefined;
    return [dimension(group, source, { ...context, limit: limits })];
  });
}

/** How a channel is cut into bins; undefined where it is taken as it is. Dates that are grouped always are cut. */
export function binOf({ spec, column }: PlannedChannel): FieldSpec['bin'] {
  if (spec.bin !== undefined && spec.bin !== false) return spec.bin;
  const open = spec.bin === undefined && spec.scale !== 'ordinal';
  return open && column !== null && isTemporal(column.kind) ? true : undefined;
}

function dimension(
  channels: readonly [PlannedChannel, ...PlannedChannel[]],
  source: SourceColumn,
  { from, names, counted, target, rankBy, limit }: DimensionContext,
): Dimension {
  const [channel] = channels;
  const bin = binOf(channel);
  if (bin === undefined) {
    const ranks = limit === undefined ? null : ranksOf(source, rankBy, from, names);
    const value =
      ranks === null || limit === undefined
        ? plainValue(source)
        : limitedValue(source, ranks.name, ranks.place, limit);
    return { kind: 'values', channels, source, column: source.name, value, ranks };
  }
  if (isTemporal(source.kind)) {
    const bins = calendarBins(source, bin, from, counted, names);
    return { kind: 'calendar', channels, source, column: bins.from, value: bins.bin, bins };
  }
  const log = channels.some(({ spec }) => spec.scale === 'log');
  const number = typeof bin === 'number' ? bin : target;
  const bins = numericBins(source, number, log, from, names);
  return { kind: 'numbers', channels, source, column: bins.from, value: bins.bin, bins };
}

/** A column as it crosses to the page unharmed. */
export function plainValue({ name, type, kind }: SourceColumn): Sql {
  if (kind === 'number' && !isPlainNumberType(type)) return sql`${ident(name)}::DOUBLE`;
  return kind === 'other' ? sql`${ident(name)}::VARCHAR` : ident(name);
}

function isCategory({ kind }: SourceColumn): boolean {
  return kind === 'text' || kind === 'other';
}

function ranksOf(source: SourceColumn, rankBy: Sql, from: Sql, names: Namer) {
  const [name, place] = [names.name(`${stem(source.name)}_ranks`), names.name('place')];
  const value = plainValue(source);
  const cte = sql`
    ${ident(name)} as (
      select
        ${value.text === ident(source.name).text ? value : sql`${value} as ${ident(source.name)}`},
        row_number() over (order by ${rankBy} desc nulls last, ${value}) as ${ident(place)}
      from ${from}
      where ${ident(source.name)} is not null
      group by ${value}
    )
  `;
  return { name, place, cte };
}

function limitedValue(source: SourceColumn, ranks: string, place: string, limit: number): Sql {
  const value = plainValue(source);
  const field = ident(source.name);
  return sql`
    case
      when ${field} is null
        or ${value} in (select ${field} from ${ident(ranks)} where ${ident(place)} <= ${literal(limit)})
      then ${value}
      else ${literal(OTHERS)}
    end
  `;
}

/** Where the values of a dimension come from. */
export function originOf(dimension: Dimension): Origin {
  const field = dimension.source.name;
  switch (dimension.kind) {
    case 'values':
      return {
        kind: 'value',
        field,
        type: dimension.source.kind,
        limited: dimension.ranks !== null,
      };
    case 'numbers': {
      const { from, to, highest } = dimension.bins;
      return { kind: 'bin', field, from, to, highest };
    }
    case 'calendar':
      return { kind: 'calendar', field, step: dimension.bins.step };
  }
}
