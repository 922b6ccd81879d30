import * as Plot from '@observablehq/plot';
import './chart.css';
import { ok } from '../base/result';
import type { Result } from '../base/result';
import type { Unit } from '../base/units';
import type { ChartSpec, MarkName } from '../document/chart-spec';
import { readChannels } from './channels';
import type { Channels } from './channels';
import type { Columns } from './columns';
import { TEXT_SIZE, extentOf, legendOf, rampOf } from './drawing';
import type { Sketch } from './drawing';
import { formatValue } from './format';
import type { FormatOptions } from './format';
import { pageMeasure, plainLabel } from './label-text';
import { drawLegend, layoutLegend } from './legend';
import { drawBars } from './marks/bar';
import { drawHeatmap } from './marks/heatmap';
import { drawHistogram } from './marks/histogram';
import type { DrawMark, Drawing } from './marks/parts';
import { drawSeries } from './marks/series';
import { heatColor, markStep } from './palette';
import { makeSelectable, updateSelection } from './selection';
import type { MarkKey, OnSelect } from './selection';
import { svgElement } from './svg-element';

export interface ChartOptions extends Pick<FormatOptions, 'locale' | 'currency'> {
  /** Pixels, 240 or more. */
  readonly width: number;
  /** Pixels; bars and heat maps take what their rows need. */
  readonly height?: number;
  readonly units: Readonly<Record<string, Unit>>;
  /** CSS colours of categories by name (see `segmentColors`). */
  readonly colors?: Readonly<Record<string, string>>;
  readonly selected?: readonly MarkKey[];
  /** Makes bars, bins and cells selectable. Change the selection later with `updateSelection`. */
  readonly onSelect?: OnSelect;
  /** Accessible name; default the title, or what the axes tell. */
  readonly name?: string;
}

const DRAW: Readonly<Record<MarkName, DrawMark>> = {
  bar: drawBars,
  histogram: drawHistogram,
  heatmap: drawHeatmap,
  line: drawSeries,
  area: drawSeries,
  dot: drawSeries,
  rule: drawSeries,
  text: drawSeries,
};

/**
 * Draws a chart: spec → channels → layout → Observable Plot → one SVG that holds its legend too. Colours are the
 * page's custom properties, so the picture follows the theme. A spec that cannot be drawn is `chart.invalid_spec`
 * with the key to correct; data without rows give a picture that says so.
 */
export function renderChart(
  spec: ChartSpec,
  data: Columns,
  options: ChartOptions,
): Result<SVGSVGElement> {
  const read = readChannels(spec, data, options.units);
  if (!read.ok) return read;
  const channels = read.value;
  if (channels.rows === 0) return ok(emptyChart(spec, channels, options));
  const measure = pageMeasure(document.body);
  const entries = legendEntries(spec, channels, options);
  const legend = layoutLegend(entries, options.width, measure);
  const drawing = DRAW[spec.mark]({
    spec,
    channels,
    width: options.width,
    height: options.height,
    legendHeight: legend.height,
    format: formatOf(options),
    measure,
    colorOf: colorsOf(channels, options),
  });
  if (!drawing.ok) return drawing;
  const svg = plot(drawing.value, options.width);
  if (entries.length > 0) svg.append(drawLegend(legend.entries));
  finish(svg, drawing.value, nameOf(spec, channels, options), options);
  return ok(svg);
}

function formatOf({ locale, currency }: ChartOptions): FormatOptions {
  return {
    ...(locale === undefined ? {} : { locale }),
    ...(currency === undefined ? {} : { currency }),
  };
}

/** A legend where colours tell more than an axis already does. */
function legendEntries(spec: ChartSpec, channels: Channels, options: ChartOptions) {
  const { color, x, y } = channels;
  if (color === undefined || color.field === x?.field || color.field === y?.field) return [];
  // Cells say their number themselves.
  if (color.kind === 'number')
    return spec.mark === 'heatmap' ? [] : rampOf(color, formatOf(options));
  return legendOf(color, options.colors ?? {});
}

function colorsOf(channels: Channels, options: ChartOptions): Sketch['colorOf'] {
  const known = options.colors ?? {};
  const { color } = channels;
  if (color?.kind === 'number') {
    const [least, most] = extentOf(color.values);
    return (row) => heatColor(markStep(Number(color.values[row]), least, most));
  }
  const entries = new Map(legendOf(color, known).map((entry) => [entry.label, entry.color]));
  return (row) => entries.get(String(color?.values[row])) ?? 'var(--accent)';
}

function plot(drawing: Drawing, width: number): SVGSVGElement {
  const figure = Plot.plot({
    ...drawing.plot,
    width,
    figure: false,
    className: 'q-chart',
    // Fills are colours already: no scale may read names in them.
    color: { type: 'identity' },
    style: { fontFamily: 'inherit', fontSize: `${TEXT_SIZE}px` },
  });
  return figure as unknown as SVGSVGElement;
}

function finish(svg: SVGSVGElement, drawing: Drawing, name: string, options: ChartOptions): void {
  // Plot names its groups for itself; the chart's own name and those of its marks are what a reader needs.
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  for (const group of svg.querySelectorAll('g[aria-description]'))
    group.removeAttribute('aria-description');
  svg.setAttribute('aria-label', name);
  const marks = drawing.shapes
    .map((shape) => ({ ...shape, elements: drawing.drawn.get(shape.index) ?? [] }))
    .filter((mark) => mark.elements.length > 0)
    .sort((a, b) => a.row - b.row || a.column - b.column);
  for (const mark of marks) {
    const element = mark.elements[0];
    element?.append(svgElement('title', {}, [mark.label]));
    // Screen readers go through the document: there, too, marks come as they are seen.
    if (element !== undefined) element.parentNode?.append(element);
  }
  if (options.onSelect === undefined || marks.length === 0) {
    svg.setAttribute('role', 'img');
    return;
  }
  svg.setAttribute('role', 'group');
  for (const text of svg.querySelectorAll('text')) text.setAttribute('aria-hidden', 'true');
  makeSelectable(svg, [marks], options.onSelect);
  updateSelection(svg, options.selected ?? []);
}

function nameOf(spec: ChartSpec, { x, y, color }: Channels, options: ChartOptions): string {
  if (options.name !== undefined) return options.name;
  if (spec.title !== undefined) return plainLabel(spec.title);
  const axes = [y?.label, x?.label].filter((label) => label !== undefined).join(' by ');
  return color === undefined || color.field === x?.field || color.field === y?.field
    ? axes
    : `${axes}, coloured by ${color.label}`;
}

function emptyChart(spec: ChartSpec, channels: Channels, options: ChartOptions): SVGSVGElement {
  const text = svgElement(
    'text',
    { x: options.width / 2, y: 52, 'text-anchor': 'middle', 'font-size': 13, fill: 'var(--ink-2)' },
    ['No rows to draw.'],
  );
  return svgElement(
    'svg',
    {
      class: 'q-chart',
      width: options.width,
      height: 96,
      viewBox: `0 0 ${options.width} 96`,
      role: 'img',
      'aria-label': `${nameOf(spec, channels, options)}: ${formatValue(0, 'rows')} rows`,
    },
    [text],
  );
}
