import '../ui/theme.css';
import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChartSpec } from '../document/chart-spec';
import { updateBrush } from './brush';
import type { BrushRange } from './brush';
import { renderChart } from './render';
import type { ChartOptions } from './render';

const bins = {
  from: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90],
  to: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
  customers: [9, 8, 7, 6, 5, 4, 3, 2, 1, 1],
};
const histogram: ChartSpec = {
  data: 'h',
  mark: 'histogram',
  x: { field: 'from', unit: 'days', label: 'Recency' },
  x2: { field: 'to', unit: 'days' },
  y: { field: 'customers', unit: 'customers' },
};
const dots: ChartSpec = { data: 'd', mark: 'dot', x: 'x', y: 'y' };
const months = Array.from({ length: 12 }, (_, i) => `2011-${String(i + 1).padStart(2, '0')}-01`);

function draw(
  spec: ChartSpec,
  columns: Record<string, readonly unknown[]>,
  more: Partial<ChartOptions> = {},
) {
  const seen: (BrushRange | null)[] = [];
  const result = renderChart(spec, columns, {
    width: 500,
    units: { month: 'date' },
    onBrush: (range) => seen.push(range),
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  document.body.append(result.value);
  return { svg: result.value, seen };
}

const frame = () => new Promise((done) => requestAnimationFrame(() => done(undefined)));
const handles = (svg: SVGElement) => [...svg.querySelectorAll<SVGElement>('[role=slider]')];

/** Pixels of the window at a part of the way between the ends of the x axis. */
function at(svg: SVGElement, part: number): { clientX: number; clientY: number } {
  const area = svg.querySelector('.q-handles line')?.getBoundingClientRect();
  const places = [...svg.querySelectorAll('.q-mark, rect[rx="1"], circle')].map((mark) =>
    mark.getBoundingClientRect(),
  );
  const left = Math.min(...places.map((box) => box.left));
  const right = Math.max(...places.map((box) => box.right));
  const top = (area?.top ?? 0) + (area?.height ?? 0) / 2;
  return { clientX: left + part * (right - left), clientY: top };
}
async function send(
  svg: SVGElement,
  type: string,
  part: number,
  pointerType = 'mouse',
): Promise<void> {
  svg.dispatchEvent(
    new PointerEvent(type, {
      ...at(svg, part),
      pointerId: 1,
      isPrimary: true,
      pointerType,
      bubbles: true,
    }),
  );
  await frame();
}
async function drag(svg: SVGElement, from: number, to: number, pointerType?: string) {
  await send(svg, 'pointerdown', from, pointerType);
  await send(svg, 'pointermove', (from + to) / 2, pointerType);
  await send(svg, 'pointermove', to, pointerType);
  await send(svg, 'pointerup', to, pointerType);
}

beforeAll(async () => {
  await page.viewport(1000, 700);
  // Events made by a script have no pointer to capture.
  Element.prototype.setPointerCapture = () => undefined;
});
afterEach(() => document.body.replaceChildren());

describe('on a histogram', () => {
  it('takes the bins that were touched, whole ones', async () => {
    const { svg, seen } = draw(histogram, bins);
    await drag(svg, 0.23, 0.55);
    expect(seen.at(-1)).toEqual({ from: 20, to: 60 });
    expect([...svg.querySelectorAll('.q-brush text')].map((text) => text.textContent)).toEqual([
      '20 – 60 days',
    ]);
  });

  it('moves, and is widened at its ends, also past each other', async () => {
    const { svg, seen } = draw(histogram, bins, { brushed: { from: 20, to: 40 } });
    expect(seen).toEqual([]);
    await drag(svg, 0.3, 0.5);
    expect(seen.at(-1)).toEqual({ from: 40, to: 60 });
    await drag(svg, 0.6, 0.82);
    expect(seen.at(-1)).toEqual({ from: 40, to: 80 });
    await drag(svg, 0.8, 0.2);
    expect(seen.at(-1)).toEqual({ from: 20, to: 40 });
    await drag(svg, 0.3, 0.95);
    expect(seen.at(-1)).toEqual({ from: 80, to: 100 });
  });

  it('takes one bin by a click, gives it back by another, and takes none for all', async () => {
    const { svg, seen } = draw(histogram, bins);
    const click = async (part: number) => {
      await send(svg, 'pointerdown', part);
      await send(svg, 'pointerup', part);
    };
    await click(0.35);
    expect(seen.at(-1)).toEqual({ from: 30, to: 40 });
    await click(0.36);
    expect(seen.at(-1)).toBeNull();
    await click(0.35);
    await drag(svg, 0.99, 0.01);
    expect(seen.at(-1)).toBeNull();
  });

  it('leaves a click to bins that can be picked, and takes it from the end of a drag', async () => {
    const picked: unknown[] = [];
    const { svg, seen } = draw(histogram, bins, { onSelect: (key) => picked.push(key) });
    const bin = svg.querySelectorAll('.q-mark')[3];
    await send(svg, 'pointerdown', 0.35);
    await send(svg, 'pointerup', 0.35);
    bin?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect([picked, seen]).toEqual([[{ from: 30, to: 40 }], []]);
    await drag(svg, 0.15, 0.35);
    bin?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(picked).toHaveLength(1);
    expect(seen.at(-1)).toEqual({ from: 10, to: 40 });
  });

  it('works by touch, and keeps what was when the browser takes over to scroll', async () => {
    const { svg, seen } = draw(histogram, bins);
    await drag(svg, 0.05, 0.25, 'touch');
    expect(seen.at(-1)).toEqual({ from: 0, to: 30 });
    await send(svg, 'pointerdown', 0.6, 'touch');
    await send(svg, 'pointermove', 0.8, 'touch');
    await send(svg, 'pointercancel', 0.8, 'touch');
    expect(seen.at(-1)).toEqual({ from: 0, to: 30 });
    expect(svg.style.touchAction).toBe('pan-y');
  });

  it('works by keyboard: its ends are sliders', async () => {
    const { svg, seen } = draw(histogram, bins);
    const [from, to] = handles(svg);
    from?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await frame();
    expect(seen.at(-1)).toEqual({ from: 10, to: 100 });
    to?.focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await frame();
    expect(seen.at(-1)).toEqual({ from: 10, to: 50 });
    expect([from, to].map((end) => end?.getAttribute('aria-valuetext'))).toEqual(['10', '50']);
    await userEvent.keyboard('{Home}');
    await frame();
    expect(seen.at(-1)).toEqual({ from: 10, to: 20 });
    await userEvent.keyboard('{ArrowLeft}{Escape}');
    await frame();
    expect(seen.at(-1)).toBeNull();
  });

  it('speaks at most once a frame, and says the last', async () => {
    const { svg, seen } = draw(histogram, bins);
    await send(svg, 'pointerdown', 0.02);
    for (let i = 1; i < 9; i++)
      svg.dispatchEvent(
        new PointerEvent('pointermove', {
          ...at(svg, i / 10 + 0.02),
          pointerId: 1,
          isPrimary: true,
        }),
      );
    await frame();
    expect(seen).toEqual([{ from: 0, to: 90 }]);
  });

  it('shows a range that comes from elsewhere, without speaking', async () => {
    const { svg, seen } = draw(histogram, bins);
    const area = () => Number(svg.querySelector('.q-brush rect')?.getAttribute('width'));
    updateBrush(svg, { from: 20, to: 70 });
    expect(area()).toBeGreaterThan(100);
    updateBrush(svg, { from: 'nonsense', to: 3 });
    expect(area()).toBe(0);
    updateBrush(svg, null);
    await frame();
    expect([area(), seen]).toEqual([0, []]);
  });
});

describe('on dots and lines', () => {
  it('gives numbers with as many digits as pixels tell, open at the ends', async () => {
    const x = Array.from({ length: 101 }, (_, i) => i * 10);
    const { svg, seen } = draw(dots, { x, y: x });
    await drag(svg, 0.2, 0.6);
    const range = seen.at(-1);
    expect(Number(range?.from)).toBeCloseTo(200, -1);
    expect(Number(range?.to)).toBeCloseTo(600, -1);
    expect(range?.from).toBe(Math.round(Number(range?.from)));
    await drag(svg, 0.8, 1.01);
    expect(seen.at(-1)?.to).toBeNull();
    expect(Math.abs(Number(seen.at(-1)?.from) - 800)).toBeLessThan(15);
  });

  it('gives whole months as days, the end left out', async () => {
    const { svg, seen } = draw(
      { data: 'l', mark: 'dot', x: { field: 'month', bin: 'month' }, y: 'y' },
      { month: months, y: months.map((_, i) => i) },
    );
    // From a little before March to a little after June.
    await drag(svg, 1.8 / 11, 5.2 / 11);
    expect(seen.at(-1)).toEqual({ from: '2011-03-01', to: '2011-07-01' });
    expect(svg.querySelector('.q-brush text')?.textContent).toBe('2011-03 – 2011-06');
    await drag(svg, 8.8 / 11, 1.01);
    expect(seen.at(-1)).toEqual({ from: '2011-10-01', to: null });
    updateBrush(svg, { from: '2011-02-01', to: '2011-03-01' });
    expect(svg.querySelector('.q-brush text')?.textContent).toBe('2011-02 – 2011-02');
  });

  it('is not offered on names, nor over small multiples', () => {
    expect(handles(draw(dots, { x: ['a', 'b'], y: [1, 2] }).svg)).toEqual([]);
    const data = { x: [1, 2], y: [1, 2], f: ['a', 'b'] };
    expect(handles(draw({ ...dots, facet: 'f' }, data).svg)).toEqual([]);
  });
});

it('has no accessibility violation', async () => {
  draw(histogram, bins, { brushed: { from: 20, to: 40 } });
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
