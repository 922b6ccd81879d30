import type * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { namesOf, orderNames, totalsOf } from '../categories';
import type { Channel } from '../channels';
import { keyOf } from '../drawing';
import type { Sketch } from '../drawing';
import type { Facets } from '../facets';
import { formatValue, formatWithNoun } from '../format';
import { stackRows } from '../stack';
import type { StackMode, Stacked } from '../stack';
import { plainTitle } from '../tip-text';
import type { TipRow } from '../tip-text';
import { noting } from './parts';
import type { Drawn, Shape } from './parts';

const ADDITIVE: readonly string[] = ['customers', 'orders', 'rows', 'count', 'money'];

/** Bars as they are laid out in either direction. */
export interface Bars extends Stacked {
  /** The channel that names the bars, and the one that gives their length. */
  readonly band: Channel;
  readonly length: Channel;
  readonly mode: StackMode;
  /** Name of the bar by row. */
  readonly names: readonly string[];
  /** Bars in order. */
  readonly bands: readonly string[];
  /** Bars side by side in one place: 1 unless grouped. */
  readonly slots: number;
  readonly slotOf: (row: number) => number;
  readonly total: number;
  /** Sum of all rows of a row's bar. */
  readonly togetherOf: (row: number) => number;
}

/** Lays the rows of a chart out as bars; fails where they cannot be stacked as asked. */
export function layBars(sketch: Sketch, band: Channel, length: Channel): Result<Bars> {
  const { channels, hues, spec } = sketch;
  const mode = spec.stack ?? 'stack';
  const names = namesOf(band);
  const series = seriesOf(sketch, band);
  const slots =
    mode === 'group' && series !== null ? slotsOf(sketch, series) : new Map<string, number>();
  const slotOf = (row: number): number => slots.get(series?.[row] ?? '') ?? 0;
  const facets = channels.facet === undefined ? null : namesOf(channels.facet);
  const places = names.map((name, row) => [facets?.[row] ?? '', slotOf(row), name].join('\n'));
  const layers = names.map((_, row) =>
    series === null ? 0 : (hues?.placeOf(series[row] ?? '') ?? 0),
  );
  const sums = totalsOf(places, length);
  const stacked = stackRows(places, length.values, layers, mode);
  if (!stacked.ok) return stacked;
  return ok({
    ...stacked.value,
    band,
    length,
    mode,
    names,
    bands: orderBands(sketch, band, length),
    slots: Math.max(1, slots.size),
    slotOf,
    togetherOf: (row) => sums.get(places[row] ?? '') ?? Number.NaN,
    total: length.values.reduce<number>((sum, value) => sum + (Number(value) || 0), 0),
  });
}

/** Categories by row that part a bar, or null where the colour only repeats its name. */
function seriesOf({ channels }: Sketch, band: Channel): readonly string[] | null {
  const { color } = channels;
  return color?.kind !== 'category' || color.field === band.field ? null : namesOf(color);
}

function slotsOf({ hues }: Sketch, series: readonly string[]): Map<string, number> {
  const place = (name: string): number => hues?.placeOf(name) ?? 0;
  const names = [...new Set(series)].sort((a, b) => place(a) - place(b));
  return new Map(names.map((name, slot) => [name, slot]));
}

function orderBands({ channels }: Sketch, band: Channel, length: Channel): string[] {
  // An author may ask for the order where the length is written.
  if (band.sort === undefined && length.sort !== undefined) {
    const by = length.name === 'x' ? 'x' : 'y';
    const sort = { ascending: by, descending: `-${by}` as const, none: 'none' } as const;
    const asked = length.sort in sort ? sort[length.sort as keyof typeof sort] : undefined;
    if (asked !== undefined) return orderNames(channels, { ...band, sort: asked }, 'largest');
  }
  return orderNames(channels, band, 'largest');
}

/** Notes the bars, after those of a group were put side by side. */
export function placing(bars: Bars, drawn: Drawn, upright: boolean): Plot.RenderFunction {
  const note = noting(drawn);
  return function (this: unknown, index, scales, values, dimensions, context, next) {
    const group = note.call(this as Plot.Mark, index, scales, values, dimensions, context, next);
    if (bars.slots === 1) return group;
    const [start, size] = upright ? ['x', 'width'] : ['y', 'height'];
    Array.from(group?.children ?? []).forEach((bar, position) => {
      const width = Number(bar.getAttribute(size)) / bars.slots;
      const slot = bars.slotOf(index[position] ?? 0);
      const inset = width > 6 ? 1 : 0;
      bar.setAttribute(start, String(Number(bar.getAttribute(start)) + slot * width + inset / 2));
      bar.setAttribute(size, String(Math.max(0.5, width - inset)));
    });
    return group;
  };
}

