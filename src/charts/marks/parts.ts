import * as Plot from '@observablehq/plot';
import type { Result } from '../../base/result';
import type { Channel, Channels } from '../channels';
import { AXIS_SIZE, TEXT_SIZE, axisTicks } from '../drawing';
import type { Sketch, Ticks } from '../drawing';
import type { MarkKey } from '../selection';

/** A mark laid out: what Plot draws, and which of its shapes can be picked. */
export interface Drawing {
  readonly plot: Plot.PlotOptions;
  readonly shapes: readonly Shape[];
  /** Elements that Plot made for a row of the data, filled while it draws. */
  readonly drawn: Drawn;
}
export type Drawn = Map<number, SVGElement[]>;
export type DrawMark = (sketch: Sketch) => Result<Drawing>;

/** A shape that can be picked, see `SelectableMark`. */
export interface Shape {
  /** Row of the data. */
  readonly index: number;
  readonly key: MarkKey;
  readonly label: string;
  readonly column: number;
  readonly row: number;
}

export const INK = 'var(--ink)';
export const INK_2 = 'var(--ink-2)';
const LINE = 'var(--line)';
export const LINE_STRONG = 'var(--line-strong, var(--ink-3))';

/** A render function that notes which element Plot makes for which row of the data. */
export function noting(drawn: Drawn): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    Array.from(group?.children ?? []).forEach((element, position) => {
      const row = index[position];
      if (row === undefined || !(element instanceof SVGElement)) return;
      drawn.set(row, [...(drawn.get(row) ?? []), element]);
    });
    return group;
  };
}

/** Data for Plot: only a length, the channels bring their arrays. */
export function rowsOf(channels: Channels): { length: number } {
  return { length: channels.rows };
}

/** Facets run side by side where each keeps 180 pixels, else below each other. */
export interface Facets {
  readonly names: readonly string[];
  /** To be spread into every mark that belongs to a facet. */
  readonly channel: { fx?: unknown[]; fy?: unknown[] };
  readonly across: number;
  readonly down: number;
  readonly headHeight: number;
  readonly plot: Pick<Plot.PlotOptions, 'fx' | 'fy'>;
  readonly marks: Plot.Markish[];
}

/** Splits a chart by its facet channel; `below` forces one column. */
export function facetsOf({ channels, width }: Sketch, below = false): Facets {
  const facet = channels.facet;
  if (facet === undefined)
    return { names: [], channel: {}, across: 1, down: 1, headHeight: 0, plot: {}, marks: [] };
  const texts = facet.values.map(String);
  const names = [...new Set(texts)];
  const beside = !below && width / Math.max(1, names.length) >= 180;
  const scale = { domain: names, axis: null, padding: beside ? 0.08 : 0.22 };
  const head = {
    text: names,
    frameAnchor: 'top-left',
    lineAnchor: 'bottom',
    textAnchor: 'start',
  } as const;
  const look = { dy: -6, fontSize: TEXT_SIZE, fontWeight: 600, fill: INK };
  return {
    names,
    channel: beside ? { fx: texts } : { fy: texts },
    across: beside ? names.length : 1,
    down: beside ? 1 : names.length,
    headHeight: 22,
    plot: beside ? { fx: scale } : { fy: scale },
    marks: [Plot.text(names, { ...(beside ? { fx: names } : { fy: names }), ...head, ...look })],
  };
}

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
        dy: margins.bottom - 2,
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

/** Numbers, or dates, below the x axis, with a base line. */
export function xAxis(channel: Channel, ticks: Ticks | null): Plot.Markish {
  return Plot.axisX({
    ...(ticks === null ? {} : { ticks: [...ticks.values], tickFormat: ticks.format }),
    tickSize: channel.kind === 'category' ? 0 : 4,
    tickPadding: channel.kind === 'category' ? 8 : 4,
    stroke: LINE_STRONG,
    label: null,
    fontSize: AXIS_SIZE,
    fill: INK_2,
  });
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

/** Room that the texts of a y axis need. */
export function yAxisWidth(ticks: Ticks, { measure }: Sketch): number {
  return (
    Math.ceil(Math.max(0, ...ticks.values.map((tick) => measure(ticks.format(tick), AXIS_SIZE)))) +
    10
  );
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
