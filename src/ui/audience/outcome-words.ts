import type { AudienceCounts, HoldoutFacts } from '../../kernel/protocol';
import { countOf, formatCount, formatPercent } from '../primitives/quantity';

/** A line of the account: so many rows, and why. */
export interface AccountLine {
  readonly rows: number;
  readonly words: string;
}

/** Where rows went that are not in the file; none where all are. */
export function leftOutLines({ leftOut }: AudienceCounts): AccountLine[] {
  return [
    { rows: leftOut.withoutAddress, words: 'without an address it could be sent to' },
    { rows: leftOut.duplicates, words: 'with an address that stands in another row' },
    { rows: leftOut.heldOut, words: 'held out as the control group' },
  ].filter(({ rows }) => rows > 0);
}

/** What was seen in the rows that are written. */
export function remarks({ seen, leftOut }: AudienceCounts): string[] {
  const lines = [
    { rows: seen.unusableEmails, words: 'an e-mail that is no address' },
    { rows: seen.unusablePhones, words: 'a phone that is no number of its country' },
    { rows: seen.unknownCountries, words: 'a country that is not known' },
    {
      rows: (seen.withoutAddress ?? 0) - leftOut.withoutAddress,
      words: 'neither e-mail nor phone',
    },
    { rows: (seen.duplicates ?? 0) - leftOut.duplicates, words: 'an address of another row' },
  ];
  return lines
    .filter(({ rows }) => rows > 0)
    .map(({ rows, words }) => `${countOf(rows, 'row has', 'rows have')} ${words}.`);
}

/** What a holdout of this size can show, in one sentence. */
export function liftWords({ detectableLift, baseRate }: HoldoutFacts): string {
  if (!detectableLift) return 'These groups are too small to show any difference.';
  const points = (detectableLift.absolute * 100).toFixed(detectableLift.absolute < 0.1 ? 1 : 0);
  const to = formatPercent(baseRate + detectableLift.absolute);
  return (
    `If ${formatPercent(baseRate)} respond anyway, it shows a rise of ${points} percentage points or more ` +
    `(to ${to}), in 4 of 5 cases. Smaller effects stay unseen.`
  );
}

/** `800 treated, 200 held out`. */
export function armWords({ treated, control }: HoldoutFacts): string {
  return `${formatCount(treated)} addressed, ${formatCount(control)} held out`;
}
