import type { OutputDeclaration } from '../model';
import { CHECK_OUTPUT, SEGMENT, SEGMENTS_OUTPUT } from '../segmentation/outputs';
import { ODD_COLUMNS, RANKED_OUTPUT, TOTAL_COLUMNS } from './outputs';

/** The relations of models that cut the ranked customers at shares of the revenue. */
export const TIER_OUTPUTS: readonly OutputDeclaration[] = [
  RANKED_OUTPUT,
  SEGMENTS_OUTPUT,
  {
    suffix: '_shares',
    doc: 'Customers and revenue side by side: which share of each belongs to which segment.',
    columns: [
      { name: 'measure', type: 'VARCHAR', unit: 'name', doc: 'Customers or Revenue.' },
      SEGMENT,
      { name: 'share', type: 'DOUBLE', unit: 'share', doc: 'Share of the measure, 0 to 1.' },
    ],
  },
  {
    suffix: '_thresholds',
    doc: 'One row for each segment: between which shares of the revenue it lies, and which revenues that came to.',
    columns: [
      SEGMENT,
      {
        name: 'from_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'A customer is in it when those ranked higher bring this share of the revenue or more …',
      },
      {
        name: 'to_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: '… and less than this; NULL: no end.',
      },
      {
        name: 'lowest_revenue',
        type: 'DOUBLE',
        unit: 'money',
        doc: 'The lowest revenue of a customer in it; NULL where nobody is.',
      },
      {
        name: 'highest_revenue',
        type: 'DOUBLE',
        unit: 'money',
        doc: 'The highest revenue of a customer in it; NULL where nobody is.',
      },
    ],
  },
  {
    suffix: '_summary',
    doc: 'One row: how much hangs on the best, and how little on the last.',
    columns: [
      ...TOTAL_COLUMNS,
      {
        name: 'top_customers',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers in the first segment.',
      },
      {
        name: 'top_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of the customers, 0 to 1.',
      },
      {
        name: 'top_revenue_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of the revenue.',
      },
      {
        name: 'last_customers',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers in the last segment.',
      },
      {
        name: 'last_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of the customers, 0 to 1.',
      },
      {
        name: 'last_revenue_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of the revenue.',
      },
      ...ODD_COLUMNS,
    ],
  },
  CHECK_OUTPUT,
];
