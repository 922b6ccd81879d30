import type { ExcludedStatus, ExclusionReason, Role } from '../../base/roles';
import type { Progress } from '../../kernel/protocol';
import type { IconName } from '../primitives/icons';

/** What a role is called, what its rows are in plain words, and what a source must tell about to have it. */
export const ROLE_WORDS: Readonly<
  Record<Role, { label: string; things: string; about: string; icon: IconName }>
> = {
  transactions: {
    label: 'Transactions',
    things: 'orders',
    about: 'Orders, order lines or receipts: who bought, when, for how much.',
    icon: 'receipt',
  },
  customers: {
    label: 'Customers',
    things: 'customers',
    about: 'One row for each customer, with what is known about them.',
    icon: 'users',
  },
  interactions: {
    label: 'Interactions',
    things: 'visits and complaints',
    about: 'Visits, tickets, complaints, e-mails or calls.',
    icon: 'message',
  },
  surveys: {
    label: 'Surveys',
    things: 'survey answers',
    about: 'Answers of customers to questions.',
    icon: 'chart',
  },
  campaigns: {
    label: 'Campaigns',
    things: 'campaigns',
    about: 'Who was addressed by which campaign, and who responded.',
    icon: 'megaphone',
  },
};

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** “orders, customers, and campaigns”. */
export function rolesInWords(roles: readonly Role[]): string {
  return LIST.format(roles.map((role) => ROLE_WORDS[role].things));
}

const COLUMN_WORDS: Readonly<Record<string, string>> = {
  customer_id: 'Customer',
  order_id: 'Order number',
  ordered_at: 'Order date',
  amount: 'Amount',
  currency: 'Currency',
  quantity: 'Quantity',
  unit_price: 'Unit price',
  product: 'Product',
  category: 'Category',
  channel: 'Channel',
  discount: 'Discount',
  cost: 'Cost',
  is_return: 'Is a return',
  occurred_at: 'Date',
  kind: 'Kind',
  detail: 'Detail',
  answered_at: 'Date',
  question: 'Question',
  answer: 'Answer',
  campaign: 'Campaign',
  variant: 'Variant',
  sent_at: 'Date sent',
  responded: 'Responded',
  response_value: 'Response value',
};

/** What a canonical column is called on the page. */
export function columnWord(name: string): string {
  return COLUMN_WORDS[name] ?? name;
}

const REASON_WORDS: Readonly<Record<ExclusionReason, string>> = {
  'no customer': 'without a customer',
  'unreadable date': 'with an unreadable date',
  'unreadable amount': 'with an unreadable amount',
  'not completed': 'not completed',
  return: 'returns',
  'price zero or less': 'with a price of zero or less',
  duplicate: 'exact duplicates',
  'other currency': 'in another currency',
  'on or after the as-of date': 'on or after the as-of date',
};

/** Continues "12 rows …": why rows of a role are not counted. */
export function reasonWord(reason: string): string {
  return (REASON_WORDS as Readonly<Record<string, string>>)[reason] ?? reason;
}

const CHOICE = new Intl.ListFormat('en', { type: 'disjunction' });

/** “Status is failed or refunded; or Cancelled at has a value.” */
export function statusWords(statuses: readonly ExcludedStatus[]): string {
  const conditions = statuses.map(({ column, values, except = [] }) => {
    if (values !== 'any') return `${column} is ${CHOICE.format(values)}`;
    return except.length === 0
      ? `${column} has a value`
      : `${column} is something else than ${CHOICE.format(except)}`;
  });
  return `${conditions.join('; or ')}.`;
}

/** What an import is doing. */
export const PHASE_WORDS: Readonly<Record<Progress['phase'], string>> = {
  fetching: 'Fetching from this site',
  sniffing: 'Looking at the format',
  decoding: 'Unpacking',
  importing: 'Reading rows',
  repairing: 'Looking at rows that did not fit',
  checking: 'Finding out what the columns mean',
  computing: 'Computing',
  exporting: 'Writing',
};
