import type { ModelDeclaration } from '../model';
import { STATUS_OUTPUTS } from './outputs';
import { STATUSES } from './segments';

/** The status in the life cycle, as the page and the kernel see it. */
export const declaration: ModelDeclaration = {
  id: 'status',
  title: 'Status',
  question: 'Who is new, active, slipping, lost?',
  roles: ['transactions'],
  optionalRoles: ['customers'],
  adds: {
    customers: 'prospects, who are known and have not ordered',
  },
  settings: {
    transactions: {
      type: 'relation',
      role: 'transactions',
      label: 'Orders',
      doc: 'Where the orders come from: your data, or a query of the notebook with the same columns.',
      default: 'transactions',
      needs: ['customer_id', 'ordered_at', 'amount'],
    },
    method: {
      type: 'choice',
      label: 'Overdue after',
      doc: 'What “long without an order” is measured by.',
      default: 'gaps',
      choices: [
        {
          value: 'gaps',
          label: 'The customer’s own rhythm',
          doc: 'Multiples of the gap that is expected of this customer: three weeks are long for a weekly buyer and nothing for a yearly one.',
        },
        {
          value: 'days',
          label: 'Fixed days',
          doc: 'The same days for everyone.',
        },
      ],
    },
    multiples: {
      type: 'numbers',
      label: 'Thresholds in expected gaps',
      doc: 'Active, slipping and lapsed end after so many expected gaps without an order. They increase.',
      default: [1, 2, 4],
      count: 3,
      min: 0.1,
      max: 100,
    },
    days: {
      type: 'numbers',
      label: 'Thresholds in days',
      doc: 'For fixed days: active, slipping and lapsed end after so many days without an order. They increase.',
      default: null,
      count: 3,
      min: 1,
      max: 36_500,
      unit: 'days',
    },
    least_gap: {
      type: 'integer',
      label: 'Least expected gap',
      doc: 'Days. No expected gap is shorter: a customer with two orders in a week is not overdue the week after.',
      default: 7,
      min: 1,
      max: 365,
    },
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'The day to look from; only earlier orders count. Unset: the day after the last order.',
      default: null,
    },
  },
  outputs: STATUS_OUTPUTS,
  charts: [
    {
      data: 'status_segments',
      mark: 'bar',
      title: 'Customers by status',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'status_segments',
      mark: 'bar',
      title: 'Revenue by status',
      x: { field: 'revenue', unit: 'money' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'status',
      mark: 'histogram',
      title: 'Days without an order, by status',
      x: { field: 'recency_days', unit: 'days', label: 'Days since the last order' },
      color: 'segment',
    },
    {
      data: 'status_gaps',
      mark: 'line',
      title: 'How soon customers order again',
      explanation:
        'Of all repeat orders, the share that came within so many days of the one before.',
      x: { field: 'gap_days', unit: 'days', label: 'Days since the order before' },
      y: { field: 'share_within', unit: 'share', label: 'Share of repeat orders within' },
    },
  ],
  segments: STATUSES,
  segmentation: { partition: true },
  explain:
    'Last order {{recency_days}} before the as-of date, where one is expected every {{expected_gap_days}}: that is {{recency_in_gaps}} expected gaps.',
  headline: {
    of: 'status_summary',
    text: 'Of {{with_orders}} customers with an order, {{on_time}} are on time ({{on_time_share}}). {{slipping}} are slipping, with {{slipping_revenue_share}} of the revenue; {{gone}} have lapsed or are lost ({{gone_share}}). As of {{as_of}}.',
  },
  assumptions: [
    'A customer who has bought at a rhythm goes on at that rhythm until they stop; a rhythm that changes with the season looks like slipping.',
    'Fewer than four order days tell too little of a customer’s own rhythm: theirs is everyone’s.',
    'Everyone’s gap comes from customers who came back: those who never did have none.',
    'A customer is one id: somebody with two ids is two customers.',
  ],
  minimum:
    'One customer with orders on two days; with fixed days, one customer. An own rhythm needs four order days.',
};
