import fc from 'fast-check';
import { expect, it } from 'vitest';
import { optionLines, readOptionLines } from './option-lines';

it('reads a value a line, with its label after a bar', () => {
  expect(readOptionLines('DE | Germany\n\n2\n"2"\nDE\n a b ')).toEqual([
    { value: 'DE', label: 'Germany' },
    2,
    '2',
    'a b',
  ]);
});

it('reads back whatever it writes', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.constantFrom('1', '-0', 'a|b', '"', ' x '));
  const label = fc.string({ minLength: 1 }).map((text) => text.replaceAll(/[\r\n]/g, '').trim());
  const option = fc.oneof(value, fc.record({ value, label: label.filter((text) => text !== '') }));
  const list = fc.uniqueArray(option, {
    selector: (one) => (typeof one === 'object' ? one.value : one),
  });
  fc.assert(
    fc.property(list, (options) => {
      expect(readOptionLines(optionLines(options))).toEqual(options);
    }),
  );
});
