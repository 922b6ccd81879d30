import type { ColumnDoc } from '../../base/units';
import type { OutputDeclaration } from '../model';

/** The columns that every segmentation begins with. */
export const CUSTOMER_ID: ColumnDoc = {
  name: 'customer_id',
  type: 'VARCHAR',
  unit: 'id',
  doc: 'Who.',
};
export const SEGMENT: ColumnDoc = {
  name: 'segment',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'The named group.',
};
export const REVENUE: ColumnDoc = {
  name: 'revenue',
  type: 'DOUBLE',
  unit: 'money',
  doc: 'Sum of all amounts of the customer; NULL where nothing is known of orders.',
};

/** What `segmentsQuery` makes: one row for each segment. */
export const SEGMENTS_OUTPUT: OutputDeclaration = {
  suffix: '_segments',
  doc: 'One row for each segment, in its order.',
  columns: [
    SEGMENT,
    { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'How many are in it.' },
    { name: 'share', type: 'DOUBLE', unit: 'share', doc: 'Share of all customers, 0 to 1.' },
    {
      name: 'revenue',
      type: 'DOUBLE',
      unit: 'money',
      doc: 'Sum of their revenue; NULL without orders.',
    },
    {
      name: 'revenue_share',
      type: 'DOUBLE',
      unit: 'share',
      doc: 'Share of the revenue of all customers, 0 to 1; NULL where the whole is not above zero.',
    },
    {
      name: 'mean_revenue',
      type: 'DOUBLE',
      unit: 'money',
      doc: 'Revenue per customer with a known revenue.',
    },
  ],
};

/** What `checkQuery` makes: the proof that a segmentation is a partition, as one row. */
export const CHECK_OUTPUT: OutputDeclaration = {
  suffix: '_check',
  doc: 'One row: whether everybody of the population is in exactly one segment.',
  columns: [
    {
      name: 'population',
      type: 'INTEGER',
      unit: 'customers',
      doc: 'Customers that are to be put into segments.',
    },
    {
      name: 'assigned',
      type: 'INTEGER',
      unit: 'customers',
      doc: 'Customers of the population in exactly one segment.',
    },
    {
      name: 'unassigned',
      type: 'INTEGER',
      unit: 'customers',
      doc: 'Customers of the population in no segment.',
    },
    {
      name: 'repeated',
      type: 'INTEGER',
      unit: 'customers',
      doc: 'Customers in more than one segment, or twice in one.',
    },
    {
      name: 'strangers',
      type: 'INTEGER',
      unit: 'customers',
      doc: 'Customers in a segment who are not of the population.',
    },
    {
      name: 'is_partition',
      type: 'BOOLEAN',
      unit: 'boolean',
      doc: 'Whether unassigned, repeated and strangers are all zero.',
    },
  ],
};
