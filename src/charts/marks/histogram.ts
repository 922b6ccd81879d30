import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { invalid } from '../channels';
import type { Channel } from '../channels';
import { AXIS_SIZE, extentFromZero, extentOf, keyOf } from '../drawing';
import type { Sketch } from '../drawing';
import { formatValue, formatWithNoun } from '../format';
import { plainLabel, stackLabels } from '../label-text';
import {
  INK,
  INK_2,
  LINE_STRONG,
  axisTitles,
  facetsOf,
  noting,
  rowsOf,
  ticksOf,
  xAxis,
  yAxisWidth,
  yNumberAxis,
  withHeadroom,
  axisHeight,
} from './parts';
import type { Drawing, Drawn, Shape } from './parts';

const CUT_ROW = 16;

/** Counts of bins that were made in SQL (x to x2, y of them), with cut points as labelled dashed lines. */
export function drawHistogram(sketch: Sketch): Result<Drawing> {
  const { x, x2, y } = sketch.channels;
  if (x === undefined || x2 === undefined || y === undefined)
    return invalid('x2', 'a histogram needs x, x2 and y');
  if (x.kind === 'category' || x2.kind !== x.kind)
    return invalid('x2', 'the edges of bins are numbers or dates');
  if (y.kind !== 'number') return invalid('y', 'a histogram counts: y must be a number');
  const facets = facetsOf(sketch);
  const extent = extentOf([...x.values, ...x2.values], x.log);
  const counts = extentFromZero(y.values);
  const yTicks = ticksOf(sketch, y, counts, 4) ?? { values: [], format: String };
  const left = yAxisWidth(yTicks, sketch);
  const inner = (sketch.width - left - 8) / facets.across;
  const cuts = placeCuts(sketch, x, extent, inner);
  const cutRows = Math.max(0, ...cuts.map((cut) => cut.row + 1));
  const bottom = axisHeight(x);
  const top = sketch.legendHeight + 24 + facets.headHeight + cutRows * CUT_ROW;
  const xTicks = ticksOf(sketch, x, extent, Math.max(3, inner / 80));
  const drawn: Drawn = new Map();
  return ok({
    drawn,
    shapes: shapesOf(sketch, x, x2, y),
    plot: {
      ...facets.plot,
      marginLeft: left,
      marginRight: 8,
      marginTop: top,
      marginBottom: bottom,
      height: ((sketch.height ?? 220) + top - 24) * (facets.down === 1 ? 1 : 0.7 * facets.down),
      x: { type: x.kind === 'time' ? 'utc' : x.log ? 'log' : 'linear', domain: extent, axis: null },
      y: { domain: withHeadroom(counts, facets), axis: null },
      marks: [
        ...yNumberAxis(yTicks),
        Plot.rect(rowsOf(sketch.channels), {
          x1: [...x.values],
          x2: [...x2.values],
          y1: y.values.map(() => 0),
          y2: [...y.values],
          ...facets.channel,
          fill: y.values.map((_, row) => sketch.colorOf(row)),
          insetLeft: 0.5,
          insetRight: 0.5,
          rx: 1,
          render: noting(drawn),
        }),
        Plot.ruleY([0], { stroke: LINE_STRONG }),
        xAxis(x, xTicks),
        ...cuts.flatMap(cutLine),
        ...cuts.map(cutLabel),
        ...facets.marks,
        ...axisTitles(
          { x: x.label, y: y.label },
          { left, bottom, lift: top - sketch.legendHeight - 13 },
        ),
      ],
    },
  });
}

interface PlacedCut {
  readonly at: number;
  readonly label: string;
  readonly shift: number;
  readonly row: number;
}

function placeCuts(
  { spec, measure }: Sketch,
  x: Channel,
  [least, most]: readonly [number, number],
  inner: number,
): PlacedCut[] {
  const scale = (value: number): number => (x.log ? Math.log(value) : value);
  const position = (at: number): number =>
    ((scale(at) - scale(least)) / (scale(most) - scale(least))) * inner;
  const cuts = (spec.cuts ?? []).filter((cut) => cut.at >= least && cut.at <= most);
  const labels = cuts.map((cut) => plainLabel(cut.label));
  const stacked = stackLabels(
    cuts.map((cut, index) => ({
      at: position(cut.at),
      width: measure(labels[index] ?? '', AXIS_SIZE),
    })),
    inner,
  );
  return cuts.map((cut, index) => ({
    at: cut.at,
    label: labels[index] ?? '',
    shift: (stacked[index]?.center ?? 0) - position(cut.at),
    row: stacked[index]?.row ?? 0,
  }));
}

/** A dashed line with a pale edge, so that it shows on the bars too. */
function cutLine({ at, row }: PlacedCut): Plot.Markish[] {
  const insetTop = -row * CUT_ROW - 3;
  return [
    Plot.ruleX([at], { stroke: 'var(--surface)', strokeWidth: 2.5, strokeOpacity: 0.6, insetTop }),
    Plot.ruleX([at], { stroke: INK_2, strokeDasharray: '3,3', insetTop }),
  ];
}

function cutLabel({ at, label, shift, row }: PlacedCut): Plot.Markish {
  return Plot.text([label], {
    x: [at],
    frameAnchor: 'top',
    lineAnchor: 'bottom',
    dx: shift,
    dy: -row * CUT_ROW - 5,
    fontSize: AXIS_SIZE,
    fill: INK,
    stroke: 'var(--surface)',
    strokeWidth: 5,
  });
}

function shapesOf({ channels, format }: Sketch, x: Channel, x2: Channel, y: Channel): Shape[] {
  return x.values.map((_, index) => {
    const edge = (channel: Channel): string =>
      formatValue(channel.raw[index], channel.unit === 'days' ? 'number' : channel.unit, format);
    const unit = x.unit === 'days' ? ' days' : '';
    return {
      index,
      key: keyOf(index, x, x2, channels.facet),
      label: `${x.label} ${edge(x)} to ${edge(x2)}${unit}: ${formatWithNoun(y.raw[index], y.unit, format)}`,
      column: index,
      row: 0,
    };
  });
}
