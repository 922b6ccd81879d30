import type { Unit } from '../../base/units';
import { formatValue, type FormatOptions } from '../../charts/format';
import type { ChartSpec } from '../../document/chart-spec';
import type { CutFigures, MeasureName } from './scores';

/** Customers in a bin, counted from 0. */
export interface BinCount {
  readonly bin: number;
  readonly customers: number;
}

/** A histogram as it is counted: everyone, and those in view while a filter stands. */
export interface HistogramData {
  /** Bin b holds `origin + b · width` up to, not including, the next edge. */
  readonly shape: { readonly origin: number; readonly width: number; readonly bins: number };
  readonly total: readonly BinCount[];
  readonly inView: readonly BinCount[] | null;
  /** The highest value of all: when it lies beyond the last edge, the last bin holds what is beyond, too. */
  readonly high: number | null;
}

/** A measure as its histogram presents it. */
export interface HistogramMeasure {
  readonly name: MeasureName;
  readonly title: string;
  readonly explanation: string;
  readonly axis: string;
  readonly unit: Unit;
  /** Whole numbers only. */
  readonly whole: boolean;
}

export const HISTOGRAM_MEASURES: readonly HistogramMeasure[] = [
  {
    name: 'recency_days',
    title: 'Recency',
    explanation: 'Days since the last order.',
    axis: 'Days since the last order',
    unit: 'days',
    whole: true,
  },
  {
    name: 'frequency',
    title: 'Frequency',
    explanation: 'Orders of each customer.',
    axis: 'Orders',
    unit: 'orders',
    whole: true,
  },
  {
    name: 'monetary',
    title: 'Monetary',
    explanation: 'What each customer spent.',
    axis: 'Amount',
    unit: 'money',
    whole: false,
  },
];

const EVERYONE = 'Everyone';
const IN_VIEW = 'In view';

/** Colours of the two layers, as the chart takes them. */
export const LAYER_COLORS: Readonly<Record<string, string>> = {
  [EVERYONE]: 'color-mix(in oklab, var(--ink-3) 34%, var(--surface))',
  [IN_VIEW]: 'var(--accent)',
};

/** The first edge above the last bin. */
export function lastEdge({ shape }: HistogramData): number {
  return shape.origin + shape.width * shape.bins;
}

/** Whether the last bin also holds what lies beyond its edge. */
export function hasMore(data: HistogramData): boolean {
  return data.high !== null && data.high >= lastEdge(data);
}

/** Columns of the chart: one row a bin and layer; the layer in view is drawn over everyone. */
export function histogramColumns({
  shape,
  total,
  inView,
}: HistogramData): Record<string, unknown[]> {
  const layers = [{ layer: inView ? EVERYONE : IN_VIEW, bins: total }];
  if (inView) layers.push({ layer: IN_VIEW, bins: inView });
  const rows = layers.flatMap(({ layer, bins }) => {
    const counts = new Map(bins.map(({ bin, customers }) => [bin, customers]));
    return Array.from({ length: shape.bins }, (_, bin) => ({
      from: edge(shape, bin),
      to: edge(shape, bin + 1),
      customers: counts.get(bin) ?? 0,
      layer,
    }));
  });
  return {
    from: rows.map(({ from }) => from),
    to: rows.map(({ to }) => to),
    customers: rows.map(({ customers }) => customers),
    layer: rows.map(({ layer }) => layer),
  };
}

function edge(shape: HistogramData['shape'], bin: number): number {
  return Number((shape.origin + shape.width * bin).toPrecision(12));
}

/** The chart: cut points stand between the values they part. */
export function histogramSpec(
  measure: HistogramMeasure,
  data: HistogramData,
  cuts: readonly CutFigures[],
  format: FormatOptions,
): ChartSpec {
  const own = new Set(cuts.filter((cut) => cut.measure === measure.name).map(({ value }) => value));
  const unit = measure.unit === 'days' ? 'count' : measure.unit;
  return {
    data: 'rfm',
    mark: 'histogram',
    x: { field: 'from', label: measure.axis, unit: measure.unit },
    x2: { field: 'to', unit: measure.unit },
    y: { field: 'customers', label: 'Customers', unit: 'customers' },
    ...(data.inView ? { color: 'layer' } : {}),
    cuts: [...own].map((value) => ({
      // A whole value fills its bin up to the next one.
      at: measure.whole ? Math.floor(value) + 1 : value,
      label: formatValue(value, unit, { ...format, compact: unit === 'money' }),
    })),
  };
}