/** Bars have soft corners, parts of bars a hairline between them. */
export function edgeOf(
  sketch: Sketch,
  bars: Bars,
): Pick<Plot.RectOptions, 'rx' | 'stroke' | 'strokeWidth'> {
  const isParted = seriesOf(sketch, bars.band) !== null && bars.slots === 1 && bars.mode !== 'none';
  return isParted ? { stroke: 'var(--surface)', strokeWidth: 0.75 } : { rx: 2 };
}

/** What the bars say, and where they are for the keyboard. */
export function barShapes(sketch: Sketch, bars: Bars, facets: Facets, upright: boolean): Shape[] {
  const { channels, format } = sketch;
  const { band, length } = bars;
  const color = channels.color?.kind === 'category' ? channels.color : undefined;
  const layers = new Map<string, number>();
  return bars.names.flatMap((name, index) => {
    const panel = facets.panelOf(index);
    const place = bars.bands.indexOf(name);
    if (panel < 0 || place < 0) return [];
    const where = `${String(panel)}\n${name}`;
    const layer = layers.get(where) ?? 0;
    layers.set(where, layer + 1);
    const series = color === undefined ? name : String(color.values[index]);
    const titles = [name, ...(facets.names.length > 0 ? [facets.names[panel] ?? ''] : [])];
    const value = formatWithNoun(length.raw[index], length.unit, format);
    const share = shareOf(bars, index, format);
    const upTo = facets.across * bars.bands.length;
    return {
      index,
      panel,
      key: keyOf(index, band, color, channels.facet),
      label: [
        ...titles.slice(0, 1),
        ...(series === name ? [] : [series]),
        ...titles.slice(1),
        value,
      ]
        .concat(share === null ? [] : [share.value])
        .join(', '),
      tip: (inView) => ({
        title: titles.join(' · '),
        rows: barTip(sketch, bars, series === name ? null : series, index, inView),
      }),
      column: upright ? panel * upTo + place : panel * 1000 + layer,
      row: upright ? layer : place,
    };
  });
}

function shareOf(bars: Bars, row: number, format: Sketch['format']): TipRow | null {
  const value = Number(bars.length.values[row]);
  if (!Number.isFinite(value)) return null;
  if (bars.mode === 'share') {
    const share = (bars.to[row] ?? 0) - (bars.from[row] ?? 0);
    return { label: 'Share', value: formatValue(share, 'share', format) };
  }
  if (!ADDITIVE.includes(bars.length.unit) || !(bars.total > 0)) return null;
  return { label: 'Of all', value: formatValue(value / bars.total, 'share', format) };
}

function barTip(
  { format, colorOf }: Sketch,
  bars: Bars,
  series: string | null,
  row: number,
  inView: number | undefined,
): TipRow[] {
  const { length } = bars;
  const value = formatWithNoun(length.raw[row], length.unit, format);
  const color = colorOf(row);
  if (inView !== undefined) {
    const told = formatWithNoun(inView, length.unit, format);
    return [
      { label: 'In view', value: told, color },
      { label: 'All', value },
    ];
  }
  const share = shareOf(bars, row, format);
  if (series === null)
    return [{ label: plainTitle(length), value }, ...(share === null ? [] : [share])];
  return [{ label: series, value, color }, ...partRows(bars, row, format)];
}

/** What a part is of its bar. */
function partRows(bars: Bars, row: number, format: Sketch['format']): TipRow[] {
  const { length, names, mode } = bars;
  if (mode !== 'share' && !(mode === 'stack' && ADDITIVE.includes(length.unit))) return [];
  const together = bars.togetherOf(row);
  const value = Number(length.values[row]);
  if (!(together > 0) || !(value >= 0)) return [];
  return [
    { label: `Of ${names[row] ?? ''}`, value: formatValue(value / together, 'share', format) },
    { label: 'Together', value: formatWithNoun(together, length.unit, format) },
  ];
}
