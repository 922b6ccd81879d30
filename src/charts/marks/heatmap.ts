import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { INK, INK_2, axisTitles } from '../axes';
import { isRest, namesOf, orderNames } from '../categories';
import { invalid } from '../channels';
import type { Channel } from '../channels';
import { AXIS_SIZE, TEXT_SIZE, extentOf, keyOf, shortValue } from '../drawing';
import type { Sketch } from '../drawing';
import { divergingStep } from '../diverging';
import { facetsOf } from '../facets';
import type { Facets } from '../facets';
import { formatWithNoun, isNumericUnit } from '../format';
import { ellipsis } from '../label-text';
import { divergingColor, divergingInk, heatColor, heatInk, heatStep } from '../palette';
import { plainTitle, tipRow } from '../tip-text';
import { noting, rowsOf } from './parts';
import type { Drawing, Drawn, Shape } from './parts';

const BOTTOM = 36;
const TABLE_HEAD = 30;

interface Cells {
  readonly x: Channel;
  readonly y: Channel;
  readonly color: Channel;
  readonly xs: readonly string[];
  readonly ys: readonly string[];
  /** Columns from left to right and rows from the top. */
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** Room for the names of rows. */
  readonly left: number;
}

/** Cells by x and y, shaded by a number (or tinted by a category), each with its value where it fits. */
export function drawHeatmap(sketch: Sketch): Result<Drawing> {
  const { width, measure, legendHeight } = sketch;
  const cells = readCells(sketch);
  if (!cells.ok) return cells;
  const { x, y, columns, rows, left } = cells.value;
  const facets = facetsOf(sketch, { left, right: 0 }, Math.min(width - left, 200));
  const cellWidth = facets.width / Math.max(1, columns.length);
  const cellHeight = Math.max(26, Math.min(44, cellWidth * 0.6));
  const top = legendHeight + 22 + facets.headHeight;
  const laid = facets.lay(rows.length * cellHeight);
  const drawn: Drawn = new Map();
  const every = everyNth(columns, cellWidth, sketch);
  return ok({
    drawn,
    linked: 'cells',
    shapes: shapesOf(sketch, cells.value, facets),
    notes: () => facets.notes,
    plot: {
      ...laid.scales,
      marginLeft: left,
      marginRight: 0,
      marginTop: top,
      marginBottom: BOTTOM,
      height: top + BOTTOM + laid.height,
      x: { domain: columns, axis: null, padding: 0 },
      y: { domain: rows, axis: null, padding: 0 },
      marks: [
        ...cellMarks(sketch, cells.value, facets, drawn, cellWidth - 8),
        Plot.axisX({
          tickSize: 0,
          tickPadding: 7,
          label: null,
          fontSize: AXIS_SIZE,
          fill: INK_2,
          ticks: columns.filter((_, index) => index % every === 0),
          tickFormat: (name: string) => ellipsis(name, Math.max(cellWidth, 60), AXIS_SIZE, measure),
        }),
        rowNames(sketch, left),
        ...facets.marks,
        ...axisTitles(
          { x: x.label, y: y.label },
          { left, bottom: BOTTOM, lift: facets.headHeight + 8 },
        ),
      ],
    },
  });
}

/**
 * A table of numbers as a heat map: names of columns above, cells wide enough for every number, which may make the
 * picture wider than asked for.
 */
export function drawTable(sketch: Sketch): Result<Drawing> {
  const cells = readCells(sketch);
  if (!cells.ok) return cells;
  if (sketch.channels.facet !== undefined)
    return invalid('facet', 'a table has no small multiples');
  const { x, y, columns, rows, left } = cells.value;
  const { measure, legendHeight } = sketch;
  const texts = cellTexts(sketch, cells.value.color, Number.POSITIVE_INFINITY);
  const heads = columns.map((name) => Math.min(90, measure(name, AXIS_SIZE)));
  const widest = Math.max(0, ...texts.map((text) => measure(text ?? '', TEXT_SIZE)), ...heads);
  const asked = (sketch.width - left) / Math.max(1, columns.length);
  const cellWidth = Math.max(Math.ceil(widest) + 14, Math.min(asked, 140));
  const width = left + cellWidth * columns.length;
  const facets = facetsOf({ ...sketch, width }, { left, right: 0 });
  const top = legendHeight + TABLE_HEAD + 18;
  const drawn: Drawn = new Map();
  return ok({
    drawn,
    linked: 'cells',
    shapes: shapesOf(sketch, cells.value, facets),
    notes: () => [],
    plot: {
      width,
      marginLeft: left,
      marginRight: 0,
      marginTop: top,
      marginBottom: 2,
      height: top + 2 + rows.length * 28,
      x: { domain: columns, axis: null, padding: 0 },
      y: { domain: rows, axis: null, padding: 0 },
      marks: [
        ...cellMarks(sketch, cells.value, facets, drawn, cellWidth - 8),
        Plot.axisX({
          anchor: 'top',
          tickSize: 0,
          tickPadding: 7,
          label: null,
          fontSize: AXIS_SIZE,
          fill: INK_2,
          tickFormat: (name: string) => ellipsis(name, cellWidth - 6, AXIS_SIZE, measure),
        }),
        rowNames(sketch, left),
        ...axisTitles({ y: `${y.label} by ${x.label}` }, { left, bottom: 0, lift: TABLE_HEAD }),
      ],
    },
  });
}

