import type { Unit } from '../../src/base/units';
import { renderChart, type ChartOptions } from '../../src/charts/render';
import type { ChartSpec } from '../../src/document/chart-spec';

const UNITS: Record<string, Unit> = {
  segment: 'name',
  channel: 'name',
  customers: 'customers',
  revenue: 'money',
  share: 'share',
  month: 'date',
  day: 'date',
};

export type Spec = Omit<ChartSpec, 'data'>;
export type Data = Record<string, readonly unknown[]>;

/** Draws a chart of 480 pixels, money in pounds. */
export function render(spec: Spec, columns: Data, more: Partial<ChartOptions> = {}) {
  return renderChart({ data: 'd', ...spec }, columns, {
    width: 480,
    units: UNITS,
    currency: 'GBP',
    ...more,
  });
}

/** Draws a chart that can be drawn, into the page. */
export function draw(spec: Spec, columns: Data, more: Partial<ChartOptions> = {}) {
  const result = render(spec, columns, more);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  document.body.append(result.value);
  return result.value;
}

/** All that is written in it. */
export function texts(svg: SVGElement): string[] {
  return [...svg.querySelectorAll('text')].map((text) => text.textContent);
}
