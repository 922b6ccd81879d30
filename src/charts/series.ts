import { isSpan, startAfter, startsBetween } from './calendar';
import type { Span } from './calendar';
import { namesOf, orderNames } from './categories';
import type { Channel } from './channels';
import { fieldSpecOf } from '../document/chart-schema';
import type { Sketch } from './drawing';
import type { Facets } from './facets';

/** A point of a line or the edge of an area. */
export interface SeriesPoint {
  /** Row of the data; null where the calendar has a period that the data lack. */
  readonly row: number | null;
  readonly x: unknown;
  /** Place along x: the number, the time, or the place of the name. */
  readonly order: number;
  readonly y: number;
  readonly series: string;
  readonly panel: number;
  readonly color: string;
}

/** Name of the only series of a chart without colours. */
export const ONLY = '';
/** A series whose dates fill less than this share of the calendar is irregular: nothing is missing from it. */
const LEAST_FILLED = 0.5;

/** Rows grouped into series by panel, each in the order of x; the first series of the legend comes last, on top. */
export function seriesOf(
  sketch: Sketch,
  panelOf: Facets['panelOf'],
  x: Channel,
  y: Channel,
): SeriesPoint[][] {
  const { color } = sketch.channels;
  const names = color?.kind === 'category' ? namesOf(color) : null;
  const places = x.kind === 'category' ? namesOf(x) : null;
  const order = new Map(
    places === null
      ? []
      : orderNames(sketch.channels, x, 'rows').map((name, place) => [name, place]),
  );
  const groups = new Map<string, SeriesPoint[]>();
  x.values.forEach((value, row) => {
    const panel = panelOf(row);
    if (panel < 0 || value === null || (x.kind === 'number' && Number.isNaN(value))) return;
    if (x.log && !(Number(value) > 0)) return;
    const series = names?.[row] ?? ONLY;
    const number = Number(y.values[row]);
    const point: SeriesPoint = {
      row,
      x: places?.[row] ?? value,
      order: places === null ? Number(value) : (order.get(places[row] ?? '') ?? 0),
      y: y.log && !(number > 0) ? Number.NaN : number,
      series,
      panel,
      color: sketch.colorOf(row),
    };
    const key = `${String(panel)}\n${series}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [point]);
    else group.push(point);
  });
  const all = [...groups.values()];
  for (const group of all) group.sort((a, b) => a.order - b.order);
  const place = (group: SeriesPoint[]): number => sketch.hues?.placeOf(group[0]?.series ?? '') ?? 0;
  return all.sort((a, b) => place(b) - place(a));
}

/** What makes two points stand at the same place on x. */
export function placeOf(x: unknown): string {
  return x instanceof Date ? String(x.getTime()) : String(x);
}

/**
 * The calendar unit whose missing members are gaps: the one that the spec says, or one that most of the dates fill.
 */
export function gapSpan({ spec }: Sketch, x: Channel): Span | null {
  if (x.kind !== 'time' || x.span === null) return null;
  if (spec.x !== undefined && isSpan(fieldSpecOf(spec.x).bin)) return x.span;
  const times = [...new Set(x.values.filter((value) => value instanceof Date).map(Number))];
  if (times.length === 0) return null;
  const first = times.reduce((a, b) => Math.min(a, b));
  const last = times.reduce((a, b) => Math.max(a, b));
  const starts = startsBetween(new Date(first), new Date(last), x.span);
  return starts !== null && times.length >= starts.length * LEAST_FILLED ? x.span : null;
}

/** The points with one that has no value wherever the calendar goes on and the data do not. */
export function withGaps(points: readonly SeriesPoint[], span: Span | null): SeriesPoint[] {
  if (span === null) return [...points];
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (!(point.x instanceof Date) || !(next?.x instanceof Date)) return [point];
    const expected = startAfter(point.x, span);
    const gap = { ...point, row: null, x: expected, order: expected.getTime(), y: Number.NaN };
    return next.x > expected ? [point, gap] : [point];
  });
}
