import { describe, expect, it } from 'vitest';
import { inputIssues, readInputSpec } from './input-schema';
import { modelIssues, readModelSpec } from './model-schema';
import { keyOf } from './spec-issue';

function wrongKeys(spec: unknown): string[] {
  return inputIssues(spec).map(keyOf);
}

describe('the schema of an input', () => {
  it('checks numbers and their bounds', () => {
    expect(wrongKeys({ type: 'number', default: 5, min: 0, max: 10, step: 0.1 })).toEqual([]);
    expect(wrongKeys({ type: 'number', default: '5' })).toEqual(['default']);
    expect(wrongKeys({ type: 'number', default: Number.NaN })).toEqual(['default']);
    expect(wrongKeys({ type: 'number', value: 11, max: 10 })).toEqual(['value']);
    expect(wrongKeys({ type: 'range', min: 5, max: 1, step: 0 })).toEqual(['step', 'max']);
    expect(wrongKeys({ type: 'range', default: 1 })).toEqual(['min', 'max']);
  });

  it('checks texts, switches and days', () => {
    expect(wrongKeys({ type: 'text', default: 5 })).toEqual(['default']);
    expect(wrongKeys({ type: 'text', value: 'x'.repeat(10_001) })).toEqual(['value']);
    expect(wrongKeys({ type: 'checkbox', value: 'yes' })).toEqual(['value']);
    expect(wrongKeys({ type: 'date', default: '2023-02-29' })).toEqual(['default']);
    expect(wrongKeys({ type: 'date', default: '2023-02-01', min: '2023-02-02' })).toEqual([
      'default',
    ]);
    expect(
      wrongKeys({ type: 'date_range', value: { from: '2023-02-02', to: '2023-02-01' } }),
    ).toEqual(['value']);
    expect(wrongKeys({ type: 'date_range', value: { from: '2023-02-02', until: null } })).toEqual([
      'value',
    ]);
  });

  it('checks what can be chosen', () => {
    const options = ['a', 3, { value: 'b', label: 'B' }];
    expect(wrongKeys({ type: 'select', options, default: 'b' })).toEqual([]);
    expect(wrongKeys({ type: 'select', options, default: '3' })).toEqual(['default']);
    expect(wrongKeys({ type: 'select' })).toEqual(['options']);
    expect(wrongKeys({ type: 'select', options: [{ value: 'a' }, null] })).toEqual([
      'options.0',
      'options.1',
    ]);
    expect(wrongKeys({ type: 'multi_select', options, value: ['a', 3] })).toEqual([]);
    expect(wrongKeys({ type: 'multi_select', options, value: 'a' })).toEqual(['value']);
    expect(
      wrongKeys({ type: 'multi_select', options: { sql: 'select 1' }, value: ['any'] }),
    ).toEqual([]);
    expect(wrongKeys({ type: 'select', options: { sql: ' ' } })).toEqual(['options']);
    expect(wrongKeys({ type: 'segments', of: 'RFM', default: [1] })).toEqual(['of', 'default']);
  });

  it('names keys and types that it does not know', () => {
    expect(wrongKeys({ type: 'text', colour: 'red' })).toEqual(['colour']);
    expect(wrongKeys({ type: 'toString' })).toEqual(['type']);
    expect(readInputSpec({ type: 'text', colour: 'red' }, 'town')).toMatchObject({
      error: {
        code: 'document.invalid_cell',
        params: { cell: 'town', detail: expect.stringMatching(/^colour: /) as string },
      },
    });
    expect(readInputSpec('text').ok).toBe(false);
  });

  it('takes empty keys for absent ones and completes ranges of days', () => {
    expect(
      readInputSpec({ type: 'date_range', label: null, default: { from: '2023-01-01' } }),
    ).toEqual({
      ok: true,
      value: { type: 'date_range', default: { from: '2023-01-01', to: null } },
    });
  });

  it('lets references stand for values', () => {
    expect(wrongKeys({ type: 'number', default: '$start', max: '$top' })).toEqual([]);
    expect(wrongKeys({ type: 'range', min: '$low', max: '$top' })).toEqual([]);
  });
});

describe('the schema of a model cell', () => {
  it('takes the cell’s name for the model, and other keys for settings', () => {
    expect(readModelSpec(null, 'rfm')).toEqual({ ok: true, value: { model: 'rfm', settings: {} } });
    expect(
      readModelSpec({ model: 'rfm', bins: 5, filter: 'brush', select: 'chosen' }, 'mine'),
    ).toEqual({
      ok: true,
      value: { model: 'rfm', settings: { bins: 5 }, filter: ['brush'], select: 'chosen' },
    });
  });

  it('names the key that is wrong', () => {
    const spec = { model: 3, show: 'all', select: 'A', filter: '$a' };
    expect(modelIssues(spec).map(keyOf)).toEqual(['model', 'show', 'select', 'filter']);
    expect(modelIssues([]).map(keyOf)).toEqual(['']);
  });
});
