import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { invalid } from '../channels';
import type { Sketch } from '../drawing';
import { drawColumns } from './bar-columns';
import { layBars } from './bar-layout';
import { drawRows } from './bar-rows';
import type { Drawing } from './parts';

/**
 * Bars from zero, horizontal when x is the number and y names them, else vertical; several rows of one bar are
 * stacked, grouped or shown as shares. Names are sorted by length (longest first) unless a channel says `sort`;
 * scores and dates keep theirs.
 */
export function drawBars(sketch: Sketch): Result<Drawing> {
  const { x, y } = sketch.channels;
  if (x === undefined || y === undefined) return invalid('x', 'a bar needs x and y');
  if (y.kind !== 'number' && x.kind !== 'number')
    return invalid('y', 'a bar needs numbers on one of its axes');
  const upright = y.kind === 'number';
  const bars = layBars(sketch, upright ? x : y, upright ? y : x);
  if (!bars.ok) return bars;
  return ok(upright ? drawColumns(sketch, bars.value) : drawRows(sketch, bars.value));
}
