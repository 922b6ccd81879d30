import { expect, it } from 'vitest';
import { cellCount, rangeOf, tabSeparated } from './cell-range';

it('spans the cells between two corners, in either order', () => {
  const range = rangeOf({ row: 4, column: 2 }, { row: 1, column: 3 });
  expect(range).toEqual({ top: 1, bottom: 4, left: 2, right: 3 });
  expect(cellCount(range)).toBe(8);
  expect(rangeOf({ row: -1, column: 0 }, { row: 2, column: 0 }).top).toBe(0);
});

it('writes what a spreadsheet reads back: gaps empty, tabs and line ends quoted', () => {
  const rows = [
    { id: 'a\tb', note: 'say "hi"', big: 12n, gap: null },
    { id: 'c\nd', note: '', big: 1.5, gap: null },
  ];
  expect(tabSeparated(rows, ['id', 'note', 'big', 'gap'], true)).toBe(
    'id\tnote\tbig\tgap\n"a\tb"\t"say ""hi"""\t12\t\n"c\nd"\t\t1.5\t',
  );
});

it('does not take what every object has for a value', () => {
  expect(tabSeparated([{}], ['constructor', '__proto__'], false)).toBe('\t');
});
