import type { DecimalEvidence } from './number-guess';

export type DecimalSign = '.' | ',';

/** What the points and commas of a file's numbers mean. */
export interface DecimalSigns {
  /** By column: what decides between its readings; `ambiguous` where nothing does. */
  readonly columns: readonly (DecimalSign | 'ambiguous')[];
  /** Of the file, where the numbers agree, or as chosen; null where they do not, or say nothing. */
  readonly file: DecimalSign | null;
}

/**
 * Decides what the sign in 1,234 and 1.234 means, where all values of a column leave it open (a single group of three
 * digits behind it, and no leading zero). In this order:
 *
 * 1. The user's choice.
 * 2. Other columns of the file that are decided by their own values (1,23 / 1,234.50 / 12,345,678 / 0,5), if all of them
 *    say the same.
 * 3. Else it is ambiguous, `1.234` too: thousands are written so in half of Europe, and three decimals are rare.
 *
 * @param isPlain the numbers come from a format that has numbers, and were written by us
 */
export function decideDecimalSigns(
  evidence: readonly (DecimalEvidence | null)[],
  isPlain: boolean,
  choice: DecimalSign | undefined,
): DecimalSigns {
  const points = evidence.includes('.');
  const commas = evidence.includes(',');
  const agreed = points === commas ? null : points ? '.' : ',';
  const file = choice ?? agreed;
  const columns = evidence.map((own): DecimalSign | 'ambiguous' => {
    switch (own) {
      case '.':
      case ',':
        return own;
      case 'open':
        return file ?? 'ambiguous';
      case 'open point':
        return isPlain ? '.' : (file ?? 'ambiguous');
      case 'none':
      case null:
        return file ?? '.';
    }
  });
  return { columns, file };
}
