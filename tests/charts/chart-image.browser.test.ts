import '../../src/ui/theme.css';
import { afterEach, expect, it } from 'vitest';
import { updateCounts } from '../../src/charts/linked-counts';
import { renderChart } from '../../src/charts/render';
import type { ChartOptions } from '../../src/charts/render';
import type { ChartSpec } from '../../src/document/chart-spec';
import { chartToSvg, svgToPng } from '../../src/export/image';

const data = {
  month: ['2011-01-01', '2011-02-01', '2011-01-01', '2011-02-01'],
  next: ['2011-02-01', '2011-03-01', '2011-02-01', '2011-03-01'],
  channel: ['Web & shop', 'Web & shop', '<Phone>', '<Phone>'],
  revenue: [10, 20, 30, 40],
  q_low: [1, 1, 1, 1],
  q_25: [2, 2, 2, 2],
  q_50: [3, 3, 3, 3],
  q_75: [4, 4, 4, 4],
  q_high: [5, 5, 5, 5],
};
const specs: readonly Omit<ChartSpec, 'data'>[] = [
  { mark: 'bar', x: 'month', y: 'revenue', color: 'channel', stack: 'group' },
  { mark: 'line', x: 'month', y: 'revenue', color: 'channel' },
  { mark: 'area', x: 'month', y: 'revenue', color: 'channel', stack: 'share' },
  { mark: 'dot', x: 'month', y: 'revenue', color: 'channel', facet: 'channel' },
  { mark: 'histogram', x: 'month', x2: 'next', y: 'revenue', color: 'channel' },
  { mark: 'box', x: 'month', y: { field: 'q_50', unit: 'money' }, color: 'channel' },
  { mark: 'heatmap', x: 'month', y: 'channel', color: 'revenue' },
  { mark: 'table', x: 'month', y: 'channel', color: 'revenue' },
  { mark: 'treemap', x: 'month', y: 'revenue', color: 'channel' },
  { mark: 'mosaic', x: 'month', y: 'channel', color: 'revenue' },
];

function draw(spec: Omit<ChartSpec, 'data'>, more: Partial<ChartOptions> = {}): SVGSVGElement {
  const units = { month: 'date', next: 'date' } as const;
  const chart = renderChart({ data: 'd', ...spec }, data, { width: 420, units, ...more });
  if (!chart.ok) throw new Error(JSON.stringify(chart.error));
  document.body.append(chart.value);
  return chart.value;
}
const frame = { title: 'Revenue', source: 'orders.csv', asOf: '2011-12-10' };
const read = (text: string) => new DOMParser().parseFromString(text, 'image/svg+xml');

afterEach(() => document.body.replaceChildren());

it.each(specs)(
  'a picture of $mark stands alone with title, legend, note, source and day',
  (spec) => {
    const chart = draw(spec, { notes: ['A sample of 4 rows.'] });
    const text = chartToSvg(chart, frame);
    const picture = read(text);
    expect(picture.querySelector('parsererror')).toBeNull();
    expect(text).not.toMatch(/var\(|color-mix|class=|tabindex|role=|aria-|currentColor/);
    const told = [...picture.querySelectorAll('text')].map((line) => line.textContent);
    expect(told).toEqual(
      expect.arrayContaining([
        'Revenue',
        'Web & shop',
        '<Phone>',
        'A sample of 4 rows.',
        'Source: orders.csv · As of 2011-12-10',
      ]),
    );
  },
);

it('shows what is in view over faint totals, and the brushed range without its handles', () => {
  const chart = draw(
    { mark: 'histogram', x: 'month', x2: 'next', y: 'revenue' },
    { linked: true, onBrush: () => undefined, brushed: { from: '2011-01-01', to: '2011-02-01' } },
  );
  updateCounts(chart, Float64Array.from([5, 5, 5, 5]));
  const picture = read(chartToSvg(chart, frame));
  const faint = [...picture.querySelectorAll('rect')].filter(
    (rect) => rect.getAttribute('fill-opacity') === '0.22',
  );
  expect(faint).toHaveLength(4);
  const told = [...picture.querySelectorAll('text')].map((line) => line.textContent);
  expect(told).toContain('2011-01 – 2011-02');
  expect(picture.querySelectorAll('[fill="transparent"], line[y1][x1="0"]')).toHaveLength(0);
});

it('becomes a PNG of twice the size', async () => {
  const chart = draw({ mark: 'treemap', x: 'month', y: 'revenue' });
  const png = await createImageBitmap(await svgToPng(chartToSvg(chart, frame)));
  expect(png.width).toBe(2 * 460);
});
