import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import {
  LINE_STRONG,
  axisHeight,
  axisTitles,
  endRoom,
  withHeadroom,
  xAxis,
  xTicksOf,
  yAxisWidth,
  yNumberAxis,
} from '../axes';
import { namesOf } from '../categories';
import { invalid } from '../channels';
import type { Channel } from '../channels';
import { cutsOf } from '../cuts';
import { axisTicks, extentFromZero, extentOf, keyOf } from '../drawing';
import type { Sketch } from '../drawing';
import { facetsOf } from '../facets';
import type { Facets } from '../facets';
import { formatValue, formatWithNoun } from '../format';
import { stackRows } from '../stack';
import type { Stacked } from '../stack';
import { plainTitle, timeWord } from '../tip-text';
import type { TipRow } from '../tip-text';
import { noting, panelHeight, rowsOf } from './parts';
import type { BrushAxis, Drawing, Drawn, Shape } from './parts';

/**
 * Counts of bins that were made in SQL (x to x2, y of them), with cut points as labelled dashed lines. Colours part a
 * bin: what they count stands on top of each other.
 */
export function drawHistogram(sketch: Sketch): Result<Drawing> {
  const { x, x2, y } = sketch.channels;
  if (x === undefined || x2 === undefined || y === undefined)
    return invalid('x2', 'a histogram needs x, x2 and y');
  if (x.kind === 'category' || x2.kind !== x.kind)
    return invalid('x2', 'the edges of bins are numbers or dates');
  if (y.kind !== 'number') return invalid('y', 'a histogram counts: y must be a number');
  const extent = extentOf([...x.values, ...x2.values], x.log);
  const stacked = stackedBins(sketch, x, y);
  if (!stacked.ok) return stacked;
  const { from, to } = stacked.value;
  const counts = extentFromZero([...from, ...to]);
  const yTicks = axisTicks(y, counts, 4, sketch.format);
  const left = yAxisWidth(yTicks, sketch);
  const right = Math.max(8, endRoom(sketch, x, extent, sketch.width - left - 8));
  const facets = facetsOf(sketch, { left, right });
  const cuts = cutsOf(sketch, x, extent, facets.width);
  const bottom = axisHeight(x);
  const top = sketch.legendHeight + 24 + facets.headHeight + cuts.height;
  const laid = facets.lay(panelHeight(sketch, facets, 220, 24 + bottom));
  const drawn: Drawn = new Map();
  return ok({
    drawn,
    reach: 'x',
    linked: 'up',
    shapes: shapesOf(sketch, facets, x, x2, y),
    notes: () => facets.notes,
    ...(facets.names.length > 0 ? {} : { brush: brushOf(sketch, x, x2) }),
    plot: {
      ...laid.scales,
      marginLeft: left,
      marginRight: right,
      marginTop: top,
      marginBottom: bottom,
      height: top + bottom + laid.height,
      x: { type: x.kind === 'time' ? 'utc' : x.log ? 'log' : 'linear', domain: extent, axis: null },
      y: { domain: withHeadroom(counts, facets), axis: null },
      marks: [
        ...yNumberAxis(yTicks),
        Plot.rect(rowsOf(sketch.channels), {
          x1: [...x.values],
          x2: [...x2.values],
          y1: [...from],
          y2: [...to],
          ...facets.channel,
          fill: y.values.map((_, row) => sketch.colorOf(row)),
          insetLeft: 0.5,
          insetRight: 0.5,
          rx: 1,
          render: noting(drawn),
        }),
        Plot.ruleY([0], { stroke: LINE_STRONG }),
        xAxis(x, xTicksOf(sketch, x, extent, facets.width), facets.width),
        ...cuts.marks,
        ...facets.marks,
        ...axisTitles(
          { x: x.label, y: y.label },
          { left, bottom, lift: top - sketch.legendHeight - 13 },
        ),
      ],
    },
  });
}

