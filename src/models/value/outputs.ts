import type { ColumnDoc } from '../../base/units';
import type { OutputDeclaration } from '../model';
import { CUSTOMER_ID, REVENUE, SEGMENT } from '../segmentation/outputs';

/** The main relation of the models of value. */
export const RANKED_OUTPUT: OutputDeclaration = {
  suffix: '',
  doc: 'One row for each customer with a known revenue.',
  columns: [
    CUSTOMER_ID,
    SEGMENT,
    { ...REVENUE, doc: 'Sum of all amounts of the customer.' },
    {
      name: 'rank',
      type: 'INTEGER',
      unit: 'number',
      doc: 'Place by revenue: 1 is the highest; customers with equal revenue stand in the order of their ids.',
    },
    {
      name: 'revenue_share',
      type: 'DOUBLE',
      unit: 'share',
      doc: 'Share of the revenue of all customers that this one brings, 0 to 1; below zero where returns outweigh orders.',
    },
    {
      name: 'share_before',
      type: 'DOUBLE',
      unit: 'share',
      doc: 'Share of the revenue that all customers ranked higher bring together; above 1 where some customers are below zero.',
    },
  ],
};

/** How many customers there are and what they bring: the beginning of every summary. */
export const TOTAL_COLUMNS: readonly ColumnDoc[] = [
  { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'Customers with a known revenue.' },
  {
    name: 'revenue',
    type: 'DOUBLE',
    unit: 'money',
    doc: 'What they bring together, added exactly.',
  },
];

/** Who was not treated like the others: the end of every summary. */
export const ODD_COLUMNS: readonly ColumnDoc[] = [
  {
    name: 'below_zero',
    type: 'INTEGER',
    unit: 'customers',
    doc: 'Customers whose revenue is below zero, because their returns outweigh their orders.',
  },
  {
    name: 'left_out',
    type: 'INTEGER',
    unit: 'rows',
    doc: 'Rows without a customer or without a revenue: they are not ranked.',
  },
];
