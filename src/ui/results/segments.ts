/** A segment as the grid declares it: its words and its colour. Its place in a list is its order everywhere. */
export interface SegmentView {
  readonly name: string;
  readonly meaning: string;
  readonly action: string;
  /** Slot of the segment palette, from 0. */
  readonly color: number;
}

/** A row of `rfm_segments` (or of the customers in view). Shares are 0 to 1. */
export interface SegmentFigures {
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  readonly revenue: number;
  readonly revenue_share: number;
  readonly mean_recency_days: number | null;
  readonly mean_frequency: number | null;
  readonly mean_monetary: number | null;
}
