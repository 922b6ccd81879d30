import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import {
  LINE,
  axisTitles,
  endRoom,
  nameAxis,
  withHeadroom,
  xAxis,
  xTicksOf,
  yAxisWidth,
  yNumberAxis,
} from '../axes';
import { bandAxis, bandLabels } from '../band-labels';
import { namesOf, orderNames } from '../categories';
import { invalid, readColumn } from '../channels';
import type { Channel } from '../channels';
import { TEXT_SIZE, axisTicks, extentOf, fromZeroIfNear, keyOf } from '../drawing';
import type { Sketch } from '../drawing';
import { facetsOf } from '../facets';
import type { Facets } from '../facets';
import { formatValue, formatWithNoun, isNumericUnit } from '../format';
import { noting, panelHeight } from './parts';
import type { Drawing, Drawn, Shape } from './parts';

/** Columns of a box, as they are computed in SQL: ends of the whiskers, quartiles, and how many values there are. */
const COLUMNS = ['q_low', 'q_25', 'q_50', 'q_75', 'q_high'] as const;
const ROW_HEIGHT = 34;
/** Name of the only box of a chart without categories. */
const ONLY = '';

interface Boxes {
  /** The channel that names the boxes, where there is one. */
  readonly band: Channel | undefined;
  readonly value: Channel;
  readonly names: readonly string[];
  readonly bands: readonly string[];
  /** Ends of the whiskers and quartiles by column and row. */
  readonly columns: Readonly<Record<(typeof COLUMNS)[number], readonly number[]>>;
  /** Values behind each box, where the data tell. */
  readonly counts: ArrayLike<unknown> | undefined;
}

/**
 * Box plots from quantiles: the box holds the middle half, the line in it is the median, whiskers reach from `q_low`
 * to `q_high`. Horizontal when x is the number, else vertical.
 */
export function drawBoxes(sketch: Sketch): Result<Drawing> {
  const { x, y } = sketch.channels;
  const upright = y?.kind === 'number' && x?.field !== 'q_50';
  const value = upright ? y : x;
  if (value?.kind !== 'number') return invalid('y', 'a box needs numbers in x or y');
  const band = upright ? x : y;
  const boxes = readBoxes(sketch, value, band);
  if (!boxes.ok) return boxes;
  return ok(upright ? drawUpright(sketch, boxes.value) : drawLying(sketch, boxes.value));
}

function readBoxes(sketch: Sketch, value: Channel, band: Channel | undefined): Result<Boxes> {
  const { data, channels } = sketch;
  const columns: Partial<Record<string, readonly number[]>> = {};
  for (const name of COLUMNS) {
    const column = readColumn(data, name, value);
    if (!column.ok) return column;
    columns[name] = value.log
      ? column.value.map((one) => (Number(one) > 0 ? Number(one) : Number.NaN))
      : column.value.map(Number);
  }
  const names =
    band === undefined ? Array.from({ length: channels.rows }, () => ONLY) : namesOf(band);
  return ok({
    band,
    value,
    names,
    bands: band === undefined ? [ONLY] : orderNames(channels, band, 'rows'),
    columns: columns as Boxes['columns'],
    counts: Object.hasOwn(data, 'n') ? data['n'] : undefined,
  });
}

function extentOfBoxes({ columns, value }: Boxes): [number, number] {
  const extent = extentOf([...columns.q_low, ...columns.q_high], value.log);
  if (value.log || value.zero === false) return extent;
  return value.zero === true
    ? [Math.min(0, extent[0]), Math.max(0, extent[1])]
    : fromZeroIfNear(extent);
}

function drawUpright(sketch: Sketch, boxes: Boxes): Drawing {
  const { band, value, bands, names } = boxes;
  const extent = extentOfBoxes(boxes);
  const ticks = axisTicks(value, extent, 4, sketch.format);
  const left = yAxisWidth(ticks, sketch);
  const facets = facetsOf(sketch, { left, right: 2 });
  const isOrdinal = band !== undefined && (isNumericUnit(band.unit) || band.span !== null);
  const labels = bandLabels(bands, facets.width / bands.length, isOrdinal, sketch);
  const bottom = band === undefined ? 8 : labels.height + 16;
  const top = sketch.legendHeight + 24 + facets.headHeight;
  const laid = facets.lay(panelHeight(sketch, facets, 300, 24 + bottom));
  const drawn: Drawn = new Map();
  return {
    drawn,
    reach: 'x',
    shapes: shapesOf(sketch, boxes, facets, true),
    notes: () => facets.notes,
    plot: {
      ...laid.scales,
      marginLeft: left,
      marginRight: 2,
      marginTop: top,
      marginBottom: bottom,
      height: top + bottom + laid.height,
      x: {
        type: 'band',
        domain: bands,
        axis: null,
        padding: bandPadding(facets.width / bands.length),
      },
      y: { ...scaleOf(value), domain: withHeadroom(extent, facets), axis: null },
      marks: [
        ...yNumberAxis(ticks),
        ...boxMarks(sketch, boxes, facets, drawn, { upright: true, band: names }),
        band === undefined ? null : bandAxis(labels, sketch),
        ...facets.marks,
        ...axisTitles(
          { x: band?.label, y: value.label },
          { left, bottom, lift: facets.headHeight + 10 },
        ),
      ],
    },
  };
}

