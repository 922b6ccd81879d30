import * as Plot from '@observablehq/plot';
import { TEXT_SIZE } from './drawing';
import type { Sketch } from './drawing';
import { ellipsis } from './label-text';
import type { SeriesPoint } from './series';
import type { XyFrame } from './xy-frame';

const LEAST_WIDTH = 480;
const MOST_LINES = 8;
const LINE = 15;
const OFFSET = 8;

/**
 * Room for the names of lines at their ends, or 0 where a legend says it better: on narrow pages, with facets, and
 * for many or long names.
 */
export function endLabelWidth({
  spec,
  channels,
  hues,
  width,
  measure,
}: Pick<Sketch, 'spec' | 'channels' | 'hues' | 'width' | 'measure'>): number {
  if (spec.mark !== 'line' || hues === null || channels.facet !== undefined) return 0;
  if (width < LEAST_WIDTH || hues.entries.length > MOST_LINES || hues.entries.length < 2) return 0;
  const widest = Math.max(...hues.entries.map(({ label }) => measure(label, TEXT_SIZE, 500)));
  return widest > width * 0.25 ? 0 : Math.ceil(widest) + OFFSET;
}

/** Writes the name of each line beside its last point; names that would meet move apart. */
export function drawEndLabels(
  sketch: Sketch,
  frame: XyFrame,
  lines: readonly (readonly SeriesPoint[])[],
): Plot.Markish[] {
  const y = sketch.channels.y;
  const [least, most] = frame.yExtent;
  const scale = (value: number): number => (y?.log === true ? Math.log(value) : value);
  const heightOf = (value: number): number =>
    (1 - (scale(value) - scale(least)) / (scale(most) - scale(least))) * frame.height;
  const ends = lines.flatMap((line) => {
    const last = line.findLast((point) => Number.isFinite(point.y));
    return last === undefined ? [] : [{ last, at: heightOf(last.y) }];
  });
  const shifts = apart(
    ends.map(({ at }) => at),
    LINE,
    frame.height,
  );
  const [, right] = frame.xExtent;
  return ends.flatMap(({ last, at }, index) => [
    Plot.dot([last], { x: [last.x], y: [last.y], r: 3, fill: last.color }),
    Plot.text([last.series], {
      x: sketch.channels.x?.kind === 'category' ? [last.x] : [right],
      y: [last.y],
      dx: OFFSET,
      dy: (shifts[index] ?? at) - at,
      textAnchor: 'start',
      fontSize: TEXT_SIZE,
      fontWeight: 500,
      // The line's own colour is too faint for text.
      fill: `color-mix(in oklab, ${last.color} 62%, var(--ink))`,
      text: [ellipsis(last.series, sketch.width * 0.25, TEXT_SIZE, sketch.measure, 500)],
    }),
  ]);
}

/** Moves positions so that neighbours are `gap` apart, inside 0 to `most` as long as they fit, changing the least. */
export function apart(positions: readonly number[], gap: number, most: number): number[] {
  const order = positions.map((_, index) => index);
  order.sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const placed = positions.map((position) => position);
  for (const direction of [1, -1]) {
    const along = direction === 1 ? order : [...order].reverse();
    let free = direction === 1 ? Number.NEGATIVE_INFINITY : most + gap;
    for (const index of along) {
      const at = placed[index] ?? 0;
      free = direction === 1 ? Math.max(at, free + gap) : Math.min(at, free - gap);
      placed[index] = free;
    }
  }
  return placed;
}
