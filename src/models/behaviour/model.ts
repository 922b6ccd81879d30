import type { ModelDeclaration } from '../model';
import { BEHAVIOUR_OUTPUTS } from './outputs';
import { RHYTHMS } from './segments';

/** How customers behave, as the page and the kernel see it. */
export const declaration: ModelDeclaration = {
  id: 'behaviour',
  title: 'Behaviour',
  question: 'How do they behave?',
  roles: ['transactions'],
  optionalRoles: ['customers', 'interactions', 'surveys'],
  settings: {
    transactions: {
      type: 'relation',
      role: 'transactions',
      label: 'Orders',
      doc: 'Where the orders come from: your data, or a query of the notebook with the same columns.',
      default: 'transactions',
      needs: ['customer_id', 'ordered_at', 'amount'],
    },
    rhythm_days: {
      type: 'numbers',
      label: 'Rhythm',
      doc: 'The longest usual gap between order days of a Frequent customer, then of a Regular one.',
      default: [30, 90],
      count: 2,
      min: 1,
      max: 3650,
      unit: 'days',
    },
    visits: {
      type: 'text',
      label: 'Visits',
      doc: 'Interactions whose kind holds one of these words are visits. Separated by commas; case does not matter.',
      default: 'visit, session, page view',
    },
    complaints: {
      type: 'text',
      label: 'Complaints',
      doc: 'Interactions whose kind holds one of these words are complaints. Separated by commas; case does not matter.',
      default: 'complain',
    },
    satisfaction_question: {
      type: 'name',
      label: 'Question about satisfaction',
      doc: 'The question of a survey that tells satisfaction, answered by numbers. Unset: the one that speaks of being satisfied.',
      default: null,
      of: { kind: 'questions' },
    },
    satisfaction_scale: {
      type: 'numbers',
      label: 'Its scale',
      doc: 'The worst and the best answer. Unset: as the question says, such as “(1 to 5)”; else 1 to 5, if all answers lie there.',
      default: null,
      count: 2,
    },
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'The day to look from; only what happened earlier counts. Unset: the day after the last order.',
      default: null,
    },
  },
  outputs: BEHAVIOUR_OUTPUTS,
  charts: [
    {
      data: 'behaviour_segments',
      mark: 'bar',
      title: 'Customers by purchase rhythm',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'behaviour_segments',
      mark: 'bar',
      title: 'Revenue by purchase rhythm',
      x: { field: 'revenue', unit: 'money' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'behaviour',
      mark: 'histogram',
      title: 'Usual days between orders',
      x: { field: 'median_gap_days', unit: 'days', label: 'Median gap between order days' },
      color: 'segment',
    },
    {
      data: 'behaviour_channels',
      mark: 'bar',
      stack: 'share',
      title: 'Where each rhythm orders',
      x: { field: 'orders', unit: 'orders' },
      y: { field: 'segment', sort: 'none' },
      color: 'channel',
    },
    {
      data: 'behaviour_weekdays',
      mark: 'bar',
      title: 'Favourite weekday',
      x: { field: 'weekday', sort: 'none', label: 'Weekday' },
      y: { field: 'customers', unit: 'customers' },
    },
  ],
  segments: RHYTHMS,
  segmentation: { partition: true },
  headline: {
    of: 'behaviour_summary',
    text: 'Of {{with_orders}} customers with an order, {{came_back_share}} have come back on another day. {{steady}} buy regularly or often ({{steady_share}}) and bring {{steady_revenue_share}} of the revenue. An order is worth {{average_order_value}} on average.',
  },
  assumptions: [
    'A rhythm needs four order days: with fewer, one chance order decides it.',
    'What no source tells is empty, not zero. A visit that was not recorded did not happen here.',
    'Longer-standing customers have had more time for everything that is counted; shares and gaps compare better than counts.',
    'A customer is one id: somebody with two ids is two customers.',
  ],
  minimum: 'One customer. Rhythms need customers with four order days.',
};
