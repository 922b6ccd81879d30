import '../ui/theme.css';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { segmentColors } from './palette';
import { renderSegmentGrid } from './segment-grid';
import type { SegmentGridCell, SegmentGridOptions } from './segment-grid';
import { updateSelection } from './selection';
import type { MarkKey } from './selection';

/** Three segments on 3 × 3 cells: an L, a column and one cell. */
const OF = [
  ['Quiet', 'Quiet', 'New'],
  ['Quiet', 'Loyal', 'Loyal'],
  ['Quiet', 'Loyal', 'Loyal'],
];
const cells: SegmentGridCell[] = OF.flatMap((row, f) =>
  row.map((segment, r) => ({
    r: r + 1,
    f: f + 1,
    segment,
    customers: (r + 1) * (f + 1) * 1000 - 1000,
    revenue: 10 * r,
  })),
);

function draw(more: Partial<SegmentGridOptions> = {}) {
  const svg = renderSegmentGrid(
    { bins: 3, cells },
    { width: 320, colors: segmentColors(['New', 'Loyal', 'Quiet']), ...more },
  );
  document.body.append(svg);
  return svg;
}
beforeAll(() => page.viewport(1000, 800));
afterEach(() => document.body.replaceChildren());

it('shows every cell with its count, one name and one outline for each area', () => {
  const svg = draw();
  const texts = [...svg.querySelectorAll('text')].map((text) => text.textContent);
  expect(svg.querySelectorAll('rect:has(title)')).toHaveLength(9);
  expect(svg.querySelectorAll('path')).toHaveLength(3);
  expect(texts.filter((text) => ['New', 'Loyal', 'Quiet'].includes(text)).sort()).toEqual([
    'Loyal',
    'New',
    'Quiet',
  ]);
  expect(texts).toContain('8,000');
  expect(svg.getAttribute('role')).toBe('img');
});

it('puts frequent customers at the top and recent ones at the right', () => {
  const svg = draw({ onSelect: () => undefined });
  const best = svg
    .querySelector('[aria-label*="recency score 3, frequency score 3"]')
    ?.getBoundingClientRect();
  const worst = svg
    .querySelector('[aria-label*="recency score 1, frequency score 1"]')
    ?.getBoundingClientRect();
  expect(best?.left).toBeGreaterThan(worst?.right ?? Infinity);
  expect(best?.bottom).toBeLessThanOrEqual(worst?.top ?? 0);
});

it('lets the keyboard reach cells and areas, one stop of Tab each', async () => {
  const picked: MarkKey[] = [];
  draw({ onSelect: (key) => picked.push(key) });
  await userEvent.keyboard('{Tab}{ArrowRight}{ArrowDown}{Enter}{Tab}{ArrowDown}{Enter}');
  expect(picked).toEqual([{ r: 2, f: 2, segment: 'Loyal' }, { segment: 'Quiet' }]);
});

it('lights a whole area for its segment, and one cell for its scores', () => {
  const svg = draw({ onSelect: () => undefined, selected: [{ segment: 'Loyal' }] });
  const dimmed = () => svg.querySelectorAll('rect.q-dim:has(title)').length;
  expect(dimmed()).toBe(5);
  updateSelection(svg, [{ r: 1, f: 1 }]);
  expect(dimmed()).toBe(8);
  updateSelection(svg, []);
  expect(dimmed()).toBe(0);
});

it.each([280, 320, 480, 900])('clips nothing at %i pixels', (width) => {
  const svg = draw({
    width,
    recencyRanges: ['180+ days', '31–179 days', '0–30 days'],
    frequencyRanges: ['1', '2', '3+'],
  });
  const frame = svg.getBoundingClientRect();
  expect(frame.width).toBe(width);
  for (const text of svg.querySelectorAll('text')) {
    const box = text.getBoundingClientRect();
    expect(box.left).toBeGreaterThanOrEqual(frame.left - 1);
    expect(box.right).toBeLessThanOrEqual(frame.right + 1);
    expect(box.bottom).toBeLessThanOrEqual(frame.bottom + 1);
  }
});

it('keeps hostile segment names as text', () => {
  const name = '<script>alert(1)</script>';
  const svg = renderSegmentGrid(
    { bins: 1, cells: [{ r: 1, f: 1, segment: name, customers: 0, revenue: 0 }] },
    { width: 600, colors: {} },
  );
  expect(svg.querySelector('script')).toBeNull();
  expect(svg.textContent).toContain(name);
});
