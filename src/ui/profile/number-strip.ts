import type { NumberFigures } from './figures';

/** A stretch of the strip, in per cent of its length. */
interface Span {
  readonly from: number;
  readonly length: number;
}

/** Where the quartiles, the median and the mean of one side lie. */
export interface StripSide {
  readonly half: Span | null;
  readonly median: number | null;
  readonly mean: number | null;
}

/** Two sides on one scale. */
export interface Strip {
  readonly own: StripSide;
  readonly base: StripSide;
  /** Ends of the scale. */
  readonly least: number;
  readonly most: number;
}

/** Lays the segment and its base on one scale, from the least to the most of what is drawn; null without numbers. */
export function stripOf(row: NumberFigures): Strip | null {
  const ends = [row.q1, row.q3, row.median, row.mean];
  const baseEnds = [row.base_q1, row.base_q3, row.base_median, row.base_mean];
  const all = [...ends, ...baseEnds].filter((value) => value !== null);
  if (all.length === 0) return null;
  const [low, most] = [Math.min(...all), Math.max(...all)];
  // A scale from 0 where that takes little room: amounts and counts are read from there.
  const least = low > 0 && low < most / 2 ? 0 : low;
  const range = most - least || 1;
  const at = (value: number) => ((value - least) / range) * 100;
  const side = (
    q1: number | null,
    q3: number | null,
    median: number | null,
    mean: number | null,
  ): StripSide => ({
    half: q1 === null || q3 === null ? null : { from: at(q1), length: at(q3) - at(q1) },
    median: median === null ? null : at(median),
    mean: mean === null ? null : at(mean),
  });
  return {
    own: side(row.q1, row.q3, row.median, row.mean),
    base: side(row.base_q1, row.base_q3, row.base_median, row.base_mean),
    least,
    most,
  };
}
