import { describe, expect, it } from 'vitest';
import { markTowards, matches } from './selection';

describe('matches', () => {
  it('compares the columns that both keys have', () => {
    expect(matches({ segment: 'New' }, { segment: 'New', r: 5, f: 1 })).toBe(true);
    expect(matches({ segment: 'New', r: 4 }, { segment: 'New', r: 5 })).toBe(false);
    expect(matches({ channel: 'Web' }, { segment: 'New' })).toBe(false);
  });
  it('takes equal dates and integers of either kind for equal', () => {
    expect(matches({ day: new Date(5) }, { day: new Date(5) })).toBe(true);
    expect(matches({ r: 5n }, { r: 5 })).toBe(true);
    expect(matches({ r: '5' }, { r: 5 })).toBe(false);
  });
});

describe('markTowards', () => {
  const grid = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ column, row })));
  const at = (column: number, row: number) => grid[row * 3 + column] ?? { column, row };

  it('moves over a grid with the arrows and stops at its edges', () => {
    expect(markTowards(grid, at(1, 1), 'ArrowRight')).toEqual({ column: 2, row: 1 });
    expect(markTowards(grid, at(1, 1), 'ArrowUp')).toEqual({ column: 1, row: 0 });
    expect(markTowards(grid, at(2, 1), 'ArrowRight')).toBeNull();
    expect(markTowards(grid, at(1, 1), 'Home')).toEqual({ column: 0, row: 0 });
    expect(markTowards(grid, at(1, 1), 'End')).toEqual({ column: 2, row: 2 });
    expect(markTowards(grid, at(1, 1), 'a')).toBeNull();
  });

  it('goes through a single column with either pair of arrows', () => {
    const bars = [0, 1, 2].map((row) => ({ column: 0, row }));
    const [first, second] = bars;
    if (first === undefined || second === undefined) throw new Error('two bars');
    expect(markTowards(bars, first, 'ArrowDown')).toBe(second);
    expect(markTowards(bars, first, 'ArrowRight')).toBe(second);
    expect(markTowards(bars, second, 'ArrowLeft')).toBe(first);
  });

  it('reaches a mark that is not in line when there is no other', () => {
    const labels = [
      { column: 0, row: 0 },
      { column: 3, row: 2 },
      { column: 0, row: 4 },
    ];
    const [first, , last] = labels;
    if (first === undefined) throw new Error('a label');
    expect(markTowards(labels, first, 'ArrowRight')).toEqual({ column: 3, row: 2 });
    expect(markTowards(labels, first, 'ArrowDown')).toBe(last);
  });
});
