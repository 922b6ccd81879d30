import * as Plot from '@observablehq/plot';
import {
  LINE,
  LINE_STRONG,
  axisHeight,
  axisTitles,
  endRoom,
  nameAxis,
  ticksOf,
  withHeadroom,
  xAxis,
  xTicksOf,
  yAxisWidth,
  yNumberAxis,
} from './axes';
import { bandAxis, bandLabels } from './band-labels';
import { startAfter, startsBetween } from './calendar';
import type { Span } from './calendar';
import { orderNames } from './categories';
import type { Channel } from './channels';
import { cutsOf } from './cuts';
import { TEXT_SIZE, extentFromZero, extentOf, fromZeroIfNear } from './drawing';
import type { Sketch } from './drawing';
import { facetsOf } from './facets';
import type { Facets } from './facets';
import { formatValue } from './format';
import type { BrushAxis, BrushEdge, Drawing } from './marks/parts';
import { panelHeight } from './marks/parts';
import { timeWord } from './tip-text';

const RIGHT = 14;
const NAME_HEIGHT = 28;
const DAY = 86_400_000;

/** Two axes laid out, around marks that are still to be drawn. */
export interface XyFrame {
  readonly facets: Facets;
  readonly xExtent: readonly [number, number];
  readonly yExtent: readonly [number, number];
  /** Pixels between the axes of one panel. */
  readonly height: number;
  readonly draw: (marks: readonly Plot.Markish[]) => Pick<Drawing, 'plot' | 'notes' | 'brush'>;
}

export interface FrameOptions {
  /** Pixels that labels need at the right, beside what an axis takes. */
  readonly room?: number;
  /** Part of the extent of numbers on x that stays free at both ends. */
  readonly padding?: number;
  /** Unit of the y axis where it is not that of y. */
  readonly yUnit?: 'share' | undefined;
}

/**
 * Lays out the axes of a chart over x and y.
 *
 * @param yExtent of what is drawn, which may be more than y itself (stacks)
 */
export function xyFrame(
  sketch: Sketch,
  yExtent: readonly [number, number],
  { room = 0, padding = 0, yUnit }: FrameOptions = {},
): XyFrame {
  const { x, y } = sketch.channels;
  const scaleY = y && yUnit ? { ...y, unit: yUnit } : y;
  const yNames = y?.kind === 'category' ? orderNames(sketch.channels, y, 'rows') : null;
  const yTicks = (scaleY && ticksOf(sketch, scaleY, yExtent, 4)) ?? { values: [], format: String };
  const left = yNames === null ? yAxisWidth(yTicks, sketch) : namesWidth(sketch, yNames);
  const xExtent = padded(xExtentOf(x), x, padding);
  const beyond = x === undefined ? 0 : endRoom(sketch, x, xExtent, sketch.width - left - RIGHT);
  const right = Math.max(RIGHT + room, beyond);
  const facets = facetsOf(sketch, { left, right });
  const xNames = x?.kind === 'category' ? orderNames(sketch.channels, x, 'rows') : null;
  const labels = xNames && bandLabels(xNames, facets.width / xNames.length, false, sketch);
  const bottom = labels === null ? axisHeight(x) : labels.height + 16;
  const cuts =
    x === undefined ? { height: 0, marks: [] } : cutsOf(sketch, x, xExtent, facets.width);
  const top = sketch.legendHeight + 26 + facets.headHeight + cuts.height;
  const whole = yNames === null ? 260 : yNames.length * NAME_HEIGHT + 26 + bottom;
  const height = panelHeight(sketch, facets, whole, 26 + bottom);
  const laid = facets.lay(height);
  const brush = facets.names.length > 0 || x === undefined ? null : brushOf(sketch, x, xExtent);
  return {
    facets,
    xExtent,
    yExtent,
    height,
    draw: (marks) => ({
      ...(brush === null ? {} : { brush }),
      notes: () => [...facets.notes, ...leftOut(x), ...leftOut(y)],
      plot: {
        ...laid.scales,
        marginLeft: left,
        marginRight: right,
        marginTop: top,
        marginBottom: bottom,
        height: top + bottom + laid.height,
        x: xScale(x, xNames, xExtent),
        y: yScale(y, yNames, y?.log === true ? yExtent : withHeadroom(yExtent, facets)),
        marks: [
          ...(y === undefined
            ? []
            : yNames === null
              ? yNumberAxis(yTicks)
              : [Plot.gridY({ stroke: LINE, strokeOpacity: 1 }), nameAxis(sketch, left)]),
          y?.kind === 'number' && yExtent[0] <= 0 && !y.log
            ? Plot.ruleY([0], { stroke: LINE_STRONG })
            : Plot.frame({ anchor: 'bottom', stroke: LINE_STRONG }),
          ...marks,
          ...(x === undefined
            ? []
            : labels === null
              ? [xAxis(x, xTicksOf(sketch, x, xExtent, facets.width), facets.width)]
              : [bandAxis(labels, sketch)]),
          ...cuts.marks,
          ...facets.marks,
          ...axisTitles(
            { x: x?.label, y: yUnit === undefined ? y?.label : `${y?.label ?? ''}, share` },
            { left, bottom, lift: facets.headHeight + cuts.height + 11 },
          ),
        ],
      },
    }),
  };
}

