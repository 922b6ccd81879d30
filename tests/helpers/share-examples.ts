import type { DataComparison, SharedGroup } from '../../src/base/sharing';

const item = (where: string, value: string, personal = false) => ({ where, value, personal });

export const SHARED_TEXT = `---
quintile: 1
title: Who is slipping away?
---
## Good customers who went quiet
`;

export const SHARED_CONTENTS: readonly SharedGroup[] = [
  { kind: 'title', cells: 0, items: [item('Title', 'Who is slipping away?')] },
  {
    kind: 'text',
    cells: 1,
    items: [item('1,204 characters', '## Good customers who went quiet We look at everybody who…')],
  },
  {
    kind: 'input',
    cells: 2,
    items: [
      item('$spend, type', 'number'),
      item('$spend, default', '500'),
      item('$account_manager, default', 'ann@example.com', true),
    ],
  },
  {
    kind: 'query',
    cells: 2,
    items: [item('slipping', 'At Risk'), item('slipping', "Can't Lose"), item('slipping', '90')],
  },
  {
    kind: 'data',
    cells: 0,
    items: [
      item('transactions, columns, customer_id', 'CustomerID'),
      item('transactions, rows', '541909'),
    ],
  },
];

export const NEWER_DATA: DataComparison = {
  role: 'transactions',
  verdict: 'newer',
  title: 'Newer data',
  text: 'They go up to 2012-03-01; the author’s ended on 2011-12-09. Numbers will differ.',
  missing: [],
  expected: { rows: 541_909, from: '2010-12-01', to: '2011-12-09' },
  actual: { rows: 600_123, from: '2010-12-01', to: '2012-03-01' },
};

export const OTHER_COLUMNS: DataComparison = {
  role: 'transactions',
  verdict: 'other_columns',
  title: 'Other columns',
  text: 'There is no “CustomerID” here. Say which column plays that part.',
  missing: [{ part: 'customer_id', column: 'CustomerID' }],
  expected: { rows: 541_909, from: '2010-12-01', to: '2011-12-09' },
  actual: null,
};
