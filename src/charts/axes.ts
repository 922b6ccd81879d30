import * as Plot from '@observablehq/plot';
import type { Channel } from './channels';
import { AXIS_SIZE, TEXT_SIZE, axisTicks } from './drawing';
import type { Sketch, Ticks } from './drawing';
import type { Facets } from './facets';
import { ellipsis } from './label-text';
import { timeWord } from './tip-text';

export const INK = 'var(--ink)';
export const INK_2 = 'var(--ink-2)';
export const LINE = 'var(--line)';
export const LINE_STRONG = 'var(--line-strong, var(--ink-3))';

/** Titles of the axes: that of y above it at the left, that of x below it at the right. */
export function axisTitles(
  titles: { readonly x?: string | undefined; readonly y?: string | undefined },
  margins: { readonly left: number; readonly bottom: number; readonly lift: number },
): Plot.Markish[] {
  const look = { fontSize: AXIS_SIZE, fill: INK_2, facet: 'super' } as const;
  const marks: Plot.Markish[] = [];
  if (titles.y !== undefined)
    marks.push(
      Plot.text([titles.y], {
        ...look,
        frameAnchor: 'top-left',
        textAnchor: 'start',
        lineAnchor: 'bottom',
        dx: -margins.left,
        dy: -margins.lift,
      }),
    );
  if (titles.x !== undefined)
    marks.push(
      Plot.text([titles.x], {
        ...look,
        frameAnchor: 'bottom-right',
        textAnchor: 'end',
        lineAnchor: 'bottom',
        // Room for what hangs below the line of writing.
        dy: margins.bottom - 5,
      }),
    );
  return marks;
}

/** Grid lines, numbers and a base line for numbers on the y axis. */
export function yNumberAxis(ticks: Ticks): Plot.Markish[] {
  return [
    Plot.gridY({ ticks: [...ticks.values], stroke: LINE, strokeOpacity: 1 }),
    Plot.axisY({
      ticks: [...ticks.values],
      tickFormat: ticks.format,
      tickSize: 0,
      tickPadding: 8,
      label: null,
      fontSize: AXIS_SIZE,
      fill: INK_2,
    }),
  ];
}

/** Names at the left of a band or point scale, cut where they need more than `left` pixels. */
export function nameAxis({ measure }: Pick<Sketch, 'measure'>, left: number): Plot.Markish {
  return Plot.axisY({
    tickSize: 0,
    tickPadding: 10,
    label: null,
    fontSize: TEXT_SIZE,
    fill: INK,
    tickFormat: (name: string) => ellipsis(name, left - 11, TEXT_SIZE, measure),
  });
}

/** Numbers, or dates, below the x axis, with a base line. */
export function xAxis(channel: Channel, ticks: Ticks | null, width: number): Plot.Markish {
  const places =
    ticks === null
      ? channel.kind === 'time'
        ? timeTicks(channel, width)
        : {}
      : { ticks: [...ticks.values], tickFormat: ticks.format };
  return Plot.axisX({
    ...places,
    tickSize: channel.kind === 'category' ? 0 : 4,
    tickPadding: channel.kind === 'category' ? 8 : 4,
    stroke: LINE_STRONG,
    label: null,
    fontSize: AXIS_SIZE,
    fill: INK_2,
  });
}

/** One or two dates are marked themselves, more by the calendar. */
function timeTicks(channel: Channel, width: number): Plot.AxisXOptions {
  const times = new Set(channel.values.map((value) => (value instanceof Date ? +value : null)));
  times.delete(null);
  return times.size > 2
    ? { ticks: Math.max(2, Math.round(width / 90)) }
    : {
        ticks: [...times].map((time) => new Date(Number(time))),
        tickFormat: (value: unknown) => timeWord(channel, value),
      };
}

/** Ticks for a channel of numbers over an extent; null for other channels. */
export function ticksOf(
  sketch: Sketch,
  channel: Channel,
  extent: readonly [number, number],
  count: number,
): Ticks | null {
  return channel.kind === 'number' ? axisTicks(channel, extent, count, sketch.format) : null;
}

/** As many ticks below `width` pixels as stand apart; null for other channels than numbers. */
export function xTicksOf(
  sketch: Sketch,
  channel: Channel,
  extent: readonly [number, number],
  width: number,
): Ticks | null {
  for (let count = Math.max(2, Math.round(width / 80)); count > 1; count--) {
    const ticks = ticksOf(sketch, channel, extent, count);
    if (ticks === null || widthOfAll(ticks, sketch) <= width) return ticks;
  }
  return ticksOf(sketch, channel, extent, 1);
}

function widthOfAll({ values, format }: Ticks, { measure }: Sketch): number {
  return values.reduce((sum, value) => sum + measure(format(value), AXIS_SIZE) + 14, 0);
}

/** Room at the right of `width` pixels of an x axis for the half of its last number that stands beyond it. */
export function endRoom(
  sketch: Sketch,
  channel: Channel,
  extent: readonly [number, number],
  width: number,
): number {
  const ticks = xTicksOf(sketch, channel, extent, width);
  const last = ticks?.values.at(-1);
  if (ticks === null || last === undefined) return 0;
  const scale = (value: number): number => (channel.log ? Math.log(value) : value);
  const [least, most] = [scale(extent[0]), scale(extent[1])];
  const free = ((most - scale(last)) / (most - least)) * width;
  return Math.ceil(Math.max(0, sketch.measure(ticks.format(last), AXIS_SIZE) / 2 - free)) + 1;
}

/** Room that the texts of a y axis need. */
export function yAxisWidth(ticks: Ticks, { measure }: Sketch): number {
  const widest = Math.max(0, ...ticks.values.map((tick) => measure(ticks.format(tick), AXIS_SIZE)));
  return Math.ceil(widest) + 10;
}

/** Room below a plot for the ticks of the x axis and its title; dates take two lines. */
export function axisHeight(x: Channel | undefined): number {
  return x?.kind === 'time' ? 46 : 38;
}

/** The extent of y, with room above it where a facet's name stands there. */
export function withHeadroom(
  [least, most]: readonly [number, number],
  facets: Facets,
): [number, number] {
  return facets.names.length === 0 ? [least, most] : [least, most + (most - least) * 0.06];
}
