import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { invalid } from '../channels';
import type { Channel } from '../channels';
import { AXIS_SIZE, TEXT_SIZE, extentOf, keyOf, shortValue } from '../drawing';
import type { Sketch } from '../drawing';
import { formatWithNoun, isNumericUnit } from '../format';
import { ellipsis } from '../label-text';
import { heatColor, heatInk, heatStep } from '../palette';
import { INK, INK_2, axisTitles, facetsOf, noting, rowsOf } from './parts';
import type { Drawing, Drawn, Shape } from './parts';

const BOTTOM = 36;

/** Cells by x and y, shaded by a number (or tinted by a category), each with its value where it fits. */
export function drawHeatmap(sketch: Sketch): Result<Drawing> {
  const { x, y, color } = sketch.channels;
  if (x === undefined || y === undefined || color === undefined)
    return invalid('color', 'a heatmap needs x, y and color');
  const { width, measure, legendHeight, channels } = sketch;
  const facets = facetsOf(sketch, true);
  const [columns, rows] = [bandsOf(x, 'ascending'), bandsOf(y, 'descending')];
  const widest = Math.max(0, ...rows.map((name) => measure(name, TEXT_SIZE)));
  const left = Math.ceil(Math.min(widest + 12, width * 0.42));
  const cellWidth = (width - left) / Math.max(1, columns.length);
  const cellHeight = Math.max(26, Math.min(44, cellWidth * 0.6));
  const top = legendHeight + 22 + facets.headHeight;
  const drawn: Drawn = new Map();
  const paint = paintOf(sketch, color);
  const place = { x: textsOf(x), y: textsOf(y), ...facets.channel };
  return ok({
    drawn,
    shapes: shapesOf(sketch, x, y, color, columns, rows),
    plot: {
      ...facets.plot,
      marginLeft: left,
      marginRight: 0,
      marginTop: top,
      marginBottom: BOTTOM,
      height: top + BOTTOM + (rows.length * cellHeight + facets.headHeight) * facets.down,
      x: { domain: columns, axis: null, padding: 0 },
      y: { domain: rows, axis: null, padding: 0 },
      marks: [
        Plot.cell(rowsOf(channels), {
          ...place,
          fill: paint.fills,
          inset: 1,
          rx: 3,
          render: noting(drawn),
        }),
        Plot.text(rowsOf(channels), {
          ...place,
          text: cellTexts(sketch, color, cellWidth - 8),
          fill: paint.inks,
          fontSize: TEXT_SIZE,
          pointerEvents: 'none',
          render: noting(drawn),
        }),
        Plot.axisX({
          tickSize: 0,
          tickPadding: 7,
          label: null,
          fontSize: AXIS_SIZE,
          fill: INK_2,
          ticks: columns.filter((_, index) => index % everyNth(columns, cellWidth, sketch) === 0),
          tickFormat: (name: string) => ellipsis(name, Math.max(cellWidth, 60), AXIS_SIZE, measure),
        }),
        Plot.axisY({
          tickSize: 0,
          tickPadding: 8,
          label: null,
          fontSize: TEXT_SIZE,
          fill: INK,
          tickFormat: (name: string) => ellipsis(name, left - 9, TEXT_SIZE, measure),
        }),
        ...facets.marks,
        ...axisTitles(
          { x: x.label, y: y.label },
          { left, bottom: BOTTOM, lift: facets.headHeight + 8 },
        ),
      ],
    },
  });
}

function textsOf(channel: Channel): string[] {
  return channel.values.map((value, row) =>
    typeof value === 'string' ? value : shortValue(channel, channel.raw[row], {}),
  );
}

/** Names in the order of the data; numbers and dates in their own (on y the largest at the top). */
function bandsOf(channel: Channel, natural: 'ascending' | 'descending'): string[] {
  const names = [...new Set(textsOf(channel))];
  const ordinal = isNumericUnit(channel.unit) || channel.kind === 'time';
  const sort = channel.sort ?? (ordinal ? natural : 'none');
  if (sort === 'none') return names;
  const compare = new Intl.Collator('en', { numeric: true }).compare;
  return names.sort((a, b) => (sort === 'ascending' ? compare(a, b) : compare(b, a)));
}

function everyNth(names: readonly string[], cellWidth: number, { measure }: Sketch): number {
  const widest = Math.max(0, ...names.map((name) => Math.min(60, measure(name, AXIS_SIZE))));
  return Math.max(1, Math.ceil((widest + 6) / cellWidth));
}

function paintOf(sketch: Sketch, color: Channel): { fills: string[]; inks: string[] } {
  if (color.kind !== 'number') {
    const fills = color.values.map(
      (_, row) => `color-mix(in oklab, ${sketch.colorOf(row)} 34%, var(--surface))`,
    );
    return { fills, inks: fills.map(() => INK) };
  }
  const [least, most] = extentOf(color.values);
  const steps = color.values.map((value) => heatStep(Number(value), Math.min(0, least), most));
  return { fills: steps.map(heatColor), inks: steps.map(heatInk) };
}

function cellTexts(
  { channels, format, measure }: Sketch,
  color: Channel,
  room: number,
): (string | null)[] {
  const shown = channels.text ?? color;
  return shown.values.map((value) => {
    const text = typeof value === 'string' ? value : shortValue(shown, value, format);
    if (measure(text, TEXT_SIZE) <= room) return text;
    const shorter = typeof value === 'string' ? ellipsis(text, room, TEXT_SIZE, measure) : '';
    return shorter.length > 2 ? shorter : null;
  });
}

function shapesOf(
  { channels, format }: Sketch,
  x: Channel,
  y: Channel,
  color: Channel,
  columns: readonly string[],
  rows: readonly string[],
): Shape[] {
  const [xs, ys] = [textsOf(x), textsOf(y)];
  return xs.map((name, index) => {
    const value =
      color.kind === 'number'
        ? formatWithNoun(color.raw[index], color.unit, format)
        : String(color.values[index]);
    return {
      index,
      key: keyOf(index, x, y, color.kind === 'category' ? color : undefined, channels.facet),
      label: `${x.label} ${name}, ${y.label} ${ys[index] ?? ''}: ${value}`,
      column: columns.indexOf(name),
      row: rows.indexOf(ys[index] ?? ''),
    };
  });
}
