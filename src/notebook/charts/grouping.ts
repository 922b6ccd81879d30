import type { ChartSpec } from '../../document/chart-spec';
import { ident, literal, sql, type Sql } from '../../sql';
import type { PlannedChannel } from './channels';
import type { Dimension } from './dimensions';
import type { Measure, RowNoun } from './measures';
import type { Namer } from './namer';

/** What every way of planning a chart gets to know. */
export interface PlanContext {
  readonly spec: ChartSpec;
  readonly channels: readonly PlannedChannel[];
  /** Names of all columns of the relation. */
  readonly columns: readonly string[];
  /** What stands after FROM. */
  readonly from: Sql;
  readonly noun: RowNoun;
  readonly perCustomer: boolean;
}

/** A measure and its column in the result. */
export interface NamedMeasure extends Measure {
  readonly column: string;
  readonly channels: readonly PlannedChannel[];
}

/** Rows grouped by some dimensions, each group measured. */
export interface Grouping {
  readonly context: PlanContext;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly NamedMeasure[];
  /** Name of the common table expression with the counted rows. */
  readonly counted: string;
  /** Column with the number of rows that are left out; null where none can be. */
  readonly missing: { readonly column: string; readonly condition: Sql } | null;
  /** Column with the number of categories before the limit. */
  readonly categories: string;
  readonly names: Namer;
}

/** `name`, or `value as name` where they differ. */
export function aliased(value: Sql, name: string): Sql {
  return value.text === ident(name).text ? value : sql`${value} as ${ident(name)}`;
}

/** The number of categories before the limit, as a constant column. */
export function categoriesColumn({ dimensions, categories }: Grouping): Sql[] {
  return dimensions.flatMap((dimension) =>
    dimension.kind === 'values' && dimension.ranks !== null
      ? [
          sql`(select count(*) from ${ident(dimension.ranks.name)})::INTEGER as ${ident(categories)}`,
        ]
      : [],
  );
}

/** `count(*) filter (…) as rows_missing`, where rows can be left out. */
export function missingColumn({ missing }: Grouping): Sql[] {
  return missing === null
    ? []
    : [sql`count(*) filter (${missing.condition})::INTEGER as ${ident(missing.column)}`];
}

/** The common table expressions that rank categories. */
export function ranksCtes({ dimensions }: Grouping): Sql[] {
  return dimensions.flatMap((dimension) =>
    dimension.kind === 'values' && dimension.ranks !== null ? [dimension.ranks.cte] : [],
  );
}

/** How many rows a query may give at most. */
export function capped(rows: number): Sql {
  return sql`limit ${literal(rows)}`;
}
