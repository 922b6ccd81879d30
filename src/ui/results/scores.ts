import { MISSING, formatValue, type FormatOptions } from '../../charts/format';
import type { Unit } from '../../base/units';

/** The measures of RFM, as columns. */
export type MeasureName = 'recency_days' | 'frequency' | 'monetary';

interface MeasureWords {
  readonly name: MeasureName;
  readonly title: string;
  readonly unit: Unit;
}

export const MEASURE_WORDS: readonly MeasureWords[] = [
  { name: 'recency_days', title: 'Recency', unit: 'days' },
  { name: 'frequency', title: 'Frequency', unit: 'orders' },
  { name: 'monetary', title: 'Monetary', unit: 'money' },
];

/** A row of `rfm_scores`: who has a score, and from which values. */
export interface ScoreFigures {
  readonly measure: string;
  readonly score: number;
  readonly customers: number;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** A row of `rfm_cuts`. */
export interface CutFigures {
  readonly measure: string;
  readonly k: number;
  readonly value: number;
  readonly coincides: boolean;
}

/** A row of `rfm_ties`. */
export interface TieFigures {
  readonly binning: string;
  readonly measure: string;
  readonly customers: number;
  readonly split: number;
}

/** A row of `rfm_methods`. */
export interface MethodFigures {
  readonly segment: string;
  readonly binning: string;
  readonly customers: number;
}

/** The values of a score as text: `14–33`, `1`, or a dash where nobody has it. */
export function rangeText(score: ScoreFigures, unit: Unit, format: FormatOptions = {}): string {
  const { lowest, highest } = score;
  if (score.customers === 0 || lowest === null || highest === null) return MISSING;
  const write = (value: number) => formatValue(value, unit === 'days' ? 'count' : unit, format);
  return lowest === highest ? write(lowest) : `${write(lowest)}–${write(highest)}`;
}

/** What the scores 1 to `bins` of a measure stand for; days carry their noun. */
export function scoreRanges(
  scores: readonly ScoreFigures[],
  measure: MeasureName,
  bins: number,
): string[] {
  const unit = MEASURE_WORDS.find(({ name }) => name === measure)?.unit ?? 'number';
  return Array.from({ length: bins }, (_, index) => {
    const score = scores.find((row) => row.measure === measure && row.score === index + 1);
    const text = score ? rangeText(score, unit) : MISSING;
    if (unit !== 'days' || text === MISSING) return text;
    return text === '1' ? '1 day' : `${text} days`;
  });
}

/** Scores that nobody can get, by measure. */
export function vanishedScores(scores: readonly ScoreFigures[]): Map<string, number[]> {
  const vanished = new Map<string, number[]>();
  for (const { measure, score, customers } of scores)
    if (customers === 0) vanished.set(measure, [...(vanished.get(measure) ?? []), score]);
  return vanished;
}
