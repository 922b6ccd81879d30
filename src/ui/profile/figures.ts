import type { Unit } from '../../base/units';

/** A row of `profile_sentences`. */
export interface SentenceFigures {
  readonly segment: string;
  readonly base: string;
  readonly kind: string;
  readonly trait: string;
  readonly sentence: string;
  readonly n: number | null;
  readonly p_holm: number | null;
  readonly effect: number | null;
  readonly how_sure: string;
  readonly small: boolean | null;
  /** The SQL that counts it anew. */
  readonly query: string;
}

/** A segment that can be chosen. */
export interface SegmentChoice {
  readonly segment: string;
  readonly customers: number;
}

/** What stands in a list of traits: whether it is one of numbers, and how telling it is. */
export interface TraitFigures {
  readonly trait: string;
  readonly kind: string;
  /** Values (brackets, others, missing) that somebody has. */
  readonly rows: number;
  readonly is_number: boolean;
  /** Comparisons that chance does not explain. */
  readonly different: number;
  /** Size of the largest of them; NULL where there are none. */
  readonly effect: number | null;
}

/** A value of a trait in the segment and its base. Shares are 0 to 1. */
export interface ValueFigures {
  readonly trait: string;
  readonly value: string;
  readonly what: string;
  readonly n: number;
  readonly share: number | null;
  readonly base_n: number;
  readonly base_share: number | null;
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p_holm: number | null;
  readonly effect: number | null;
  readonly small: boolean;
}

/** A trait of numbers in the segment and its base. */
export interface NumberFigures {
  readonly trait: string;
  readonly unit: Unit;
  readonly n: number;
  readonly missing: number;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly mean: number | null;
  readonly base_n: number;
  readonly base_missing: number;
  readonly base_median: number | null;
  readonly base_q1: number | null;
  readonly base_q3: number | null;
  readonly base_mean: number | null;
  readonly std_diff: number | null;
  readonly p_holm: number | null;
  readonly small: boolean;
}

/** A value of a trait in one of all segments, beside everyone. */
export interface IndexFigures {
  readonly segment: string;
  readonly kind: string;
  readonly trait: string;
  readonly value: string;
  readonly what: string;
  readonly label: string;
  readonly n: number;
  readonly segment_size: number;
  readonly share: number;
  readonly base_share: number;
  readonly index: number | null;
  readonly small: boolean;
}

/** A column or question that is no part of the profile. */
export interface LeftOutFigures {
  readonly trait: string;
  readonly role: string;
  readonly reason: string;
  readonly values: number | null;
}
