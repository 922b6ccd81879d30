import '../ui/theme.css';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Unit } from '../base/units';
import type { ChartSpec } from '../document/chart-spec';
import { renderChart } from './render';
import type { ChartOptions } from './render';

const units: Record<string, Unit> = {
  segment: 'name',
  customers: 'customers',
  revenue: 'money',
  month: 'date',
};
const bars = { segment: ['Loyal', 'Lost'], customers: [600, 200] };
const lines = {
  month: ['2011-01-01', '2011-02-01', '2011-03-01', '2011-01-01', '2011-02-01', '2011-03-01'],
  channel: ['Web', 'Web', 'Web', 'Shop', 'Shop', 'Shop'],
  revenue: [10, 20, 30, 3, 2, 1],
};

function draw(
  spec: Omit<ChartSpec, 'data'>,
  columns: Record<string, readonly unknown[]>,
  more: Partial<ChartOptions> = {},
): SVGSVGElement {
  const options = { width: 480, units, currency: 'GBP', ...more };
  const result = renderChart({ data: 'd', ...spec }, columns, options);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  document.body.append(result.value);
  return result.value;
}

/** Points at a place of the picture, given as parts of its width and height. */
function point(svg: SVGElement, x: number, y: number, type = 'pointermove'): void {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const at = { clientX: left + x * width, clientY: top + y * height };
  const target = document.elementFromPoint(at.clientX, at.clientY) ?? svg;
  target.dispatchEvent(
    new PointerEvent(type, { ...at, bubbles: true, pointerId: 1, isPrimary: true }),
  );
}
function tip(): string[] | null {
  const box = document.querySelector('.q-tip:popover-open');
  if (box === null) return null;
  const parts = box.querySelectorAll('.q-tip-title, .q-tip-label, .q-tip-value');
  return [...parts].map((part) => part.textContent);
}

beforeAll(() => page.viewport(1280, 800));
beforeEach(() => {
  document.body.style.margin = '60px';
});
afterEach(() => {
  document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
  document.body.replaceChildren();
});

describe('a tip', () => {
  it('says what a bar is, also before its name and beyond its end', () => {
    const svg = draw({ mark: 'bar', x: 'customers', y: 'segment' }, bars);
    const told = ['Loyal', 'Customers', '600 customers', 'Of all', '75.0\u202f%'];
    for (const x of [0.02, 0.5, 0.98]) {
      point(svg, x, 0.4);
      expect(tip()).toEqual(told);
    }
    point(svg, 0.5, 0.8);
    expect(tip()?.[0]).toBe('Lost');
  });

  it('tells all series of a place, the highest first, and marks their points', () => {
    const svg = draw({ mark: 'line', x: 'month', y: 'revenue', color: 'channel' }, lines, {
      width: 400,
    });
    point(svg, 0.52, 0.5);
    expect(tip()).toEqual(['2011-02', 'Web', '£20.00', 'Shop', '£2.00']);
    expect(svg.querySelectorAll('.q-pointer circle')).toHaveLength(2);
    point(svg, 0.99, 0.5);
    expect(tip()?.[0]).toBe('2011-03');
  });

  it('finds the nearest dot, and none where there is none near', () => {
    const svg = draw(
      { mark: 'dot', x: 'customers', y: 'revenue', text: 'segment' },
      { segment: ['a', 'b'], customers: [0, 100], revenue: [0, 100] },
    );
    const [, dot] = [...svg.querySelectorAll('circle')].map((one) => one.getBoundingClientRect());
    const frame = svg.getBoundingClientRect();
    const at = (dx: number) => ((dot?.left ?? 0) + dx - frame.left) / frame.width;
    point(svg, at(-10), ((dot?.top ?? 0) - frame.top) / frame.height);
    expect(tip()).toEqual(['b', 'Customers', '100 customers', 'Revenue', '£100.00']);
    point(svg, 0.5, 0.5);
    expect(tip()).toBeNull();
  });

  it('tells the part of a bar, and of what', () => {
    const svg = draw(
      { mark: 'bar', x: 'month', y: 'revenue', color: 'channel' },
      { month: ['2011-01-01', '2011-01-01'], channel: ['Web', 'Shop'], revenue: [30, 10] },
    );
    point(svg, 0.5, 0.8);
    expect(tip()).toEqual([
      '2011-01-01',
      'Web',
      '£30.00',
      'Of 2011-01-01',
      '75.0\u202f%',
      'Together',
      '£40.00',
    ]);
  });

  it('tells all layers of a bin', () => {
    const svg = draw(
      { mark: 'histogram', x: 'from', x2: 'to', y: 'customers', color: 'layer', stack: 'none' },
      {
        from: [0, 10, 0],
        to: [10, 20, 10],
        customers: [9, 5, 4],
        layer: ['All', 'All', 'In view'],
      },
    );
    point(svg, 0.25, 0.6);
    expect(tip()).toEqual(['0 to 10', 'All', '9 customers', 'In view', '4 customers']);
  });

  it('goes when the pointer leaves, the page scrolls, Escape is pressed or the chart is gone', async () => {
    const svg = draw({ mark: 'bar', x: 'customers', y: 'segment' }, bars);
    const show = () => {
      point(svg, 0.5, 0.4);
      expect(tip()).not.toBeNull();
    };
    show();
    svg.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    expect(tip()).toBeNull();
    show();
    document.dispatchEvent(new Event('scroll'));
    expect(tip()).toBeNull();
    show();
    await userEvent.keyboard('{Escape}');
    expect(tip()).toBeNull();
    show();
    svg.remove();
    document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
    expect(tip()).toBeNull();
  });

  it('stays inside the window', () => {
    const svg = draw({ mark: 'bar', x: 'customers', y: 'segment' }, bars);
    svg.style.position = 'fixed';
    svg.style.right = '0';
    svg.style.bottom = '0';
    for (const x of [0.02, 0.97]) {
      point(svg, x, 0.8);
      const box = document.querySelector('.q-tip')?.getBoundingClientRect();
      expect(box?.right).toBeLessThanOrEqual(innerWidth);
      expect(box?.bottom).toBeLessThanOrEqual(innerHeight);
    }
  });

  it('is text, whatever the data say', () => {
    const hostile = '<img src=x onerror="document.title=1">';
    const svg = draw(
      { mark: 'bar', x: 'customers', y: 'segment', title: hostile },
      { segment: [hostile], customers: [1] },
    );
    point(svg, 0.5, 0.6);
    expect(tip()?.[0]).toBe(hostile);
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('the keyboard', () => {
  it('shows the tip of the mark that has the focus', async () => {
    draw({ mark: 'bar', x: 'customers', y: 'segment' }, bars, { onSelect: () => undefined });
    await userEvent.keyboard('{Tab}');
    expect(tip()?.[0]).toBe('Loyal');
    await userEvent.keyboard('{ArrowDown}');
    expect(tip()?.[0]).toBe('Lost');
    await userEvent.keyboard('{Tab}');
    expect(tip()).toBeNull();
  });

  it('goes through a picture that nothing can be picked in, and says what is there', async () => {
    const svg = draw({ mark: 'line', x: 'month', y: 'revenue', color: 'channel' }, lines);
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(svg);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(tip()?.[0]).toBe('2011-02');
    expect(document.querySelector('[role=status]')?.textContent).toBe(
      '2011-02, Web: £20.00, Shop: £2.00',
    );
    await userEvent.keyboard('{End}');
    expect(tip()?.[0]).toBe('2011-03');
    await userEvent.keyboard('{Escape}');
    expect(tip()).toBeNull();
  });
});
