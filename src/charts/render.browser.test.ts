import '../ui/theme.css';
import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Unit } from '../base/units';
import type { ChartSpec } from '../document/chart-spec';
import { segmentColors } from './palette';
import { renderChart } from './render';
import { renderSegmentGrid } from './segment-grid';
import type { ChartOptions } from './render';
import { updateSelection } from './selection';
import type { MarkKey } from './selection';

const SEGMENTS = ['Champions', 'Loyal', 'Hibernating'];
const data = {
  segment: SEGMENTS,
  customers: [604, 688, 1335],
  revenue: [4303871.89, 2210652.88, 683557.39],
};
const units: Record<string, Unit> = {
  segment: 'name',
  customers: 'customers',
  revenue: 'money',
  day: 'date',
};
const bars: ChartSpec = {
  data: 'rfm_segments',
  mark: 'bar',
  x: 'customers',
  y: 'segment',
  color: 'segment',
};

function draw(
  spec: ChartSpec,
  columns: Record<string, readonly unknown[]>,
  more: Partial<ChartOptions> = {},
) {
  const result = renderChart(spec, columns, {
    width: 480,
    units,
    colors: segmentColors(SEGMENTS),
    ...more,
  });
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  document.body.append(result.value);
  return result.value;
}
const marks = (svg: SVGElement) => [...svg.querySelectorAll<SVGElement>('.q-mark')];
const texts = (svg: SVGElement) =>
  [...svg.querySelectorAll('text')].map((text) => text.textContent);

beforeAll(() => page.viewport(1280, 800));
afterEach(() => document.body.replaceChildren());

describe('bars', () => {
  it('are sorted by length, say their numbers and have their segment’s colour', () => {
    const svg = draw(bars, data, { onSelect: () => undefined });
    expect(marks(svg).map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Hibernating, 1,335 customers, 50.8\u202f%',
      'Loyal, 688 customers, 26.2\u202f%',
      'Champions, 604 customers, 23.0\u202f%',
    ]);
    expect(texts(svg)).toEqual(expect.arrayContaining(['1,335', '688', '604', 'Champions']));
    expect(marks(svg).map((mark) => mark.getAttribute('fill'))).toEqual([
      'var(--seg-3)',
      'var(--seg-2)',
      'var(--seg-1)',
    ]);
  });

  it('keep the order of the data when told', () => {
    const svg = draw({ ...bars, y: { field: 'segment', sort: 'none' } }, data, {
      onSelect: () => undefined,
    });
    expect(marks(svg)[0]?.getAttribute('aria-label')).toMatch(/^Champions/);
  });

  it('stack by colour with a legend in the picture', () => {
    const svg = draw(
      { ...bars, color: 'channel' },
      {
        segment: ['Loyal', 'Loyal'],
        customers: [300, 388],
        channel: ['Web', 'Shop'],
      },
      { onSelect: () => undefined },
    );
    const [web, shop] = marks(svg).map((mark) => mark.getBoundingClientRect());
    expect(shop?.left).toBeCloseTo(web?.right ?? 0, 0);
    expect(texts(svg)).toEqual(expect.arrayContaining(['Web', 'Shop', '688']));
  });

  it('stay inside the picture, texts included, down to 280 pixels', () => {
    const names = ['A segment with a name that nobody would give it', 'B'];
    const svg = draw(bars, { segment: names, customers: [123_456_789, 1] }, { width: 280 });
    const frame = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      expect(box.left).toBeGreaterThanOrEqual(frame.left - 1);
      expect(box.right).toBeLessThanOrEqual(frame.right + 1);
    }
  });
});

