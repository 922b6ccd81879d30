import * as Plot from '@observablehq/plot';
import './chart.css';
import { ok } from '../base/result';
import type { Result } from '../base/result';
import type { Unit } from '../base/units';
import type { ChartSpec, MarkName } from '../document/chart-spec';
import { makeBrushable, updateBrush } from './brush';
import type { BrushRange, OnBrush } from './brush';
import { categoryColors, hasColors } from './category-colors';
import type { CategoryColors } from './category-colors';
import { namesOf } from './categories';
import { readChannels } from './channels';
import type { Channel, Channels } from './channels';
import { rampOf } from './color-ramp';
import type { Columns } from './columns';
import { divergingRamp, divergingStep } from './diverging';
import { TEXT_SIZE, extentOf } from './drawing';
import type { Sketch } from './drawing';
import { emptyChart, missingValues } from './empty-chart';
import { endLabelWidth } from './end-labels';
import type { FormatOptions } from './format';
import { frameOf } from './frame';
import type { ChartFrame } from './frame';
import { pageMeasure, plainLabel } from './label-text';
import { drawLegend, layoutLegend } from './legend';
import { countInView, makeLinked, onCounts } from './linked-counts';
import { drawAreas } from './marks/area';
import { drawBars } from './marks/bar';
import { drawBoxes } from './marks/box';
import { drawDots, drawRules, drawTexts } from './marks/dot';
import { drawHeatmap, drawTable } from './marks/heatmap';
import { drawHistogram } from './marks/histogram';
import { drawLines } from './marks/line';
import { drawMosaic, mosaicLegend } from './marks/mosaic';
import type { DrawMark, Drawing } from './marks/parts';
import { drawTreemap } from './marks/treemap';
import { writeNotes } from './notes';
import { divergingColor, heatColor, markStep } from './palette';
import { addTips } from './pointing';
import { makeSelectable, updateSelection } from './selection';
import type { MarkKey, OnSelect, SelectableMark } from './selection';
import { targetsOf } from './targets';
import { tipLine } from './tip-text';

export interface ChartOptions extends Pick<FormatOptions, 'locale' | 'currency'> {
  /** Pixels, 240 or more. A table takes more when its numbers need it. */
  readonly width: number;
  /** Pixels; bars and heat maps take what their rows need, and what the spec says comes first. */
  readonly height?: number;
  readonly units: Readonly<Record<string, Unit>>;
  /** CSS colours of categories by name (see `segmentColors`). */
  readonly colors?: Readonly<Record<string, string>>;
  readonly selected?: readonly MarkKey[];
  /** Makes bars, bins, boxes, tiles and cells selectable. Change the selection later with `updateSelection`. */
  readonly onSelect?: OnSelect;
  readonly brushed?: BrushRange | null;
  /**
   * Makes histograms, lines, areas and dots over numbers or dates brushable along x, unless they are split into
   * facets. Change the range later with `updateBrush`.
   */
  readonly onBrush?: OnBrush;
  /** Draws bars, bins and cells as faint totals under what is in view. Change that with `updateCounts`. */
  readonly linked?: boolean;
  /** Lines below the picture, e.g. that it shows a sample. */
  readonly notes?: readonly string[];
  /** Opens what a row of the data is about: a click on its mark, or Enter. */
  readonly onOpen?: (row: number) => void;
  /** Accessible name; default the title, or what the axes tell. */
  readonly name?: string;
}

const DRAW: Readonly<Record<MarkName, DrawMark>> = {
  bar: drawBars,
  histogram: drawHistogram,
  box: drawBoxes,
  heatmap: drawHeatmap,
  table: drawTable,
  treemap: drawTreemap,
  mosaic: drawMosaic,
  line: drawLines,
  area: drawAreas,
  dot: drawDots,
  rule: drawRules,
  text: drawTexts,
};

/**
 * Draws a chart: spec → channels → layout → Observable Plot → one SVG that holds its legend and notes too. Colours are
 * the page's custom properties, so the picture follows the theme. A spec that cannot be drawn is `chart.invalid_spec`
 * with the key to correct; data without rows or values give a picture that says so.
 */
