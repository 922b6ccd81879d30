import type { ModelDeclaration } from '../model';
import { CROSSING_OUTPUTS } from './outputs';

/** The crossing of two segmentations as the page and the kernel see it. */
export const declaration: ModelDeclaration = {
  id: 'crossing',
  title: 'Crossing',
  question: 'How do two segmentations overlap, and do they say the same?',
  roles: [],
  settings: {
    rows: {
      type: 'table',
      label: 'Rows',
      doc: 'The first segmentation: a model, or a query of the notebook with a row for each customer.',
      default: 'rfm',
      needs: ['customer_id', 'segment'],
    },
    columns: {
      type: 'table',
      label: 'Columns',
      doc: 'The second segmentation.',
      default: 'value_tiers',
      needs: ['customer_id', 'segment'],
    },
  },
  outputs: CROSSING_OUTPUTS,
  segmentation: { partition: true },
  headline: {
    of: 'crossing_summary',
    text: '{{customers}} customers are in both {{row_segmentation}} and {{column_segmentation}}. How much the two have to do with each other: {{strength}} (Cramér’s V {{cramers_v}}).',
  },
  charts: [
    {
      data: 'crossing_cells',
      mark: 'mosaic',
      title: 'Customers in both: more and fewer than expected',
      x: { field: 'row_segment', label: 'Rows', sort: 'none' },
      y: { field: 'column_segment', label: 'Columns', sort: 'none' },
      color: { field: 'customers', unit: 'customers' },
    },
    {
      data: 'crossing_cells',
      mark: 'heatmap',
      title: 'Index: 100 is as many as expected',
      x: { field: 'column_segment', label: 'Columns', sort: 'none' },
      y: { field: 'row_segment', label: 'Rows', sort: 'none' },
      color: { field: 'index', unit: 'index', scale: 'diverging' },
    },
  ],
  assumptions: [
    'A customer is in one segment of each; who is in only one of the two segmentations is counted and left out.',
    'The test takes customers for independent of each other.',
    'Two segmentations made from the same numbers depend on each other by definition: RFM and value tiers share the revenue.',
  ],
  minimum:
    'One customer in both. The test begins to mean something when most pairs expect 5 customers or more.',
};
