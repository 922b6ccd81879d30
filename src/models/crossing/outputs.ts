import type { ColumnDoc } from '../../base/units';
import type { OutputDeclaration } from '../model';
import {
  CHECK_OUTPUT,
  CUSTOMER_ID,
  REVENUE,
  SEGMENT,
  SEGMENTS_OUTPUT,
} from '../segmentation/outputs';

const ROW: ColumnDoc = {
  name: 'row_segment',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'The segment in the first segmentation.',
};
const COLUMN: ColumnDoc = {
  name: 'column_segment',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'The segment in the second segmentation.',
};

/** The relations of a crossing. */
export const CROSSING_OUTPUTS: readonly OutputDeclaration[] = [
  {
    suffix: '',
    doc: 'One row for each customer who is in both segmentations.',
    columns: [
      CUSTOMER_ID,
      { ...SEGMENT, doc: 'Both segments: “row × column”.' },
      ROW,
      COLUMN,
      {
        ...REVENUE,
        doc: 'Revenue of the customer, from the first segmentation that knows it; NULL where neither does.',
      },
    ],
  },
  {
    suffix: '_cells',
    doc: 'One row for each pair of segments, also those that nobody is in.',
    columns: [
      ROW,
      COLUMN,
      {
        name: 'row_place',
        type: 'INTEGER',
        unit: 'number',
        doc: 'Place of the row, the largest first.',
      },
      {
        name: 'column_place',
        type: 'INTEGER',
        unit: 'number',
        doc: 'Place of the column, the largest first.',
      },
      { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'Customers in both segments.' },
      { name: 'share', type: 'DOUBLE', unit: 'share', doc: 'Share of all customers, 0 to 1.' },
      {
        name: 'row_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Share of the row segment, 0 to 1.',
      },
      {
        name: 'column_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Share of the column segment, 0 to 1.',
      },
      {
        name: 'expected',
        type: 'DOUBLE',
        unit: 'customers',
        doc: 'Customers there would be if the two had nothing to do with each other: row total × column total ÷ all.',
      },
      {
        name: 'index',
        type: 'DOUBLE',
        unit: 'index',
        doc: '100 × customers ÷ expected.',
      },
      {
        name: 'residual',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Adjusted residual (Haberman): beyond ±2 the cell is unusual, beyond ±4 very. NULL where a segmentation has one segment only.',
      },
      {
        name: 'small',
        type: 'BOOLEAN',
        unit: 'boolean',
        doc: 'Fewer than 5 customers: too few to rely on.',
      },
    ],
  },
  {
    ...SEGMENTS_OUTPUT,
    doc: 'One row for each pair of segments that somebody is in, the largest first.',
  },
  {
    suffix: '_summary',
    doc: 'One row: whether the two segmentations depend on each other, and how much.',
    columns: [
      { name: 'row_segmentation', type: 'VARCHAR', unit: 'name', doc: 'The first segmentation.' },
      { name: 'column_segmentation', type: 'VARCHAR', unit: 'name', doc: 'The second one.' },
      { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'Customers in both.' },
      {
        name: 'only_rows',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers only in the first.',
      },
      {
        name: 'only_columns',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers only in the second.',
      },
      { name: 'rows', type: 'INTEGER', unit: 'count', doc: 'Segments of the first.' },
      { name: 'columns', type: 'INTEGER', unit: 'count', doc: 'Segments of the second.' },
      {
        name: 'chi_square',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Pearson’s chi-square statistic.',
      },
      {
        name: 'df',
        type: 'INTEGER',
        unit: 'number',
        doc: 'Degrees of freedom: (rows − 1) × (columns − 1).',
      },
      {
        name: 'p',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'How likely a chi-square as large is by chance; NULL without a degree of freedom.',
      },
      {
        name: 'cramers_v',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Cramér’s V: 0, nothing to do with each other, to 1, one follows from the other.',
      },
      {
        name: 'strength',
        type: 'VARCHAR',
        unit: 'name',
        doc: 'Cramér’s V in words: none (under 0.1), weak (under 0.3), moderate (under 0.5), strong.',
      },
      {
        name: 'small_expected',
        type: 'INTEGER',
        unit: 'count',
        doc: 'Pairs with fewer than 5 expected customers.',
      },
      { name: 'cells', type: 'INTEGER', unit: 'count', doc: 'Pairs in all.' },
      {
        name: 'warning',
        type: 'VARCHAR',
        unit: 'text',
        doc: 'What makes the test a rough guide, or that nothing does.',
      },
    ],
  },
  CHECK_OUTPUT,
];
