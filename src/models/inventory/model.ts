import type { ModelDeclaration } from '../model';
import { SUMMARY_COLUMNS, INVENTORY_COLUMNS } from './outputs';

/** What is loaded, as the page and the kernel see it. */
export const declaration: ModelDeclaration = {
  id: 'inventory',
  title: 'What is loaded',
  question: 'What do I know of my customers, and what is missing?',
  roles: [],
  optionalRoles: ['transactions', 'customers', 'interactions', 'surveys', 'campaigns'],
  settings: {
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'The day to look from. Unset: the day after the last order, or after the last time in the data.',
      default: null,
    },
  },
  outputs: [
    {
      suffix: '',
      doc: 'One row for each thing that files can tell of customers, loaded or not.',
      columns: INVENTORY_COLUMNS,
    },
    {
      suffix: '_summary',
      doc: 'One row: how much is loaded, and how old it is.',
      columns: SUMMARY_COLUMNS,
    },
  ],
  charts: [
    {
      data: 'inventory',
      mark: 'bar',
      title: 'Customers that each kind of data tells of',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'tells', label: 'What it tells', sort: 'none' },
    },
  ],
  headline: {
    of: 'inventory_summary',
    text: '{{loaded}} of 5 kinds of data are loaded, about {{customers}} customers. The latest record is of {{last_day}}; numbers look from {{as_of}}.',
  },
  assumptions: ['A customer is one id: the same in all files.'],
  minimum: 'Any file. Without one it says what each would bring.',
};
