import type { ColumnDoc } from '../../base/units';
import type { OutputDeclaration } from '../model';
import {
  CHECK_OUTPUT,
  CUSTOMER_ID,
  REVENUE,
  SEGMENT,
  SEGMENTS_OUTPUT,
} from '../segmentation/outputs';

const ATTRIBUTE_GROUP: ColumnDoc = {
  name: 'attribute_group',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'The group by the first attribute.',
};
const BY_GROUP: ColumnDoc = {
  name: 'by_group',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'The group by the second attribute; NULL where there is none.',
};
const CUSTOMERS: ColumnDoc = {
  name: 'customers',
  type: 'INTEGER',
  unit: 'customers',
  doc: 'How many are in it.',
};

/** The relations of segments by attributes. */
export const ATTRIBUTE_OUTPUTS: readonly OutputDeclaration[] = [
  {
    suffix: '',
    doc: 'One row for each customer with a record or with orders.',
    columns: [
      CUSTOMER_ID,
      SEGMENT,
      ATTRIBUTE_GROUP,
      BY_GROUP,
      {
        name: 'attribute_value',
        type: 'VARCHAR',
        unit: 'name',
        doc: 'The first attribute as it stands in the record, as text; NULL where it is missing.',
      },
      {
        name: 'attribute_number',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'The number that is cut into groups: the age or the years up to the as-of date, or the value; NULL for names.',
      },
      {
        name: 'by_value',
        type: 'VARCHAR',
        unit: 'name',
        doc: 'The second attribute as it stands in the record, as text.',
      },
      {
        name: 'by_number',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'The number of the second attribute that is cut into groups.',
      },
      REVENUE,
    ],
  },
  SEGMENTS_OUTPUT,
  {
    suffix: '_groups',
    doc: 'One row for each group of each attribute, in its order.',
    columns: [
      { name: 'attribute', type: 'VARCHAR', unit: 'name', doc: 'The column of customers.' },
      { name: 'name', type: 'VARCHAR', unit: 'name', doc: 'The group.' },
      { name: 'place', type: 'INTEGER', unit: 'number', doc: 'Its place in the order, from 1.' },
      CUSTOMERS,
      { name: 'share', type: 'DOUBLE', unit: 'share', doc: 'Share of all customers, 0 to 1.' },
      {
        name: 'distinct_values',
        type: 'INTEGER',
        unit: 'count',
        doc: 'How many different values it holds.',
      },
      { name: 'lowest', type: 'DOUBLE', unit: 'number', doc: 'The lowest number in it.' },
      { name: 'highest', type: 'DOUBLE', unit: 'number', doc: 'The highest number in it.' },
    ],
  },
  {
    suffix: '_cells',
    doc: 'One row for each pair of groups that has customers; without a second attribute, for each group.',
    columns: [
      SEGMENT,
      ATTRIBUTE_GROUP,
      BY_GROUP,
      { name: 'place', type: 'INTEGER', unit: 'number', doc: 'Its place in the order, from 1.' },
      CUSTOMERS,
      {
        name: 'share_of_group',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Share of the customers of the first attribute’s group, 0 to 1.',
      },
      {
        name: 'index',
        type: 'DOUBLE',
        unit: 'index',
        doc: '100 × customers ÷ those expected if the two attributes had nothing to do with each other.',
      },
      {
        name: 'revenue',
        type: 'DOUBLE',
        unit: 'money',
        doc: 'Sum of their revenue; NULL without orders.',
      },
      {
        name: 'mean_revenue',
        type: 'DOUBLE',
        unit: 'money',
        doc: 'Revenue per customer with a known revenue.',
      },
    ],
  },
  {
    suffix: '_summary',
    doc: 'One row: what was grouped and how, and how much is known.',
    columns: [
      { name: 'what', type: 'VARCHAR', unit: 'text', doc: 'The columns that make the segments.' },
      { name: 'how', type: 'VARCHAR', unit: 'text', doc: 'How their values became groups.' },
      { ...CUSTOMERS, doc: 'All customers with a record or with orders.' },
      { name: 'segments', type: 'INTEGER', unit: 'count', doc: 'Segments with customers.' },
      { name: 'largest', type: 'VARCHAR', unit: 'name', doc: 'The largest segment.' },
      {
        name: 'largest_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Its share of all customers, 0 to 1.',
      },
      {
        name: 'unknown',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers whose first attribute is missing, or who have no record.',
      },
      {
        name: 'unknown_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of all customers, 0 to 1.',
      },
    ],
  },
  CHECK_OUTPUT,
];
