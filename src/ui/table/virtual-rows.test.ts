import { describe, expect, it } from 'vitest';
import { VirtualRows } from './virtual-rows';

const ROW = 30;
const VIEW = 450;
const MILLION = 1_000_000;

describe('a list that fits into an element', () => {
  it('shows the rows under the scrollbar, in place', () => {
    const rows = new VirtualRows(4338, ROW, VIEW);
    expect(rows.height).toBe(4338 * ROW);
    rows.scrolledTo(3000);
    expect(rows.range).toEqual([100, 115]);
    expect(rows.positionOf(100)).toBe(3000);
    expect(rows.rest()).toBe(3000);
  });

  it('counts rows that are only partly in sight', () => {
    const rows = new VirtualRows(4338, ROW, VIEW);
    rows.scrolledTo(3010);
    expect(rows.range).toEqual([100, 116]);
  });

  it('has an empty range without rows', () => {
    expect(new VirtualRows(0, ROW, VIEW).range).toEqual([0, 0]);
  });
});

describe('a list that no element can hold', () => {
  it('stays below the height at which browsers lose pixels', () => {
    expect(new VirtualRows(MILLION, ROW, VIEW).height).toBe(8_000_000);
    expect(new VirtualRows(100 * MILLION, ROW, VIEW).height).toBe(8_000_000);
  });

  it('moves row by row with small scrolls', () => {
    const rows = new VirtualRows(MILLION, ROW, VIEW);
    rows.goTo(15_000_000);
    const start = rows.range[0];
    const scrollTop = rows.rest();
    rows.scrolledTo(scrollTop + 300);
    expect(rows.range[0]).toBe(start + 10);
  });

  it('moves in proportion with large ones, to the very last row', () => {
    const rows = new VirtualRows(MILLION, ROW, VIEW);
    rows.scrolledTo(8_000_000 - VIEW);
    expect(rows.range[1]).toBe(MILLION);
    rows.scrolledTo((8_000_000 - VIEW) / 2);
    expect(Math.abs(rows.range[0] - MILLION / 2)).toBeLessThan(20);
    rows.scrolledTo(0);
    expect(rows.range[0]).toBe(0);
  });

  it('brings the scrollbar to its place without moving a row', () => {
    const rows = new VirtualRows(MILLION, ROW, VIEW);
    rows.goTo(15_000_000);
    for (let step = 0; step < 50; step++) rows.scrolledTo(rows.rest() + 400);
    const before = rows.top;
    rows.scrolledTo(rows.rest());
    expect(rows.top).toBe(before);
  });

  it('reaches every row at the ends by small scrolls', () => {
    const rows = new VirtualRows(MILLION, ROW, VIEW);
    rows.goTo(2000);
    let scrollTop = rows.rest();
    const seen = new Set<number>();
    for (let step = 0; step < 200 && rows.top > 0; step++) {
      seen.add(rows.range[0]);
      scrollTop = Math.max(0, scrollTop - 25);
      rows.scrolledTo(scrollTop);
      if (rows.isAtEnd) scrollTop = rows.rest();
    }
    expect(rows.top).toBe(0);
    expect(Math.max(...seen)).toBe(66);
    expect(seen.size).toBeGreaterThanOrEqual(66);
  });

  it('never draws a row beyond what a float can place to the pixel', () => {
    const rows = new VirtualRows(MILLION, ROW, VIEW);
    rows.goTo(Number.MAX_SAFE_INTEGER);
    expect(rows.range[1]).toBe(MILLION);
    expect(rows.positionOf(MILLION - 1) + ROW).toBeCloseTo(8_000_000, 0);
  });
});

it('scrolls no further than a row needs to be seen', () => {
  const rows = new VirtualRows(1000, ROW, VIEW);
  rows.goTo(3000);
  expect(rows.topToShow(105)).toBe(3000);
  expect(rows.topToShow(90)).toBe(2700);
  expect(rows.topToShow(115)).toBe(3030);
});
