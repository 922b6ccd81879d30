import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { invalid } from '../channels';
import type { Channel } from '../channels';
import { AXIS_SIZE, extentFromZero, extentOf, fromZeroIfNear, tell } from '../drawing';
import type { Sketch } from '../drawing';
import {
  INK,
  INK_2,
  LINE_STRONG,
  axisTitles,
  facetsOf,
  rowsOf,
  ticksOf,
  xAxis,
  yAxisWidth,
  yNumberAxis,
  withHeadroom,
  axisHeight,
} from './parts';
import type { Drawing, Facets } from './parts';

/** Class of what follows the pointer: pictures leave it out. */
const POINTER = 'q-pointer';

/** Lines, areas (stacked by colour), dots, rules and texts: marks over two axes, with a tip at the pointer. */
export function drawSeries(sketch: Sketch): Result<Drawing> {
  const { x, y } = sketch.channels;
  if (y !== undefined && y.kind !== 'number')
    return invalid('y', `y of a ${sketch.spec.mark} is a number`);
  const facets = facetsOf(sketch);
  const yExtent = yExtentOf(sketch, y);
  const yTicks = (y && ticksOf(sketch, y, yExtent, 4)) ?? { values: [], format: String };
  const left = yAxisWidth(yTicks, sketch);
  const inner = (sketch.width - left - 14) / facets.across;
  const xExtent = xExtentOf(x);
  const xTicks = x === undefined ? null : ticksOf(sketch, x, xExtent, Math.max(3, inner / 80));
  const bottom = axisHeight(x);
  const top = sketch.legendHeight + 26 + facets.headHeight;
  return ok({
    drawn: new Map(),
    shapes: [],
    plot: {
      ...facets.plot,
      marginLeft: left,
      marginRight: 14,
      marginTop: top,
      marginBottom: bottom,
      height: ((sketch.height ?? 260) + top - 26) * (facets.down === 1 ? 1 : 0.7 * facets.down),
      x: xScale(x, xExtent),
      y: {
        type: y?.log === true ? 'log' : 'linear',
        domain: y?.log === true ? yExtent : withHeadroom(yExtent, facets),
        axis: null,
      },
      marks: [
        ...(y === undefined ? [] : yNumberAxis(yTicks)),
        ...marksOf(sketch, facets, x, y),
        ...(x === undefined ? [] : [xAxis(x, xTicks)]),
        yExtent[0] <= 0 && y?.log !== true ? Plot.ruleY([0], { stroke: LINE_STRONG }) : null,
        ...tip(sketch, facets, x, y),
        ...facets.marks,
        ...axisTitles({ x: x?.label, y: y?.label }, { left, bottom, lift: facets.headHeight + 11 }),
      ],
    },
  });
}

function yExtentOf({ spec, channels }: Sketch, y: Channel | undefined): [number, number] {
  if (y === undefined) return [0, 1];
  if (y.log) return extentOf(y.values, true);
  if (spec.mark === 'dot' || spec.mark === 'text') return fromZeroIfNear(extentOf(y.values));
  return spec.mark === 'area'
    ? stackedExtent(y, channels.x, channels.facet)
    : extentFromZero(y.values);
}

function xExtentOf(x: Channel | undefined): [number, number] {
  const extent = extentOf(x?.values ?? [], x?.log ?? false);
  return x?.kind === 'number' && !x.log ? fromZeroIfNear(extent) : extent;
}

function stackedExtent(y: Channel, x?: Channel, facet?: Channel): [number, number] {
  const sums = new Map<string, number>();
  y.values.forEach((value, row) => {
    const place = `${String(x?.values[row])}\n${String(facet?.values[row])}`;
    const size = Number(value);
    sums.set(place, (sums.get(place) ?? 0) + (Number.isFinite(size) ? size : 0));
  });
  return extentFromZero([...sums.values()]);
}

function xScale(x: Channel | undefined, extent: [number, number]): Plot.ScaleOptions {
  if (x === undefined) return { axis: null };
  if (x.kind === 'category') return { type: 'point', domain: [...new Set(x.values)], axis: null };
  if (x.kind === 'time') return { type: 'utc', domain: extent, axis: null };
  return { type: x.log ? 'log' : 'linear', domain: extent, axis: null };
}

function marksOf(
  sketch: Sketch,
  facets: Facets,
  x: Channel | undefined,
  y: Channel | undefined,
): Plot.Markish[] {
  const { spec, channels } = sketch;
  const rows = rowsOf(channels);
  const colors = Array.from({ length: channels.rows }, (_, row) => sketch.colorOf(row));
  const place = { ...facets.channel, x: [...(x?.values ?? [])], y: [...(y?.values ?? [])] };
  const series = channels.color === undefined ? {} : { z: channels.color.values.map(String) };
  switch (spec.mark) {
    case 'line':
      return [Plot.lineY(rows, { ...place, ...series, stroke: colors, strokeWidth: 2 })];
    case 'area':
      return [Plot.areaY(rows, { ...place, ...series, fill: colors, fillOpacity: 0.9 })];
    case 'dot': {
      const crowded = channels.rows > 400;
      const look = { r: crowded ? 2.5 : 3.5, fillOpacity: crowded ? 0.45 : 0.75, fill: colors };
      return [Plot.dot(rows, { ...place, ...look })];
    }
    case 'text':
      return [
        Plot.text(rows, {
          ...place,
          text: channels.text?.values.map(String) ?? [],
          fontSize: AXIS_SIZE,
          fill: INK,
        }),
      ];
    default: {
      const look = { ...facets.channel, stroke: colors, strokeWidth: 1.5 };
      return [
        x === undefined ? null : Plot.ruleX(rows, { ...look, x: [...x.values] }),
        y === undefined ? null : Plot.ruleY(rows, { ...look, y: [...y.values] }),
      ];
    }
  }
}

function tip(
  { channels, format, spec }: Sketch,
  facets: Facets,
  x: Channel | undefined,
  y: Channel | undefined,
): Plot.Markish[] {
  if (x === undefined || y === undefined || spec.mark === 'text') return [];
  const told = [channels.color, channels.text, x, y].filter((channel) => channel !== undefined);
  const title = Array.from({ length: channels.rows }, (_, row) =>
    told.map((channel) => tell(channel, row, format)).join('\n'),
  );
  const where = { ...facets.channel, x: [...x.values], y: [...y.values], title };
  const pointer = spec.mark === 'dot' ? Plot.pointer(where) : Plot.pointerX(where);
  const look = {
    className: POINTER,
    fill: 'var(--surface)',
    stroke: LINE_STRONG,
    textPadding: 9,
    lineHeight: 1.35,
    fontSize: AXIS_SIZE,
  };
  return [
    Plot.ruleX(
      rowsOf(channels),
      spec.mark === 'dot'
        ? { filter: [] }
        : Plot.pointerX({ ...where, stroke: INK_2, className: POINTER, strokeOpacity: 0.4 }),
    ),
    Plot.tip(rowsOf(channels), { ...pointer, ...look }),
  ];
}