function readCells(sketch: Sketch): Result<Cells> {
  const { channels, measure, width } = sketch;
  const { x, y, color } = channels;
  if (x === undefined || y === undefined || color === undefined)
    return invalid('color', `a ${sketch.spec.mark} needs x, y and color`);
  const natural = sketch.spec.mark === 'table' ? 'ascending' : 'descending';
  const rows = ordered(orderNames(channels, y, isPlain(y) ? 'rows' : natural));
  const columns = ordered(orderNames(channels, x, isPlain(x) ? 'rows' : 'ascending'));
  const widest = Math.max(0, ...rows.map((name) => measure(name, TEXT_SIZE)));
  const left = Math.ceil(Math.min(widest + 12, width * 0.42));
  return ok({ x, y, color, xs: namesOf(x), ys: namesOf(y), columns, rows, left });
}

function isPlain(channel: Channel): boolean {
  return channel.kind === 'category' && channel.span === null && !isNumericUnit(channel.unit);
}

function ordered(names: string[]): string[] {
  return [...names.filter((name) => !isRest(name)), ...names.filter(isRest)];
}

function cellMarks(
  sketch: Sketch,
  { xs, ys, color }: Cells,
  facets: Facets,
  drawn: Drawn,
  room: number,
): Plot.Markish[] {
  const paint = paintOf(sketch, color);
  const place = { x: [...xs], y: [...ys], ...facets.channel };
  return [
    Plot.cell(rowsOf(sketch.channels), {
      ...place,
      fill: paint.fills,
      inset: 1,
      rx: 3,
      render: noting(drawn),
    }),
    Plot.text(rowsOf(sketch.channels), {
      ...place,
      text: cellTexts(sketch, color, room),
      fill: paint.inks,
      fontSize: TEXT_SIZE,
      pointerEvents: 'none',
      render: noting(drawn),
    }),
  ];
}

function rowNames({ measure }: Sketch, left: number): Plot.Markish {
  return Plot.axisY({
    tickSize: 0,
    tickPadding: 8,
    label: null,
    fontSize: TEXT_SIZE,
    fill: INK,
    tickFormat: (name: string) => ellipsis(name, left - 9, TEXT_SIZE, measure),
  });
}

function everyNth(names: readonly string[], cellWidth: number, { measure }: Sketch): number {
  const widest = Math.max(0, ...names.map((name) => Math.min(60, measure(name, AXIS_SIZE))));
  return Math.max(1, Math.ceil((widest + 6) / cellWidth));
}

function paintOf(sketch: Sketch, color: Channel): { fills: string[]; inks: string[] } {
  if (color.kind !== 'number') {
    const fills = color.values.map(
      (_, row) => `color-mix(in oklab, ${sketch.colorOf(row)} 34%, var(--surface))`,
    );
    return { fills, inks: fills.map(() => INK) };
  }
  if (color.turn !== null) {
    const stepOf = divergingStep(color, color.turn);
    const steps = color.values.map((value) => stepOf(Number(value)));
    return {
      fills: steps.map((step) => (Number.isNaN(step) ? 'var(--surface-3)' : divergingColor(step))),
      inks: steps.map((step) => (Number.isNaN(step) ? INK : divergingInk(step))),
    };
  }
  const [least, most] = extentOf(color.values);
  const steps = color.values.map((value) => heatStep(Number(value), Math.min(0, least), most));
  return {
    fills: color.values.map((value, row) =>
      Number.isNaN(value) ? 'var(--surface-3)' : heatColor(steps[row] ?? 0),
    ),
    inks: steps.map(heatInk),
  };
}

function cellTexts(
  { channels, format, measure }: Sketch,
  color: Channel,
  room: number,
): (string | null)[] {
  const shown = channels.text ?? color;
  return shown.values.map((value) => {
    const text = typeof value === 'string' ? value : shortValue(shown, value, format);
    if (measure(text, TEXT_SIZE) <= room) return text;
    const shorter = typeof value === 'string' ? ellipsis(text, room, TEXT_SIZE, measure) : '';
    return shorter.length > 2 ? shorter : null;
  });
}

function shapesOf(
  { channels, format }: Sketch,
  { x, y, color, xs, ys, columns, rows }: Cells,
  facets: Facets,
): Shape[] {
  const { text } = channels;
  return xs.flatMap((name, index) => {
    const panel = facets.panelOf(index);
    if (panel < 0) return [];
    const other = ys[index] ?? '';
    const value =
      color.kind === 'number'
        ? formatWithNoun(color.raw[index], color.unit, format)
        : String(color.values[index]);
    const beside =
      text !== undefined && text.field !== color.field ? [tipRow(text, index, format)] : [];
    return [
      {
        index,
        panel,
        key: keyOf(index, x, y, color.kind === 'category' ? color : undefined, channels.facet),
        label: `${x.label} ${name}, ${y.label} ${other}: ${value}`,
        tip: (inView) => ({
          title: facets.names[panel] ?? '',
          rows: [
            { label: plainTitle(y), value: other },
            { label: plainTitle(x), value: name },
            ...(inView === undefined
              ? []
              : [{ label: 'In view', value: formatWithNoun(inView, color.unit, format) }]),
            { label: inView === undefined ? plainTitle(color) : 'All', value },
            ...beside,
          ],
        }),
        column: panel * columns.length + columns.indexOf(name),
        row: rows.indexOf(other),
      },
    ];
  });
}
