import * as Plot from '@observablehq/plot';
import { INK, INK_2 } from './axes';
import type { Channel } from './channels';
import { AXIS_SIZE } from './drawing';
import type { Sketch } from './drawing';
import { plainLabel, stackLabels } from './label-text';

const CUT_ROW = 16;

/** Cut points of a chart: labelled dashed lines across x. */
export interface Cuts {
  /** Room above the plot that the labels take. */
  readonly height: number;
  readonly marks: Plot.Markish[];
}

interface PlacedCut {
  readonly at: number;
  readonly label: string;
  readonly shift: number;
  readonly row: number;
}

/** Lays out the cuts that lie inside an extent, so that no label covers another. */
export function cutsOf(
  sketch: Sketch,
  x: Channel,
  extent: readonly [number, number],
  inner: number,
): Cuts {
  const cuts = x.kind === 'category' ? [] : placeCuts(sketch, x, extent, inner);
  return {
    height: Math.max(0, ...cuts.map((cut) => cut.row + 1)) * CUT_ROW,
    marks: [...cuts.flatMap(cutLine), ...cuts.map(cutLabel)],
  };
}

function placeCuts(
  { spec, measure }: Sketch,
  x: Channel,
  [least, most]: readonly [number, number],
  inner: number,
): PlacedCut[] {
  const scale = (value: number): number => (x.log ? Math.log(value) : value);
  const position = (at: number): number =>
    ((scale(at) - scale(least)) / (scale(most) - scale(least))) * inner;
  const cuts = (spec.cuts ?? []).filter((cut) => cut.at >= least && cut.at <= most);
  const labels = cuts.map((cut) => plainLabel(cut.label));
  const stacked = stackLabels(
    cuts.map((cut, index) => ({
      at: position(cut.at),
      width: measure(labels[index] ?? '', AXIS_SIZE),
    })),
    inner,
  );
  return cuts.map((cut, index) => ({
    at: cut.at,
    label: labels[index] ?? '',
    shift: (stacked[index]?.center ?? 0) - position(cut.at),
    row: stacked[index]?.row ?? 0,
  }));
}

/** A dashed line with a pale edge, so that it shows on the bars too. */
function cutLine({ at, row }: PlacedCut): Plot.Markish[] {
  const insetTop = -row * CUT_ROW - 3;
  return [
    Plot.ruleX([at], { stroke: 'var(--surface)', strokeWidth: 2.5, strokeOpacity: 0.6, insetTop }),
    Plot.ruleX([at], { stroke: INK_2, strokeDasharray: '3,3', insetTop }),
  ];
}

function cutLabel({ at, label, shift, row }: PlacedCut): Plot.Markish {
  return Plot.text([label], {
    x: [at],
    frameAnchor: 'top',
    lineAnchor: 'bottom',
    dx: shift,
    dy: -row * CUT_ROW - 5,
    fontSize: AXIS_SIZE,
    fill: INK,
    stroke: 'var(--surface)',
    strokeWidth: 5,
  });
}