export function renderChart(
  spec: ChartSpec,
  data: Columns,
  options: ChartOptions,
): Result<SVGSVGElement> {
  const read = readChannels(spec, data, options.units);
  if (!read.ok) return read;
  const channels = read.value;
  const name = nameOf(spec, channels, options);
  if (channels.rows === 0) return ok(emptyChart('No rows to draw.', name, options.width));
  const missing = missingValues(spec, channels);
  if (missing !== null) return ok(emptyChart(missing, name, options.width));
  const { sketch, legend } = sketchOf(spec, channels, data, options);
  const drawing = DRAW[spec.mark](sketch);
  if (!drawing.ok) return drawing;
  const width = drawing.value.plot.width ?? options.width;
  const svg = plot(drawing.value, width);
  const frame = frameOf(svg, drawing.value, width);
  if (legend.entries.length > 0) svg.append(drawLegend(legend.entries));
  writeNotes(svg, [...drawing.value.notes(), ...(options.notes ?? [])], width, sketch.measure);
  if (width > options.width) svg.classList.add('q-wide');
  svg.setAttribute('aria-label', name);
  finish(svg, drawing.value, frame, sketch, options);
  return ok(svg);
}

function sketchOf(
  spec: ChartSpec,
  channels: Channels,
  data: Columns,
  options: ChartOptions,
): { sketch: Sketch; legend: ReturnType<typeof layoutLegend> } {
  const measure = pageMeasure(document.body);
  const colors = options.colors ?? {};
  const { color } = channels;
  const hues = color?.kind === 'category' ? categoryColors(channels, color, colors) : null;
  const base = { spec, channels, width: options.width, measure, hues };
  const format = formatOf(options);
  const legend = layoutLegend(
    endLabelWidth(base) > 0 ? [] : legendEntries(spec, channels, hues, format),
    options.width,
    measure,
  );
  const height = spec.height ?? options.height;
  return {
    legend,
    sketch: {
      ...base,
      data,
      colors,
      height,
      legendHeight: legend.height,
      format,
      colorOf: colorsOf(channels, hues, colors),
    },
  };
}

function formatOf({ locale, currency }: ChartOptions): FormatOptions {
  return {
    ...(locale === undefined ? {} : { locale }),
    ...(currency === undefined ? {} : { currency }),
  };
}

/** A legend where colours tell more than an axis already does. */
function legendEntries(
  spec: ChartSpec,
  channels: Channels,
  hues: CategoryColors | null,
  format: FormatOptions,
) {
  const { color, x, y, text } = channels;
  if (spec.mark === 'mosaic') return mosaicLegend();
  if (color === undefined || color.field === x?.field || color.field === y?.field) return [];
  // Texts are their own legend.
  const isWritten = spec.mark === 'text' || (spec.mark === 'dot' && channels.rows <= 30);
  if (isWritten && color.field === text?.field) return [];
  if (color.kind !== 'number') return hues?.entries ?? [];
  if (color.turn !== null) return divergingRamp(color, color.turn, format);
  // Cells say their number themselves.
  return ['heatmap', 'table', 'treemap'].includes(spec.mark) ? [] : rampOf(color, format);
}

function colorsOf(
  channels: Channels,
  hues: CategoryColors | null,
  known: Readonly<Record<string, string>>,
): Sketch['colorOf'] {
  const { color } = channels;
  if (color?.kind === 'number' && color.turn !== null) {
    const stepOf = divergingStep(color, color.turn);
    return (row) => divergingColor(stepOf(Number(color.values[row])));
  }
  if (color?.kind === 'number') {
    const [least, most] = extentOf(color.values);
    return (row) => heatColor(markStep(Number(color.values[row]), least, most));
  }
  if (color !== undefined && hues !== null) {
    const names = namesOf(color);
    return (row) => hues.colorOf(names[row] ?? '');
  }
  // Segments keep their colours also where nobody asked for colours.
  const named = [channels.x, channels.y].find((channel) => isNamed(channel, known));
  const names = named === undefined ? [] : namesOf(named);
  return (row) => known[names[row] ?? ''] ?? 'var(--accent)';
}

function isNamed(
  channel: Channel | undefined,
  known: Readonly<Record<string, string>>,
): channel is Channel {
  return channel?.kind === 'category' && hasColors(namesOf(channel), known);
}