/** The extent of y for marks that stand where their value is: it reaches zero as the spec says, or when it is near. */
export function pointExtent(y: Channel | undefined): [number, number] {
  if (y === undefined) return [0, 1];
  const values = y.log ? y.values.filter((value) => Number(value) > 0) : y.values;
  const extent = extentOf(values, y.log);
  if (y.log || y.zero === false) return extent;
  return y.zero === true ? extentFromZero(y.values) : fromZeroIfNear(extent);
}

function xExtentOf(x: Channel | undefined): [number, number] {
  if (x === undefined || x.kind === 'category') return [0, 1];
  if (x.kind === 'number') return pointExtent(x);
  const [first, last] = extentOf(x.values);
  // One instant has a day around it.
  return last - first > 1 ? [first, last] : [first - DAY / 2, last + DAY / 2];
}

function padded(
  [least, most]: readonly [number, number],
  x: Channel | undefined,
  padding: number,
): readonly [number, number] {
  const free = (most - least) * padding;
  return x?.kind !== 'number' || x.log ? [least, most] : [least - free, most + free];
}

function xScale(
  x: Channel | undefined,
  names: readonly string[] | null,
  extent: readonly [number, number],
): Plot.ScaleOptions {
  if (x === undefined) return { axis: null };
  if (names !== null) return { type: 'point', domain: names, axis: null, padding: 0.5 };
  if (x.kind === 'time') return { type: 'utc', domain: [...extent], axis: null };
  return { type: x.log ? 'log' : 'linear', domain: [...extent], axis: null };
}

function yScale(
  y: Channel | undefined,
  names: readonly string[] | null,
  extent: readonly [number, number],
): Plot.ScaleOptions {
  if (names !== null) return { type: 'point', domain: names, axis: null, padding: 0.5 };
  return { type: y?.log === true ? 'log' : 'linear', domain: [...extent], axis: null };
}

function namesWidth({ width, measure }: Sketch, names: readonly string[]): number {
  const widest = Math.max(0, ...names.map((name) => measure(name, TEXT_SIZE)));
  return Math.ceil(Math.min(widest + 14, width * 0.42));
}

/** What a log scale cannot show is told, not just left away. */
function leftOut(channel: Channel | undefined): string[] {
  if (channel?.log !== true) return [];
  const count = channel.values.filter((value) => Number(value) <= 0).length;
  if (count === 0) return [];
  const rows = `${formatValue(count, 'count')} ${count === 1 ? 'value' : 'values'}`;
  return [`${rows} of ${channel.label} at or below zero cannot be shown on a log scale.`];
}

function brushOf(
  { format }: Sketch,
  x: Channel,
  [least, most]: readonly [number, number],
): BrushAxis | null {
  if (x.kind === 'category') return null;
  const unit = x.unit === 'days' ? 'number' : x.unit;
  const write = (value: number): string =>
    x.kind === 'time' ? timeWord(x, new Date(value)) : formatValue(value, unit, format);
  return {
    label: x.label,
    kind: x.kind === 'number' ? 'number' : x.span !== null || x.unit === 'date' ? 'day' : 'instant',
    isOpen: true,
    edges: x.span === null ? null : spanEdges(x.span, least, most),
    write,
    unit: x.unit === 'days' ? 'days' : '',
  };
}

/** A brush over days or months takes whole ones: its edges lie half-way between two of them. */
function spanEdges(span: Span, least: number, most: number): BrushEdge[] | null {
  const starts = startsBetween(new Date(least), new Date(most), span)?.map(Number);
  if (starts === undefined || starts.length === 0) return null;
  const after = startAfter(new Date(starts.at(-1) ?? most), span).getTime();
  const inner = starts.slice(1).map((start, place) => ({
    at: (start + (starts[place] ?? start)) / 2,
    value: start,
  }));
  return [{ at: least, value: starts[0] ?? least }, ...inner, { at: most, value: after }];
}
