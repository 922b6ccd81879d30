import { formatValue, formatWithNoun, type FormatOptions } from '../../charts/format';
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

/** A figure of the headline as it is shown. */
export interface HeadlineStat {
  readonly label: string;
  readonly value: string | null;
  readonly note?: string | undefined;
  readonly title?: string;
}

interface HeadlineContext {
  /** ISO day the analysis looks from, and whether it is the day after the last order. */
  readonly asOf: string | null;
  readonly asOfIsDefault: boolean;
  /** True while the figures are about the customers in view only. */
  readonly filtered: boolean;
  readonly format: FormatOptions;
}

/** Large amounts are short in the figure, and exact under it. */
const isLong = (value: number) => Math.abs(value) >= 1_000_000;

/** The six figures of the headline; values are null while they are computed. */
export function headlineStats(
  figures: HeadlineFigures | null,
  { asOf, asOfIsDefault, filtered, format }: HeadlineContext,
): readonly HeadlineStat[] {
  const { customers = 0, orders = 0, revenue = 0, one_time_buyers: once = 0 } = figures ?? {};
  const shown = (text: string) => (figures ? text : null);
  const money = (value: number, compact = false) =>
    formatValue(value, 'money', { ...format, ...(compact ? { compact } : {}) });
  return [
    {
      label: 'Customers',
      value: shown(formatValue(customers, 'customers')),
      note: filtered ? 'in view' : undefined,
    },
    {
      label: 'Orders',
      value: shown(formatValue(orders, 'orders')),
      note: customers > 0 ? `${formatValue(orders / customers, 'orders')} a customer` : undefined,
    },
    {
      label: 'Revenue',
      value: shown(money(revenue, isLong(revenue))),
      note: isLong(revenue) ? money(revenue) : undefined,
    },
    {
      label: 'Average order',
      value: shown(formatValue(orders > 0 ? revenue / orders : null, 'money', format)),
      title: 'Revenue divided by orders',
    },
    {
      label: 'One-time buyers',
      value: shown(formatValue(customers > 0 ? once / customers : null, 'share')),
      note: figures ? formatValue(once, 'customers') : undefined,
    },
    {
      label: 'As of',
      value: shown(asOf ?? '–'),
      note: asOfIsDefault ? 'day after the last order' : 'as you set it',
    },
  ];
}
