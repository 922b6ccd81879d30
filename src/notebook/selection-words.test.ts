import { expect, it } from 'vitest';
import type { SelectableValue, Selection } from '../base/selection';
import type { Unit } from '../base/units';
import { describeSelection } from './selection-words';

const format = (value: SelectableValue, unit: Unit) =>
  unit === 'days' ? `${String(value)} days` : String(value);
const textsOf = (selection: Selection, units: Record<string, Unit> = {}) =>
  describeSelection(selection, { units, format }).map(({ text }) => text);

it('names values, and counts those beyond three', () => {
  expect(textsOf([[{ field: 'segment', values: ['Champions', 'Loyal'] }]])).toEqual([
    'Segment: Champions, Loyal',
  ]);
  expect(textsOf([[{ field: 'segment', values: ['A', null, 'C', 'D', 'E'] }]])).toEqual([
    'Segment: A, missing, C and 2 more',
  ]);
});

it('tells ranges with their unit, and that the end is left out', () => {
  const units = { recency_days: 'days' } as const;
  expect(textsOf([[{ field: 'recency_days', from: 10, to: 40 }]], units)).toEqual([
    'Recency 10 to under 40 days',
  ]);
  expect(textsOf([[{ field: 'monetary', from: 500, to: null }]])).toEqual(['Monetary from 500']);
  expect(textsOf([[{ field: 'monetary', from: null, to: 5 }]])).toEqual(['Monetary under 5']);
});

it('tells days up to the last that is included', () => {
  expect(textsOf([[{ field: 'ordered_at', from: '2021-03-01', to: '2021-04-01' }]])).toEqual([
    'Ordered at 2021-03-01 to 2021-03-31',
  ]);
  expect(textsOf([[{ field: 'ordered_at', from: '2021-03-01', to: '2021-03-02' }]])).toEqual([
    'Ordered at 2021-03-01',
  ]);
});

it('has a chip for each alternative, and knows what stays without it', () => {
  const cell: Selection[number] = [
    { field: 'r', values: [5] },
    { field: 'f', values: [4] },
  ];
  const chips = describeSelection([cell, [{ field: 'segment', values: ['Lost'] }]], {
    units: {},
    format,
    labels: { r: 'Recency score' },
  });
  expect(chips.map(({ text }) => text)).toEqual(['Segment: Lost', 'Recency score 5, F 4']);
  expect(chips[0]?.rest).toEqual([cell]);
});
