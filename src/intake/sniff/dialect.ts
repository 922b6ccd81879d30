import type { ReadingChoices } from '../../base/reading';
import { blanksToTabs } from '../blanks';
import { endsLinesWithCr, fieldText, makeDialect, RecordReader } from '../csv/record';

/** How fields are separated, and where the table begins. */
export interface SniffedDialect {
  readonly delimiter: string;
  readonly quote: string;
  /** Fields of most records. */
  readonly fields: number;
  /** Lines at the beginning that only state the delimiter, as Excel writes them (`sep=;`): 0 or 1. */
  readonly statement: number;
}

/** Bytes of the head that are looked at: enough to be sure, and read once for each candidate. */
const LOOK = 48 * 1024;

/** Delimiters in order of trust. Those below 0.9 also occur in text, dates and times, and must prove more. */
const DELIMITERS: readonly (readonly [string, number])[] = [
  [',', 1],
  ['\t', 0.99],
  [';', 0.98],
  ['||', 0.98],
  ['|', 0.97],
  ['\x01', 0.96],
  ['\x1f', 0.96],
  ['^', 0.95],
  ['~', 0.94],
  ['§', 0.92],
  ['¦', 0.92],
  ['::', 0.91],
  [':', 0.6],
  ['#', 0.55],
  ['*', 0.54],
  ['!', 0.53],
  ['&', 0.52],
  ['%', 0.51],
  [' ', 0.5],
];

interface Candidate extends Omit<SniffedDialect, 'statement'> {
  readonly score: number;
  readonly trust: number;
  /** The first record, from 0, with as many fields. */
  readonly begins: number;
}

/** Finds delimiter and quote by how well all records agree on their number of fields. */
export function sniffDialect(
  head: Uint8Array<ArrayBuffer>,
  whole: boolean,
  choices: ReadingChoices,
): SniffedDialect {
  const stated = statedDelimiter(head);
  const statement = stated === null ? 0 : 1;
  const bytes = head.subarray(stated?.bytes ?? 0, LOOK);
  const final = whole && head.length <= LOOK;
  const chosen = choices.delimiter ?? stated?.delimiter;
  const found = findDialect(bytes, final, { ...choices, ...(chosen && { delimiter: chosen }) });
  if (found !== null) return { ...found, statement };
  return { delimiter: chosen ?? ',', quote: choices.quote ?? '"', fields: 1, statement };
}

/**
 * Whether runs of blanks separate the fields: lines begin with blanks or have several in a row, and words make the same
 * number of fields on all lines, most with a digit. Where another delimiter would do as well, blanks have to stand
 * between words on most lines.
 */
export function isSeparatedByBlanks(
  head: Uint8Array<ArrayBuffer>,
  whole: boolean,
  choices: ReadingChoices,
): boolean {
  if (choices.blanks !== undefined) return choices.blanks;
  if (choices.delimiter !== undefined) return false;
  const bytes = head.subarray(0, LOOK);
  const lines = linesOf(bytes);
  const wide = lines.filter((line) => BLANK_RUN.test(line));
  if (wide.length === 0) return false;
  const quote = choices.quote ?? '"';
  const tabbed = blanksToTabs(bytes, quote);
  const final = whole && head.length <= LOOK;
  const tally = countFields(tabbed, final, '\t', quote);
  const words = judge(tally, '\t', quote, 1, false);
  if (words === null || !isRegular(tally, words.fields)) return false;
  if (words.fields === 2 && wide.length < lines.length / 2) return false;
  const other = findDialect(bytes, final, choices);
  if (other === null || other.trust < 0.9) return true;
  if (other.fields >= words.fields) return false;
  const separator = other.delimiter;
  const between = lines.filter((line) =>
    line.split(separator).some((cell) => BLANK_RUN.test(cell.trim())),
  );
  return between.length >= lines.length * 0.8;
}

/** A tab beside another is an empty field, not a wide blank. */
const BLANK_RUN = /^ +\S|\S(?: [ \t]|\t )[ \t]*\S/;

function linesOf(bytes: Uint8Array): string[] {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/, 500);
  return lines.filter((line) => line.trim() !== '');
}

