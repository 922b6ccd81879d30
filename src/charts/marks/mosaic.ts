import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { INK, INK_2 } from '../axes';
import { namesOf, orderNames } from '../categories';
import type { LegendEntry } from '../category-colors';
import { invalid } from '../channels';
import type { Channel } from '../channels';
import { AXIS_SIZE, TEXT_SIZE, keyOf, shortValue } from '../drawing';
import type { Sketch } from '../drawing';
import { formatValue, formatWithNoun } from '../format';
import { ellipsis } from '../label-text';
import { crossCounts } from '../mosaic-table';
import type { MosaicCell, MosaicTable } from '../mosaic-table';
import { divergingColor, divergingInk } from '../palette';
import { plainTitle } from '../tip-text';
import { noting } from './parts';
import type { Drawing, Drawn, Shape } from './parts';

const HEIGHT = 340;
const GAP = 3;
const TITLE = 22;
const MOST_NAME = 110;
/** Of a name turned by 40 degrees: its width, as a part of its length. */
const TURNED_WIDTH = 0.77;

/** Classes of adjusted residuals (Friendly 1994), the ends between them, and the colour steps that they have. */
const ENDS = [-4, -2, 2, 4];
const CLASSES: readonly { readonly step: number; readonly words: string }[] = [
  { step: 0, words: 'Far fewer than expected (residual under −4)' },
  { step: 1, words: 'Fewer (−4 to −2)' },
  { step: 3, words: 'As expected (−2 to 2)' },
  { step: 5, words: 'More (2 to 4)' },
  { step: 6, words: 'Far more than expected (over 4)' },
];

