import * as Plot from '@observablehq/plot';
import { INK_2 } from './axes';
import { AXIS_SIZE } from './drawing';
import type { Sketch } from './drawing';
import { ellipsis } from './label-text';

/** Names below a band scale. */
export interface BandLabels {
  readonly shown: string[];
  readonly rotated: boolean;
  readonly room: number;
  readonly height: number;
}

/** Names below columns: straight where they fit, thinned when they count, else turned. */
export function bandLabels(
  bands: readonly string[],
  step: number,
  ordinal: boolean,
  { measure }: Pick<Sketch, 'measure'>,
): BandLabels {
  const widest = Math.max(0, ...bands.map((name) => measure(name, AXIS_SIZE)));
  if (widest + 8 <= step) return { shown: [...bands], rotated: false, room: step, height: 24 };
  if (ordinal) {
    const every = Math.ceil((widest + 10) / step);
    const shown = bands.filter((_, index) => index % every === 0);
    return { shown, rotated: false, room: widest + 1, height: 24 };
  }
  const every = Math.ceil((AXIS_SIZE + 4) / step);
  const room = Math.min(widest + 1, 110);
  const shown = bands.filter((_, index) => index % every === 0);
  return { shown, rotated: true, room, height: 16 + room * 0.65 };
}

/** The axis of such names below a plot. */
export function bandAxis(names: BandLabels, { measure }: Pick<Sketch, 'measure'>): Plot.Markish {
  return Plot.axisX({
    ticks: names.shown,
    tickSize: 0,
    tickPadding: 7,
    label: null,
    fontSize: AXIS_SIZE,
    fill: INK_2,
    tickRotate: names.rotated ? -40 : 0,
    tickFormat: (name: string) => ellipsis(name, names.room, AXIS_SIZE, measure),
  });
}
