import type { ColumnDoc } from '../../base/units';
import { BEHAVIOUR_OUTPUTS } from '../behaviour/outputs';
import type { OutputDeclaration } from '../model';
import {
  CHECK_OUTPUT,
  CUSTOMER_ID,
  REVENUE,
  SEGMENT,
  SEGMENTS_OUTPUT,
} from '../segmentation/outputs';
import { STATUS_OUTPUTS } from '../status/outputs';

const TYPE: ColumnDoc = { ...SEGMENT, doc: 'The type.' };

const STATUS_OF_CUSTOMER: ColumnDoc = {
  name: 'status',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'The segment of the relation of statuses; NULL for those who are not in it.',
};
const RHYTHM: ColumnDoc = {
  name: 'rhythm',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'The segment of the relation of behaviours.',
};

/** Columns of the status that rules can name, too. */
const FROM_STATUS = [
  'expected_gap_days',
  'gap_source',
  'recency_in_gaps',
  'latest_gap_days',
  'last_ordered_at',
];

/** The columns that rules can name whatever the tables are: those that are missing are not known. */
export const BEHAVIOUR_TRAITS: readonly ColumnDoc[] = [
  RHYTHM,
  ...mainColumns(BEHAVIOUR_OUTPUTS).filter(({ name }) => !isKey(name)),
];
export const STATUS_TRAITS: readonly ColumnDoc[] = [
  STATUS_OF_CUSTOMER,
  ...mainColumns(STATUS_OUTPUTS).filter(({ name }) => FROM_STATUS.includes(name)),
];

/** What explains a type, in the main relation. */
export const EXPLAINING = [
  'status',
  'rhythm',
  'orders',
  'order_days',
  'recency_days',
  'discount_share',
  'complaints',
  'satisfaction',
  'visits',
  'visits_per_order',
] as const;

function mainColumns(outputs: readonly OutputDeclaration[]): readonly ColumnDoc[] {
  return outputs.find(({ suffix }) => suffix === '')?.columns ?? [];
}

function isKey(name: string): boolean {
  return name === 'customer_id' || name === 'segment';
}

/** The relations of the typology. */
export const TYPOLOGY_OUTPUTS: readonly OutputDeclaration[] = [
  {
    suffix: '',
    doc: 'One row for each customer of the relation of behaviours. Columns are NULL where that relation does not have them.',
    columns: [
      CUSTOMER_ID,
      TYPE,
      ...EXPLAINING.flatMap((name) =>
        [...BEHAVIOUR_TRAITS, ...STATUS_TRAITS].filter((column) => column.name === name),
      ),
      { ...REVENUE, doc: 'Sum of all amounts of the customer; NULL where it is not known.' },
    ],
  },
  {
    ...SEGMENTS_OUTPUT,
    doc: 'One row for each type that the data can tell, in the order of the rules, and the rest group.',
  },
  CHECK_OUTPUT,
  {
    suffix: '_rules',
    doc: 'One row for each rule and one for the rest group, in their order, also for rules that the data cannot tell.',
    columns: [
      { name: 'rule', type: 'INTEGER', unit: 'number', doc: 'Its place, from 1; the rest last.' },
      TYPE,
      { name: 'conditions', type: 'VARCHAR', unit: 'text', doc: 'The conditions in words.' },
      {
        name: 'applicable',
        type: 'BOOLEAN',
        unit: 'boolean',
        doc: 'Whether the data can tell who is meant, by one of its alternatives at least.',
      },
      {
        name: 'why',
        type: 'VARCHAR',
        unit: 'text',
        doc: 'What the data do not tell of anybody; NULL where they tell all that the rule asks.',
      },
      {
        name: 'customers',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'How many are in it; NULL where the rule is not applicable.',
      },
    ],
  },
  {
    suffix: '_summary',
    doc: 'One row: how many types can be told, and the largest of them.',
    columns: [
      { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'All customers.' },
      { name: 'rules', type: 'INTEGER', unit: 'count', doc: 'How many rules there are.' },
      {
        name: 'applicable',
        type: 'INTEGER',
        unit: 'count',
        doc: 'How many of them the data can tell.',
      },
      { name: 'largest', type: 'VARCHAR', unit: 'name', doc: 'The largest type.' },
      {
        name: 'largest_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Its share of the customers, 0 to 1.',
      },
      {
        name: 'cannot_tell',
        type: 'VARCHAR',
        unit: 'text',
        doc: 'The types that the data cannot tell, in a sentence.',
      },
    ],
  },
];
