import { columnsKey } from '../../base/remembered';
import type { Shape } from '../../base/shapes';
import type { Mapping } from '../../base/roles';
import { mappingOf, type ShapeSource } from './shape-source';

type Join = Extract<Shape, { kind: 'join' }>;

/** Words that tell of money paid back, in the languages of the vocabulary. */
const REFUND =
  /refund|returns?\b|credit.?note|chargeback|storno|gutschrift|erstattung|retoure|rembours|avoir|devoluci|reembols|devolu|rimbors|reso\b|retour|terugbetal|zwrot/i;
const IS_NUMBER = /^(DOUBLE|BIGINT|INTEGER|DECIMAL)/;
const IS_CODE = /(\b|_)(id|nr|no|num|number|code|count|qty|quantity)$|I[dD]$/;
const ACCOUNT =
  /account|company|compan|organi[sz]ation|firma|konto|unternehmen|entreprise|soci[eé]t|empresa|cuenta|conta|azienda|bedrijf/i;

/** Joins that the mappings suggest; whether the keys really meet has to be looked up. */
export function joinCandidates(sources: readonly ShapeSource[]): Join[] {
  return sources.flatMap((source) =>
    sources.flatMap((other) =>
      source === other ? [] : [...ordersOf(source, other), ...accountsOf(source, other)],
    ),
  );
}

function ordersOf(source: ShapeSource, other: ShapeSource): Join[] {
  // Files with the same columns are months of the same, not lines of one another.
  if (columnsOf(source) === columnsOf(other)) return [];
  const lines = mappingOf(source, 'transactions');
  const orders = mappingOf(other, 'transactions');
  const key = lines['order_id'];
  const otherKey = orders['order_id'];
  if (key === undefined || otherKey === undefined) return [];
  if (orders['customer_id'] === undefined || orders['ordered_at'] === undefined) return [];
  // Orders never get their customer from their own refunds.
  if (refundAmount(other) !== null) return [];
  const purpose = refundAmount(source) === null ? 'lines' : 'refunds';
  if (purpose === 'lines' && !hasMoney(lines)) return [];
  return [{ kind: 'join', purpose, source: source.name, key, other: other.name, otherKey }];
}

function columnsOf({ columns }: ShapeSource): string {
  return columnsKey(columns.map(({ name }) => name));
}

function hasMoney(mapping: Mapping): boolean {
  return (
    mapping['amount'] !== undefined ||
    (mapping['quantity'] !== undefined && mapping['unit_price'] !== undefined)
  );
}

/** The column with the money paid back in a file of refunds; null where the file is none. */
export function refundAmount(source: ShapeSource): string | null {
  const mapping = mappingOf(source, 'transactions');
  const { amount, ordered_at: day } = mapping;
  const told = [source.file, amount, day].some((name) => name !== undefined && REFUND.test(name));
  const own = source.columns.find(
    ({ name, type }) => REFUND.test(name) && IS_NUMBER.test(type) && !IS_CODE.test(name),
  );
  if (amount !== undefined) return told ? amount : null;
  return own?.name ?? null;
}

function accountsOf(source: ShapeSource, other: ShapeSource): Join[] {
  if (!tellsOfCustomers(source) || other.roles[0]?.role !== 'customers') return [];
  const contacts = mappingOf(source, 'customers');
  const accounts = mappingOf(other, 'customers');
  const own = contacts['customer_id'];
  const otherKey = accounts['customer_id'];
  if (own === undefined || otherKey === undefined) return [];
  const named = source.columns
    .map(({ name }) => name)
    .filter((name) => name !== own && (name === otherKey || ACCOUNT.test(name)));
  return named.flatMap((key): Join[] => [
    { kind: 'join', purpose: 'accounts', source: source.name, key, other: other.name, otherKey },
    {
      kind: 'join',
      purpose: 'contacts',
      source: other.name,
      key: otherKey,
      other: source.name,
      otherKey: key,
    },
  ]);
}

/** First of all, or of nothing that was recognised; orders, visits and surveys only mention customers. */
function tellsOfCustomers({ roles }: ShapeSource): boolean {
  const [first] = roles;
  return first === undefined || first.role === 'customers';
}
