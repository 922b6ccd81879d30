import type { ReadAs } from '../../base/reading';
import type { PartKind } from './vocabulary/part-names';

/** Rows of a file as text and the types that were found for its columns. */
export interface RoleSample {
  readonly columns: readonly string[];
  /** null where a cell is empty. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** One for each column. */
  readonly types: readonly ReadAs[];
}

/** What the sampled values of a column are like. Shares are 0 to 1, of the values that are there. */
export interface ColumnFacts {
  readonly name: string;
  readonly index: number;
  readonly type: ReadAs;
  readonly filled: number;
  readonly distinct: number;
  readonly numericShare: number;
  readonly fractionShare: number;
  readonly dateShare: number;
  readonly flagShare: number;
  readonly emailShare: number;
}

const DAY_NUMBER = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const DATE = /^\s*\d{1,4}[./-](\d{1,2}|\p{L}{3,9})[./-]\d{1,4}(\D.*)?$/u;
const WORDED_DATE = /^\s*(\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4})(\D.*)?$/u;
/** Yes and no in the languages of the vocabulary. */
const FLAG =
  /^(true|false|t|f|yes|no|y|n|0|1|ja|nein|oui|non|s[iíì]|sim|n[aã]o|nee|tak|nie|wahr|falsch|vrai|faux|verdadero|falso|verdadeiro|vero|waar|onwaar|prawda|fa[lł]sz)$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i;

/** Looks at every column of the sample once. */
export function columnFacts(sample: RoleSample): readonly ColumnFacts[] {
  return sample.columns.map((name, index) => {
    const values = sample.rows
      .map((row) => row[index] ?? '')
      .filter((value) => value.trim() !== '');
    const share = (test: (value: string) => boolean) =>
      values.length === 0 ? 0 : values.filter(test).length / values.length;
    return {
      name,
      index,
      type: sample.types[index] ?? 'text',
      filled: values.length,
      distinct: new Set(values).size,
      numericShare: share((value) => NUMBER.test(value)),
      fractionShare: share((value) => NUMBER.test(value) && !Number.isInteger(Number(value))),
      dateShare: share((v) => DATE.test(v) || WORDED_DATE.test(v) || DAY_NUMBER.test(v)),
      flagShare: share((value) => FLAG.test(value.trim())),
      emailShare: share((value) => EMAIL.test(value)),
    };
  });
}

/**
 * How well a column's type and values suit a part: 1 when they agree, less when they may after a change of the reading,
 * 0 when they cannot.
 */
export function fitness(facts: ColumnFacts, kind: PartKind): number {
  const isTime = facts.type === 'date' || facts.type === 'timestamp';
  const isNumber = facts.type === 'integer' || facts.type === 'number';
  if (facts.filled === 0) return 0;
  switch (kind) {
    case 'id':
      return isTime || facts.type === 'boolean' || facts.fractionShare > 0.02 ? 0 : 1;
    case 'time':
      if (isTime) return 1;
      return facts.dateShare >= 0.95 ? 1 : 0;
    case 'number':
      if (isNumber) return 1;
      if (facts.type !== 'text') return 0;
      return facts.numericShare >= 0.9 ? 0.95 : hasDigits(facts) ? 0.6 : 0;
    case 'flag':
      return facts.type === 'boolean' || facts.flagShare === 1 ? 1 : 0;
    case 'name':
      return isTime ? 0 : 1;
  }
}

/** Amounts with a currency sign or a decimal comma stay text: they can be the right column, with another reading. */
function hasDigits(facts: ColumnFacts): boolean {
  return facts.dateShare < 0.5 && facts.distinct > 1 && facts.emailShare === 0;
}
