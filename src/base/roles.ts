import type { ColumnDoc } from './units';

/** What a source can tell about. */
export type Role = 'transactions' | 'customers' | 'interactions' | 'surveys' | 'campaigns';

export const ROLES: readonly Role[] = [
  'transactions',
  'customers',
  'interactions',
  'surveys',
  'campaigns',
];

/** Which source column plays which canonical part: `{customer_id: 'CustomerID', …}`. */
export type Mapping = Readonly<Record<string, string>>;

/** A canonical column of a role. `required` lists are alternatives kept in `ROLE_REQUIREMENTS`. */
export type CanonicalColumn = ColumnDoc;

/** The canonical columns of each role, in the order the role view has them. */
export const CANONICAL_COLUMNS: Readonly<Record<Role, readonly CanonicalColumn[]>> = {
  transactions: [
    { name: 'customer_id', type: 'VARCHAR', unit: 'id', doc: 'Who bought; empty means anonymous.' },
    { name: 'order_id', type: 'VARCHAR', unit: 'id', doc: 'Which order the line belongs to.' },
    {
      name: 'ordered_at',
      type: 'TIMESTAMP',
      unit: 'timestamp',
      doc: 'When, as written (wall clock).',
    },
    {
      name: 'amount',
      type: 'DECIMAL(18,4)',
      unit: 'money',
      doc: 'Line total, or quantity × unit price.',
    },
    { name: 'currency', type: 'VARCHAR', unit: 'name', doc: 'Currency of the amount.' },
    { name: 'quantity', type: 'DOUBLE', unit: 'count', doc: 'Pieces in the line.' },
    { name: 'unit_price', type: 'DOUBLE', unit: 'money', doc: 'Price of one piece.' },
    { name: 'product', type: 'VARCHAR', unit: 'name', doc: 'Product name or code.' },
    { name: 'category', type: 'VARCHAR', unit: 'name', doc: 'Product category.' },
    { name: 'channel', type: 'VARCHAR', unit: 'name', doc: 'Where it was bought.' },
    { name: 'discount', type: 'DOUBLE', unit: 'money', doc: 'Discount on the line.' },
    { name: 'cost', type: 'DOUBLE', unit: 'money', doc: 'Cost of the line.' },
    { name: 'is_return', type: 'BOOLEAN', unit: 'boolean', doc: 'Whether the line is a return.' },
  ],
  customers: [{ name: 'customer_id', type: 'VARCHAR', unit: 'id', doc: 'Who; one row each.' }],
  interactions: [
    { name: 'customer_id', type: 'VARCHAR', unit: 'id', doc: 'Who.' },
    { name: 'occurred_at', type: 'TIMESTAMP', unit: 'timestamp', doc: 'When, as written.' },
    { name: 'kind', type: 'VARCHAR', unit: 'name', doc: 'Visit, ticket, complaint, e-mail, call…' },
    { name: 'channel', type: 'VARCHAR', unit: 'name', doc: 'Where it happened.' },
    { name: 'detail', type: 'VARCHAR', unit: 'text', doc: 'What it was about.' },
  ],
  surveys: [
    { name: 'customer_id', type: 'VARCHAR', unit: 'id', doc: 'Who answered.' },
    { name: 'answered_at', type: 'TIMESTAMP', unit: 'timestamp', doc: 'When, as written.' },
    { name: 'question', type: 'VARCHAR', unit: 'text', doc: 'What was asked.' },
    { name: 'answer', type: 'VARCHAR', unit: 'text', doc: 'What was answered.' },
  ],
  campaigns: [
    { name: 'customer_id', type: 'VARCHAR', unit: 'id', doc: 'Who was addressed.' },
    { name: 'campaign', type: 'VARCHAR', unit: 'name', doc: 'Which campaign.' },
    {
      name: 'variant',
      type: 'VARCHAR',
      unit: 'name',
      doc: 'Which arm; a control group is one too.',
    },
    { name: 'sent_at', type: 'TIMESTAMP', unit: 'timestamp', doc: 'When, as written.' },
    { name: 'responded', type: 'BOOLEAN', unit: 'boolean', doc: 'Whether they responded.' },
    { name: 'response_value', type: 'DOUBLE', unit: 'money', doc: 'What the response was worth.' },
    { name: 'cost', type: 'DOUBLE', unit: 'money', doc: 'What addressing them cost.' },
  ],
};

/** For each role, groups of which at least one alternative must be mapped completely. */
export const ROLE_REQUIREMENTS: Readonly<
  Record<Role, readonly (readonly (readonly string[])[])[]>
> = {
  transactions: [[['customer_id']], [['ordered_at']], [['amount'], ['quantity', 'unit_price']]],
  customers: [[['customer_id']]],
  interactions: [[['customer_id']], [['occurred_at'], ['kind']]],
  surveys: [[['customer_id']], [['question']], [['answer']]],
  campaigns: [[['customer_id']], [['campaign']]],
};

/** How attributes of customers are grouped. */
export type TraitKind =
  | 'demographic'
  | 'geographic'
  | 'psychographic'
  | 'behavioural'
  | 'firmographic'
  | 'contact'
  | 'other';

export const TRAIT_KINDS: readonly TraitKind[] = [
  'demographic',
  'geographic',
  'psychographic',
  'behavioural',
  'firmographic',
  'contact',
  'other',
];

/** Values of a column that say that a sale was not completed. */
export interface ExcludedStatus {
  readonly column: string;
  /** Compared without case; `any`: whatever stands there, such as the date of a cancellation. */
  readonly values: readonly string[] | 'any';
  /** With `any`: what completes a sale. */
  readonly except?: readonly string[];
}

/** The visible rules that exclude rows of transactions from the numbers (METHODS.md). */
export interface Cleaning {
  /** `exclude`: returns do not count; `net`: they change money, never frequency or recency. */
  readonly returns: 'exclude' | 'net';
  /** Rows whose mapped unit price is zero or less. */
  readonly non_positive_price: 'exclude' | 'keep';
  /** Exact duplicate rows beyond the first. */
  readonly duplicates: 'keep' | 'exclude';
  /** Rows without a customer: counted and excluded from per-customer numbers. */
  readonly anonymous: 'exclude';
  /** Order ids that begin with this mark returns; null when the source has none. */
  readonly return_mark: string | null;
  /** The one currency to look at; null when there is only one. */
  readonly currency: string | null;
  /**
   * What a unit of other currencies is worth in `currency`: amounts in them are converted instead of left out. Above 0,
   * below 10^10, at most ten decimals; null: nothing is converted.
   */
  readonly rates: Readonly<Record<string, number>> | null;
  /** Sales that were not completed: a row is left out when one of these applies; null: all count. */
  readonly excluded_statuses: readonly ExcludedStatus[] | null;
}

export const DEFAULT_CLEANING: Cleaning = {
  returns: 'exclude',
  non_positive_price: 'exclude',
  duplicates: 'keep',
  anonymous: 'exclude',
  return_mark: null,
  currency: null,
  rates: null,
  excluded_statuses: null,
};

/** Why a mapped row is not counted; shown in this order, and the first that applies is the reason. */
export type ExclusionReason =
  | 'no customer'
  | 'unreadable date'
  | 'unreadable amount'
  | 'not completed'
  | 'return'
  | 'price zero or less'
  | 'duplicate'
  | 'other currency'
  | 'on or after the as-of date';
