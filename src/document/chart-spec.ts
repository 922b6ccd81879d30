import type { Unit } from '../base/units';

/** A channel: a column, or a column with its own scale, format and title. */
export type ChannelSpec = string | FieldSpec;
export interface FieldSpec {
  readonly field: string;
  readonly label?: string;
  readonly unit?: Unit;
  readonly scale?: 'linear' | 'log' | 'time' | 'ordinal';
  readonly sort?: 'ascending' | 'descending' | 'none';
}

/** Marks that a chart can have. */
export type MarkName = 'bar' | 'histogram' | 'heatmap' | 'line' | 'area' | 'dot' | 'rule' | 'text';

/**
 * A chart as declarative data, never code. `histogram` expects data that were binned in SQL
 * (x: lower edge, x2: upper edge, y: count).
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
  readonly facet?: ChannelSpec;
  /** Vertical lines with labels, e.g. cut points. */
  readonly cuts?: readonly { readonly at: number; readonly label: string }[];
}
