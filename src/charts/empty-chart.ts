import type { ChartSpec } from '../document/chart-spec';
import type { Channel, ChannelName, Channels } from './channels';
import { svgElement } from './svg-element';

const HEIGHT = 96;

/** A picture that says why there is nothing to see. */
export function emptyChart(text: string, name: string, width: number): SVGSVGElement {
  const line = svgElement(
    'text',
    { x: width / 2, y: 52, 'text-anchor': 'middle', 'font-size': 13, fill: 'var(--ink-2)' },
    [text],
  );
  return svgElement(
    'svg',
    {
      class: 'q-chart',
      width,
      height: HEIGHT,
      viewBox: `0 0 ${String(width)} ${String(HEIGHT)}`,
      role: 'img',
      'aria-label': `${name}: ${text}`,
    },
    [line],
  );
}

/** What to say when a column that a chart cannot do without has no values; null when all have some. */
export function missingValues(spec: ChartSpec, channels: Channels): string | null {
  const needed: ChannelName[] = ['x', 'x2', 'y'];
  if (['heatmap', 'table', 'mosaic'].includes(spec.mark)) needed.push('color');
  for (const name of needed) {
    const channel = channels[name];
    if (channel !== undefined && channel.values.every((value) => isMissing(channel, value)))
      return `Nothing to draw: “${channel.label}” has no values.`;
  }
  return null;
}

function isMissing({ kind }: Channel, value: unknown): boolean {
  return kind === 'number' ? Number.isNaN(value) : kind === 'time' && value === null;
}
