import '../ui/theme.css';
import { page } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { draw, texts, type Data, type Spec } from '../../tests/helpers/drawn-chart';

beforeAll(() => page.viewport(1280, 800));
afterEach(() => document.body.replaceChildren());

describe('odd data', () => {
  const MARKS: readonly [Spec, string][] = [
    [{ mark: 'bar', x: 'name', y: 'value' }, 'bars'],
    [{ mark: 'bar', x: 'value', y: 'name', color: 'kind', stack: 'group' }, 'grouped rows'],
    [{ mark: 'line', x: 'day', y: 'value', color: 'kind' }, 'lines'],
    [{ mark: 'area', x: 'day', y: 'value', color: 'kind' }, 'areas'],
    [{ mark: 'dot', x: 'value', y: 'value', color: 'value' }, 'dots'],
    [{ mark: 'histogram', x: 'value', x2: 'to', y: 'value' }, 'histogram'],
    [{ mark: 'heatmap', x: 'name', y: 'kind', color: 'value' }, 'heat map'],
    [{ mark: 'table', x: 'name', y: 'kind', color: 'value' }, 'table'],
    [{ mark: 'treemap', x: 'name', y: 'value', color: 'kind' }, 'tree map'],
    [{ mark: 'mosaic', x: 'name', y: 'kind', color: 'value' }, 'mosaic'],
    [{ mark: 'text', x: 'value', y: 'value', text: 'name' }, 'texts'],
    [{ mark: 'rule', x: 'day' }, 'rules'],
  ];
  const columns: Record<string, Data> = {
    'one row': { name: ['a'], kind: ['k'], value: [3], to: [4], day: ['2011-01-01'] },
    'huge values': {
      name: ['a', 'b'],
      kind: ['k', 'l'],
      value: [1e300, -4e22],
      to: [2e300, 1],
      day: ['0001-01-01', '9999-12-31'],
    },
    'missing values': {
      name: ['a', null],
      kind: [null, 'l'],
      value: [1, null],
      to: [2, null],
      day: ['2011-01-01', null],
    },
    'one value': {
      name: ['a', 'b'],
      kind: ['k', 'k'],
      value: [0, 0],
      to: [0, 0],
      day: ['2011-01-01', '2011-01-01'],
    },
  };
  const cases = MARKS.flatMap(([spec, mark]) =>
    Object.keys(columns).map((name) => ({ spec, mark, name })),
  );

  it.each(cases)('$mark of $name are a picture with something to read', ({ spec, name }) => {
    const svg = draw(spec, columns[name] ?? {}, { width: 300 });
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(texts(svg).join('').length).toBeGreaterThan(0);
    expect(texts(svg).every((text) => text.length < 60)).toBe(true);
  });

  it('without any value say so', () => {
    for (const [spec] of MARKS) {
      const nothing = { name: ['a'], kind: ['k'], value: [null], to: [null], day: [null] };
      expect(texts(draw(spec, nothing))).toEqual([
        expect.stringMatching(/^Nothing to draw: “.+” has no values\.$/),
      ]);
    }
  });
});

it('keeps every text inside the picture at 300 pixels', () => {
  const name = 'A name so long that nobody would ever give it to anything';
  const data = {
    name: [name, `${name} either`, 'Short'],
    value: [1_234_567.89, 234_567, 12],
    kind: [name, 'k', 'l'],
    q_low: [1, 1, 1],
    q_25: [2, 2, 2],
    q_50: [3, 3, 3],
    q_75: [4, 4, 4],
    q_high: [5, 5, 500_000],
  };
  const specs: Spec[] = [
    { mark: 'bar', x: 'name', y: 'value' },
    { mark: 'bar', x: 'value', y: 'name', color: 'kind', stack: 'share' },
    { mark: 'bar', x: 'value', y: 'name', facet: 'kind' },
    { mark: 'box', x: { field: 'q_50', unit: 'money' }, y: 'name' },
    { mark: 'heatmap', x: 'name', y: 'kind', color: 'value' },
    { mark: 'treemap', x: 'name', y: 'value' },
    { mark: 'mosaic', x: 'name', y: 'kind', color: 'value' },
    { mark: 'dot', x: 'value', y: 'name' },
    { mark: 'dot', x: 'value', y: 'value', text: 'name' },
  ];
  for (const spec of specs) {
    const svg = draw(spec, data, { width: 300, units: { value: 'money' } });
    const frame = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      const what = `${spec.mark}: ${text.textContent}`;
      expect([what, box.left >= frame.left - 1, box.right <= frame.right + 1]).toEqual([
        what,
        true,
        true,
      ]);
    }
  }
});
