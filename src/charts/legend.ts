import type { LegendEntry } from './category-colors';
import { TEXT_SIZE } from './drawing';
import { ellipsis } from './label-text';
import type { Measure } from './label-text';
import { svgElement } from './svg-element';

const SWATCH = 10;
const ROW = 20;
const GAP = 18;

export interface PlacedEntry extends LegendEntry {
  readonly x: number;
  readonly y: number;
}

/** Places legend entries in rows from the left; `height` includes the distance to what follows. */
export function layoutLegend(
  entries: readonly LegendEntry[],
  width: number,
  measure: Measure,
): { entries: PlacedEntry[]; height: number } {
  let [x, y] = [0, 0];
  const placed = entries.map((entry) => {
    const label = ellipsis(entry.label, width - SWATCH - 6, TEXT_SIZE, measure);
    const needed = SWATCH + 6 + measure(label, TEXT_SIZE);
    if (x > 0 && x + needed > width) [x, y] = [0, y + ROW];
    const at = { ...entry, label, x, y };
    x += needed + GAP;
    return at;
  });
  return { entries: placed, height: entries.length === 0 ? 0 : y + ROW + 6 };
}

/** Draws a legend as part of the picture, so that an exported chart keeps it. */
export function drawLegend(entries: readonly PlacedEntry[]): SVGGElement {
  return svgElement(
    'g',
    { 'font-size': TEXT_SIZE, 'text-anchor': 'start' },
    entries.map(({ x, y, color, label }) =>
      svgElement('g', {}, [
        svgElement('rect', { x, y: y + 3, width: SWATCH, height: SWATCH, rx: 2, fill: color }),
        svgElement('text', { x: x + SWATCH + 6, y: y + 12, fill: 'var(--ink)' }, [label]),
      ]),
    ),
  );
}
