import type { ChartSpec } from '../document/chart-spec';
import type { CategoryColors } from './category-colors';
import type { Channel, Channels } from './channels';
import type { Columns } from './columns';
import { axisFormat, formatValue } from './format';
import type { FormatOptions } from './format';
import type { Measure } from './label-text';
import type { MarkKey } from './selection';

/** Font sizes of all charts, in pixels. */
export const TEXT_SIZE = 12;
export const AXIS_SIZE = 11;

/** What a mark needs to know to lay itself out. */
export interface Sketch {
  readonly spec: ChartSpec;
  readonly channels: Channels;
  /** All columns: some marks read more than their channels. */
  readonly data: Columns;
  readonly width: number;
  /** Pixels that the spec or the page asks for, without what the legend takes. */
  readonly height: number | undefined;
  /** Room at the top that the legend takes. */
  readonly legendHeight: number;
  readonly format: FormatOptions;
  readonly measure: Measure;
  /** CSS colour of a row. */
  readonly colorOf: (row: number) => string;
  /** Colours of names that have one of their own. */
  readonly colors: Readonly<Record<string, string>>;
  /** Colours and order of the categories of the colour channel, where it has some. */
  readonly hues: CategoryColors | null;
}

/** What identifies a mark: the raw values of channels in one row. */
export function keyOf(row: number, ...channels: readonly (Channel | undefined)[]): MarkKey {
  const key: Record<string, unknown> = {};
  for (const channel of channels) if (channel !== undefined) key[channel.field] = channel.raw[row];
  return key;
}

/** A value short enough to stand on a mark. */
export function shortValue(channel: Channel, value: unknown, format: FormatOptions): string {
  return formatValue(value, channel.unit === 'days' ? 'number' : channel.unit, {
    ...format,
    compact: channel.unit === 'money' || Math.abs(Number(value)) >= 1_000_000,
  });
}

/** Where an axis is marked, and how. */
export interface Ticks {
  readonly values: readonly number[];
  readonly format: (value: unknown) => string;
}

/** Ticks for numbers over an extent: round steps, or powers of ten on a log scale. */
export function axisTicks(
  channel: Channel,
  [least, most]: readonly [number, number],
  count: number,
  format: FormatOptions,
): Ticks {
  if (channel.log) {
    return { values: powerTicks(least, most, count), format: axisFormat(channel.unit, format) };
  }
  const values = niceTicks(least, most, count);
  const [first = 0, second = first + 1] = values;
  return { values, format: axisFormat(channel.unit, { ...format, step: second - first }) };
}

/** Powers of ten inside an extent above zero, thinned to about `count`; with 2 and 5 between them where they are few. */
export function powerTicks(least: number, most: number, count: number): number[] {
  const from = Math.ceil(Math.log10(least) - 1e-9);
  const to = Math.floor(Math.log10(most) + 1e-9);
  const step = Math.max(1, Math.ceil((to - from + 1) / count));
  const ticks: number[] = [];
  for (let power = from; power <= to; power += step) ticks.push(Number(`1e${power}`));
  return ticks.length > 2 || count < 3 ? withEnds(ticks, least, most) : finerTicks(least, most);
}

function finerTicks(least: number, most: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.log10(most); power++)
    for (const factor of [1, 2, 5]) ticks.push(Number(`${String(factor)}e${String(power)}`));
  const inside = ticks.filter((tick) => tick >= least && tick <= most);
  return withEnds(inside, least, most);
}

function withEnds(ticks: number[], least: number, most: number): number[] {
  return ticks.length > 0 ? ticks : [least, most];
}

/** Extent of finite numbers; around a single value, or [0, 1] without any, it has some width. */
export function extentOf(values: readonly unknown[], log = false): [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    const number = value instanceof Date ? value.getTime() : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) continue;
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  if (least > most) return log ? [1, 10] : [0, 1];
  if (least < most) return [least, most];
  return log ? [least / 2, most * 2] : [least - 0.5, most + 0.5];
}

/** Extent of finite numbers, always reaching 0; [0, 1] when there are none. */
export function extentFromZero(values: readonly unknown[]): [least: number, most: number] {
  let [least, most] = [0, 0];
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least === most ? [0, 1] : [least, most];
}

/** An extent that begins at 0 when it comes close to it: a distance that looks like nothing should be nothing. */
export function fromZeroIfNear([least, most]: readonly [number, number]): [number, number] {
  return least > 0 && least < most * 0.4 ? [0, most] : [least, most];
}

/** Round steps that cover an extent with about `count` ticks. */
export function niceTicks(least: number, most: number, count: number): number[] {
  const rough = (most - least) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const ticks: number[] = [];
  for (let i = Math.ceil(least / step - 1e-9); i * step <= most + step * 1e-9; i++)
    ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}
