import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { invalid } from '../channels';
import type { Channel, Channels } from '../channels';
import { AXIS_SIZE, TEXT_SIZE, extentFromZero, keyOf, shortValue } from '../drawing';
import type { Sketch } from '../drawing';
import { formatValue, formatWithNoun, isNumericUnit } from '../format';
import { ellipsis } from '../label-text';
import {
  INK,
  INK_2,
  LINE_STRONG,
  axisTitles,
  facetsOf,
  noting,
  rowsOf,
  ticksOf,
  yAxisWidth,
  yNumberAxis,
  withHeadroom,
} from './parts';
import type { Drawing, Drawn, Shape } from './parts';

const ROW_HEIGHT = 30;
const ADDITIVE: readonly string[] = ['customers', 'orders', 'rows', 'count', 'money'];

/**
 * Bars from zero, horizontal when x is the number and y names them, else vertical; several rows of one bar are
 * stacked. Names are sorted by length (longest first) unless a channel says `sort`; scores and dates keep theirs.
 */
export function drawBars(sketch: Sketch): Result<Drawing> {
  const { x, y } = sketch.channels;
  if (x === undefined || y === undefined) return invalid('x', 'a bar needs x and y');
  if (y.kind !== 'number' && x.kind !== 'number')
    return invalid('y', 'a bar needs numbers on one of its axes');
  return ok(y.kind === 'number' ? drawColumns(sketch, x, y) : drawRows(sketch, x, y));
}

interface Stack {
  /** Name of the bar by row. */
  readonly names: readonly string[];
  /** Bars in order. */
  readonly bands: readonly string[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Height of whole bars, by facet and name; rows at which each ends. */
  readonly ends: ReadonlyMap<number, number>;
  readonly total: number;
}

function stack(channels: Channels, band: Channel, length: Channel): Stack {
  const names = namesOf(band);
  const sums = new Map<string, { up: number; down: number; last: number }>();
  const from: number[] = [];
  const to: number[] = [];
  const totals = new Map<string, number>();
  names.forEach((name, row) => {
    const value = Number(length.values[row]);
    const size = Number.isFinite(value) ? value : 0;
    const place = `${String(channels.facet?.values[row])}\n${name}`;
    const sum = sums.get(place) ?? { up: 0, down: 0, last: row };
    const start = size < 0 ? sum.down : sum.up;
    from.push(start);
    to.push(start + size);
    sums.set(place, {
      up: size < 0 ? sum.up : start + size,
      down: size < 0 ? start + size : sum.down,
      last: row,
    });
    totals.set(name, (totals.get(name) ?? 0) + size);
  });
  const ends = new Map([...sums.values()].map((sum) => [sum.last, sum.up + sum.down]));
  const total = [...totals.values()].reduce((sum, value) => sum + value, 0);
  return { names, bands: orderBands(totals, band, length), from, to, ends, total };
}

/** Names of bars; days that all begin a month are written as months. */
function namesOf(band: Channel): string[] {
  const monthly = band.values.every((value) => value instanceof Date && value.getUTCDate() === 1);
  return band.values.map((value, row) => {
    if (typeof value === 'string') return value;
    const name = formatValue(band.raw[row], band.kind === 'time' ? 'date' : band.unit);
    return monthly ? name.slice(0, -3) : name;
  });
}

function orderBands(totals: ReadonlyMap<string, number>, band: Channel, length: Channel): string[] {
  const names = [...totals.keys()];
  const size = (name: string): number => totals.get(name) ?? 0;
  if (band.sort === 'none' || length.sort === 'none') return names;
  if (length.sort === 'ascending') return names.sort((a, b) => size(a) - size(b));
  if (length.sort === 'descending') return names.sort((a, b) => size(b) - size(a));
  const ordinal = isNumericUnit(band.unit) || band.kind === 'time';
  const compare = new Intl.Collator('en', { numeric: true }).compare;
  if (band.sort === 'descending') return names.sort((a, b) => compare(b, a));
  if (band.sort === 'ascending' || ordinal) return names.sort(compare);
  return names.sort((a, b) => size(b) - size(a));
}

function drawRows(sketch: Sketch, x: Channel, y: Channel): Drawing {
  const { channels, width, measure, format, legendHeight } = sketch;
  const stacked = stack(channels, y, x);
  const facets = facetsOf(sketch, true);
  const widest = Math.max(0, ...stacked.bands.map((name) => measure(name, TEXT_SIZE)));
  const left = Math.ceil(Math.min(widest + 12, width * 0.42));
  const ends = [...stacked.ends].map(([row, value]) => ({
    row,
    value,
    text: shortValue(x, value, format),
  }));
  const right = Math.ceil(Math.max(0, ...ends.map((end) => measure(end.text, TEXT_SIZE)))) + 8;
  const [least, most] = extentFromZero([...stacked.from, ...stacked.to]);
  const top = legendHeight + 22 + facets.headHeight;
  const drawn: Drawn = new Map();
  const place = (rows: readonly number[]): { fy?: unknown[] } =>
    channels.facet === undefined ? {} : { fy: rows.map((row) => channels.facet?.values[row]) };
  const labels = ends.map((end) =>
    Plot.text([end.text], {
      x: [Math.max(end.value, 0)],
      y: [stacked.names[end.row]],
      ...place([end.row]),
      textAnchor: 'start',
      dx: 6,
      fontSize: TEXT_SIZE,
      fill: INK,
      render: notingAs(end.row, drawn),
    }),
  );
  return {
    drawn,
    shapes: shapesOf(sketch, stacked, y, x, false),
    plot: {
      ...facets.plot,
      marginLeft: left,
      marginRight: right,
      marginTop: top,
      marginBottom: 2,
      height: top + 2 + (stacked.bands.length * ROW_HEIGHT + facets.headHeight) * facets.down,
      x: { domain: [least, most], axis: null },
      y: { domain: stacked.bands, axis: null, padding: 0.28 },
      marks: [
        Plot.barX(rowsOf(channels), {
          x1: stacked.from,
          x2: stacked.to,
          y: stacked.names,
          ...facets.channel,
          fill: stacked.names.map((_, row) => sketch.colorOf(row)),
          rx: 2,
          render: noting(drawn),
        }),
        least < 0 ? Plot.ruleX([0], { stroke: LINE_STRONG }) : null,
        Plot.axisY({
          tickSize: 0,
          tickPadding: 10,
          label: null,
          fontSize: TEXT_SIZE,
          fill: INK,
          tickFormat: (name: string) => ellipsis(name, left - 11, TEXT_SIZE, measure),
        }),
        ...labels,
        ...facets.marks,
        ...axisTitles({ y: x.label }, { left: 0, bottom: 0, lift: facets.headHeight + 8 }),
      ],
    },
  };
}

/** Notes every element that is drawn as belonging to one row. */
function notingAs(row: number, drawn: Drawn): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    for (const element of Array.from(group?.children ?? []))
      if (element instanceof SVGElement) drawn.set(row, [...(drawn.get(row) ?? []), element]);
    return group;
  };
}