/** `sep=;` as the first line, quoted or not, and how many bytes it takes. */
function statedDelimiter(head: Uint8Array): { delimiter: string; bytes: number } | null {
  const found = /^("?)sep=([^\r\n])\1(?:\r\n|\n|\r)/i.exec(LATIN.decode(head.subarray(0, 12)));
  const delimiter = found?.[2];
  return delimiter === undefined ? null : { delimiter, bytes: found?.[0].length ?? 0 };
}

const LATIN = new TextDecoder('iso-8859-1');

function findDialect(
  bytes: Uint8Array<ArrayBuffer>,
  final: boolean,
  choices: ReadingChoices,
): Candidate | null {
  const delimiters =
    choices.delimiter === undefined
      ? DELIMITERS.filter(([delimiter]) => occurs(bytes, delimiter))
      : [[choices.delimiter, 1] as const];
  const candidates: Candidate[] = [];
  for (const [delimiter, trust] of delimiters) {
    let problems = 0;
    for (const quote of quotesToTry(bytes, choices)) {
      // Only where quotes go wrong may they be taken as mere characters.
      if (quote === '' && choices.quote === undefined && problems === 0) continue;
      const tally = countFields(bytes, final, delimiter, quote);
      problems += tally.problems;
      const candidate = judge(tally, delimiter, quote, trust, choices.delimiter !== undefined);
      if (candidate !== null) candidates.push(candidate);
    }
  }
  // Below a preamble, a decimal comma on every line agrees as well as the delimiter; the header has none.
  const [first, ...others] = candidates.sort((a, b) => b.score - a.score);
  const rival = others.find((other) => first !== undefined && other.fields > first.fields);
  const isDecimal =
    first?.delimiter === ',' &&
    rival !== undefined &&
    rival.score > 0.8 &&
    (rival.begins < first.begins || areDecimal(bytes));
  return (isDecimal ? rival : first) ?? null;
}

/** Whether commas stand between digits, nearly all of them. */
function areDecimal(bytes: Uint8Array): boolean {
  let commas = 0;
  let between = 0;
  const isDigit = (byte = 0) => byte >= 48 && byte <= 57;
  for (let at = bytes.indexOf(44); at >= 0; at = bytes.indexOf(44, at + 1)) {
    commas++;
    if (isDigit(bytes[at - 1]) && isDigit(bytes[at + 1])) between++;
  }
  return between >= commas * 0.95;
}

/** A doubled delimiter occurs where its character never stands alone. */
function occurs(bytes: Uint8Array, delimiter: string): boolean {
  const code = delimiter.charCodeAt(0);
  if (code > 127) return true;
  let at = bytes.indexOf(code);
  if (delimiter.length === 1 || at < 0) return at >= 0;
  for (; at >= 0; at = bytes.indexOf(code, at + 2)) if (bytes[at + 1] !== code) return false;
  return true;
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
  /** The first record, from 0, of each number of fields. */
  readonly firstOf: Map<number, number>;
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
  // A decimal comma on every line below the header is no delimiter.
  const asTheFirst = tally.firstFields === fields ? 1 : 0.95;
  const quoteTrust = quote === '"' ? 1 : quote === "'" ? 0.995 : 0.94;
  return {
    delimiter,
    quote,
    fields,
    trust,
    begins: tally.firstOf.get(fields) ?? 0,
    score: agreement * asTheFirst * trust * quoteTrust + Math.min(fields, 50) * 1e-4,
  };
}

function provesMore(tally: Tally, delimiter: string, fields: number, agreement: number): boolean {
  if (delimiter === ' ') return fields >= 3 && tally.records > 1 && isRegular(tally, fields);
  if (agreement < 0.95 || tally.firstFields !== fields) return false;
  return tally.firstHasLetters && tally.records > 1;
}

/** Sentences have other numbers of words from line to line, and hardly ever digits on each. */
function isRegular(tally: Tally, fields: number): boolean {
  const agreeing = tally.byFields.get(fields) ?? 0;
  return (
    tally.firstFields === fields &&
    agreeing >= tally.records * 0.95 &&
    tally.withDigits >= (tally.records - 1) * 0.8
  );
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
    firstOf: new Map(),
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
    if (!tally.firstOf.has(record.fields)) tally.firstOf.set(record.fields, tally.records - 1);
    tally.byFields.set(record.fields, (tally.byFields.get(record.fields) ?? 0) + 1);
    const firstQuoted = record.quoted.indexOf(true);
    if (firstQuoted >= 0 && firstQuoted < record.fields) tally.quoted++;
    if (tally.records === 1) {
      tally.firstFields = record.fields;
      tally.firstHasLetters = /\p{L}/u.test(fieldText(bytes, record, 0, quote));
    }
    if (hasDigit(bytes, record.start, record.end)) tally.withDigits++;
  }
  return tally;
}

function hasDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 48 && byte <= 57) return true;
  }
  return false;
}
