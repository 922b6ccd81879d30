import type { ModelDeclaration } from '../model';
import { CUSTOMERS_SETTING } from '../value/ranked-query';
import { TIER_OUTPUTS } from '../value/tier-outputs';
import { REVENUE_STREAMS } from './segments';

/** Revenue streams as the page and the kernel see them. */
export const declaration: ModelDeclaration = {
  id: 'revenue_streams',
  title: 'Revenue streams',
  question: 'How many customers does each third of the revenue come from?',
  roles: [],
  settings: {
    customers: CUSTOMERS_SETTING,
    cuts: {
      type: 'numbers',
      label: 'Cut points',
      doc: 'Shares of the revenue at which the high and the middle stream end; the rest is low.',
      default: [1 / 3, 2 / 3],
      count: 2,
      min: 0.001,
      max: 0.999,
      unit: 'share',
    },
  },
  outputs: TIER_OUTPUTS,
  charts: [
    {
      data: 'revenue_streams_shares',
      mark: 'bar',
      stack: 'share',
      title: 'Customers and revenue by stream',
      x: { field: 'share', label: 'Share', unit: 'share' },
      y: { field: 'measure', label: 'Of', sort: 'none' },
      color: { field: 'segment', label: 'Stream' },
    },
    {
      data: 'revenue_streams_segments',
      mark: 'bar',
      title: 'Customers in each stream',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', label: 'Stream', sort: 'none' },
      color: { field: 'segment', label: 'Stream' },
    },
  ],
  segments: REVENUE_STREAMS,
  segmentation: { partition: true },
  explain:
    'Number {{rank}} by revenue, with {{revenue}}. Those before bring {{share_before}} of the revenue.',
  headline: {
    of: 'revenue_streams_summary',
    text: '{{top_customers}} customers ({{top_share}}) bring {{top_revenue_share}} of the revenue; it takes {{last_customers}} ({{last_share}}) to bring the last {{last_revenue_share}}.',
  },
  assumptions: [
    'Revenue is what counts as value: what a customer costs is not taken off.',
    'Amounts are in one currency.',
    'Streams are equal in revenue, not in customers.',
  ],
  minimum:
    'One customer, and revenue above zero. Streams begin to mean something from about 50 customers.',
};
