import type { ColumnDoc } from '../../base/units';

/** Columns of the main relation. */
export const INVENTORY_COLUMNS: readonly ColumnDoc[] = [
  { name: 'tells', type: 'VARCHAR', unit: 'name', doc: 'What this kind of data tells.' },
  { name: 'role', type: 'VARCHAR', unit: 'name', doc: 'The relation that holds it.' },
  { name: 'is_loaded', type: 'BOOLEAN', unit: 'boolean', doc: 'Whether a file supplies it.' },
  { name: 'rows', type: 'INTEGER', unit: 'rows', doc: 'Rows that count; NULL where not loaded.' },
  {
    name: 'customers',
    type: 'INTEGER',
    unit: 'customers',
    doc: 'Different customers in it; NULL where not loaded.',
  },
  {
    name: 'first_day',
    type: 'DATE',
    unit: 'date',
    doc: 'Day of the first row; of customers the earliest date among their attributes, dates of birth left out; NULL without times.',
  },
  { name: 'last_day', type: 'DATE', unit: 'date', doc: 'Day of the last row, likewise.' },
  {
    name: 'age_days',
    type: 'INTEGER',
    unit: 'days',
    doc: 'Days from the last row to the as-of date; below zero where it lies behind that.',
  },
  { name: 'what_it_holds', type: 'VARCHAR', unit: 'text', doc: 'What such a file holds.' },
];

/** Columns of the summary. */
export const SUMMARY_COLUMNS: readonly ColumnDoc[] = [
  { name: 'loaded', type: 'INTEGER', unit: 'count', doc: 'Kinds of data that are loaded, of 5.' },
  {
    name: 'customers',
    type: 'INTEGER',
    unit: 'customers',
    doc: 'Customers in the kind of data that tells of most.',
  },
  { name: 'last_day', type: 'DATE', unit: 'date', doc: 'Day of the latest record of all.' },
  { name: 'as_of', type: 'DATE', unit: 'date', doc: 'The day that numbers look from.' },
];
