import type { OutputDeclaration } from '../model';
import { CHECK_OUTPUT, SEGMENTS_OUTPUT } from '../segmentation/outputs';
import { ODD_COLUMNS, RANKED_OUTPUT, TOTAL_COLUMNS } from '../value/outputs';

/** The relations of high-value customers. */
export const HIGH_VALUE_OUTPUTS: readonly OutputDeclaration[] = [
  RANKED_OUTPUT,
  SEGMENTS_OUTPUT,
  {
    suffix: '_lorenz',
    doc: 'From the lowest revenue up: which share of the customers brings which share of the revenue. The further the curve sags below the straight line of equality, the more hangs on a few. Customers below zero are left out.',
    columns: [
      {
        name: 'curve',
        type: 'VARCHAR',
        unit: 'name',
        doc: 'Revenue: what the customers bring. Equality: what they would if all brought the same.',
      },
      {
        name: 'customer_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'The share of the customers with the lowest revenue, 0 to 1 …',
      },
      {
        name: 'revenue_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: '… and the share of the revenue that they bring, 0 to 1.',
      },
    ],
  },
  {
    suffix: '_tops',
    doc: 'What the best 1, 5, 10, 20 and 50 % of the customers bring, the chosen share among them.',
    columns: [
      { name: 'top', type: 'VARCHAR', unit: 'name', doc: 'Which of the customers: “Best 20 %”.' },
      {
        name: 'customer_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'The share that was asked for, 0 to 1.',
      },
      {
        name: 'customers',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'How many that is, rounded up.',
      },
      {
        name: 'revenue_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'The share of the revenue that they bring.',
      },
      {
        name: 'lowest_revenue',
        type: 'DOUBLE',
        unit: 'money',
        doc: 'What it takes to be one of them.',
      },
    ],
  },
  {
    suffix: '_summary',
    doc: 'One row: what the best customers bring, and how unevenly revenue is spread.',
    columns: [
      ...TOTAL_COLUMNS,
      {
        name: 'top_customers',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'High-value customers: the chosen share of all, rounded up.',
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
        doc: 'The share of the revenue that they bring.',
      },
      {
        name: 'threshold',
        type: 'DOUBLE',
        unit: 'money',
        doc: 'The lowest revenue of a high-value customer.',
      },
      {
        name: 'tied_outside',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers with just that revenue who are not among them: only their ids decided.',
      },
      {
        name: 'gini',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Gini coefficient: 0 if all bring the same, towards 1 if one brings all. Customers below zero are left out; without the n / (n − 1) correction.',
      },
      ...ODD_COLUMNS,
    ],
  },
  CHECK_OUTPUT,
];