function plot(drawing: Drawing, width: number): SVGSVGElement & Plot.Plot {
  const figure = Plot.plot({
    ...drawing.plot,
    width,
    figure: false,
    className: 'q-chart',
    // Fills are colours already: no scale may read names in them.
    color: { type: 'identity' },
    style: { fontFamily: 'inherit', fontSize: `${TEXT_SIZE}px` },
  });
  return figure as unknown as SVGSVGElement & Plot.Plot;
}

function finish(
  svg: SVGSVGElement,
  drawing: Drawing,
  frame: ChartFrame,
  sketch: Sketch,
  options: ChartOptions,
): void {
  // Plot names its groups for itself; the chart's own name and those of its marks are what a reader needs.
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  for (const group of svg.querySelectorAll('[aria-description]'))
    group.removeAttribute('aria-description');
  const shades = options.linked === true ? link(svg, drawing, frame, sketch) : new Map();
  const marks = inReadingOrder(drawing, shades);
  const isSelectable = options.onSelect !== undefined && marks.length > 0;
  const isBrushable = options.onBrush !== undefined && drawing.brush !== undefined;
  const targets = targetsOf(svg, drawing, frame, (row) => countInView(svg, row), isSelectable);
  addTips(svg, targets, frame, drawing.spots?.by ?? drawing.reach ?? 'inside', options.onOpen);
  svg.setAttribute('role', isSelectable || isBrushable ? 'group' : 'img');
  if (isSelectable || isBrushable)
    for (const text of svg.querySelectorAll('text')) text.setAttribute('aria-hidden', 'true');
  if (options.onBrush !== undefined && drawing.brush !== undefined) {
    makeBrushable(svg, drawing.brush, frame, options.onBrush);
    updateBrush(svg, options.brushed ?? null);
  }
  if (options.onSelect === undefined || marks.length === 0) return;
  makeSelectable(svg, [marks], options.onSelect);
  updateSelection(svg, options.selected ?? []);
}

/** Screen readers go through the document: there, too, marks come as they are seen. */
function inReadingOrder(
  drawing: Drawing,
  shades: ReadonlyMap<number, SVGElement>,
): (SelectableMark & { readonly index: number })[] {
  const marks = drawing.shapes
    .map((shape) => ({ ...shape, elements: [...(drawing.drawn.get(shape.index) ?? [])] }))
    .filter((mark) => mark.elements.length > 0)
    .sort((a, b) => a.row - b.row || a.column - b.column);
  for (const mark of marks) {
    const [element] = mark.elements;
    const shade = shades.get(mark.index);
    element?.parentNode?.append(element, ...(shade === undefined ? [] : [shade]));
    if (shade !== undefined) mark.elements.push(shade);
  }
  return marks;
}

function link(
  svg: SVGSVGElement,
  drawing: Drawing,
  frame: ChartFrame,
  { spec, channels, format }: Sketch,
): ReadonlyMap<number, SVGElement> {
  const { linked } = drawing;
  const { x, y, color } = channels;
  const counted = linked === 'cells' ? color : linked === 'right' ? x : y;
  if (linked === undefined || counted?.kind !== 'number' || spec.stack === 'share')
    return new Map();
  const scale = linked === 'right' ? frame.x : frame.y;
  const perUnit =
    linked === 'cells' || scale === undefined
      ? 0
      : Math.abs(Number(scale.apply(1)) - Number(scale.apply(0)));
  const shades = makeLinked(svg, drawing.drawn, linked, counted, format, perUnit);
  // Names of marks are read now and then, counts change with every frame.
  let waiting = 0;
  onCounts(svg, () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      for (const shape of drawing.shapes) {
        const inView = countInView(svg, shape.index);
        const label = inView === undefined ? shape.label : tipLine(shape.tip(inView));
        const element = drawing.drawn.get(shape.index)?.[0];
        if (element?.hasAttribute('aria-label') === true) element.setAttribute('aria-label', label);
      }
    }, 300);
  });
  return shades;
}

function nameOf(spec: ChartSpec, { x, y, color }: Channels, options: ChartOptions): string {
  if (options.name !== undefined) return options.name;
  if (spec.title !== undefined) return plainLabel(spec.title);
  const axes = [y?.label, x?.label].filter((label) => label !== undefined).join(' by ');
  return color === undefined || color.field === x?.field || color.field === y?.field
    ? axes
    : `${axes}, coloured by ${color.label}`;
}
