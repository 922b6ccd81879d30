import type { Unit } from '../base/units';

export type Aggregate = 'count' | 'sum' | 'mean' | 'median' | 'min' | 'max' | 'distinct';
/** How a column is cut into bins: by itself (true), a number of bins, or a calendar unit. */
export type Bin = boolean | number | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A channel: a column, or a column with its own scale, format and title. */
export type ChannelSpec = string | FieldSpec;
export interface FieldSpec {
  /** Absent only where `aggregate` is `count`. */
  readonly field?: string;
  readonly aggregate?: Aggregate;
  readonly bin?: Bin;
  readonly label?: string;
  readonly unit?: Unit;
  readonly scale?: 'linear' | 'log' | 'time' | 'ordinal' | 'diverging';
  /** Where a diverging colour turns: 100 for an index, else 0, unless given. */
  readonly midpoint?: number;
  /** Order of an ordinal axis: by its values, by the other axis (`x`, `-x`, `y`, `-y`), or as the rows come. */
  readonly sort?: 'ascending' | 'descending' | 'none' | 'x' | '-x' | 'y' | '-y';
  /** False lets an axis start elsewhere than at zero. */
  readonly zero?: boolean;
}

/** Marks that a chart can have. */
export type MarkName =
  | 'bar'
  | 'line'
  | 'area'
  | 'dot'
  | 'histogram'
  | 'box'
  | 'heatmap'
  | 'rule'
  | 'text'
  | 'treemap'
  | 'mosaic'
  | 'table';

/**
 * A chart as declarative data, never code. The same type says what an author writes and, after `planChart` has put
 * aggregates and bins into SQL, what is drawn: then every channel names a column, and `histogram` has the edges of its
 * bins in x and x2 and their height in y.
 */
export interface ChartSpec {
  /** Relation the data come from. */
  readonly data: string;
  readonly mark: MarkName;
  readonly title?: string;
  readonly x?: ChannelSpec;
  readonly x2?: ChannelSpec;
  readonly y?: ChannelSpec;
  readonly color?: ChannelSpec;
  readonly text?: ChannelSpec;
  /** Small multiples, one for each value, on common scales. */
  readonly facet?: ChannelSpec;
  /** What bars and areas of one place do: `stack` (default), `group` side by side, `share` stacked to 100 %. */
  readonly stack?: 'stack' | 'group' | 'share' | 'none';
  /** Pixels. */
  readonly height?: number;
  /** Categories shown at most; the rest is one “other”. */
  readonly limit?: number;
  /** Vertical lines with labels, e.g. cut points. */
  readonly cuts?: readonly { readonly at: number; readonly label: string }[];
  /** Publishes what is clicked or brushed under this name. */
  readonly select?: string;
  /** Selections that the chart follows; its own never filters itself. */
  readonly filter?: string | readonly string[];
}
