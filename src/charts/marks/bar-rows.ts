import * as Plot from '@observablehq/plot';
import { INK, INK_2, LINE, LINE_STRONG, axisTitles, nameAxis } from '../axes';
import { AXIS_SIZE, TEXT_SIZE, extentFromZero, shortValue } from '../drawing';
import type { Sketch } from '../drawing';
import { facetsOf } from '../facets';
import type { Facets } from '../facets';
import { MISSING, axisFormat } from '../format';
import { barShapes, edgeOf, placing } from './bar-layout';
import type { Bars } from './bar-layout';
import { noting, rowsOf } from './parts';
import type { Drawing, Drawn } from './parts';

const ROW_HEIGHT = 30;
/** Bars of one group, and the distance between groups. */
const SLOT_HEIGHT = 16;
const SLOT_GAP = 14;
const MOST_ROWS = 200;

/** Horizontal bars with their names at the left and their values at the end. */
export function drawRows(sketch: Sketch, given: Bars): Drawing {
  const { channels, width, measure, legendHeight, format } = sketch;
  const bars = { ...given, bands: given.bands.slice(0, MOST_ROWS) };
  const x = bars.length;
  const widest = Math.max(0, ...bars.bands.map((name) => measure(name, TEXT_SIZE)));
  const left = Math.ceil(Math.min(widest + 12, width * 0.42));
  const ends = endsOf(sketch, bars);
  const widestEnd = Math.max(0, ...ends.map((end) => measure(end.text, TEXT_SIZE)));
  // Half of “100 %” stands beyond the axis.
  const room = bars.mode === 'share' ? 20 : Math.ceil(widestEnd) + 8;
  const isFaceted = channels.facet !== undefined;
  const facets = facetsOf(
    sketch,
    { left, right: isFaceted && bars.mode !== 'share' ? 2 : room },
    150,
  );
  const [least, reach] = extentFromZero([...bars.from, ...bars.to]);
  // The values at the ends of bars stand inside their panels.
  const most = isFaceted
    ? least + ((reach - least) * facets.width) / Math.max(40, facets.width - room)
    : reach;
  const top = legendHeight + 22 + facets.headHeight;
  const bottom = bars.mode === 'share' ? 22 : 2;
  const laid = facets.lay(bars.bands.length * rowHeight(sketch, bars, facets, top + bottom));
  const drawn: Drawn = new Map();
  return {
    drawn,
    reach: 'y',
    linked: 'right',
    shapes: barShapes(sketch, bars, facets, false),
    notes: () => [...facets.notes, ...tooMany(given.bands.length)],
    plot: {
      ...laid.scales,
      marginLeft: left,
      marginRight: isFaceted && bars.mode !== 'share' ? 2 : room,
      marginTop: top,
      marginBottom: bottom,
      height: top + bottom + laid.height,
      x: { domain: [least, most], axis: null },
      y: {
        domain: bars.bands,
        axis: null,
        padding: bars.slots > 1 ? SLOT_GAP / (SLOT_GAP + SLOT_HEIGHT * bars.slots) : 0.28,
      },
      marks: [
        ...(bars.mode === 'share' ? shareAxis(sketch) : []),
        Plot.barX(rowsOf(channels), {
          x1: [...bars.from],
          x2: [...bars.to],
          y: [...bars.names],
          ...facets.channel,
          fill: bars.names.map((_, row) => sketch.colorOf(row)),
          ...edgeOf(sketch, bars),
          render: placing(bars, drawn, false),
        }),
        least < 0 ? Plot.ruleX([0], { stroke: LINE_STRONG }) : null,
        nameAxis(sketch, left),
        endLabels(bars, facets, ends, drawn, sketch),
        ...facets.marks,
        ...axisTitles(
          { y: bars.mode === 'share' && x.unit !== 'share' ? `${x.label}, share` : x.label },
          { left: 0, bottom: 0, lift: facets.headHeight + 8 },
        ),
      ],
    },
  };

  function tooMany(count: number): string[] {
    const write = axisFormat('count', format);
    return count > MOST_ROWS
      ? [`The first ${write(MOST_ROWS)} of ${write(count)} bars are shown.`]
      : [];
  }
}

function rowHeight({ spec }: Sketch, bars: Bars, facets: Facets, around: number): number {
  if (bars.slots > 1) return SLOT_GAP + SLOT_HEIGHT * bars.slots;
  if (spec.height === undefined) return ROW_HEIGHT;
  const asked = (spec.height - around) / (bars.bands.length * facets.down);
  return Math.max(18, Math.min(56, asked));
}

interface End {
  readonly row: number;
  readonly value: number;
  readonly text: string;
}

/** Values at the ends of bars. Shares all end at the same place, so they have none. */
function endsOf({ format }: Sketch, bars: Bars): End[] {
  if (bars.mode === 'share') return [];
  return [...bars.ends]
    .filter(([row]) => bars.bands.includes(bars.names[row] ?? ''))
    .map(([row, value]) => ({
      row,
      value: Number.isFinite(value) ? value : 0,
      text: Number.isFinite(value) ? shortValue(bars.length, value, format) : MISSING,
    }));
}

function endLabels(
  bars: Bars,
  facets: Facets,
  ends: readonly End[],
  drawn: Drawn,
  { spec }: Sketch,
): Plot.Markish {
  const note = noting(drawn, (position) => ends[position]?.row ?? -1);
  return Plot.text(ends, {
    x: ends.map((end) => Math.max(end.value, stackedTop(bars, end.row), 0)),
    y: ends.map((end) => bars.names[end.row]),
    ...facets.at(ends.map((end) => facets.panelOf(end.row))),
    text: ends.map((end) => end.text),
    textAnchor: 'start',
    dx: 6,
    fontSize: TEXT_SIZE,
    fill: INK,
    render(index, scales, values, dimensions, context, next) {
      const group = note.call(this, index, scales, values, dimensions, context, next);
      if (bars.slots > 1) shiftToSlots(group, index, scales);
      return group;
    },
    ...(spec.stack === 'none' ? { filter: [] } : {}),
  });

  function shiftToSlots(
    group: SVGElement | null,
    index: number[],
    scales: Plot.ScaleFunctions,
  ): void {
    const band = (scales.y as unknown as { bandwidth: () => number }).bandwidth();
    Array.from(group?.children ?? []).forEach((text, position) => {
      const row = ends[index[position] ?? -1]?.row ?? 0;
      const shift = ((bars.slotOf(row) + 0.5) / bars.slots - 0.5) * band;
      const transform = text.getAttribute('transform') ?? '';
      text.setAttribute('transform', `translate(0,${String(shift)}) ${transform}`);
    });
  }
}

/** How far the upward part of a row's stack reaches, where it also has parts below zero. */
function stackedTop(bars: Bars, row: number): number {
  return Math.max(bars.to[row] ?? 0, bars.from[row] ?? 0);
}

function shareAxis({ format }: Sketch): Plot.Markish[] {
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return [
    Plot.gridX({ ticks, stroke: LINE, strokeOpacity: 1 }),
    Plot.axisX({
      ticks,
      tickFormat: axisFormat('share', { ...format, step: 0.25 }),
      tickSize: 0,
      tickPadding: 6,
      label: null,
      fontSize: AXIS_SIZE,
      fill: INK_2,
    }),
  ];
}