function drawLying(sketch: Sketch, boxes: Boxes): Drawing {
  const { band, value, bands, names } = boxes;
  const { measure, width } = sketch;
  const widest = Math.max(0, ...bands.map((name) => measure(name, TEXT_SIZE)));
  const left = band === undefined ? 8 : Math.ceil(Math.min(widest + 14, width * 0.42));
  const extent = extentOfBoxes(boxes);
  const right = Math.max(14, endRoom(sketch, value, extent, width - left - 14));
  const facets = facetsOf(sketch, { left, right }, 150);
  const ticks = xTicksOf(sketch, value, extent, facets.width);
  const bottom = 38;
  const top = sketch.legendHeight + (band === undefined ? 10 : 24) + facets.headHeight;
  const laid = facets.lay(bands.length * ROW_HEIGHT);
  const drawn: Drawn = new Map();
  return {
    drawn,
    reach: 'y',
    shapes: shapesOf(sketch, boxes, facets, false),
    notes: () => facets.notes,
    plot: {
      ...laid.scales,
      marginLeft: left,
      marginRight: right,
      marginTop: top,
      marginBottom: bottom,
      height: top + bottom + laid.height,
      x: { ...scaleOf(value), domain: extent, axis: null },
      y: { type: 'band', domain: bands, axis: null, padding: 0.36 },
      marks: [
        Plot.gridX({ ticks: [...(ticks?.values ?? [])], stroke: LINE, strokeOpacity: 1 }),
        ...boxMarks(sketch, boxes, facets, drawn, { upright: false, band: names }),
        band === undefined ? null : nameAxis(sketch, left),
        xAxis(value, ticks, facets.width),
        ...facets.marks,
        ...axisTitles(
          { x: value.label, y: band?.label },
          { left, bottom, lift: facets.headHeight + 10 },
        ),
      ],
    },
  };
}

function bandPadding(step: number): number {
  // A box as wide as the page would say nothing more than a narrow one.
  return Math.max(0.36, 1 - 72 / step);
}

function scaleOf(value: Channel): { type: 'log' | 'linear' } {
  return { type: value.log ? 'log' : 'linear' };
}

function boxMarks(
  sketch: Sketch,
  { columns, names }: Boxes,
  facets: Facets,
  drawn: Drawn,
  { upright, band }: { readonly upright: boolean; readonly band: readonly string[] },
): Plot.Markish[] {
  const rows = { length: names.length };
  const colors = names.map((_, row) => sketch.colorOf(row));
  const fills = colors.map((color) => `color-mix(in oklab, ${color} 30%, var(--surface))`);
  const look = { ...facets.channel, stroke: colors, render: noting(drawn) };
  const whisker = { ...look, strokeWidth: 1.5 };
  const box = { ...look, fill: fills, strokeWidth: 1.25, rx: 2 };
  const median = { ...look, strokeWidth: 2.5 };
  const at = [...band];
  const { q_low: low, q_25: from, q_50: middle, q_75: to, q_high: high } = columns;
  return upright
    ? [
        Plot.barY(rows, { ...box, x: at, y1: [...from], y2: [...to] }),
        Plot.ruleX(rows, { ...whisker, x: at, y1: [...low], y2: [...from] }),
        Plot.ruleX(rows, { ...whisker, x: at, y1: [...to], y2: [...high] }),
        Plot.tickY(rows, { ...median, x: at, y: [...middle] }),
      ]
    : [
        Plot.barX(rows, { ...box, y: at, x1: [...from], x2: [...to] }),
        Plot.ruleY(rows, { ...whisker, y: at, x1: [...low], x2: [...from] }),
        Plot.ruleY(rows, { ...whisker, y: at, x1: [...to], x2: [...high] }),
        Plot.tickX(rows, { ...median, y: at, x: [...middle] }),
      ];
}

function shapesOf(sketch: Sketch, boxes: Boxes, facets: Facets, upright: boolean): Shape[] {
  const { channels, format } = sketch;
  const { band, value, names, bands, columns, counts } = boxes;
  return names.flatMap((name, index) => {
    const panel = facets.panelOf(index);
    if (panel < 0) return [];
    const write = (column: readonly number[]): string =>
      formatValue(column[index], value.unit, format);
    const titles = [name, facets.names[panel] ?? ''].filter((title) => title !== '');
    const count = counts === undefined ? null : formatWithNoun(counts[index], 'count', format);
    const place = bands.indexOf(name);
    const order = panel * bands.length + place;
    return [
      {
        index,
        panel,
        key: keyOf(index, band, channels.facet),
        label: `${[...titles, value.label].join(', ')}: median ${write(columns.q_50)}, middle half ${write(columns.q_25)} to ${write(columns.q_75)}`,
        tip: () => ({
          title: titles.join(' · ') || value.label,
          rows: [
            { label: 'Upper whisker', value: write(columns.q_high) },
            { label: 'Upper quartile', value: write(columns.q_75) },
            { label: 'Median', value: write(columns.q_50) },
            { label: 'Lower quartile', value: write(columns.q_25) },
            { label: 'Lower whisker', value: write(columns.q_low) },
            ...(count === null ? [] : [{ label: 'Values', value: count }]),
          ],
        }),
        column: upright ? order : panel,
        row: upright ? 0 : place,
      },
    ];
  });
}
