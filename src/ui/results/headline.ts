import { formatValue, formatWithNoun } from '../../charts/format';
import type { SegmentFigures } from './segments';

/** Figures of the customers in view: one row. Days are ISO dates. */
export interface HeadlineFigures {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: number;
  readonly median_recency_days: number | null;
  readonly one_time_buyers: number;
  readonly first_day: string | null;
  readonly last_day: string | null;
}

/** Number and name read as one phrase: “604 Champions”, “1 Loyal customer”. */
export function segmentPhrase(name: string, customers: number): string {
  if (/[^s]s$/.test(name) && customers !== 1)
    return `${formatValue(customers, 'customers')} ${name}`;
  return `${formatValue(customers, 'customers')} ${name} ${customers === 1 ? 'customer' : 'customers'}`;
}

/**
 * The answer in a sentence: which segment brings the most revenue, and how few (or many) they are. Empty when nobody
 * is in view.
 */
export function headlineSentence(segments: readonly SegmentFigures[]): string {
  const [best, ...others] = [...segments]
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => b.revenue - a.revenue);
  if (!best) return '';
  const phrase = segmentPhrase(best.segment, best.customers);
  if (others.length === 0) return `${phrase}: all customers in view.`;
  const verb = best.customers === 1 ? 'brings' : 'bring';
  return `${phrase} (${formatValue(best.share, 'share')} of customers) ${verb} ${formatValue(best.revenue_share, 'share')} of revenue.`;
}

/** How long ago half of the customers bought. */
export function recencySentence(figures: HeadlineFigures): string {
  const { median_recency_days: days, one_time_buyers: once, customers } = figures;
  if (days === null || customers === 0) return '';
  const half = `Half of ${customers === 1 ? 'them' : 'all customers'} bought within the last ${formatWithNoun(Math.round(days), 'days')}`;
  if (once === 0) return `${half}; everyone came back at least once.`;
  return `${half}; ${formatValue(once / customers, 'share')} came only once.`;
}
