import type { HistogramShape } from './queries';

const TARGET_BINS = 40;

/**
 * Bins of a round width (1, 2 or 5 times a power of ten) from the lowest value to the 99th percentile, so that a few
 * very large customers do not flatten everyone else; the last bin takes what lies above. Whole numbers get a width of
 * at least one.
 */
export function histogramShape(
  range: { readonly low: number; readonly high: number; readonly p99: number },
  whole: boolean,
): HistogramShape {
  const top = Math.max(range.p99, range.low);
  const raw = (top - range.low) / TARGET_BINS;
  const width = raw > 0 ? Math.max(roundWidth(raw), whole ? 1 : 0) : 1;
  const origin = Math.floor(range.low / width) * width;
  const bins = Math.max(1, Math.floor((top - origin) / width) + (range.high > top ? 2 : 1));
  return { origin, width, bins };
}

function roundWidth(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= raw) ?? 10;
  return factor * power;
}
