import * as Plot from '@observablehq/plot';
import { ok } from '../../base/result';
import type { Result } from '../../base/result';
import { INK, INK_2 } from '../axes';
import { namesOf } from '../categories';
import { invalid } from '../channels';
import type { Channel } from '../channels';
import { AXIS_SIZE } from '../drawing';
import type { Sketch } from '../drawing';
import type { Facets } from '../facets';
import { formatValue } from '../format';
import { withoutCollisions } from '../label-collisions';
import { tipRow, wordOf } from '../tip-text';
import { pointExtent, xyFrame } from '../xy-frame';
import { rowsOf } from './parts';
import type { Drawing, Spot } from './parts';

/** Beyond this many dots each is smaller and fainter, so that crowds show. */
const CROWD = 400;
const MOST_LABELLED = 60;

/** Dots over two axes (numbers, dates or names), coloured by category or number, named by `text` where there is room. */
export function drawDots(sketch: Sketch): Result<Drawing> {
  const { channels, measure } = sketch;
  const { x, y, text } = channels;
  const wrong = checkAxes(sketch);
  if (wrong !== null || x === undefined || y === undefined) return wrong ?? invalid('x', 'missing');
  const frame = xyFrame(sketch, pointExtent(y));
  const place = { ...frame.facets.channel, x: positions(x), y: positions(y) };
  const crowded = channels.rows > CROWD;
  const colors = Array.from({ length: channels.rows }, (_, row) => sketch.colorOf(row));
  const names = text !== undefined && channels.rows <= MOST_LABELLED ? namesOf(text) : [];
  return ok({
    drawn: new Map(),
    shapes: [],
    spots: { by: 'both', list: spotsOf(sketch, frame.facets, x, y) },
    ...frame.draw([
      Plot.dot(rowsOf(channels), {
        ...place,
        r: crowded ? 2.5 : 4,
        fill: colors,
        fillOpacity: crowded ? 0.45 : 0.8,
        ...(crowded ? {} : { stroke: 'var(--surface)', strokeWidth: 0.75 }),
      }),
      names.length === 0
        ? null
        : Plot.text(rowsOf(channels), {
            ...place,
            text: names,
            textAnchor: 'start',
            dx: 8,
            fontSize: AXIS_SIZE,
            fill: INK_2,
            stroke: 'var(--surface)',
            strokeWidth: 3,
            render: withoutCollisions({ texts: names, size: AXIS_SIZE, measure, shift: 8 }),
          }),
    ]),
  });
}

/** Texts over two axes; one that would cover another is left out, and a note says so. */
export function drawTexts(sketch: Sketch): Result<Drawing> {
  const { channels, measure } = sketch;
  const { x, y, text } = channels;
  const wrong = checkAxes(sketch);
  if (wrong !== null || x === undefined || y === undefined || text === undefined)
    return wrong ?? invalid('text', 'a text needs it');
  // Texts are wider than their points.
  const frame = xyFrame(sketch, pointExtent(y), { padding: 0.1 });
  const words = Array.from({ length: channels.rows }, (_, row) => wordOf(text, row, sketch.format));
  let hidden = 0;
  const drawing = frame.draw([
    Plot.text(rowsOf(channels), {
      ...frame.facets.channel,
      x: positions(x),
      y: positions(y),
      text: words,
      fontSize: AXIS_SIZE,
      fill: words.map((_, row) => inkOf(sketch, row)),
      stroke: 'var(--surface)',
      strokeWidth: 3,
      render: withoutCollisions(
        { texts: words, size: AXIS_SIZE, measure, shift: 0 },
        (count) => (hidden += count),
      ),
    }),
  ]);
  const hiddenNote = (): string[] =>
    hidden === 0
      ? []
      : [
          hidden === 1
            ? '1 text that would cover another is left out.'
            : `${formatValue(hidden, 'count')} texts that would cover others are left out.`,
        ];
  return ok({
    drawn: new Map(),
    shapes: [],
    spots: { by: 'both', list: spotsOf(sketch, frame.facets, x, y) },
    ...drawing,
    notes: () => [...drawing.notes(), ...hiddenNote()],
  });
}

/** Lines across the plot: vertical at x, horizontal at y. */
export function drawRules(sketch: Sketch): Result<Drawing> {
  const { channels } = sketch;
  const { x, y } = channels;
  if (y !== undefined && y.kind !== 'number') return invalid('y', 'y of a rule is a number');
  const frame = xyFrame(sketch, pointExtent(y));
  const colors = Array.from({ length: channels.rows }, (_, row) => sketch.colorOf(row));
  const look = { ...frame.facets.channel, stroke: colors, strokeWidth: 1.5 };
  const list = x === undefined ? [] : spotsOf(sketch, frame.facets, x, y);
  return ok({
    drawn: new Map(),
    shapes: [],
    spots: { by: 'x', list },
    ...frame.draw([
      x === undefined ? null : Plot.ruleX(rowsOf(channels), { ...look, x: positions(x) }),
      y === undefined ? null : Plot.ruleY(rowsOf(channels), { ...look, y: positions(y) }),
    ]),
  });
}

function checkAxes({ channels, spec }: Sketch) {
  const { x, y } = channels;
  if (x === undefined || y === undefined) return invalid('y', `a ${spec.mark} needs x and y`);
  return y.kind === 'time' ? invalid('y', `y of a ${spec.mark} is a number or a name`) : null;
}

/** Values as the scales take them: names where the axis has names, nothing where a log scale has no place. */
function positions(channel: Channel): unknown[] {
  if (channel.kind === 'category') return namesOf(channel);
  return channel.log
    ? channel.values.map((value) => (Number(value) > 0 ? value : Number.NaN))
    : [...channel.values];
}

/** The colour of a row's category, made strong enough for text. */
function inkOf({ channels, colorOf }: Sketch, row: number): string {
  return channels.color === undefined
    ? INK
    : `color-mix(in oklab, ${colorOf(row)} 62%, var(--ink))`;
}

function spotsOf(sketch: Sketch, facets: Facets, x: Channel, y: Channel | undefined): Spot[] {
  const { channels, format, colorOf } = sketch;
  const [xs, ys] = [positions(x), y === undefined ? [] : positions(y)];
  const order = xs.map((_, row) => row);
  if (x.kind !== 'category') order.sort((a, b) => Number(xs[a]) - Number(xs[b]));
  const ranks = new Map(order.map((row, rank) => [row, rank]));
  const named = channels.text ?? (channels.color?.kind === 'category' ? channels.color : undefined);
  const told = [x, y, channels.color].filter(
    (channel) => channel !== undefined && channel !== named,
  ) as Channel[];
  return xs.flatMap((at, row): Spot[] => {
    const panel = facets.panelOf(row);
    if (panel < 0 || !isThere(at) || (y !== undefined && !isThere(ys[row]))) return [];
    const titles = named === undefined ? [] : [wordOf(named, row, format)];
    if (facets.names.length > 0) titles.push(facets.names[panel] ?? '');
    return [
      {
        index: row,
        x: at,
        order: ranks.get(row) ?? row,
        panel,
        dots: y === undefined ? [] : [{ y: ys[row], color: colorOf(row) }],
        tip: () => ({
          title: titles.join(' · '),
          rows: told.map((channel) => tipRow(channel, row, format)),
        }),
      },
    ];
  });
}

function isThere(position: unknown): boolean {
  return position !== null && !Number.isNaN(position);
}
