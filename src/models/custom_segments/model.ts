import type { ModelDeclaration } from '../model';
import {
  CHECK_OUTPUT,
  CUSTOMER_ID,
  REVENUE,
  SEGMENT,
  SEGMENTS_OUTPUT,
} from '../segmentation/outputs';
import { EXAMPLE_RULES } from './example-rules';

/** Segments by rules as the page and the kernel see them. */
export const declaration: ModelDeclaration = {
  id: 'custom_segments',
  title: 'Segments by your own rules',
  question: 'Which customers meet the conditions that I have in mind?',
  roles: [],
  optionalRoles: ['transactions'],
  adds: {
    transactions: 'what each segment brings',
  },
  settings: {
    customers: {
      type: 'table',
      label: 'Customers',
      doc: 'Who is sorted, and by which columns: a model or a query with a row for each customer.',
      default: 'rfm',
      needs: ['customer_id'],
    },
    rules: {
      type: 'rules',
      label: 'Rules',
      doc: 'Segments in order, each with its conditions. The first that holds takes the customer.',
      default: EXAMPLE_RULES,
      of: { kind: 'columns', setting: 'customers' },
    },
    rest: {
      type: 'text',
      label: 'Rest group',
      doc: 'What those who meet no rule are called.',
      default: 'Everyone else',
    },
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'Where the customers come without a revenue: only orders before this day count. Unset: all of them.',
      default: null,
    },
  },
  outputs: [
    {
      suffix: '',
      doc: 'One row for each customer.',
      columns: [
        CUSTOMER_ID,
        SEGMENT,
        {
          name: 'rule',
          type: 'INTEGER',
          unit: 'number',
          doc: 'Place of the rule that took them, from 1; NULL in the rest group.',
        },
        {
          ...REVENUE,
          doc: 'The column revenue of the customers; where they have none, the sum of all amounts.',
        },
      ],
    },
    SEGMENTS_OUTPUT,
    {
      suffix: '_rules',
      doc: 'One row for each rule and one for the rest group, in their order.',
      columns: [
        { name: 'rule', type: 'INTEGER', unit: 'number', doc: 'Its place, from 1; the rest last.' },
        SEGMENT,
        { name: 'conditions', type: 'VARCHAR', unit: 'text', doc: 'The conditions in words.' },
        {
          name: 'matched',
          type: 'INTEGER',
          unit: 'customers',
          doc: 'Who meets the rule by itself, whatever the others say.',
        },
        { name: 'taken', type: 'INTEGER', unit: 'customers', doc: 'Who is in the segment.' },
        {
          name: 'taken_earlier',
          type: 'INTEGER',
          unit: 'customers',
          doc: 'Who meets the rule, but was taken by an earlier one: matched − taken.',
        },
      ],
    },
    {
      suffix: '_summary',
      doc: 'One row: how many customers meet a rule.',
      columns: [
        { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'All customers.' },
        { name: 'rules', type: 'INTEGER', unit: 'count', doc: 'How many rules there are.' },
        { name: 'placed', type: 'INTEGER', unit: 'customers', doc: 'Who meets one of them.' },
        { name: 'rest', type: 'INTEGER', unit: 'customers', doc: 'Who meets none.' },
        {
          name: 'rest_share',
          type: 'DOUBLE',
          unit: 'share',
          doc: 'Share of those who meet none, 0 to 1.',
        },
      ],
    },
    CHECK_OUTPUT,
  ],
  segmentation: { partition: true },
  explain: 'Rule {{rule}} is the first that holds.',
  headline: {
    of: 'custom_segments_summary',
    text: '{{placed}} of {{customers}} customers meet one of {{rules}} rules; {{rest}} ({{rest_share}}) meet none.',
  },
  charts: [
    {
      data: 'custom_segments_segments',
      mark: 'bar',
      title: 'Customers by segment',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'custom_segments_segments',
      mark: 'bar',
      title: 'Revenue by segment',
      x: { field: 'revenue', unit: 'money' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'custom_segments_rules',
      mark: 'bar',
      title: 'Customers who meet a rule but were taken by an earlier one',
      x: { field: 'taken_earlier', unit: 'customers', label: 'Taken earlier' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
  ],
  assumptions: [
    'The order of the rules decides: a customer who meets several is in the first.',
    'A missing value meets no condition but “missing”, “not equal” and “none of”.',
    'There is one row for each customer; the proof shows where there are more.',
  ],
  minimum: 'One customer.',
};
