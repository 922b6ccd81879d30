import type { ColumnDoc } from '../../base/units';
import type { OutputDeclaration } from '../model';
import { CHECK_OUTPUT } from '../segmentation/outputs';

const SEGMENT: ColumnDoc = {
  name: 'segment',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'The named group that the recency and frequency scores lead to.',
};
const MEASURE: ColumnDoc = {
  name: 'measure',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'recency_days, frequency or monetary.',
};
const CUSTOMERS: ColumnDoc = {
  name: 'customers',
  type: 'INTEGER',
  unit: 'customers',
  doc: 'How many customers there are.',
};
const REVENUE: ColumnDoc = {
  name: 'revenue',
  type: 'DOUBLE',
  unit: 'money',
  doc: 'Sum of all amounts, added exactly.',
};
const R: ColumnDoc = {
  name: 'r',
  type: 'INTEGER',
  unit: 'score',
  doc: 'Recency score; the most recent score highest.',
};
const F: ColumnDoc = { name: 'f', type: 'INTEGER', unit: 'score', doc: 'Frequency score.' };

/** The relations of RFM. */
export const RFM_OUTPUTS: readonly OutputDeclaration[] = [
  {
    suffix: '',
    doc: 'One row for each customer with an order.',
    columns: [
      { name: 'customer_id', type: 'VARCHAR', unit: 'id', doc: 'Who.' },
      {
        name: 'recency_days',
        type: 'INTEGER',
        unit: 'days',
        doc: 'Calendar days from the last order to the as-of date.',
      },
      {
        name: 'frequency',
        type: 'INTEGER',
        unit: 'orders',
        doc: 'Distinct orders, or distinct order days by setting.',
      },
      {
        name: 'monetary',
        type: 'DOUBLE',
        unit: 'money',
        doc: 'What is scored: the revenue, or by setting the revenue divided by the frequency.',
      },
      { ...REVENUE, doc: 'Sum of all amounts of the customer, whatever monetary is.' },
      R,
      F,
      { name: 'm', type: 'INTEGER', unit: 'score', doc: 'Monetary score.' },
      { name: 'score', type: 'INTEGER', unit: 'score', doc: 'r + f + m.' },
      SEGMENT,
      {
        name: 'first_ordered_at',
        type: 'TIMESTAMP',
        unit: 'timestamp',
        doc: 'When the first order began.',
      },
      {
        name: 'last_ordered_at',
        type: 'TIMESTAMP',
        unit: 'timestamp',
        doc: 'When the last order ended.',
      },
    ],
  },
  {
    suffix: '_segments',
    doc: 'One row for each segment of the grid, in its order; zeros and no means where nobody is in it.',
    columns: [
      SEGMENT,
      CUSTOMERS,
      { name: 'share', type: 'DOUBLE', unit: 'share', doc: 'Share of the customers, 0 to 1.' },
      REVENUE,
      {
        name: 'revenue_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Share of the revenue; none where the revenue of all is zero or less.',
      },
      { name: 'mean_recency_days', type: 'DOUBLE', unit: 'days', doc: 'Mean of recency_days.' },
      { name: 'mean_frequency', type: 'DOUBLE', unit: 'orders', doc: 'Mean of frequency.' },
      { name: 'mean_monetary', type: 'DOUBLE', unit: 'money', doc: 'Mean of monetary.' },
    ],
  },
  {
    suffix: '_cells',
    doc: 'One row for each cell of the r × f grid, also those that nobody is in.',
    columns: [R, F, SEGMENT, CUSTOMERS, REVENUE],
  },
  {
    suffix: '_cut_points',
    doc: 'The cut points that came out: bins − 1 for each measure. With equal groups: the highest value below the cut.',
    columns: [
      { name: 'k', type: 'INTEGER', unit: 'number', doc: 'Which cut point, from 1.' },
      { name: 'recency_days', type: 'DOUBLE', unit: 'days', doc: 'Cut point of recency_days.' },
      { name: 'frequency', type: 'DOUBLE', unit: 'orders', doc: 'Cut point of frequency.' },
      { name: 'monetary', type: 'DOUBLE', unit: 'money', doc: 'Cut point of monetary.' },
    ],
  },
  {
    suffix: '_cuts',
    doc: 'The cut points with a row for each measure, and which of them coincide.',
    columns: [
      MEASURE,
      { name: 'k', type: 'INTEGER', unit: 'number', doc: 'Which cut point, from 1.' },
      {
        name: 'value',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Where it lies, in the unit of the measure.',
      },
      {
        name: 'coincides',
        type: 'BOOLEAN',
        unit: 'boolean',
        doc: 'It equals the cut point before it. With quantiles, nobody can get the score between the two.',
      },
    ],
  },
  {
    suffix: '_summary',
    doc: 'One row with the figures of all customers together.',
    columns: [
      { name: 'as_of', type: 'DATE', unit: 'date', doc: 'The day the analysis looks from.' },
      CUSTOMERS,
      { name: 'orders', type: 'INTEGER', unit: 'orders', doc: 'Sum of frequency.' },
      REVENUE,
      { name: 'mean_recency_days', type: 'DOUBLE', unit: 'days', doc: 'Mean of recency_days.' },
      { name: 'median_recency_days', type: 'DOUBLE', unit: 'days', doc: 'Median of recency_days.' },
      { name: 'mean_frequency', type: 'DOUBLE', unit: 'orders', doc: 'Mean of frequency.' },
      { name: 'median_frequency', type: 'DOUBLE', unit: 'orders', doc: 'Median of frequency.' },
      { name: 'mean_monetary', type: 'DOUBLE', unit: 'money', doc: 'Mean of monetary.' },
      { name: 'median_monetary', type: 'DOUBLE', unit: 'money', doc: 'Median of monetary.' },
      {
        name: 'one_time_buyers',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers with a frequency of 1.',
      },
      {
        name: 'new_with_several_orders',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers in the segment New whose frequency is above 1: recent and among the rarest, but not first-time buyers.',
      },
      {
        name: 'without_order',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers in transactions who are not here, because they have only returns or only lines on or after the as-of date.',
      },
    ],
  },
  {
    suffix: '_scores',
    doc: 'One row for each score of each measure: how many customers have it, and from which values.',
    columns: [
      MEASURE,
      { name: 'score', type: 'INTEGER', unit: 'score', doc: '1 is worst.' },
      {
        ...CUSTOMERS,
        doc: 'How many customers have it; 0 where the score vanished because cut points coincide.',
      },
      { name: 'lowest', type: 'DOUBLE', unit: 'number', doc: 'The lowest value with this score.' },
      {
        name: 'highest',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'The highest value with this score.',
      },
    ],
  },
  {
    suffix: '_ties',
    doc: 'The tie report: for each binning method and measure, how many customers share a value with someone who scored differently. Fixed binning appears once cut points are given.',
    columns: [
      { name: 'binning', type: 'VARCHAR', unit: 'name', doc: 'quantile, ntile or fixed.' },
      MEASURE,
      CUSTOMERS,
      {
        name: 'split',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'How many of them share their value with someone who scored differently.',
      },
    ],
  },
  {
    suffix: '_methods',
    doc: 'The binning methods side by side: each segment under each method. Fixed binning appears once cut points are given.',
    columns: [
      SEGMENT,
      { name: 'binning', type: 'VARCHAR', unit: 'name', doc: 'quantile, ntile or fixed.' },
      CUSTOMERS,
      REVENUE,
    ],
  },
  CHECK_OUTPUT,
];