describe('selection', () => {
  it('works by mouse and by keyboard alone, as one stop of the Tab key', async () => {
    const picked: [MarkKey, boolean][] = [];
    const svg = draw(bars, data, { onSelect: (key, { additive }) => picked.push([key, additive]) });
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(marks(svg)[0]);
    await userEvent.keyboard('{ArrowDown}{Enter}{End}{Shift>} {/Shift}{Tab}');
    expect(svg.contains(document.activeElement)).toBe(false);
    marks(svg)[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(picked).toEqual([
      [{ segment: 'Loyal' }, false],
      [{ segment: 'Champions' }, true],
      [{ segment: 'Hibernating' }, false],
    ]);
  });

  it('shows where the keyboard is, above everything else', async () => {
    const svg = draw(bars, data, { onSelect: () => undefined });
    await userEvent.keyboard('{Tab}{ArrowDown}');
    const ring = svg.querySelector('.q-ring')?.getBoundingClientRect();
    const mark = marks(svg)[1]?.getBoundingClientRect();
    expect(ring?.top).toBeLessThan(mark?.top ?? 0);
    expect(ring?.bottom).toBeGreaterThan(mark?.bottom ?? Infinity);
    await userEvent.keyboard('{Tab}');
    expect(svg.querySelector('.q-ring')).toBeNull();
  });

  it('dims what is not selected and keeps the focus', () => {
    const svg = draw(bars, data, { onSelect: () => undefined });
    marks(svg)[1]?.focus();
    const dimmed = () => marks(svg).map((mark) => mark.classList.contains('q-dim'));
    updateSelection(svg, [{ segment: 'Loyal', r: 5 }]);
    expect(dimmed()).toEqual([true, false, true]);
    expect(marks(svg)[1]?.getAttribute('aria-pressed')).toBe('true');
    expect(document.activeElement).toBe(marks(svg)[1]);
    updateSelection(svg, [{ channel: 'Web' }]);
    expect(dimmed()).toEqual([false, false, false]);
    updateSelection(svg, []);
    expect(dimmed()).toEqual([false, false, false]);
  });

  it('is not offered without a listener: the chart is one picture with a name', () => {
    const svg = draw(bars, data);
    expect([svg.getAttribute('role'), svg.getAttribute('aria-label')]).toEqual([
      'img',
      'Segment by Customers',
    ]);
    expect(svg.querySelector('[tabindex]')).toBeNull();
  });
});

describe('other marks', () => {
  const bins = { x: [0, 10, 20], x2: [10, 20, 30], y: [5, 9, 2] };
  const histogram: ChartSpec = {
    data: 'h',
    mark: 'histogram',
    x: { field: 'x', unit: 'days', label: 'Recency' },
    x2: { field: 'x2', unit: 'days' },
    y: { field: 'y', unit: 'customers' },
    cuts: [11, 12, 13, 40].map((at) => ({ at, label: `cut at ${at}` })),
  };

  it('stand the colours of a bin on top of each other', () => {
    const parted = { x: [0, 0, 10], x2: [10, 10, 20], y: [6, 3, 9], who: ['New', 'Loyal', 'New'] };
    const svg = draw({ ...histogram, cuts: [], color: 'who' }, parted, {
      onSelect: () => undefined,
    });
    const rects = new Map(
      marks(svg).map((mark) => [mark.getAttribute('aria-label'), mark.getBoundingClientRect()]),
    );
    const rect = (label: string) => {
      const found = rects.get(label);
      if (!found) throw new Error(`no mark ${label}, only ${[...rects.keys()].join('; ')}`);
      return found;
    };
    const [below, above, whole] = [
      rect('Recency 0 to 10 days, New: 6 customers'),
      rect('Recency 0 to 10 days, Loyal: 3 customers'),
      rect('Recency 10 to 20 days, New: 9 customers'),
    ];
    expect(below.height).toBeCloseTo(above.height * 2, 0);
    expect(above.bottom).toBeCloseTo(below.top, 0);
    expect(above.top).toBeCloseTo(whole.top, 0);
  });

  it('draw bins edge to edge, with cut labels that do not collide', () => {
    const svg = draw(histogram, bins, { onSelect: () => undefined });
    expect(marks(svg).map((mark) => mark.getAttribute('aria-label'))).toContain(
      'Recency 10 to 20 days: 9 customers',
    );
    const labels = [...svg.querySelectorAll('text')].filter((text) =>
      text.textContent.startsWith('cut'),
    );
    expect(labels.map((label) => label.textContent)).toEqual([
      'cut at 11',
      'cut at 12',
      'cut at 13',
    ]);
    const boxes = labels.map((label) => label.getBoundingClientRect());
    boxes.forEach((a, i) =>
      boxes.slice(i + 1).forEach((b) => {
        expect(
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 3 || b.bottom <= a.top + 3,
        ).toBe(true);
      }),
    );
  });

  it('draw a heat map with its numbers, darker where there is more', () => {
    const svg = draw(
      { data: 'c', mark: 'heatmap', x: 'r', y: 'f', color: 'customers' },
      { r: [1, 2, 1, 2], f: [1, 1, 2, 2], customers: [619, 0, 88, 300] },
      { onSelect: () => undefined },
    );
    expect(
      marks(svg).map((mark) => [mark.getAttribute('aria-label'), mark.getAttribute('fill')]),
    ).toEqual([
      ['R 1, F 2: 88 customers', 'var(--heat-1)'],
      ['R 2, F 2: 300 customers', 'var(--heat-4)'],
      ['R 1, F 1: 619 customers', 'var(--heat-7)'],
      ['R 2, F 1: 0 customers', 'var(--heat-1)'],
    ]);
  });

  it.each(['line', 'area', 'dot', 'rule', 'text'] as const)('draw %s', (mark) => {
    const svg = draw(
      {
        data: 't',
        mark,
        x: 'day',
        y: 'revenue',
        color: 'segment',
        text: 'segment',
        facet: 'segment',
      },
      { ...data, day: ['2011-01-01', '2011-02-01', '2011-03-01'] },
    );
    expect(svg.querySelectorAll('path, circle, line, text').length).toBeGreaterThan(6);
    expect(svg.innerHTML).not.toMatch(/NaN|undefined|\[object/);
  });

  it('say so when there are no rows', () => {
    expect(texts(draw(bars, { segment: [], customers: [] }))).toEqual(['No rows to draw.']);
  });

  it('survive missing and odd values', () => {
    const odd = { segment: ['a', null, 'a'], customers: [null, Number.NaN, '12'] };
    expect(texts(draw(bars, odd))).toContain('12');
  });
});

it('names the key of a spec that cannot be drawn', () => {
  const options = { width: 300, units };
  expect(renderChart({ ...bars, x: 'segment' }, data, options)).toMatchObject({
    ok: false,
    error: { code: 'chart.invalid_spec', params: { key: 'y' } },
  });
  expect(
    renderChart({ data: 's', mark: 'line', x: 'customers', y: 'segment' }, data, options),
  ).toMatchObject({
    ok: false,
    error: { params: { key: 'y' } },
  });
});

it('treats text from files as text', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '</text><script>alert(1)</script>',
    'javascript:alert(1)',
  ];
  const svg = draw(
    { ...bars, color: 'kind', facet: 'kind', title: '<b>title</b>' },
    { segment: hostile, customers: [1, 2, 3], kind: hostile },
    { width: 1200, onSelect: () => undefined },
  );
  expect(svg.querySelector('img, script, a, b')).toBeNull();
  expect(texts(svg)).toContain(hostile[0]);
  expect(svg.getAttribute('aria-label')).toBe('<b>title</b>');
});

it('has no accessibility violation, selectable or not, light or dark', async () => {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    document.body.style.background = 'var(--surface)';
    draw(bars, data, { onSelect: () => undefined, selected: [{ segment: 'Loyal' }] });
    draw(bars, data);
    const columns = { r: [1, 2, 1, 2], f: [1, 1, 2, 2], customers: [619, 0, 88, 300] };
    draw({ data: 'c', mark: 'heatmap', x: 'r', y: 'f', color: 'customers' }, columns, {
      onSelect: () => undefined,
    });
    const cells = [{ r: 1, f: 1, segment: 'Loyal', customers: 2, revenue: 3 }];
    document.body.append(
      renderSegmentGrid({ bins: 1, cells }, { width: 400, colors: {}, onSelect: () => undefined }),
    );
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    document.body.replaceChildren();
  }
  delete document.documentElement.dataset['theme'];
});
