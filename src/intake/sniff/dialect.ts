import type { ReadingChoices } from '../../base/reading';
import { endsLinesWithCr, fieldText, makeDialect, RecordReader } from '../csv/record';

/** How fields are separated, and where the table begins. */
export interface SniffedDialect {
  readonly delimiter: string;
  readonly quote: string;
  /** Fields of most records. */
  readonly fields: number;
}

/** Bytes of the head that are looked at: enough to be sure, and read once for each candidate. */
const LOOK = 48 * 1024;

/** Delimiters in order of trust. Those below 0.9 also occur in text, dates and times, and must prove more. */
const DELIMITERS: readonly (readonly [string, number])[] = [
  [',', 1],
  ['\t', 0.99],
  [';', 0.98],
  ['|', 0.97],
  ['\x01', 0.96],
  ['\x1f', 0.96],
  ['^', 0.95],
  ['~', 0.94],
  ['§', 0.92],
  ['¦', 0.92],
  [':', 0.6],
  ['#', 0.55],
  ['*', 0.54],
  ['!', 0.53],
  ['&', 0.52],
  ['%', 0.51],
  [' ', 0.5],
];

interface Candidate extends SniffedDialect {
  readonly score: number;
}

/** Finds delimiter and quote by how well all records agree on their number of fields. */
export function sniffDialect(
  head: Uint8Array<ArrayBuffer>,
  whole: boolean,
  choices: ReadingChoices,
): SniffedDialect {
  const bytes = head.subarray(0, LOOK);
  const final = whole && head.length <= LOOK;
  const delimiters =
    choices.delimiter === undefined
      ? DELIMITERS.filter(
          ([delimiter]) => bytes.includes(delimiter.charCodeAt(0)) || delimiter.charCodeAt(0) > 127,
        )
      : [[choices.delimiter, 1] as const];
  let best: Candidate | null = null;
  for (const [delimiter, trust] of delimiters) {
    let problems = 0;
    for (const quote of quotesToTry(bytes, choices)) {
      // Only where quotes go wrong may they be taken as mere characters.
      if (quote === '' && choices.quote === undefined && problems === 0) continue;
      const tally = countFields(bytes, final, delimiter, quote);
      problems += tally.problems;
      const candidate = judge(tally, delimiter, quote, trust, choices.delimiter !== undefined);
      if (candidate !== null && (best === null || candidate.score > best.score)) best = candidate;
    }
  }
  return best ?? { delimiter: choices.delimiter ?? ',', quote: choices.quote ?? '"', fields: 1 };
}

function quotesToTry(bytes: Uint8Array, choices: ReadingChoices): string[] {
  if (choices.quote !== undefined) return [choices.quote];
  const quotes = ['"'];
  if (bytes.includes(34)) quotes.push('');
  if (bytes.includes(39)) quotes.push("'");
  return quotes;
}

interface Tally {
  records: number;
  problems: number;
  quoted: number;
  withDigits: number;
  firstFields: number;
  firstHasLetters: boolean;
  readonly byFields: Map<number, number>;
}

function judge(
  tally: Tally,
  delimiter: string,
  quote: string,
  trust: number,
  chosen: boolean,
): Candidate | null {
  if (tally.records === 0) return null;
  const [fields, agreeing] = [...tally.byFields].reduce(
    (most, next) => (next[1] > most[1] ? next : most),
    [1, 0],
  );
  const agreement = agreeing / tally.records;
  if (!chosen) {
    // Damaged rows are no reason to doubt a delimiter that the first record and most others agree on.
    if (fields < 2 || agreement < (tally.firstFields === fields ? 0.4 : 0.6)) return null;
    if (trust < 0.9 && !provesMore(tally, delimiter, fields, agreement)) return null;
  }
  // Apostrophes are everywhere: they quote only where most records are quoted by them, without one going wrong.
  if (quote === "'" && (tally.problems > 0 || tally.quoted < tally.records / 2)) return null;
  const quoteTrust = quote === '"' ? 1 : quote === "'" ? 0.995 : 0.94;
  return {
    delimiter,
    quote,
    fields,
    score: agreement * trust * quoteTrust + Math.min(fields, 50) * 1e-4,
  };
}

function provesMore(tally: Tally, delimiter: string, fields: number, agreement: number): boolean {
  if (agreement < 0.95 || tally.firstFields !== fields) return false;
  if (delimiter === ' ') return fields >= 3 && tally.withDigits >= (tally.records - 1) * 0.8;
  return tally.firstHasLetters && tally.records > 1;
}

function countFields(
  bytes: Uint8Array<ArrayBuffer>,
  final: boolean,
  delimiter: string,
  quote: string,
): Tally {
  const reader = new RecordReader(makeDialect(delimiter, quote, endsLinesWithCr(bytes)));
  const tally: Tally = {
    records: 0,
    problems: 0,
    quoted: 0,
    withDigits: 0,
    firstFields: 0,
    firstHasLetters: false,
    byFields: new Map(),
  };
  for (let at = 0; at < bytes.length;) {
    const record = reader.read(bytes, at, bytes.length, final);
    if (record.incomplete && tally.records > 0) break;
    if (record.problem !== null || record.incomplete) {
      tally.records++;
      tally.problems++;
      const lineEnd = bytes.indexOf(10, at);
      if (lineEnd < 0) break;
      at = lineEnd + 1;
      continue;
    }
    at = record.next;
    if (record.fields === 1 && record.starts[0] === record.ends[0]) continue;
    tally.records++;
    tally.byFields.set(record.fields, (tally.byFields.get(record.fields) ?? 0) + 1);
    if (record.quoted.slice(0, record.fields).includes(true)) tally.quoted++;
    if (tally.records === 1) {
      tally.firstFields = record.fields;
      tally.firstHasLetters = /\p{L}/u.test(fieldText(bytes, record, 0, quote));
    }
    if (bytes.subarray(record.start, record.end).some((byte) => byte >= 48 && byte <= 57))
      tally.withDigits++;
  }
  return tally;
}
