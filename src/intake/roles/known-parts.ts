import type { Mapping } from '../../base/roles';
import { columnFacts, type ColumnFacts, type RoleSample } from './column-facts';
import { squashedName } from './column-names';
import { matchPart } from './match-parts';
import { VOCABULARY } from './vocabulary';

/** What is known of a file's columns even where they make no role: for joining it with others. */
export interface KnownParts {
  readonly transactions: Mapping;
  readonly customers: Mapping;
}

/** Names of contacts, whose file often holds the id of their account too. */
const CONTACT =
  /^(contact|person|lead|kontakt|ansprechpartner|contacto|contato|contatto|contactpersoon|recordid)(id|nr|no|number|key|contact)?$/;

/** The columns that would play parts in orders and in lists of customers, by their names and values alone. */
export function knownParts(sample: RoleSample): KnownParts {
  const columns = columnFacts(sample);
  return {
    transactions: transactionParts(sample, columns),
    customers: customerPart(sample, columns),
  };
}

function transactionParts(sample: RoleSample, columns: readonly ColumnFacts[]): Mapping {
  const free = new Set(columns);
  const found: [string, string][] = [];
  for (const names of VOCABULARY.transactions) {
    const match = matchPart(names, [...free], sample);
    if (match === null || match.tier === Infinity) continue;
    found.push([names.part, match.facts.name]);
    free.delete(match.facts);
  }
  return Object.fromEntries(found);
}

/** The id that nobody shares: of contacts before that of their accounts. */
function customerPart(sample: RoleSample, columns: readonly ColumnFacts[]): Mapping {
  const own = columns.filter(({ filled, distinct }) => filled > 0 && filled === distinct);
  const contact = own.find(({ name }) => CONTACT.test(squashedName(name)));
  if (contact !== undefined) return { customer_id: contact.name };
  const names = VOCABULARY.customers.find(({ part }) => part === 'customer_id');
  const match = names === undefined ? null : matchPart(names, own, sample);
  return match === null || match.tier === Infinity ? {} : { customer_id: match.facts.name };
}
