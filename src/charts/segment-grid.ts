import './chart.css';
import { formatValue, formatWithNoun } from './format';
import type { FormatOptions } from './format';
import { estimateWidth, pageMeasure, plainLabel, wrapWords } from './label-text';
import type { Measure } from './label-text';
import { longestRun, outlinePath, segmentOutline } from './segment-outline';
import type { GridCell } from './segment-outline';
import { makeSelectable, updateSelection } from './selection';
import type { MarkKey, OnSelect, SelectableMark } from './selection';
import { svgElement } from './svg-element';

/** A cell of the r × f grid: both scores from 1 to `bins`, the segment that claims it, and who is in it. */
export interface SegmentGridCell {
  readonly r: number;
  readonly f: number;
  readonly segment: string;
  readonly customers: number;
  readonly revenue: number;
}

export interface SegmentGridData {
  readonly bins: number;
  /** All bins × bins cells, also those without customers. */
  readonly cells: readonly SegmentGridCell[];
}

export interface SegmentGridOptions extends Pick<FormatOptions, 'locale' | 'currency'> {
  /** Pixels, 280 or more. */
  readonly width: number;
  /** What shades and numbers tell; default customers. */
  readonly show?: 'customers' | 'revenue';
  /** CSS colour of each segment (see `segmentColors`). */
  readonly colors: Readonly<Record<string, string>>;
  /** What the scores stand for, from score 1 up, e.g. `['181–374 days', …]`; shown where there is room. */
  readonly recencyRanges?: readonly string[];
  readonly frequencyRanges?: readonly string[];
  /** Keys `{segment}` or `{r, f}`. */
  readonly selected?: readonly MarkKey[];
  /** A cell gives `{r, f, segment}`, a label `{segment}`. */
  readonly onSelect?: OnSelect;
  /** Accessible name of the picture. */
  readonly name?: string;
}

const NEUTRAL = 'var(--ink-3)';
const LEAST_TINT = 4;
const MOST_TINT = 46;

/**
 * The segment grid: recency scores from left to right (recent at the right), frequency scores from the bottom up,
 * each cell tinted with its segment's colour, the stronger the more customers (or revenue) it holds; areas are
 * outlined and carry their name. Selectable when `onSelect` is given; change the selection with `updateSelection`.
 */
export function renderSegmentGrid(
  data: SegmentGridData,
  options: SegmentGridOptions,
): SVGSVGElement {
  const layout = layoutGrid(data, options);
  const name = options.name ?? 'Segments by recency and frequency score';
  const svg = svgElement('svg', {
    class: 'q-chart',
    width: layout.width,
    height: layout.height,
    viewBox: `0 0 ${layout.width} ${layout.height}`,
    role: options.onSelect === undefined ? 'img' : 'group',
    'aria-label': name,
    'font-size': layout.countSize,
    fill: 'currentColor',
  });
  const cells = drawCells(data, options, layout);
  const labels = drawAreas(data, options, layout);
  const plane = svgElement('g', { transform: `translate(${layout.left},${layout.top})` });
  plane.append(...cells.flatMap((cell) => cell.elements));
  plane.append(...labels.flatMap((label) => label.elements));
  svg.append(drawAxes(data, options, layout), plane);
  if (options.onSelect !== undefined) {
    makeSelectable(svg, [cells, labels], options.onSelect);
    updateSelection(svg, options.selected ?? []);
  }
  return svg;
}

interface GridLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly labelSize: number;
  readonly countSize: number;
  readonly padding: number;
  readonly rangesRight: boolean;
  readonly rangesBelow: boolean;
  readonly measure: Measure;
}

const AXIS_SIZE = 11;

function layoutGrid({ bins, cells }: SegmentGridData, options: SegmentGridOptions): GridLayout {
  const measure = typeof document === 'undefined' ? estimateWidth : pageMeasure(document.body);
  const widest = (texts: readonly string[] = []): number =>
    Math.max(0, ...texts.map((text) => measure(text, AXIS_SIZE)));
  const rangesRight = options.width >= 560 && (options.frequencyRanges?.length ?? 0) === bins;
  const left =
    (options.width < 420 ? 15 : 20) + (rangesRight ? widest(options.frequencyRanges) + 10 : 0);
  const cellWidth = (options.width - left - 1) / bins;
  const cellHeight = Math.round(Math.max(bins > 7 ? 46 : 52, Math.min(80, cellWidth * 0.62)));
  const rangesBelow =
    (options.recencyRanges?.length ?? 0) === bins && widest(options.recencyRanges) <= cellWidth - 6;
  const top = 24;
  return {
    width: options.width,
    height: top + cellHeight * bins + 40 + (rangesBelow ? 15 : 0),
    left,
    top,
    cellWidth,
    cellHeight,
    labelSize: cellWidth >= 110 ? 13 : smallLabelSize(cells, cellWidth, measure),
    countSize: cellWidth >= 110 ? 12 : cellWidth >= 58 ? 11 : cellWidth >= 40 ? 10 : 9.5,
    padding: cellWidth >= 110 ? 11 : cellWidth >= 70 ? 8 : cellWidth >= 58 ? 5 : 4,
    rangesRight,
    rangesBelow,
    measure,
  };
}

