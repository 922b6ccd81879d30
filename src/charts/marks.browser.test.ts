import '../ui/theme.css';
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { draw, render, texts, type Spec } from '../../tests/helpers/drawn-chart';
import { segmentColors } from './palette';

const boxes = (svg: SVGElement, selector: string) =>
  [...svg.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
const box = (svg: SVGElement, name: string) =>
  svg.querySelector(`[aria-label^="${name}"]`)?.getBoundingClientRect();
const round = (values: readonly number[]) => values.map((value) => Math.round(value));

beforeAll(() => page.viewport(1280, 800));
afterEach(() => document.body.replaceChildren());

describe('bars by colour', () => {
  const data = {
    quarter: ['Q1', 'Q1', 'Q2', 'Q2'],
    channel: ['Web', 'Shop', 'Web', 'Shop'],
    revenue: [300, 100, 50, 50],
  };
  const spec: Spec = { mark: 'bar', x: 'quarter', y: 'revenue', color: 'channel' };

  it('stand beside each other when grouped, equally wide', () => {
    const svg = draw({ ...spec, stack: 'group' }, data, { onSelect: () => undefined });
    const [web, shop] = [box(svg, 'Q1, Web'), box(svg, 'Q1, Shop')];
    expect(shop?.width).toBeCloseTo(web?.width ?? 0, 1);
    expect(shop?.left).toBeGreaterThan((web?.right ?? Infinity) - 0.01);
    expect((shop?.left ?? 0) - (web?.right ?? 0)).toBeLessThan(4);
    expect((shop?.height ?? 0) * 3).toBeCloseTo(web?.height ?? 0, 0);
  });

  it('fill the height as shares, with an axis in per cent', () => {
    const svg = draw({ ...spec, stack: 'share' }, data, { onSelect: () => undefined });
    const [web1, shop1] = [box(svg, 'Q1, Web'), box(svg, 'Q1, Shop')];
    const [web2, shop2] = [box(svg, 'Q2, Web'), box(svg, 'Q2, Shop')];
    const whole = (web1?.height ?? 0) + (shop1?.height ?? 0);
    expect((web1?.height ?? 0) / whole).toBeCloseTo(0.75, 1);
    expect((web2?.height ?? 0) + (shop2?.height ?? 0)).toBeCloseTo(whole, 0);
    expect(texts(svg)).toEqual(expect.arrayContaining(['100\u202f%', 'Revenue, share']));
  });

  it('grouped in rows each have their value at their end', () => {
    const svg = draw(
      { mark: 'bar', x: 'revenue', y: 'quarter', color: 'channel', stack: 'group' },
      data,
      { onSelect: () => undefined },
    );
    const marks = [...svg.querySelectorAll('.q-mark')];
    expect(marks).toHaveLength(4);
    for (const mark of marks) {
      const bar = mark.getBoundingClientRect();
      const beside = [...svg.querySelectorAll('text')].filter((text) => {
        const box = text.getBoundingClientRect();
        const middle = (box.top + box.bottom) / 2;
        return middle > bar.top && middle < bar.bottom && box.left > bar.right;
      });
      expect(beside).toHaveLength(1);
    }
  });

  it('without a colour of their own have those of the segments they are named by', () => {
    const svg = draw(
      { mark: 'bar', x: 'customers', y: 'segment' },
      { segment: ['Loyal', 'Champions'], customers: [1, 2] },
      { colors: segmentColors(['Champions', 'Loyal']), onSelect: () => undefined },
    );
    expect([...svg.querySelectorAll('.q-mark')].map((mark) => mark.getAttribute('fill'))).toEqual([
      'var(--seg-1)',
      'var(--seg-2)',
    ]);
  });
});

describe('lines', () => {
  const months = ['2011-01-01', '2011-02-01', '2011-03-01', '2011-05-01', '2011-06-01'];
  const pieces = (svg: SVGElement) =>
    [...svg.querySelectorAll('path[stroke]')]
      .map((path) => path.getAttribute('d') ?? '')
      .filter((path) => path.includes('L'));

  it('break where a month is missing, and where a value is', () => {
    const spec: Spec = { mark: 'line', x: 'month', y: 'revenue' };
    const whole = draw(spec, { month: months.slice(0, 3), revenue: [1, 2, 3] });
    expect(pieces(whole).join('').match(/M/g)).toHaveLength(1);
    const gap = draw(spec, { month: months, revenue: [1, 2, 3, 4, 5] });
    expect(pieces(gap).join('').match(/M/g)).toHaveLength(2);
    const missing = draw(spec, { month: months.slice(0, 3), revenue: [1, null, 3] });
    // Two points without neighbours are dots.
    expect(missing.querySelectorAll('circle')).toHaveLength(2);
  });

  it('are named at their ends where there is room, apart from each other, else in a legend', () => {
    const names = ['Web', 'Shop', 'Phone'];
    const data = {
      month: names.flatMap(() => months.slice(0, 3)),
      channel: names.flatMap((name) => [name, name, name]),
      revenue: [1, 2, 100, 1, 2, 101, 1, 2, 102],
    };
    const spec: Spec = { mark: 'line', x: 'month', y: 'revenue', color: 'channel' };
    const wide = draw(spec, data, { width: 700 });
    const labels = [...wide.querySelectorAll('text')].filter((text) =>
      names.includes(text.textContent),
    );
    const rows = labels.map((label) => label.getBoundingClientRect()).sort((a, b) => a.top - b.top);
    expect(rows).toHaveLength(3);
    rows.slice(1).forEach((box, i) => expect(box.top).toBeGreaterThan((rows[i]?.bottom ?? 0) - 4));
    const narrow = draw(spec, data, { width: 340 });
    expect(narrow.querySelectorAll('rect[rx="2"]')).toHaveLength(3);
  });
});

describe('areas', () => {
  it('stack, count what a series lacks as zero, and are 100 % as shares', () => {
    const data = {
      month: ['2011-01-01', '2011-02-01', '2011-03-01', '2011-01-01', '2011-03-01'],
      channel: ['Web', 'Web', 'Web', 'Shop', 'Shop'],
      revenue: [10, 10, 10, 30, 30],
    };
    const spec: Spec = { mark: 'area', x: 'month', y: 'revenue', color: 'channel' };
    const svg = draw(spec, data);
    expect(svg.querySelectorAll('path[fill^="var(--seg"]')).toHaveLength(2);
    expect(texts(svg)).toContain('£40');
    expect(texts(draw({ ...spec, stack: 'share' }, data))).toContain('100\u202f%');
    expect(render({ ...spec, stack: 'group' }, data)).toMatchObject({
      error: { params: { key: 'stack' } },
    });
  });
});

describe('dots', () => {
  it('leave values at or below zero out of a log scale, and say so', () => {
    const svg = draw(
      { mark: 'dot', x: 'customers', y: { field: 'revenue', scale: 'log' } },
      { customers: [1, 2, 3], revenue: [0, 10, 1000] },
    );
    expect(svg.querySelectorAll('circle')).toHaveLength(2);
    expect(texts(svg)).toContain(
      '1 value of Revenue at or below zero cannot be shown on a log scale.',
    );
  });

  it('stand in rows of names, sorted by where they are', () => {
    const svg = draw(
      { mark: 'dot', x: 'revenue', y: { field: 'segment', sort: '-x' } },
      { segment: ['b', 'a', 'c'], revenue: [1, 3, 2] },
    );
    const names = [...svg.querySelectorAll('text')].filter((text) =>
      ['a', 'b', 'c'].includes(text.textContent),
    );
    names.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
    expect(names.map((name) => name.textContent)).toEqual(['a', 'c', 'b']);
  });

  it('are named where no name covers another', () => {
    const svg = draw(
      { mark: 'dot', x: 'customers', y: 'revenue', text: 'segment' },
      { customers: [1, 1, 100], revenue: [5, 5, 9], segment: ['first', 'second', 'third'] },
    );
    const named = texts(svg).filter((text) => ['first', 'second', 'third'].includes(text));
    expect(named).toEqual(['first', 'third']);
  });
});

describe('boxes', () => {
  const data = {
    segment: ['Loyal', 'Lost'],
    q_low: [1, 2],
    q_25: [10, 20],
    q_50: [20, 30],
    q_75: [40, 50],
    q_high: [80, 90],
    n: [12, 1],
  };
  const value = { field: 'q_50', label: 'Amount', unit: 'money' } as const;

  it('hold the middle half, upright or lying', () => {
    const upright = draw({ mark: 'box', x: 'segment', y: value }, data, {
      onSelect: () => undefined,
    });
    const [loyal, lost] = [...upright.querySelectorAll('.q-mark')];
    expect(loyal?.getAttribute('aria-label')).toBe(
      'Loyal, Amount: median £20.00, middle half £10.00 to £40.00',
    );
    expect(loyal?.getBoundingClientRect().height).toBeCloseTo(
      lost?.getBoundingClientRect().height ?? 0,
      0,
    );
    const lying = draw({ mark: 'box', y: 'segment', x: value }, data, {
      onSelect: () => undefined,
    });
    const [first, second] = boxes(lying, '.q-mark');
    expect(second?.top).toBeGreaterThan(first?.bottom ?? Infinity);
    expect(second?.left).toBeGreaterThan(first?.left ?? Infinity);
  });

  it('need no names, but all quartiles', () => {
    const one = Object.fromEntries(Object.entries(data).map(([key, [first]]) => [key, [first]]));
    expect(draw({ mark: 'box', y: value }, one).querySelector('rect')).not.toBeNull();
    const { q_75: _, ...rest } = data;
    expect(render({ mark: 'box', x: 'segment', y: value }, rest)).toMatchObject({
      error: { code: 'chart.invalid_spec', params: { key: 'y' } },
    });
  });
});

describe('tree maps', () => {
  const data = { segment: ['a', 'b', 'c', 'd'], revenue: [300, 100, 100, 0] };

  it('give each row its share of the area, and say which have none', () => {
    const svg = draw({ mark: 'treemap', x: 'segment', y: 'revenue' }, data, {
      onSelect: () => undefined,
    });
    const areas = boxes(svg, '.q-mark').map(({ width, height }) => (width + 2) * (height + 2));
    expect(areas).toHaveLength(3);
    expect((areas[0] ?? 0) / (areas[1] ?? 1)).toBeCloseTo(3, 0);
    expect(svg.querySelector('.q-mark')?.getAttribute('aria-label')).toBe(
      'a, £300.00, 60.0\u202f%',
    );
    expect(texts(svg)).toContain('1 row has no area: treemaps show values above zero.');
  });

  it('keep the tiles of one colour together', () => {
    const svg = draw(
      { mark: 'treemap', x: 'name', y: 'revenue', color: 'kind' },
      {
        name: ['a', 'b', 'c', 'd'],
        revenue: [4, 3, 2, 1],
        kind: ['one', 'two', 'one', 'two'],
      },
      { onSelect: () => undefined },
    );
    const names = [...svg.querySelectorAll('.q-mark')].map((mark) =>
      (mark.getAttribute('aria-label') ?? '').slice(0, 6),
    );
    expect(names).toEqual(['a, one', 'c, one', 'b, two', 'd, two']);
  });

  it('need numbers and names', () => {
    expect(render({ mark: 'treemap', x: 'segment', y: 'segment' }, data)).toMatchObject({
      error: { params: { key: 'y' } },
    });
    expect(render({ mark: 'treemap', x: 'revenue', y: 'revenue' }, data)).toMatchObject({
      error: { params: { key: 'x' } },
    });
  });
});

describe('mosaics', () => {
  // Black and brown hair by brown and blue eyes: Snee (Am. Stat. 28, 1974). Expected: 88 × 187 / 291 and so on.
  const data = {
    hair: ['Black', 'Black', 'Brown', 'Brown', 'Red', 'Grey'],
    eyes: ['Brown', 'Blue', 'Brown', 'Blue', 'Blue', 'Blue'],
    customers: [68, 20, 119, 84, 0, null],
  };
  const spec: Spec = { mark: 'mosaic', x: 'hair', y: 'eyes', color: 'customers' };
  const drawn = () =>
    draw(spec, data, { units: { customers: 'customers' }, onSelect: () => undefined });

  it('give each pair its share of the area: columns as wide as x, tiles as high as y in it', () => {
    const svg = drawn();
    const [black, brown] = [box(svg, 'Hair Black, Eyes Brown'), box(svg, 'Hair Brown, Eyes Brown')];
    const below = box(svg, 'Hair Black, Eyes Blue');
    expect((brown?.width ?? 0) / (black?.width ?? 1)).toBeCloseTo(203 / 88, 1);
    expect((black?.height ?? 0) / (below?.height ?? 1)).toBeCloseTo(68 / 20, 0);
    expect(below?.top).toBeGreaterThan(black?.bottom ?? Infinity);
    expect(texts(svg)).toContain('1 row has no area: mosaics show numbers above zero.');
  });

  it('say what is there, what was expected, and shade by how unusual that is', () => {
    const svg = drawn();
    const tiles = [...svg.querySelectorAll('.q-mark')];
    expect(tiles.map((tile) => tile.getAttribute('aria-label'))).toEqual([
      'Hair Black, Eyes Brown: 68 customers, 77.3\u202f% of Black, expected 56.55, more',
      'Hair Brown, Eyes Brown: 119 customers, 58.6\u202f% of Brown, expected 130.45, fewer',
      'Hair Black, Eyes Blue: 20 customers, 22.7\u202f% of Black, expected 31.45, fewer',
      'Hair Brown, Eyes Blue: 84 customers, 41.4\u202f% of Brown, expected 72.55, more',
    ]);
    expect(tiles.map((tile) => tile.getAttribute('fill'))).toEqual([
      'var(--diverging-6)',
      'var(--diverging-2)',
      'var(--diverging-2)',
      'var(--diverging-6)',
    ]);
    expect(texts(svg)).toEqual(expect.arrayContaining(['As expected (−2 to 2)', 'Black', 'Blue']));
  });

  it('are pale where there is nothing to compare with, and need a number', () => {
    const one = { hair: ['Black', 'Brown'], eyes: ['Blue', 'Blue'], customers: [3, 4] };
    const svg = draw(spec, one, { onSelect: () => undefined });
    const fills = [...svg.querySelectorAll('.q-mark')].map((tile) => tile.getAttribute('fill'));
    expect(fills).toEqual(['var(--diverging-4)', 'var(--diverging-4)']);
    expect(render({ ...spec, color: 'eyes' }, data)).toMatchObject({
      error: { code: 'chart.invalid_spec', params: { key: 'color' } },
    });
    expect(render({ ...spec, facet: 'eyes' }, data)).toMatchObject({
      error: { params: { key: 'facet' } },
    });
  });
});

describe('colours that diverge', () => {
  const data = {
    segment: ['a', 'b', 'c', 'd'],
    trait: ['t', 't', 't', 't'],
    index: [40, 100, 210, null],
  };
  const spec: Spec = {
    mark: 'heatmap',
    x: 'segment',
    y: 'trait',
    color: { field: 'index', unit: 'index', scale: 'diverging' },
  };

  it('turn at 100 for an index, by ratio, with a legend; what is missing has no shade', () => {
    const svg = draw(spec, data, { onSelect: () => undefined });
    const fills = [...svg.querySelectorAll('.q-mark')].map((cell) => cell.getAttribute('fill'));
    expect(fills).toEqual([
      'var(--diverging-1)',
      'var(--diverging-4)',
      'var(--diverging-7)',
      'var(--surface-3)',
    ]);
    expect(texts(svg)).toEqual(expect.arrayContaining(['Index under 50', '90–110', 'over 200']));
  });

  it('turn where the spec says, as far below as above', () => {
    const svg = draw(
      { ...spec, color: { field: 'index', unit: 'number', scale: 'diverging', midpoint: 200 } },
      { ...data, index: [40, 190, 210, 359] },
      { onSelect: () => undefined },
    );
    const fills = [...svg.querySelectorAll('.q-mark')].map((cell) => cell.getAttribute('fill'));
    expect(fills).toEqual([
      'var(--diverging-1)',
      'var(--diverging-4)',
      'var(--diverging-4)',
      'var(--diverging-7)',
    ]);
  });
});

it('a table shows every number, if need be on more room than there is', () => {
  const months = Array.from({ length: 12 }, (_, i) => i);
  const svg = draw(
    { mark: 'table', x: 'later', y: 'cohort', color: 'share' },
    {
      later: months,
      cohort: months.map(() => '2011-01'),
      share: months.map((month) => 1 / (month + 1)),
    },
    { width: 340 },
  );
  expect(texts(svg)).toEqual(expect.arrayContaining(['100.0\u202f%', '8.3\u202f%', '11']));
  expect(svg.classList).toContain('q-wide');
  expect(svg.getBoundingClientRect().width).toBeGreaterThan(400);
});

describe('small multiples', () => {
  const many = (count: number) => ({
    month: Array.from({ length: count * 2 }, (_, i) => (i % 2 === 0 ? '2011-01-01' : '2011-02-01')),
    revenue: Array.from({ length: count * 2 }, (_, i) => i + 1),
    country: Array.from({ length: count * 2 }, (_, i) => `Country ${String(Math.floor(i / 2))}`),
  });
  const heads = (svg: SVGElement) =>
    [...svg.querySelectorAll('text')].filter((text) => text.textContent.startsWith('Country'));

  it.each(['bar', 'line', 'area', 'dot'] as const)(
    'of %s wrap into rows on common scales',
    (mark) => {
      const svg = draw({ mark, x: 'month', y: 'revenue', facet: 'country' }, many(5), {
        width: 700,
      });
      const places = heads(svg).map((head) => head.getBoundingClientRect());
      expect(places).toHaveLength(5);
      const lefts = new Set(round(places.map(({ left }) => left)));
      const tops = new Set(round(places.map(({ top }) => top)));
      expect([lefts.size, tops.size]).toEqual([3, 2]);
      expect(texts(svg).filter((text) => text === '£10')).toHaveLength(2);
    },
  );

  it('are 24 at most, and the rest is told', () => {
    const svg = draw({ mark: 'line', x: 'month', y: 'revenue', facet: 'country' }, many(30));
    expect(heads(svg)).toHaveLength(24);
    expect(texts(svg)).toContain('The first 24 of 30 groups are shown.');
  });

  it('of segments are in the order of the segments', () => {
    const svg = draw(
      { mark: 'bar', x: 'customers', y: 'channel', facet: 'segment' },
      { segment: ['Lost', 'Champions'], channel: ['a', 'a'], customers: [1, 2] },
      { width: 700, colors: segmentColors(['Champions', 'Loyal', 'Lost']) },
    );
    const names = texts(svg).filter((text) => ['Lost', 'Champions'].includes(text));
    expect(names).toEqual(['Champions', 'Lost']);
  });
});

it('has no accessibility violation in any mark, light or dark', async () => {
  const data = {
    name: ['a', 'b'],
    kind: ['k', 'l'],
    value: [3, 5],
    to: [5, 8],
    month: ['2011-01-01', '2011-02-01'],
  };
  const specs: Spec[] = [
    { mark: 'bar', x: 'name', y: 'value', color: 'kind', stack: 'group' },
    { mark: 'line', x: 'month', y: 'value' },
    { mark: 'dot', x: 'value', y: 'value', text: 'name', color: 'kind' },
    { mark: 'histogram', x: 'value', x2: 'to', y: 'value' },
    { mark: 'treemap', x: 'name', y: 'value', color: 'kind' },
    { mark: 'table', x: 'name', y: 'kind', color: 'value' },
    { mark: 'mosaic', x: 'name', y: 'kind', color: 'value' },
  ];
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    document.body.style.background = 'var(--surface)';
    for (const spec of specs) {
      draw(spec, data, { onSelect: () => undefined, notes: ['A sample of the rows.'] });
      draw(spec, data, { onBrush: () => undefined });
    }
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    document.body.replaceChildren();
  }
  delete document.documentElement.dataset['theme'];
});
