import type { ModelDeclaration } from '../model';
import { RFM_OUTPUTS } from './outputs';
import { RFM_SEGMENTS } from './segments';

/** RFM as the page and the kernel see it. */
export const declaration: ModelDeclaration = {
  id: 'rfm',
  title: 'RFM',
  question: 'Who are my best customers, and who is slipping away?',
  roles: ['transactions'],
  settings: {
    transactions: {
      type: 'relation',
      role: 'transactions',
      label: 'Orders',
      doc: 'Where the orders come from: your data, or a query of the notebook with the same columns.',
      default: 'transactions',
      needs: ['customer_id', 'ordered_at', 'amount'],
    },
    binning: {
      type: 'choice',
      label: 'Binning',
      doc: 'How values become scores.',
      default: 'quantile',
      choices: [
        {
          value: 'quantile',
          label: 'Quantiles',
          doc: 'Cut points that split the customers evenly. Equal values always score alike, so groups differ in size.',
        },
        {
          value: 'ntile',
          label: 'Equal groups',
          doc: 'Groups of the same size. Customers with equal values can score differently: the tie report counts them.',
        },
        {
          value: 'fixed',
          label: 'Fixed cut points',
          doc: 'Your own cut points, so that scores can be compared between periods.',
        },
      ],
    },
    bins: {
      type: 'integer',
      label: 'Bins',
      doc: 'How many scores there are: 1 is worst, this number is best.',
      default: 5,
      min: 3,
      max: 10,
    },
    frequency: {
      type: 'choice',
      label: 'Frequency',
      doc: 'What counts as buying once. Without order ids it is days.',
      default: 'orders',
      choices: [
        { value: 'orders', label: 'Orders', doc: 'Distinct order ids.' },
        { value: 'days', label: 'Days', doc: 'Distinct calendar days with an order.' },
      ],
    },
    monetary: {
      type: 'choice',
      label: 'Monetary',
      doc: 'Which amount is scored.',
      default: 'sum',
      choices: [
        { value: 'sum', label: 'Total', doc: 'All that the customer spent.' },
        { value: 'mean', label: 'Mean per order', doc: 'The total divided by the frequency.' },
      ],
    },
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'The day to look from; only earlier orders count. Unset: the day after the last order.',
      default: null,
    },
    recency_cuts: {
      type: 'numbers',
      label: 'Recency cut points',
      doc: 'For fixed binning: days, one fewer than bins. A customer exactly at a cut point gets the better score.',
      default: null,
    },
    frequency_cuts: {
      type: 'numbers',
      label: 'Frequency cut points',
      doc: 'For fixed binning: orders, one fewer than bins. A customer exactly at a cut point gets the lower score.',
      default: null,
    },
    monetary_cuts: {
      type: 'numbers',
      label: 'Monetary cut points',
      doc: 'For fixed binning: money, one fewer than bins. A customer exactly at a cut point gets the lower score.',
      default: null,
    },
    grid: {
      type: 'grid',
      label: 'Segment grid',
      doc: 'Which segment each pair of recency and frequency scores belongs to; every cell is claimed exactly once. Unset: the standard ten segments.',
      default: null,
    },
  },
  outputs: RFM_OUTPUTS,
  charts: [
    {
      data: 'rfm_cells',
      mark: 'heatmap',
      title: 'Customers by recency and frequency score',
      x: { field: 'f', label: 'Frequency score', unit: 'score', scale: 'ordinal' },
      y: {
        field: 'r',
        label: 'Recency score',
        unit: 'score',
        scale: 'ordinal',
        sort: 'descending',
      },
      color: { field: 'customers', unit: 'customers' },
      text: 'segment',
    },
    {
      data: 'rfm_segments',
      mark: 'bar',
      title: 'Customers by segment',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'rfm_segments',
      mark: 'bar',
      title: 'Revenue by segment',
      x: { field: 'revenue', unit: 'money' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
  ],
  segments: RFM_SEGMENTS,
  segmentation: { partition: true },
  explain:
    'Last order {{recency_days}} before the as-of date (R {{r}}), frequency {{frequency}} (F {{f}}), monetary {{monetary}} (M {{m}}).',
  assumptions: [
    'Amounts are in one currency.',
    'Scores are relative to the customers in these data: with quantiles or equal groups, a score of 5 means “better than most here”, not “good”.',
    'A customer is one id: somebody with two ids is two customers.',
  ],
  minimum: 'One customer with one order. Scores begin to mean something from about 100 customers.',
};
