/** A row of a model’s `_segments`. Shares are 0 to 1; what is known of orders is NULL where nothing is. */
export interface SegmentSize {
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  readonly revenue: number | null;
  readonly revenue_share: number | null;
  readonly mean_revenue: number | null;
  /** What it is in words, where the model finds them. */
  readonly description?: string;
}
