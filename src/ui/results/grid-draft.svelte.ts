import { SEGMENT_COLORS } from '../../charts/palette';
import type { GridArea, GridCell, GridProblems } from './grid-areas';
import type { SegmentView } from './segments';

/** A segment while it is edited. */
export interface SegmentDraft extends SegmentView {
  /** Stays when the name changes. */
  readonly key: number;
  readonly cells: readonly GridCell[];
}

/** What the editor hands back: the grid, and the words and colours of its segments, in one order. */
export interface EditedGrid {
  readonly grid: readonly GridArea[];
  readonly segments: readonly SegmentView[];
}

const same = (a: GridCell, b: GridCell): boolean => a[0] === b[0] && a[1] === b[1];

/** A segment grid that is being edited. Painting gives a cell to one segment and takes it from all others. */
export class GridDraft {
  segments = $state.raw<readonly SegmentDraft[]>([]);
  /** Key of the segment that paints and whose words are shown. */
  brush = $state(0);
  #nextKey = 0;

  constructor(start: EditedGrid) {
    this.load(start);
  }

  load({ grid, segments }: EditedGrid): void {
    this.segments = segments.map((segment) => ({
      ...segment,
      key: this.#nextKey++,
      cells: grid.find((area) => area.segment === segment.name)?.cells ?? [],
    }));
    this.brush = this.segments[0]?.key ?? 0;
  }

  get painter(): SegmentDraft | undefined {
    return this.segments.find(({ key }) => key === this.brush);
  }

  /** Segments that claim a cell: exactly one when all is well. */
  claimants(cell: GridCell): readonly SegmentDraft[] {
    return this.segments.filter(({ cells }) => cells.some((one) => same(one, cell)));
  }

  paint(cell: GridCell): void {
    const claimants = this.claimants(cell);
    if (claimants.length === 1 && claimants[0]?.key === this.brush) return;
    this.segments = this.segments.map((segment) => {
      const others = segment.cells.filter((one) => !same(one, cell));
      return { ...segment, cells: segment.key === this.brush ? [...others, cell] : others };
    });
  }

  change(key: number, changes: Partial<SegmentView>): void {
    this.segments = this.segments.map((segment) =>
      segment.key === key ? { ...segment, ...changes } : segment,
    );
  }

  /** Adds a segment with a colour that is still free, and takes it as the brush. */
  add(): void {
    const used = this.segments.map(({ color }) => color);
    const free = SEGMENT_COLORS.findIndex((_, color) => !used.includes(color));
    const key = this.#nextKey++;
    const names = this.segments.map(({ name }) => name);
    let name = 'New segment';
    for (let n = 2; names.includes(name); n++) name = `New segment ${n}`;
    const color = free >= 0 ? free : key % SEGMENT_COLORS.length;
    this.segments = [...this.segments, { key, name, meaning: '', action: '', color, cells: [] }];
    this.brush = key;
  }

  /** Takes a segment away; its cells are unclaimed then. */
  remove(key: number): void {
    const place = this.segments.findIndex((segment) => segment.key === key);
    this.segments = this.segments.filter((segment) => segment.key !== key);
    this.brush = this.segments[Math.min(place, this.segments.length - 1)]?.key ?? 0;
  }

  get edited(): EditedGrid {
    return {
      grid: this.segments.map(({ name, cells }) => ({ segment: name.trim(), cells })),
      segments: this.segments.map(({ name, meaning, action, color }) => ({
        name: name.trim(),
        meaning: meaning.trim(),
        action: action.trim(),
        color,
      })),
    };
  }
}

/** Whether a grid is a partition. */
export function isProven(problems: GridProblems): boolean {
  return Object.values(problems).every((list: readonly unknown[]) => list.length === 0);
}

/** How many cells are claimed exactly once, and what is wrong with the others. */
export function proofLines(problems: GridProblems, bins: number): string[] {
  const { unclaimed, claimedTwice, outside, names } = problems;
  const all = bins * bins;
  const lines = [
    `${all - unclaimed.length - claimedTwice.length} of ${all} cells claimed exactly once`,
  ];
  if (unclaimed.length > 0) lines.push(`Unclaimed: ${unclaimed.map(placeText).join(', ')}`);
  for (const { cell, segments } of claimedTwice)
    lines.push(`Claimed by ${segments.join(' and ')}: ${placeText(cell)}`);
  if (outside.length > 0)
    lines.push(`Not on this grid: ${outside.map(({ cell }) => placeText(cell)).join(', ')}`);
  for (const name of names)
    lines.push(name.trim() === '' ? 'A segment has no name' : `Two segments are called “${name}”`);
  return lines;
}

function placeText([r, f]: GridCell): string {
  return `r${r} f${f}`;
}