/** The largest size at which the longest word of a name fits a cell; never below 8.5 pixels. */
function smallLabelSize(
  cells: readonly SegmentGridCell[],
  cellWidth: number,
  measure: Measure,
): number {
  const words = cells.flatMap((cell) => plainLabel(cell.segment).split(' '));
  const widest = Math.max(0, ...words.map((word) => measure(word, 10, 600))) / 10;
  const fitting = Math.floor((2 * (cellWidth - 7)) / Math.max(1, widest)) / 2;
  return Math.max(8.5, Math.min(cellWidth >= 70 ? 12 : 10.5, fitting));
}

function place(cell: { readonly r: number; readonly f: number }, bins: number): GridCell {
  return { column: cell.r - 1, row: bins - cell.f };
}

function valueOf(cell: SegmentGridCell, options: SegmentGridOptions): number {
  return options.show === 'revenue' ? cell.revenue : cell.customers;
}

/** How strongly a cell is tinted, in per cent. The square root keeps small cells apart beside a large one. */
export function tintPercent(value: number, most: number): number {
  if (!(value > 0) || !(most > 0)) return 0;
  return Math.round(LEAST_TINT + (MOST_TINT - LEAST_TINT) * Math.sqrt(Math.min(1, value / most)));
}

function drawCells(
  data: SegmentGridData,
  options: SegmentGridOptions,
  layout: GridLayout,
): SelectableMark[] {
  const total = data.cells.reduce((sum, cell) => sum + cell.customers, 0);
  const most = Math.max(...data.cells.map((cell) => valueOf(cell, options)));
  const reading = [...data.cells].sort((a, b) => b.f - a.f || a.r - b.r);
  return reading.map((cell) => {
    const { column, row } = place(cell, data.bins);
    const [x, y] = [column * layout.cellWidth, row * layout.cellHeight];
    const tint = tintPercent(valueOf(cell, options), most);
    const color = options.colors[cell.segment] ?? NEUTRAL;
    const label = cellLabel(cell, total, options);
    const box = svgElement(
      'rect',
      {
        x: x + 1,
        y: y + 1,
        width: layout.cellWidth - 2,
        height: layout.cellHeight - 2,
        rx: 3,
        style: `fill: color-mix(in oklab, ${color} ${tint}%, var(--surface))`,
      },
      [svgElement('title', {}, [label])],
    );
    const count = svgElement(
      'text',
      {
        x: x + layout.cellWidth - layout.padding,
        y: y + layout.cellHeight - layout.padding,
        'text-anchor': 'end',
        'font-size': layout.countSize,
        fill: cell.customers === 0 ? 'var(--ink-3)' : 'var(--ink)',
        'pointer-events': 'none',
        'aria-hidden': 'true',
      },
      [countText(cell, options, layout)],
    );
    const key = { r: cell.r, f: cell.f, segment: cell.segment };
    return { elements: [box, count], key, label, column, row };
  });
}

function countText(cell: SegmentGridCell, options: SegmentGridOptions, layout: GridLayout): string {
  const unit = options.show === 'revenue' ? 'money' : 'customers';
  const full = formatValue(valueOf(cell, options), unit, { ...options, compact: unit === 'money' });
  const room = layout.cellWidth - 2 * Math.min(4, layout.padding);
  if (layout.measure(full, layout.countSize) <= room) return full;
  return formatValue(valueOf(cell, options), unit, {
    locale: options.locale ?? 'en',
    compact: true,
  });
}

function cellLabel(cell: SegmentGridCell, total: number, options: SegmentGridOptions): string {
  const share = formatValue(total > 0 ? cell.customers / total : 0, 'share', options);
  const parts = [
    plainLabel(cell.segment),
    `recency score ${cell.r}, frequency score ${cell.f}`,
    `${formatWithNoun(cell.customers, 'customers', options)}, ${share}`,
  ];
  if (options.show === 'revenue')
    parts.push(`revenue ${formatValue(cell.revenue, 'money', options)}`);
  return parts.join(': ');
}

