import * as Plot from '@observablehq/plot';
import { hasColors } from './category-colors';
import { namesOf, orderNames } from './categories';
import { TEXT_SIZE } from './drawing';
import type { Sketch } from './drawing';
import { ellipsis } from './label-text';

/** More small pictures than this are no longer read. */
const MOST_PANELS = 24;
const GAP = 20;
const HEAD = 22;

/** How a chart is split into small multiples: from left to right, in rows, on common scales. */
export interface Facets {
  /** Names of the panels in order; none without facets. */
  readonly names: readonly string[];
  readonly across: number;
  readonly down: number;
  /** Pixels between the axes of one panel. */
  readonly width: number;
  /** Room above a panel for its name. */
  readonly headHeight: number;
  /** Panel of a row; −1 when it is not shown. */
  readonly panelOf: (row: number) => number;
  /** Facet channels of Plot for marks of these panels. */
  readonly at: (panels: readonly number[]) => { fx?: unknown[]; fy?: unknown[] };
  /** The same for a mark that has all rows. */
  readonly channel: { fx?: unknown[]; fy?: unknown[] };
  /** Scales of the facets, and the height of all panels together. */
  readonly lay: (panelHeight: number) => {
    readonly height: number;
    readonly scales: Pick<Plot.PlotOptions, 'fx' | 'fy'>;
  };
  /** Names above the panels. */
  readonly marks: Plot.Markish[];
  readonly notes: readonly string[];
}

/**
 * Splits a chart by its facet channel into panels of equal width.
 *
 * @param sides pixels that axes take at the left and the right of the whole chart
 * @param least pixels that a panel needs at least
 */
export function facetsOf(
  sketch: Sketch,
  sides: { readonly left: number; readonly right: number },
  least = Math.max(120, Math.min(180, sketch.width / 5)),
): Facets {
  const inner = Math.max(1, sketch.width - sides.left - sides.right);
  if (sketch.channels.facet === undefined) return wholeChart(inner);
  const { names, all, panelOf } = panelsOf(sketch);
  const most = Math.max(1, Math.min(names.length, Math.floor((inner + GAP) / (least + GAP))));
  const down = Math.ceil(names.length / most);
  const across = Math.ceil(names.length / down);
  const width = (inner - (across - 1) * GAP) / across;
  const at = (panels: readonly number[]) => ({
    fx: panels.map((panel) => (panel < 0 ? undefined : panel % across)),
    fy: panels.map((panel) => (panel < 0 ? undefined : Math.floor(panel / across))),
  });
  return {
    names,
    across,
    down,
    width,
    headHeight: HEAD,
    panelOf,
    at,
    channel: at(Array.from({ length: sketch.channels.rows }, (_, row) => panelOf(row))),
    lay: (panelHeight) => layPanels(across, down, width, panelHeight),
    marks: [
      Plot.text(
        names.map((name) => ellipsis(name, width, TEXT_SIZE, sketch.measure, 600)),
        {
          ...at(names.map((_, place) => place)),
          text: (name: string) => name,
          frameAnchor: 'top-left',
          lineAnchor: 'bottom',
          textAnchor: 'start',
          dy: -6,
          fontSize: TEXT_SIZE,
          fontWeight: 600,
          fill: 'var(--ink)',
        },
      ),
    ],
    notes:
      all > names.length
        ? [`The first ${String(names.length)} of ${String(all)} groups are shown.`]
        : [],
  };
}

/** The names of the panels that are shown, how many there would be, and the panel of each row. */
export function panelsOf(sketch: Sketch): {
  readonly names: readonly string[];
  readonly all: number;
  readonly panelOf: Facets['panelOf'];
} {
  const facet = sketch.channels.facet;
  if (facet === undefined) return { names: [], all: 0, panelOf: () => 0 };
  const texts = namesOf(facet);
  const all = panelNames(sketch);
  const names = all.slice(0, MOST_PANELS);
  const places = new Map(names.map((name, place) => [name, place]));
  return { names, all: all.length, panelOf: (row) => places.get(texts[row] ?? '') ?? -1 };
}

function wholeChart(width: number): Facets {
  return {
    names: [],
    across: 1,
    down: 1,
    width,
    headHeight: 0,
    panelOf: () => 0,
    at: () => ({}),
    channel: {},
    lay: (height) => ({ height, scales: {} }),
    marks: [],
    notes: [],
  };
}

function panelNames({ channels, colors }: Sketch): string[] {
  const facet = channels.facet;
  if (facet === undefined) return [];
  const names = orderNames(channels, facet, 'rows');
  if (facet.sort !== undefined || !hasColors(names, colors)) return names;
  const order = Object.keys(colors);
  return names.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

function layPanels(across: number, down: number, width: number, panelHeight: number) {
  const rowGap = HEAD + 14;
  const scale = (count: number, size: number, gap: number): Plot.ScaleOptions => ({
    domain: Array.from({ length: count }, (_, place) => place),
    axis: null,
    // A single band would be made smaller by it.
    paddingInner: count === 1 ? 0 : gap / (size + gap),
    paddingOuter: 0,
    round: false,
  });
  return {
    height: down * panelHeight + (down - 1) * rowGap,
    scales: { fx: scale(across, width, GAP), fy: scale(down, panelHeight, rowGap) },
  };
}
