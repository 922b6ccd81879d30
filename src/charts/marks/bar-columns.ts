import * as Plot from '@observablehq/plot';
import { LINE_STRONG, axisTitles, withHeadroom, yAxisWidth, yNumberAxis } from '../axes';
import { axisTicks, extentFromZero } from '../drawing';
import type { Sketch } from '../drawing';
import { facetsOf } from '../facets';
import { isNumericUnit } from '../format';
import { bandAxis, bandLabels } from '../band-labels';
import { barShapes, edgeOf, placing } from './bar-layout';
import type { Bars } from './bar-layout';
import { panelHeight, rowsOf } from './parts';
import type { Drawing, Drawn } from './parts';

/** Vertical bars over a scale of numbers, their names below. */
export function drawColumns(sketch: Sketch, bars: Bars): Drawing {
  const { channels, legendHeight } = sketch;
  const { band: x, length: y } = bars;
  const extent = extentFromZero([...bars.from, ...bars.to]);
  const scale = bars.mode === 'share' ? ({ ...y, unit: 'share' } as const) : y;
  const ticks = axisTicks(scale, extent, 4, sketch.format);
  const left = yAxisWidth(ticks, sketch);
  const facets = facetsOf(sketch, { left, right: 2 });
  const step = facets.width / Math.max(1, bars.bands.length);
  const ordinal = isNumericUnit(x.unit) || x.kind === 'time' || x.span !== null;
  const names = bandLabels(bars.bands, step, ordinal, sketch);
  const bottom = names.height + 16;
  const top = legendHeight + 24 + facets.headHeight;
  const laid = facets.lay(panelHeight(sketch, facets, 280, 24 + bottom));
  const drawn: Drawn = new Map();
  return {
    drawn,
    reach: 'x',
    linked: 'up',
    shapes: barShapes(sketch, bars, facets, true),
    notes: () => facets.notes,
    plot: {
      ...laid.scales,
      marginLeft: left,
      marginRight: 2,
      marginTop: top,
      marginBottom: bottom,
      height: top + bottom + laid.height,
      x: {
        domain: bars.bands,
        axis: null,
        padding: step < 8 ? 0.1 : 0.24,
        // Whole pixels would leave many narrow bars with wide margins.
        round: step > 24,
      },
      y: { domain: withHeadroom(extent, facets), axis: null },
      marks: [
        ...yNumberAxis(ticks),
        Plot.barY(rowsOf(channels), {
          x: [...bars.names],
          y1: [...bars.from],
          y2: [...bars.to],
          ...facets.channel,
          fill: bars.names.map((_, row) => sketch.colorOf(row)),
          ...(step < 8 ? {} : edgeOf(sketch, bars)),
          render: placing(bars, drawn, true),
        }),
        Plot.ruleY([0], { stroke: LINE_STRONG }),
        bandAxis(names, sketch),
        ...facets.marks,
        ...axisTitles(
          { x: x.label, y: bars.mode === 'share' ? `${y.label}, share` : y.label },
          { left, bottom, lift: facets.headHeight + 10 },
        ),
      ],
    },
  };
}