interface Tile {
  readonly cell: MosaicCell;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the shades of a mosaic stand for. */
export function mosaicLegend(): LegendEntry[] {
  return CLASSES.map(({ step, words }) => ({ label: words, color: divergingColor(step) }));
}

/**
 * A mosaic of two channels of categories: a column for each value of x, as wide as its share of all; in it a tile for
 * each value of y, as high as its share of the column. Its area is the number in color, its shade says whether that is
 * more or fewer than if x and y had nothing to do with each other.
 */
export function drawMosaic(sketch: Sketch): Result<Drawing> {
  const { channels, width, legendHeight, measure } = sketch;
  const { x, y, color } = channels;
  if (channels.facet !== undefined) return invalid('facet', 'a mosaic has no small multiples');
  if (x === undefined || y === undefined || color === undefined)
    return invalid('color', 'a mosaic needs x, y and color');
  if (color.kind !== 'number') return invalid('color', 'a mosaic needs a number of each pair');
  const table = crossCounts(
    { names: namesOf(x), order: orderNames(channels, x, 'rows') },
    { names: namesOf(y), order: orderNames(channels, y, 'rows') },
    color.values.map(Number),
  );
  const widest = Math.max(0, ...table.rows.map(({ name }) => measure(name, TEXT_SIZE)));
  const left = Math.ceil(Math.min(widest + 10, width * 0.3));
  const top = legendHeight + TITLE;
  const names = columnNames(sketch, table, left);
  const height = Math.max(120, (sketch.height ?? HEIGHT) - names.height - TITLE);
  const tiles = layTiles(table, { left, top, width: width - left, height });
  const drawn: Drawn = new Map();
  return ok({
    drawn,
    shapes: tiles.map((tile) => shapeOf(sketch, tile, table, x, y, color)),
    notes: () => notesOf(table),
    plot: {
      margin: 0,
      height: top + height + names.height,
      x: { type: 'identity', axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        tileMark(tiles, drawn),
        tileTexts(sketch, tiles, color),
        rowNames(sketch, tiles, left),
        columnMark(names, left, top + height + 6, width),
        titles({ x: x.label, y: y.label }, width, top, top + height + names.height),
      ],
    },
  });
}

function layTiles(
  table: MosaicTable,
  frame: { left: number; top: number; width: number; height: number },
): Tile[] {
  const room = frame.width - GAP * Math.max(0, table.columns.length - 1);
  let left = frame.left;
  return table.columns.flatMap((column) => {
    const width = room * column.share;
    const cells = table.cells.filter((cell) => cell.column === column && cell.count > 0);
    const tall = frame.height - GAP * Math.max(0, cells.length - 1);
    let top = frame.top;
    const tiles = cells.map((cell) => {
      const tile = { cell, left, top, width, height: tall * cell.columnShare };
      top += tile.height + GAP;
      return tile;
    });
    left += width + GAP;
    return tiles;
  });
}

function tileMark(tiles: readonly Tile[], drawn: Drawn): Plot.Markish {
  return Plot.rect(tiles, {
    x1: tiles.map(({ left }) => left),
    x2: tiles.map(({ left, width }) => left + width),
    y1: tiles.map(({ top }) => top),
    y2: tiles.map(({ top, height }) => top + height),
    fill: tiles.map(({ cell }) => divergingColor(classOf(cell).step)),
    // Pale tiles have to be seen on the page, too.
    stroke: 'var(--line-strong, var(--ink-3))',
    strokeWidth: 0.5,
    rx: 1.5,
    render: noting(drawn, (position) => tiles[position]?.cell.index ?? -1),
  });
}

function tileTexts(
  { measure, format }: Sketch,
  tiles: readonly Tile[],
  color: Channel,
): Plot.Markish {
  const written = tiles.flatMap((tile) => {
    const text = shortValue(color, tile.cell.count, format);
    const fits = tile.height >= 16 && measure(text, AXIS_SIZE) + 6 <= tile.width;
    return fits ? [{ tile, text }] : [];
  });
  return Plot.text(written, {
    x: written.map(({ tile }) => tile.left + tile.width / 2),
    y: written.map(({ tile }) => tile.top + tile.height / 2),
    text: written.map(({ text }) => text),
    fill: written.map(({ tile }) => divergingInk(classOf(tile.cell).step)),
    fontSize: AXIS_SIZE,
    pointerEvents: 'none',
  });
}

/** Names of y beside the first column, where they stand apart. */
function rowNames({ measure }: Sketch, tiles: readonly Tile[], left: number): Plot.Markish {
  const first = tiles.filter((tile) => tile.cell.column === tiles[0]?.cell.column);
  let below = Number.NEGATIVE_INFINITY;
  const shown = first.filter(({ top, height }) => {
    const middle = top + height / 2;
    if (middle - below < TEXT_SIZE + 1) return false;
    below = middle;
    return true;
  });
  return Plot.text(shown, {
    x: shown.map(() => left - 8),
    y: shown.map(({ top, height }) => top + height / 2),
    text: shown.map(({ cell }) => ellipsis(cell.row.name, left - 9, TEXT_SIZE, measure)),
    textAnchor: 'end',
    fontSize: TEXT_SIZE,
    fill: INK,
    pointerEvents: 'none',
  });
}

interface ColumnNames {
  readonly turned: boolean;
  readonly height: number;
  readonly shown: readonly { readonly middle: number; readonly text: string }[];
}

/** Names of x below the columns: straight where all fit, else turned, without those that would touch. */
function columnNames({ measure, width }: Sketch, table: MosaicTable, margin: number): ColumnNames {
  const room = width - margin - GAP * Math.max(0, table.columns.length - 1);
  let left = 0;
  const places = table.columns.map(({ name, share }) => {
    const place = { name, middle: left + (room * share) / 2, width: room * share };
    left += room * share + GAP;
    return place;
  });
  if (places.every((place) => measure(place.name, AXIS_SIZE) <= place.width)) {
    const shown = places.map(({ name, middle }) => ({ text: name, middle }));
    return { turned: false, height: 40, shown };
  }
  const widest = Math.max(0, ...places.map(({ name }) => measure(name, AXIS_SIZE)));
  const most = Math.min(MOST_NAME, widest + 1);
  let last = Number.NEGATIVE_INFINITY;
  const shown = places
    .filter(({ middle }) => {
      if (middle - last < AXIS_SIZE + 5) return false;
      last = middle;
      return true;
    })
    .map(({ name, middle }) => {
      // A turned name ends below its column and begins inside the picture.
      const fits = Math.min(most, (margin + middle - 4) / TURNED_WIDTH);
      return { middle, text: ellipsis(name, fits, AXIS_SIZE, measure) };
    });
  return { turned: true, height: 34 + most * 0.65, shown };
}

function columnMark(
  { shown, turned }: ColumnNames,
  left: number,
  top: number,
  width: number,
): Plot.Markish {
  // The upper corner of a turned name stands a little to the right of its end.
  const most = turned ? width - 10 : width;
  return Plot.text(shown, {
    x: shown.map(({ middle }) => Math.min(most, left + middle)),
    y: shown.map(() => top),
    text: shown.map(({ text }) => text),
    rotate: turned ? -40 : 0,
    textAnchor: turned ? 'end' : 'middle',
    lineAnchor: 'top',
    fontSize: AXIS_SIZE,
    fill: INK_2,
    pointerEvents: 'none',
  });
}

function titles(
  { x, y }: { readonly x: string; readonly y: string },
  width: number,
  top: number,
  bottom: number,
): Plot.Markish {
  const both = [
    { at: [0, top - 8], text: y, anchor: 'start' },
    { at: [width, bottom - 2], text: x, anchor: 'end' },
  ] as const;
  return both.map(({ at, text, anchor }) =>
    Plot.text([text], {
      x: [at[0]],
      y: [at[1]],
      textAnchor: anchor,
      lineAnchor: 'bottom',
      fontSize: AXIS_SIZE,
      fill: INK_2,
    }),
  );
}

function classOf({ residual }: MosaicCell): (typeof CLASSES)[number] {
  const [low = -4, few = -2, many = 2, high = 4] = ENDS;
  const at =
    residual <= low ? 0 : residual <= few ? 1 : residual >= high ? 4 : residual >= many ? 3 : 2;
  return CLASSES[at] ?? { step: 3, words: '' };
}

function notesOf({ leftOut }: MosaicTable): string[] {
  if (leftOut === 0) return [];
  const rows = leftOut === 1 ? '1 row has' : `${String(leftOut)} rows have`;
  return [`${rows} no area: mosaics show numbers above zero.`];
}

function shapeOf(
  sketch: Sketch,
  { cell }: Tile,
  table: MosaicTable,
  x: Channel,
  y: Channel,
  color: Channel,
): Shape {
  const { format } = sketch;
  const { column, row, index } = cell;
  const value = formatWithNoun(cell.count, color.unit, format);
  const share = formatValue(cell.columnShare, 'share', format);
  const expected = formatValue(cell.expected, 'number', format);
  const residual = Number.isNaN(cell.residual) ? '–' : cell.residual.toFixed(1).replace('-', '−');
  const place = classOf(cell)
    .words.replace(/ \(.*\)$/, '')
    .toLowerCase();
  return {
    index,
    panel: 0,
    key: keyOf(index, x, y),
    label: `${x.label} ${column.name}, ${y.label} ${row.name}: ${value}, ${share} of ${column.name}, expected ${expected}, ${place}`,
    tip: () => ({
      title: '',
      rows: [
        { label: plainTitle(x), value: column.name },
        { label: plainTitle(y), value: row.name },
        { label: plainTitle(color), value },
        { label: `Of ${column.name}`, value: share },
        { label: 'Expected', value: expected },
        { label: 'Residual', value: residual },
      ],
    }),
    column: table.columns.indexOf(column),
    row: table.rows.indexOf(row),
  };
}
