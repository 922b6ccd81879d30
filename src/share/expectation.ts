import type { RoleFacts } from '../base/role-facts';
import type { RoleExpectation } from '../document/notebook';
import { sha256 } from './sha256';

/** With fewer rows, somebody who suspects what they are could test the guess against the fingerprint. */
const FEWEST_ROWS = 100;

/**
 * A name for the rows of a role, the same for the same rows in any order: `f1-` and eight hexadecimal digits, the
 * beginning of the SHA-256 of counts, days and check sums. Null below 100 rows.
 */
export function fingerprint(facts: RoleFacts): string | null {
  if (facts.rows < FEWEST_ROWS) return null;
  const text = ['f1', facts.rows, facts.from ?? '-', facts.to ?? '-', facts.checks].join('|');
  return `f1-${sha256(new TextEncoder().encode(text)).slice(0, 8)}`;
}

/** What a notebook writes down about the data of a role. Settings of cleaning that are off (null) are left out. */
export function expectationOf(
  mapping: Readonly<Record<string, string>>,
  cleaning: object,
  facts: RoleFacts,
): RoleExpectation {
  const name = fingerprint(facts);
  return {
    columns: mapping,
    cleaning: Object.fromEntries(Object.entries(cleaning).filter(([, value]) => value !== null)),
    rows: facts.rows,
    ...(facts.from === null ? {} : { from: facts.from }),
    ...(facts.to === null ? {} : { to: facts.to }),
    ...(name === null ? {} : { fingerprint: name }),
  };
}
