import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { invalid } from '../channels';
import type { Channel } from '../channels';
import { extentFromZero } from '../drawing';
import type { Sketch } from '../drawing';
import { panelsOf } from '../facets';
import { gapSpan, placeOf, seriesOf, withGaps } from '../series';
import type { SeriesPoint } from '../series';
import { spotsByX } from '../series-tips';
import { stackRows } from '../stack';
import type { StackMode } from '../stack';
import { xyFrame } from '../xy-frame';
import type { Drawing } from './parts';

const SUMS: readonly string[] = ['customers', 'orders', 'rows', 'count', 'money'];

/**
 * Areas from zero, by colour stacked on each other, as shares of the whole, or laid over each other (`none`).
 * Missing periods of the calendar are gaps; a series that is missing where others are counts as zero there.
 */
export function drawAreas(sketch: Sketch): Result<Drawing> {
  const { x, y } = sketch.channels;
  if (x === undefined || y?.kind !== 'number') return invalid('y', 'y of an area is a number');
  const mode = sketch.spec.stack ?? 'stack';
  if (mode === 'group')
    return invalid('stack', 'areas are stacked, shown as share, or none of both');
  const stacked = layAreas(sketch, x, y, mode);
  if (!stacked.ok) return stacked;
  const { points, from, to } = stacked.value;
  const isShare = mode === 'share';
  const frame = xyFrame(sketch, extentFromZero([...from, ...to]), {
    yUnit: isShare ? 'share' : undefined,
  });
  const place = {
    ...frame.facets.at(points.map((point) => point.panel)),
    x: points.map((point) => point.x),
    z: points.map((point) => point.series),
  };
  const colors = points.map((point) => point.color);
  const isFlat = sketch.hues !== null && mode !== 'none';
  const placed = points.flatMap((point, index) => {
    const [start = 0, end = 0] = [from[index], to[index]];
    return point.row === null
      ? []
      : [{ point, y: end, ...(isShare ? { share: end - start } : {}) }];
  });
  const sum = mode === 'stack' && SUMS.includes(y.unit);
  return ok({
    drawn: new Map(),
    shapes: [],
    spots: spotsByX(sketch, frame.facets, x, y, placed, { sum }),
    ...frame.draw([
      Plot.areaY(points, {
        ...place,
        y1: [...from],
        y2: [...to],
        fill: colors,
        fillOpacity: isFlat ? 0.88 : 0.18,
        ...(isFlat ? { stroke: 'var(--surface)', strokeWidth: 0.75 } : {}),
      }),
      isFlat
        ? null
        : Plot.lineY(points, {
            ...place,
            y: [...to],
            stroke: colors,
            strokeWidth: 2,
            strokeLinejoin: 'round',
          }),
    ]),
  });
}

interface Areas {
  readonly points: readonly SeriesPoint[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function layAreas(sketch: Sketch, x: Channel, y: Channel, mode: StackMode): Result<Areas> {
  const span = gapSpan(sketch, x);
  const series = seriesOf(sketch, panelsOf(sketch).panelOf, x, y);
  // The first of the legend lies lowest, as in bars.
  const layers = [...series].reverse();
  const points = layers.flatMap((layer) =>
    withGaps(mode === 'none' ? layer : filled(layer, series), span),
  );
  const stacked = stackRows(
    points.map((point) => `${String(point.panel)}\n${placeOf(point.x)}`),
    points.map((point) => point.y),
    points.map((point) => sketch.hues?.placeOf(point.series) ?? 0),
    mode,
  );
  if (!stacked.ok) return stacked;
  const { from, to } = stacked.value;
  const gap = points.map((point) => !Number.isFinite(point.y));
  return ok({
    points,
    from: from.map((value, index) => (gap[index] === true ? Number.NaN : value)),
    to: to.map((value, index) => (gap[index] === true ? Number.NaN : value)),
  });
}

/** A layer with zero at every place where another layer of its panel has a row. */
function filled(
  layer: readonly SeriesPoint[],
  all: readonly (readonly SeriesPoint[])[],
): SeriesPoint[] {
  const [first] = layer;
  if (first === undefined) return [];
  const own = new Map(layer.map((point) => [placeOf(point.x), point]));
  const places = new Map<string, SeriesPoint>();
  for (const point of all.flat())
    if (point.panel === first.panel && !places.has(placeOf(point.x)))
      places.set(placeOf(point.x), point);
  return [...places.values()]
    .sort((a, b) => a.order - b.order)
    .map(({ x, order }) => own.get(placeOf(x)) ?? { ...first, row: null, x, order, y: 0 });
}
