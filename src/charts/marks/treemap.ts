import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { INK, INK_2 } from '../axes';
import { namesOf } from '../categories';
import { invalid } from '../channels';
import type { Channel } from '../channels';
import { AXIS_SIZE, TEXT_SIZE, extentOf, keyOf, shortValue } from '../drawing';
import type { Sketch } from '../drawing';
import { formatValue, formatWithNoun } from '../format';
import { wrapWords } from '../label-text';
import { heatColor, heatInk, heatStep } from '../palette';
import { squarify } from '../squarify';
import type { Tile } from '../squarify';
import { plainTitle, tipRow } from '../tip-text';
import { noting } from './parts';
import type { Drawing, Drawn, Shape } from './parts';

const HEIGHT = 340;
const MOST_TILES = 300;
const GROUP_GAP = 4;

interface Leaf extends Tile {
  readonly row: number;
}

/**
 * A tree map: one tile for each row, its area the number of x or y, its name the other one, coloured by category
 * (whose tiles then stand together) or by number.
 */
export function drawTreemap(sketch: Sketch): Result<Drawing> {
  const { channels, spec, width, legendHeight, format } = sketch;
  const { x, y, color } = channels;
  if (channels.facet !== undefined) return invalid('facet', 'a treemap has no small multiples');
  const size = y?.kind === 'number' ? y : x;
  if (size?.kind !== 'number') return invalid('y', 'a treemap needs numbers in x or y');
  const name = [size === y ? x : y, color].find(
    (channel) => channel !== undefined && channel.kind !== 'number',
  );
  if (name === undefined)
    return invalid(size === y ? 'x' : 'y', 'a treemap needs names beside its numbers');
  const names = namesOf(name);
  const rows = rowsToDraw(size);
  const height = Math.max(120, sketch.height ?? HEIGHT);
  const leaves = lay(sketch, size, name, rows, {
    left: 0,
    top: legendHeight,
    width,
    height,
  });
  const drawn: Drawn = new Map();
  const left = channels.rows - rows.length;
  return ok({
    drawn,
    shapes: leaves.map((leaf, order) => shapeOf(sketch, leaf, order, names, size, name, rows)),
    notes: () => (left > 0 ? [leftOutNote(left)] : []),
    plot: {
      margin: 0,
      height: height + legendHeight,
      x: { type: 'identity', axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        Plot.rect(leaves, {
          x1: leaves.map((leaf) => leaf.left),
          x2: leaves.map((leaf) => leaf.left + leaf.width),
          y1: leaves.map((leaf) => leaf.top),
          y2: leaves.map((leaf) => leaf.top + leaf.height),
          fill: leaves.map((leaf) => paintOf(sketch, leaf.row).fill),
          inset: 1,
          rx: 3,
          render: noting(drawn, (position) => leaves[position]?.row ?? -1),
        }),
        ...labels(sketch, leaves, names, size),
      ],
    },
  });

  function leftOutNote(count: number): string {
    const few = count === 1 ? 'row has' : 'rows have';
    const rest = `${formatValue(count, 'count', format)} ${few}`;
    return rows.length === MOST_TILES
      ? `The ${String(MOST_TILES)} largest of ${formatValue(channels.rows, 'count')} rows are shown.`
      : `${rest} no area: ${spec.mark}s show values above zero.`;
  }
}

/** Rows that have an area, the largest first. */
function rowsToDraw(size: Channel): number[] {
  const value = (row: number): number => Number(size.values[row]);
  return size.values
    .map((_, row) => row)
    .filter((row) => value(row) > 0)
    .sort((a, b) => value(b) - value(a))
    .slice(0, MOST_TILES);
}

/** Tiles of all rows; those of one colour stand together. */
function lay(
  { channels }: Sketch,
  size: Channel,
  name: Channel,
  rows: readonly number[],
  frame: Tile,
): Leaf[] {
  const value = (row: number): number => Number(size.values[row]);
  const tiles = (of: readonly number[], into: Tile): Leaf[] =>
    squarify(of.map(value), into).map((tile, place) => ({ ...tile, row: of[place] ?? -1 }));
  const { color } = channels;
  if (color?.kind !== 'category' || color.field === name.field) return tiles(rows, frame);
  const colors = namesOf(color);
  const groups = [...new Set(rows.map((row) => colors[row]))].map((group) =>
    rows.filter((row) => colors[row] === group),
  );
  const sums = groups.map((of) => ({
    of,
    sum: of.reduce((total, row) => total + value(row), 0),
  }));
  sums.sort((a, b) => b.sum - a.sum);
  return squarify(
    sums.map(({ sum }) => sum),
    frame,
  ).flatMap((tile, place) => tiles(sums[place]?.of ?? [], inside(tile, frame)));
}

