import type { ModelDeclaration } from '../model';
import { CUSTOMERS_SETTING } from '../value/ranked-query';
import { HIGH_VALUE_OUTPUTS } from './outputs';
import { HIGH_VALUE } from './segments';

/** High-value customers as the page and the kernel see them. */
export const declaration: ModelDeclaration = {
  id: 'high_value',
  title: 'High-value customers',
  question: 'How much of the revenue hangs on a few customers?',
  roles: [],
  settings: {
    customers: CUSTOMERS_SETTING,
    share: {
      type: 'number',
      label: 'Share of the customers',
      doc: 'Which share of the customers counts as high value, by revenue; rounded up to whole customers.',
      default: 0.2,
      min: 0.001,
      max: 1,
      unit: 'share',
    },
  },
  outputs: HIGH_VALUE_OUTPUTS,
  charts: [
    {
      data: 'high_value_lorenz',
      mark: 'line',
      title: 'Lorenz curve',
      explanation:
        'From the lowest revenue up. The further the curve sags below the line of equality, the more hangs on a few.',
      x: {
        field: 'customer_share',
        label: 'Share of customers, lowest revenue first',
        unit: 'share',
      },
      y: { field: 'revenue_share', label: 'Share of revenue', unit: 'share' },
      color: { field: 'curve', label: 'Curve' },
    },
    {
      data: 'high_value_tops',
      mark: 'bar',
      title: 'What the best customers bring',
      x: { field: 'revenue_share', label: 'Share of revenue', unit: 'share' },
      y: { field: 'top', label: 'Customers', sort: 'none' },
    },
  ],
  segments: HIGH_VALUE,
  segmentation: { partition: true },
  explain: 'Number {{rank}} by revenue, with {{revenue}}: {{revenue_share}} of the revenue of all.',
  headline: {
    of: 'high_value_summary',
    text: '{{top_customers}} customers ({{top_share}}) bring {{top_revenue_share}} of the revenue. The Gini coefficient is {{gini}}: at 0 all would bring the same, at 1 one customer everything.',
  },
  assumptions: [
    'Revenue is what counts as value: what a customer costs is not taken off.',
    'Amounts are in one currency.',
    'The longer the period of the data, the more evenly revenue is spread: compare Gini only between periods of equal length.',
  ],
  minimum:
    'One customer, and revenue above zero. The curve begins to mean something from about 50 customers.',
};
