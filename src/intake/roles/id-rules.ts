import type { IdRule } from '../../base/id-rules';
import { literal, sql, type Sql } from '../../sql';

const BLANKS = '[\\s\\p{Z}]+';
/** Zeros before a digit: the last of `000` stays. */
const LEADING_ZEROS = '^0+([0-9])';
/** A whole id with one run of digits. Addresses differ by more than a number in them. */
const ONE_NUMBER = '^[^0-9@]*0*([0-9]+)[^0-9@]*$';

/** An id as the rule has it; NULL stays NULL, and what was nothing but blanks is empty. */
export function ruledId(rule: IdRule, id: Sql): Sql {
  switch (rule) {
    case 'exact':
      return id;
    case 'fold':
      return sql`lower(trim(regexp_replace(${id}, ${literal(BLANKS)}, ' ', 'g')))`;
    case 'zeros':
      return firstGroup(ruledId('fold', id), LEADING_ZEROS);
    case 'digits':
      // Of what has no leading zeros, so that nothing that `zeros` puts together comes apart again.
      return firstGroup(ruledId('zeros', id), ONE_NUMBER);
  }
}

/** The text with what the pattern finds replaced by its first group. */
function firstGroup(text: Sql, pattern: string): Sql {
  return sql`regexp_replace(${text}, ${literal(pattern)}, ${literal('\\1')})`;
}