function drawAreas(
  data: SegmentGridData,
  options: SegmentGridOptions,
  layout: GridLayout,
): SelectableMark[] {
  const bySegment = new Map<string, SegmentGridCell[]>();
  for (const cell of data.cells)
    bySegment.set(cell.segment, [...(bySegment.get(cell.segment) ?? []), cell]);
  const total = data.cells.reduce((sum, cell) => sum + valueOf(cell, options), 0);
  const labels: SelectableMark[] = [];
  for (const [segment, cells] of bySegment) {
    const places = cells.map((cell) => place(cell, data.bins));
    const outline = svgElement('path', {
      d: outlinePath(segmentOutline(places), {
        cellWidth: layout.cellWidth,
        cellHeight: layout.cellHeight,
        inset: 2,
        radius: 5,
      }),
      fill: 'none',
      stroke: options.colors[segment] ?? NEUTRAL,
      'stroke-width': 2,
      'pointer-events': 'none',
    });
    const run = longestRun(places);
    if (run === null) continue;
    const sum = cells.reduce((so, cell) => so + valueOf(cell, options), 0);
    labels.push({
      elements: [...areaLabel(segment, run, total > 0 ? sum / total : 0, options, layout), outline],
      key: { segment },
      label: areaName(segment, cells, options),
      column: run.column,
      row: run.row,
    });
  }
  return labels.sort((a, b) => a.row - b.row || a.column - b.column);
}

function areaName(
  segment: string,
  cells: readonly SegmentGridCell[],
  options: SegmentGridOptions,
): string {
  const customers = cells.reduce((sum, cell) => sum + cell.customers, 0);
  const revenue = cells.reduce((sum, cell) => sum + cell.revenue, 0);
  const text = `${plainLabel(segment)}, whole segment: ${formatWithNoun(customers, 'customers', options)}`;
  return options.show === 'revenue'
    ? `${text}, revenue ${formatValue(revenue, 'money', options)}`
    : text;
}

/**
 * Name of an area, in up to two lines, with its share of the whole where a third one fits; first the invisible box
 * that takes clicks and the focus.
 */
function areaLabel(
  segment: string,
  run: GridCell & { readonly length: number },
  share: number,
  options: SegmentGridOptions,
  layout: GridLayout,
): SVGElement[] {
  const { labelSize: size, padding, countSize, measure } = layout;
  const x = run.column * layout.cellWidth + padding;
  const y = run.row * layout.cellHeight + padding;
  const room = run.length * layout.cellWidth - padding - 3;
  const lineHeight = Math.round(size * 1.22);
  const free = layout.cellHeight - 2 * padding - countSize;
  const mostLines = Math.max(1, Math.min(2, Math.floor(free / lineHeight)));
  const names = wrapWords(plainLabel(segment), room, mostLines, size, measure, 600);
  const lines = names.map((text) => ({ text, size, weight: 600 }));
  if (free >= (lines.length + 1) * lineHeight)
    lines.push({ text: formatValue(share, 'share', options), size: countSize, weight: 400 });
  const width = Math.max(...lines.map((line) => measure(line.text, line.size, line.weight)));
  const margin = Math.min(4, padding - 2);
  return [
    svgElement('rect', {
      x: x - margin,
      y: y - margin,
      width: width + 2 * margin,
      height: lines.length * lineHeight + 2 * margin - 1,
      rx: 3,
      fill: 'transparent',
    }),
    ...lines.map((line, index) =>
      svgElement(
        'text',
        {
          x,
          y: y + size * 0.85 + index * lineHeight,
          'font-size': line.size,
          'font-weight': line.weight,
          fill: 'var(--ink)',
          'pointer-events': 'none',
          'aria-hidden': 'true',
        },
        [line.text],
      ),
    ),
  ];
}

function drawAxes(
  { bins }: SegmentGridData,
  options: SegmentGridOptions,
  layout: GridLayout,
): SVGGElement {
  const group = svgElement('g', {
    'aria-hidden': 'true',
    'font-size': AXIS_SIZE,
    fill: 'var(--ink-2)',
  });
  const bottom = layout.top + bins * layout.cellHeight;
  const add = (x: number, y: number, text: string, anchor: string, faint = false): void => {
    const fill = faint ? 'var(--ink-3)' : undefined;
    group.append(svgElement('text', { x, y, 'text-anchor': anchor, fill }, [text]));
  };
  for (let score = 1; score <= bins; score++) {
    const x = layout.left + (score - 0.5) * layout.cellWidth;
    const y = layout.top + (bins - score + 0.5) * layout.cellHeight + AXIS_SIZE * 0.36;
    add(x, bottom + 16, String(score), 'middle');
    add(layout.left - 8, y, String(score), 'end');
    if (layout.rangesBelow)
      add(x, bottom + 31, options.recencyRanges?.[score - 1] ?? '', 'middle', true);
    if (layout.rangesRight)
      add(layout.left - 24, y, options.frequencyRanges?.[score - 1] ?? '', 'end', true);
  }
  add(0, 12, '↑ Frequency score: often at the top', 'start');
  add(layout.width - 1, layout.height - 4, 'Recency score: recent at the right →', 'end');
  return group;
}
