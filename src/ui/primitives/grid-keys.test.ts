import { expect, it } from 'vitest';
import { moveInGrid } from './grid-keys';

it('moves through a table as the ARIA practices say', () => {
  const size = { rows: 1000, columns: 12, page: 14, top: -1 };
  const press = (row: number, column: number, key: string, ctrlKey = false) => {
    const to = moveInGrid({ row, column }, size, { key, ctrlKey, metaKey: false });
    return to && [to.row, to.column];
  };
  expect(press(0, 3, 'ArrowUp')).toEqual([-1, 3]);
  expect(press(-1, 3, 'ArrowUp')).toEqual([-1, 3]);
  expect(press(999, 3, 'ArrowDown')).toEqual([999, 3]);
  expect(press(20, 11, 'ArrowRight')).toEqual([20, 11]);
  expect(press(20, 3, 'PageDown')).toEqual([34, 3]);
  expect(press(5, 3, 'PageUp')).toEqual([0, 3]);
  expect(press(20, 3, 'Home')).toEqual([20, 0]);
  expect(press(20, 3, 'End', true)).toEqual([999, 11]);
  expect(press(20, 3, 'Home', true)).toEqual([0, 0]);
  expect(press(20, 3, 'a')).toBeNull();
});
