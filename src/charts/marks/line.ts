import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { invalid } from '../channels';
import { extentFromZero } from '../drawing';
import type { Sketch } from '../drawing';
import { drawEndLabels, endLabelWidth } from '../end-labels';
import { gapSpan, seriesOf, withGaps } from '../series';
import type { SeriesPoint } from '../series';
import { seriesSpots } from '../series-tips';
import { pointExtent, xyFrame } from '../xy-frame';
import type { Drawing } from './parts';

/** One line, or one for each colour. Missing values and missing periods of the calendar are gaps. */
export function drawLines(sketch: Sketch): Result<Drawing> {
  const { x, y } = sketch.channels;
  if (x === undefined || y?.kind !== 'number') return invalid('y', 'y of a line is a number');
  const extent = y.log || y.zero === false ? pointExtent(y) : extentFromZero(y.values);
  const labelWidth = endLabelWidth(sketch);
  const frame = xyFrame(sketch, extent, { room: labelWidth });
  const span = gapSpan(sketch, x);
  const lines = seriesOf(sketch, frame.facets.panelOf, x, y).map((line) => withGaps(line, span));
  const points = lines.flat();
  const at = (of: readonly SeriesPoint[]) => ({
    ...frame.facets.at(of.map((point) => point.panel)),
    x: of.map((point) => point.x),
    y: of.map((point) => point.y),
  });
  const alone = lines.flatMap(lonelyPoints);
  return ok({
    drawn: new Map(),
    shapes: [],
    spots: seriesSpots(sketch, frame.facets, x, y, lines),
    ...frame.draw([
      Plot.lineY(points, {
        ...at(points),
        z: points.map((point) => point.series),
        stroke: points.map((point) => point.color),
        strokeWidth: lines.length > 6 ? 1.75 : 2.25,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
      }),
      Plot.dot(alone, { ...at(alone), r: 2.5, fill: alone.map((point) => point.color) }),
      ...(labelWidth > 0 ? drawEndLabels(sketch, frame, lines) : []),
    ]),
  });
}

/** Points without a neighbour, which no line would show. */
function lonelyPoints(line: readonly SeriesPoint[]): SeriesPoint[] {
  const isThere = (index: number): boolean => Number.isFinite(line[index]?.y ?? Number.NaN);
  return line.filter((_, index) => isThere(index) && !isThere(index - 1) && !isThere(index + 1));
}
