import type { Attribute } from '../../base/attributes';
import type { Unit } from '../../base/units';
import { ident, sql, type Sql } from '../../sql';
import {
  countsFromAsOf,
  isNumeric,
  readingOf,
  valueNumber,
  type AttributeReading,
} from '../attributes/attribute-reading';
import { hasWord } from '../attributes/attribute-words';
import type { LeftOut, Trait, TraitSource } from './trait';

const CUSTOMERS: TraitSource = {
  role: 'customers',
  from: sql`customers`,
  later: sql`customers`,
};
const MONEY = new Set(
  'income salary wage wages earnings turnover revenue spend spent mnt'.split(' '),
);

/** The attributes of customers as traits; what only tells how to reach somebody is left out. */
export function attributeTraits(
  attributes: readonly Attribute[],
  asOf: Sql,
): { traits: Trait[]; leftOut: LeftOut[] } {
  const isContact = ({ kind }: Attribute): boolean => kind === 'contact';
  return {
    traits: attributes.filter((one) => !isContact(one)).map((one) => traitOf(one, asOf)),
    leftOut: attributes.filter(isContact).map(({ name }) => ({
      trait: name,
      role: 'customers',
      reason: 'contact data',
      values: null,
    })),
  };
}

function traitOf(attribute: Attribute, asOf: Sql): Trait {
  const { name, kind } = attribute;
  const reading = readingOf(attribute);
  return {
    name: nameOf(name, reading),
    kind,
    source: CUSTOMERS,
    // As it stands where that says the same: a million texts and numbers are not rewritten to be counted.
    value: countsFromAsOf(reading) ? valueNumber(attribute, asOf) : ident(name),
    shape: isNumeric(reading) ? 'number' : 'text',
    reading,
    unit: unitOf(name, reading),
    absent: null,
  };
}

function nameOf(name: string, reading: AttributeReading): string {
  if (reading === 'birth date' || reading === 'birth year') return `Age (${name})`;
  return reading === 'years since' ? `Years since ${name}` : name;
}

function unitOf(name: string, reading: AttributeReading): Unit {
  if (!isNumeric(reading)) return 'name';
  return reading === 'income' || (reading === 'number' && hasWord(name, MONEY))
    ? 'money'
    : 'number';
}
