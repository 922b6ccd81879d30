import { expect, it } from 'vitest';
import { boundInput, defaultWords, readNumbers } from './model-setting';

it('takes only a text that is exactly `$name` for an input', () => {
  expect(boundInput('$bins')).toBe('bins');
  for (const value of ['$$bins', 'bins', '$Bins', '$', '$a b', 5, null, undefined])
    expect(boundInput(value)).toBeNull();
});

it('reads rising numbers however they are separated, and says what is wrong', () => {
  expect(readNumbers('1, 5.5;20  30')).toEqual([1, 5.5, 20, 30]);
  expect(readNumbers(' ')).toEqual([]);
  expect(readNumbers('1, x')).toBe('“x” is not a number.');
  expect(readNumbers('5, 5')).toContain('larger');
});

it('calls a default by its label', () => {
  const choices = [{ value: 'a', label: 'The first', doc: '' }];
  expect(defaultWords({ type: 'choice', label: '', doc: '', default: 'a', choices })).toBe(
    'The first',
  );
  expect(defaultWords({ type: 'date', label: '', doc: '', default: null })).toBe('not set');
});

it('calls a number by itself, and what the data decide automatic', () => {
  const bins = { type: 'integer', label: '', doc: '', default: 5, min: 3, max: 10 } as const;
  expect(defaultWords(bins)).toBe('5');
  const of = { type: 'table', label: '', doc: '', default: 'rfm', needs: ['segment'] } as const;
  expect(defaultWords(of)).toBe('rfm');
  expect(defaultWords({ ...of, otherwise: 'attribute_segments' })).toBe('automatic');
});
