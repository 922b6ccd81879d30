import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeTitle } from './free-title';

it.each([
  ['Sales', [], 'Sales'],
  ['Sales', ['Sales'], 'Sales 2'],
  ['Sales', ['sales ', 'Sales 2'], 'Sales 3'],
  ['Sales 2', ['Sales 2'], 'Sales 3'],
  ['Sales 2024', ['Sales 2024'], 'Sales 2024 2'],
  ['  ', [], 'Untitled'],
  ['7', ['7'], '7 2'],
])('%s among %j is %s', (title, taken, free) => {
  expect(freeTitle(title, taken)).toBe(free);
});

it('is never taken, and always ends', () => {
  const some = fc.constantFrom('a', 'A', 'a 2', 'a 3', 'a 99', 'Untitled', '', 'constructor');
  fc.assert(
    fc.property(some, fc.array(some), (title, taken) => {
      const free = freeTitle(title, taken).toLowerCase();
      expect(taken.map((one) => one.trim().toLowerCase())).not.toContain(free);
    }),
  );
});