/** Where the rows of each bin begin and end, in the order of the legend. */
function stackedBins({ channels, hues, spec }: Sketch, x: Channel, y: Channel): Result<Stacked> {
  const series = channels.color?.kind === 'category' ? namesOf(channels.color) : null;
  const panels = channels.facet === undefined ? null : namesOf(channels.facet);
  return stackRows(
    x.values.map((value, row) => `${panels?.[row] ?? ''}\n${String(Number(value))}`),
    y.values,
    x.values.map((_, row) => (series === null ? 0 : (hues?.placeOf(series[row] ?? '') ?? 0))),
    spec.stack === 'none' ? 'none' : 'stack',
  );
}

function edgeText({ format }: Sketch, channel: Channel, value: unknown): string {
  return channel.kind === 'time'
    ? timeWord(channel, value)
    : formatValue(value, channel.unit === 'days' ? 'number' : channel.unit, format);
}

function brushOf(sketch: Sketch, x: Channel, x2: Channel): BrushAxis {
  const edges = [...new Set([...x.values, ...x2.values].map(Number))].filter(Number.isFinite);
  edges.sort((a, b) => a - b);
  return {
    label: x.label,
    kind: x.kind === 'number' ? 'number' : x.span !== null || x.unit === 'date' ? 'day' : 'instant',
    isOpen: false,
    edges: edges.map((edge) => ({ at: edge, value: edge })),
    write: (value) => edgeText(sketch, x, x.kind === 'time' ? new Date(value) : value),
    unit: x.unit === 'days' ? 'days' : '',
  };
}

function shapesOf(sketch: Sketch, facets: Facets, x: Channel, x2: Channel, y: Channel): Shape[] {
  const { channels, format } = sketch;
  const layers = layersOf(sketch, facets, x);
  const series = channels.color?.kind === 'category' ? namesOf(channels.color) : null;
  const part = (row: number): string => (series === null ? '' : `, ${series[row] ?? ''}`);
  return x.values.map((_, index) => {
    const edge = (channel: Channel): string =>
      edgeText(
        sketch,
        channel,
        channel.kind === 'time' ? channel.values[index] : channel.raw[index],
      );
    const unit = x.unit === 'days' ? ' days' : '';
    const panel = facets.panelOf(index);
    const range = `${edge(x)} to ${edge(x2)}${unit}`;
    const panelName = facets.names[panel];
    return {
      index,
      panel,
      key: keyOf(index, x, x2, channels.facet),
      label: `${x.label} ${range}${part(index)}: ${formatWithNoun(y.raw[index], y.unit, format)}`,
      tip: (inView) => ({
        title: panelName === undefined ? range : `${range} · ${panelName}`,
        rows: binTip(sketch, y, layers(index), index, inView),
      }),
      column: panel * x.values.length + index,
      row: 0,
    };
  });
}

/** Rows that stand in the bin of a row. */
function layersOf({ channels }: Sketch, facets: Facets, x: Channel): (row: number) => number[] {
  const bins = new Map<string, number[]>();
  const bin = (row: number): string =>
    `${String(facets.panelOf(row))} ${String(Number(x.values[row]))}`;
  for (let row = 0; row < channels.rows; row++)
    bins.set(bin(row), [...(bins.get(bin(row)) ?? []), row]);
  return (row) => bins.get(bin(row)) ?? [row];
}

function binTip(
  { channels, format, colorOf }: Sketch,
  y: Channel,
  layers: readonly number[],
  row: number,
  inView: number | undefined,
): TipRow[] {
  const { color } = channels;
  const count = (of: number): string => formatWithNoun(y.raw[of], y.unit, format);
  if (inView !== undefined) {
    const value = formatWithNoun(inView, y.unit, format);
    return [
      { label: 'In view', value, color: colorOf(row) },
      { label: 'All', value: count(row) },
    ];
  }
  return color?.kind === 'category'
    ? layers.map((of) => ({
        label: String(color.values[of]),
        value: count(of),
        color: colorOf(of),
      }))
    : [{ label: plainTitle(y), value: count(row) }];
}