/** A group with some distance to its neighbours, none to the frame. */
function inside(tile: Tile, frame: Tile): Tile {
  const right = tile.left + tile.width < frame.left + frame.width - 1 ? GROUP_GAP : 0;
  const bottom = tile.top + tile.height < frame.top + frame.height - 1 ? GROUP_GAP : 0;
  return {
    ...tile,
    width: Math.max(1, tile.width - right),
    height: Math.max(1, tile.height - bottom),
  };
}

function paintOf({ channels, colorOf }: Sketch, row: number): { fill: string; ink: string } {
  const { color } = channels;
  if (color?.kind === 'number') {
    const [least, most] = extentOf(color.values);
    const step = heatStep(Number(color.values[row]), Math.min(0, least), most);
    return { fill: heatColor(step), ink: heatInk(step) };
  }
  return { fill: `color-mix(in oklab, ${colorOf(row)} 36%, var(--surface))`, ink: INK };
}

interface Label {
  readonly left: number;
  readonly top: number;
  readonly text: string;
  readonly ink: string;
}

function labels(
  sketch: Sketch,
  leaves: readonly Leaf[],
  names: readonly string[],
  size: Channel,
): Plot.Markish[] {
  const written = leaves.map((leaf) => labelOf(sketch, leaf, names[leaf.row] ?? '', size));
  const write = (texts: readonly Label[], more: Plot.TextOptions): Plot.Markish =>
    Plot.text(texts, {
      x: texts.map(({ left }) => left),
      y: texts.map(({ top }) => top),
      text: texts.map(({ text }) => text),
      fill: texts.map(({ ink }) => ink),
      textAnchor: 'start',
      lineAnchor: 'top',
      lineHeight: 1.2,
      pointerEvents: 'none',
      ...more,
    });
  return [
    write(
      written.flatMap((label) => label.slice(0, 1)),
      { fontSize: TEXT_SIZE, fontWeight: 500 },
    ),
    write(
      written.flatMap((label) => label.slice(1)),
      { fontSize: AXIS_SIZE },
    ),
  ];
}

/** The name, and below it the value, where the tile has room for them. */
function labelOf(sketch: Sketch, leaf: Leaf, name: string, size: Channel): Label[] {
  const { measure, format } = sketch;
  const room = leaf.width - 14;
  const most = Math.min(3, Math.floor((leaf.height - 10) / 15));
  if (room < 24 || most < 1) return [];
  const value = shortValue(size, size.values[leaf.row], format);
  const lines = wrapWords(name, room, Math.max(1, most - 1), TEXT_SIZE, measure, 500);
  // A name of which only a few letters are left says nothing.
  const isCut = lines.some((line) => line.endsWith('…'));
  if (isCut && lines.join('').length < 8) return [];
  const { ink } = paintOf(sketch, leaf.row);
  const label = { left: leaf.left + 8, top: leaf.top + 7, text: lines.join('\n'), ink };
  if (lines.length >= most || measure(value, AXIS_SIZE) > room) return [label];
  const below = { ...label, top: leaf.top + 8 + lines.length * 14.4, text: value };
  return [label, { ...below, ink: ink === INK ? INK_2 : ink }];
}

function shapeOf(
  sketch: Sketch,
  { row }: Leaf,
  order: number,
  names: readonly string[],
  size: Channel,
  name: Channel,
  rows: readonly number[],
): Shape {
  const { channels, format } = sketch;
  const { color } = channels;
  const beside = color !== undefined && color.field !== name.field && color.field !== size.field;
  const total = rows.reduce((sum, each) => sum + Number(size.values[each]), 0);
  const share = formatValue(Number(size.values[row]) / total, 'share', format);
  const group = beside && color.kind === 'category' ? [String(color.values[row])] : [];
  const value = formatWithNoun(size.raw[row], size.unit, format);
  return {
    index: row,
    panel: 0,
    key: keyOf(row, name, beside && color.kind === 'category' ? color : undefined),
    label: [names[row], ...group, value, share].join(', '),
    tip: () => ({
      title: names[row] ?? '',
      rows: [
        { label: plainTitle(size), value },
        { label: 'Of all', value: share },
        ...(beside ? [tipRow(color, row, format)] : []),
      ],
    }),
    column: order,
    row: 0,
  };
}