function drawColumns(sketch: Sketch, x: Channel, y: Channel): Drawing {
  const { channels, width, measure, legendHeight } = sketch;
  const stacked = stack(channels, x, y);
  const facets = facetsOf(sketch);
  const extent = extentFromZero([...stacked.from, ...stacked.to]);
  const ticks = ticksOf(sketch, y, extent, 4) ?? { values: [], format: String };
  const left = yAxisWidth(ticks, sketch);
  const step = (width - left) / facets.across / Math.max(1, stacked.bands.length);
  const names = bandLabels(stacked.bands, step, isNumericUnit(x.unit) || x.kind === 'time', sketch);
  const bottom = names.height + 16;
  const top = legendHeight + 24 + facets.headHeight;
  const drawn: Drawn = new Map();
  return {
    drawn,
    shapes: shapesOf(sketch, stacked, x, y, true),
    plot: {
      ...facets.plot,
      marginLeft: left,
      marginRight: 2,
      marginTop: top,
      marginBottom: bottom,
      height: (sketch.height ?? 280) * (facets.down === 1 ? 1 : 0.7 * facets.down),
      x: { domain: stacked.bands, axis: null, padding: 0.24 },
      y: { domain: withHeadroom(extent, facets), axis: null },
      marks: [
        ...yNumberAxis(ticks),
        Plot.barY(rowsOf(channels), {
          x: stacked.names,
          y1: stacked.from,
          y2: stacked.to,
          ...facets.channel,
          fill: stacked.names.map((_, row) => sketch.colorOf(row)),
          rx: 2,
          render: noting(drawn),
        }),
        Plot.ruleY([0], { stroke: LINE_STRONG }),
        Plot.axisX({
          ticks: names.shown,
          tickSize: 0,
          tickPadding: 7,
          label: null,
          fontSize: AXIS_SIZE,
          fill: INK_2,
          tickRotate: names.rotated ? -40 : 0,
          tickFormat: (name: string) => ellipsis(name, names.room, AXIS_SIZE, measure),
        }),
        ...facets.marks,
        ...axisTitles({ x: x.label, y: y.label }, { left, bottom, lift: facets.headHeight + 10 }),
      ],
    },
  };
}

interface BandLabels {
  readonly shown: string[];
  readonly rotated: boolean;
  readonly room: number;
  readonly height: number;
}

/** Names below columns: straight where they fit, thinned when they count, else turned. */
function bandLabels(
  bands: readonly string[],
  step: number,
  ordinal: boolean,
  { measure }: Sketch,
): BandLabels {
  const widest = Math.max(0, ...bands.map((name) => measure(name, AXIS_SIZE)));
  if (widest + 8 <= step) return { shown: [...bands], rotated: false, room: step, height: 24 };
  if (ordinal) {
    const every = Math.ceil((widest + 10) / step);
    const shown = bands.filter((_, index) => index % every === 0);
    return { shown, rotated: false, room: widest + 1, height: 24 };
  }
  const every = Math.ceil((AXIS_SIZE + 4) / step);
  const room = Math.min(widest + 1, 110);
  const shown = bands.filter((_, index) => index % every === 0);
  return { shown, rotated: true, room, height: 16 + room * 0.65 };
}

function shapesOf(
  sketch: Sketch,
  stacked: Stack,
  band: Channel,
  length: Channel,
  vertical: boolean,
): Shape[] {
  const { channels, format } = sketch;
  const layers = new Map<string, number>();
  return stacked.names.map((name, index) => {
    const layer = layers.get(name) ?? 0;
    layers.set(name, layer + 1);
    const place = stacked.bands.indexOf(name);
    const value = Number(length.values[index]);
    const color = channels.color?.kind === 'category' ? String(channels.color.values[index]) : name;
    const parts = [
      name,
      ...(color === name ? [] : [color]),
      ...(channels.facet === undefined ? [] : [String(channels.facet.values[index])]),
      formatWithNoun(length.raw[index], length.unit, format),
    ];
    if (ADDITIVE.includes(length.unit) && stacked.total > 0)
      parts.push(formatValue(value / stacked.total, 'share', format));
    return {
      index,
      key: keyOf(
        index,
        band,
        channels.color?.kind === 'category' ? channels.color : undefined,
        channels.facet,
      ),
      label: parts.join(', '),
      column: vertical ? place : layer,
      row: vertical ? layer : place,
    };
  });
}
