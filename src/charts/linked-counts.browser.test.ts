import '../ui/theme.css';
import { page } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChartSpec } from '../document/chart-spec';
import { updateCounts } from './linked-counts';
import { renderChart } from './render';
import type { ChartOptions } from './render';
import { updateSelection } from './selection';

const units = { customers: 'customers', segment: 'name' } as const;
const segments = { segment: ['a', 'b', 'c'], customers: [100, 50, 0] };
const rows: ChartSpec = { data: 'd', mark: 'bar', x: 'customers', y: 'segment' };

function draw(
  spec: ChartSpec,
  columns: Record<string, readonly unknown[]>,
  more: Partial<ChartOptions> = {},
) {
  const result = renderChart(spec, columns, { width: 480, units, linked: true, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  document.body.append(result.value);
  return result.value;
}
/** Totals and what is in view, in the order in which they are drawn, by one side. */
const sides = (svg: SVGElement, side: 'width' | 'height') =>
  (['.q-total', '.q-inview'] as const).map((selector) =>
    [...svg.querySelectorAll(selector)].map((rect) => Number(rect.getAttribute(side))),
  );

beforeAll(() => page.viewport(1000, 700));
afterEach(() => document.body.replaceChildren());

describe('updateCounts', () => {
  it('begins with everything in view', () => {
    const [totals, inView] = sides(draw(rows, segments), 'width');
    expect(inView).toEqual(totals);
  });

  it('makes bars as long as their counts, by the row of the data, on the scale of the totals', () => {
    const svg = draw(rows, segments);
    updateCounts(svg, Float64Array.from([25, 50, 0]));
    const [[whole = 0] = [], [first, second, third] = []] = sides(svg, 'width');
    expect(first).toBeCloseTo(whole / 4, 5);
    expect(second).toBeCloseTo(whole / 2, 5);
    expect(third).toBe(0);
    const told = [...svg.querySelectorAll('text')].map((text) => text.textContent);
    expect(told).toEqual(expect.arrayContaining(['25', '50', '0']));
  });

  it('lets bins grow upwards from the axis', () => {
    const svg = draw(
      { data: 'h', mark: 'histogram', x: 'x', x2: 'x2', y: 'customers' },
      { x: [0, 1], x2: [1, 2], customers: [10, 20] },
    );
    updateCounts(svg, Float64Array.from([5, 20]));
    const bottoms = ['.q-total', '.q-inview'].map((selector) =>
      [...svg.querySelectorAll(selector)].map((rect) => rect.getBoundingClientRect().bottom),
    );
    bottoms[0]?.forEach((bottom, bin) => expect(bottoms[1]?.[bin]).toBeCloseTo(bottom, 3));
    const [[total = 0] = [], [half] = []] = sides(svg, 'height');
    expect(half).toBeCloseTo(total / 2, 5);
  });

  it('shades cells by what is in view, and empties those without any', () => {
    const svg = draw(
      { data: 'c', mark: 'heatmap', x: 'r', y: 'f', color: 'customers' },
      { r: [1, 1, 2, 2], f: [1, 2, 1, 2], customers: [100, 80, 60, 40] },
    );
    const cells = () =>
      [...svg.querySelectorAll('.q-inview')].map((cell) => [
        cell.getAttribute('fill'),
        cell.getAttribute('fill-opacity') ?? '1',
      ]);
    updateCounts(svg, Float64Array.from([0, 1, 0, 7]));
    // In the order in which they are read: the highest f first.
    expect(cells()).toEqual([
      ['var(--heat-2)', '1'],
      ['var(--heat-7)', '1'],
      ['var(--heat-1)', '0'],
      ['var(--heat-1)', '0'],
    ]);
  });

  it('keeps names of stacks, whose texts are sums, and takes counts above a mean’s total', () => {
    const svg = draw(
      { ...rows, color: 'channel' },
      { segment: ['a', 'a'], customers: [30, 10], channel: ['Web', 'Shop'] },
    );
    updateCounts(svg, Float64Array.from([45, 5]));
    expect([...svg.querySelectorAll('text')].map((text) => text.textContent)).toContain('40');
    const [[web = 0] = [], [above] = []] = sides(svg, 'width');
    expect(above).toBeCloseTo(web * 1.5, 5);
  });

  it('is said by tips and, a little later, by the names of marks', async () => {
    const svg = draw(rows, segments, { onSelect: () => undefined });
    updateCounts(svg, Float64Array.from([25, 50, 0]));
    const mark = svg.querySelector('.q-mark');
    await expect
      .poll(() => mark?.getAttribute('aria-label'))
      .toBe('a, In view: 25 customers, All: 100 customers');
    updateCounts(svg, Float64Array.from([100, 50, 0]));
    await expect.poll(() => mark?.getAttribute('aria-label')).toBe('a, 100 customers, 66.7\u202f%');
  });

  it('goes with a selection: what is not selected is dim in both', () => {
    const svg = draw(rows, segments, { onSelect: () => undefined });
    updateSelection(svg, [{ segment: 'b' }]);
    const dim = (selector: string) =>
      [...svg.querySelectorAll(selector)].map((rect) => rect.classList.contains('q-dim'));
    expect([dim('.q-total'), dim('.q-inview')]).toEqual([
      [true, false, true],
      [true, false, true],
    ]);
  });

  it('leaves other pictures alone', () => {
    const svg = draw(rows, segments, { linked: false });
    const before = svg.outerHTML;
    updateCounts(svg, Float64Array.from([1, 2, 3]));
    expect(svg.outerHTML).toBe(before);
  });
});
