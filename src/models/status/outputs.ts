import type { ColumnDoc } from '../../base/units';
import type { OutputDeclaration } from '../model';
import {
  CHECK_OUTPUT,
  CUSTOMER_ID,
  REVENUE,
  SEGMENT,
  SEGMENTS_OUTPUT,
} from '../segmentation/outputs';

const STATUS: ColumnDoc = { ...SEGMENT, doc: 'The status.' };

/** The relations of the status. */
export const STATUS_OUTPUTS: readonly OutputDeclaration[] = [
  {
    suffix: '',
    doc: 'One row for each customer who is known or has ordered.',
    columns: [
      CUSTOMER_ID,
      STATUS,
      {
        name: 'recency_days',
        type: 'INTEGER',
        unit: 'days',
        doc: 'Calendar days from the last order to the as-of date; NULL without an order.',
      },
      {
        name: 'expected_gap_days',
        type: 'DOUBLE',
        unit: 'days',
        doc: 'Days after which the next order is due: a median of gaps, never below the least gap. NULL without an order, and with fixed days.',
      },
      {
        name: 'gap_source',
        type: 'VARCHAR',
        unit: 'name',
        doc: 'Whose gaps these are: own (from four order days on), or everyone; NULL without an order, and with fixed days.',
      },
      {
        name: 'recency_in_gaps',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'recency_days ÷ expected_gap_days: what the thresholds cut.',
      },
      {
        name: 'order_days',
        type: 'INTEGER',
        unit: 'days',
        doc: 'Distinct calendar days with an order; 0 without an order.',
      },
      {
        name: 'latest_gap_days',
        type: 'INTEGER',
        unit: 'days',
        doc: 'Days between the last two order days; NULL with fewer than two.',
      },
      {
        name: 'last_ordered_at',
        type: 'TIMESTAMP',
        unit: 'timestamp',
        doc: 'When the last order ended.',
      },
      { ...REVENUE, doc: 'Sum of all amounts of the customer; 0 without an order.' },
    ],
  },
  SEGMENTS_OUTPUT,
  CHECK_OUTPUT,
  {
    suffix: '_summary',
    doc: 'One row with the figures of all customers together.',
    columns: [
      { name: 'as_of', type: 'DATE', unit: 'date', doc: 'The day the analysis looks from.' },
      {
        name: 'customers',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers who are known or have ordered.',
      },
      {
        name: 'with_orders',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Those of them who have ordered.',
      },
      {
        name: 'gap_days',
        type: 'DOUBLE',
        unit: 'days',
        doc: 'Median of all gaps of all customers; NULL where nobody has two order days.',
      },
      {
        name: 'expected_gap_days',
        type: 'DOUBLE',
        unit: 'days',
        doc: 'What is expected of customers without a gap of their own: gap_days, never below the least gap. NULL with fixed days.',
      },
      {
        name: 'own_gap',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers with four order days or more: measured by their own gaps.',
      },
      {
        name: 'on_time',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'New, Reactivated and Active: the next order is not overdue.',
      },
      {
        name: 'on_time_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of the customers who have ordered.',
      },
      { name: 'slipping', type: 'INTEGER', unit: 'customers', doc: 'Slipping.' },
      {
        name: 'slipping_revenue_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of the revenue; NULL where the whole is not above zero.',
      },
      { name: 'gone', type: 'INTEGER', unit: 'customers', doc: 'Lapsed and Lost.' },
      {
        name: 'gone_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of the customers who have ordered.',
      },
    ],
  },
  {
    suffix: '_thresholds',
    doc: 'Where each status begins and ends; the days are those of a customer without a gap of their own.',
    columns: [
      STATUS,
      {
        name: 'over_gaps',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Without an order for more than so many expected gaps; NULL: no beginning, or fixed days.',
      },
      {
        name: 'up_to_gaps',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'And for at most so many; NULL: no end, or fixed days.',
      },
      { name: 'over_days', type: 'DOUBLE', unit: 'days', doc: 'The same beginning in days.' },
      { name: 'up_to_days', type: 'DOUBLE', unit: 'days', doc: 'The same end in days.' },
    ],
  },
  {
    suffix: '_gaps',
    doc: 'How long customers wait between two order days: one row for each length that occurs.',
    columns: [
      {
        name: 'gap_days',
        type: 'INTEGER',
        unit: 'days',
        doc: 'Days between two successive order days of a customer.',
      },
      { name: 'gaps', type: 'INTEGER', unit: 'count', doc: 'How often it occurs.' },
      {
        name: 'share_within',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Share of all gaps that are as long or shorter, 0 to 1.',
      },
    ],
  },
];
