import type { ModelDeclaration } from '../model';
import { CUSTOMERS_SETTING } from '../value/ranked-query';
import { TIER_OUTPUTS } from '../value/tier-outputs';
import { VALUE_TIERS } from './segments';

/** Value tiers as the page and the kernel see them. */
export const declaration: ModelDeclaration = {
  id: 'value_tiers',
  title: 'Value tiers',
  question: 'Which customers bring the money, from A to D?',
  roles: [],
  settings: {
    customers: CUSTOMERS_SETTING,
    cuts: {
      type: 'numbers',
      label: 'Cut points',
      doc: 'Shares of the revenue at which A, B and C end; the rest is D.',
      default: [0.5, 0.8, 0.95],
      count: 3,
      min: 0.001,
      max: 0.999,
      unit: 'share',
    },
  },
  outputs: TIER_OUTPUTS,
  charts: [
    {
      data: 'value_tiers_shares',
      mark: 'bar',
      stack: 'share',
      title: 'Customers and revenue by tier',
      x: { field: 'share', label: 'Share', unit: 'share' },
      y: { field: 'measure', label: 'Of', sort: 'none' },
      color: { field: 'segment', label: 'Tier' },
    },
    {
      data: 'value_tiers_segments',
      mark: 'bar',
      title: 'Revenue per customer',
      x: { field: 'mean_revenue', label: 'Revenue per customer', unit: 'money' },
      y: { field: 'segment', label: 'Tier', sort: 'none' },
      color: { field: 'segment', label: 'Tier' },
    },
  ],
  segments: VALUE_TIERS,
  segmentation: { partition: true },
  explain:
    'Number {{rank}} by revenue, with {{revenue}}. Those before bring {{share_before}} of the revenue.',
  headline: {
    of: 'value_tiers_summary',
    text: '{{top_customers}} of {{customers}} customers ({{top_share}}) bring {{top_revenue_share}} of the revenue: tier A. The {{last_customers}} in tier D ({{last_share}}) bring {{last_revenue_share}}.',
  },
  assumptions: [
    'Revenue is what counts as value: what a customer costs is not taken off.',
    'Amounts are in one currency.',
    'The longer somebody has been a customer, the more revenue they can have: a new customer in D is not yet a bad one.',
  ],
  minimum:
    'One customer, and revenue above zero. Tiers begin to mean something from about 50 customers.',
};
