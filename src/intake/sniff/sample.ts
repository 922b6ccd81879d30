import { quintileError } from '../../base/errors';
import type { Format, Reading, ReadingChoices } from '../../base/reading';
import { fail, ok, type Result } from '../../base/result';
import type { ConvertedTable, ConvertHooks } from '../convert/converter';
import { inflateHead } from '../decode';
import { recognise } from '../open/recognise';
import { convertedTable } from '../text-of';
import { blanksToTabs } from '../blanks';
import { joinBytes } from '../join-bytes';
import { transcoderFrom } from '../transcode';
import { isSeparatedByBlanks } from './dialect';
import { guessEncoding, sniffUtf16, type EncodingGuess } from './encoding';

/** The beginning of a file as UTF-8 text, as far as a preview shows it. */
interface ShownText {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** True when it is all of the file. */
  readonly whole: boolean;
  /** The same as it stands in the file, where blanks became tabs. */
  readonly written: Uint8Array<ArrayBuffer>;
}

/** Pieces of a file as UTF-8 text, with tabs between fields where runs of blanks separate them. */
export interface FileSample {
  /** From the beginning of the file, without a byte order mark. */
  readonly head: Uint8Array<ArrayBuffer>;
  /** True when the head is all of it. */
  readonly whole: boolean;
  /** From places spread over the rest; each begins and ends anywhere. */
  readonly slices: readonly Uint8Array<ArrayBuffer>[];
  readonly encoding: Reading['encoding'];
  /** From 0 to 1; null where there is no doubt. */
  readonly encodingConfidence: number | null;
  /** Runs of blanks separate the fields; in the pieces, tabs do. */
  readonly blanks: boolean;
  readonly shown: ShownText;
  readonly compression: Reading['compression'];
  readonly format: Format;
  /** Where the text was written by us, from another format. */
  readonly converted: ConvertedTable | null;
}

const HEAD = 96 * 1024;
/** As long as a record can be, and a header above it. */
const LONG_HEAD = 4 * 1024 * 1024;
/** Rows of a preview may be wide. */
const SHOWN = 512 * 1024;
const INFLATED_HEAD = 512 * 1024;
const SLICES = 8;
const SLICE = 8 * 1024;

export interface SampleHooks extends ConvertHooks {
  /** No record ends in the usual head: a longer one is taken. */
  readonly long?: boolean;
}

/** Takes samples of a file and finds compression and encoding from the bytes; what is no text table is named. */
export async function sampleFile(
  file: File,
  choices: ReadingChoices,
  hooks: SampleHooks = {},
): Promise<Result<FileSample>> {
  const { length, shownLength } = lengths(hooks);
  if (file.size === 0) return fail(quintileError('intake.empty_file', { file: file.name }));
  // Each read takes a way through the browser: all start at once.
  const spread = spreadSlices(file);
  let head = await bytesOf(file, 0, length);
  let whole = file.size <= length;
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  if (gzip) {
    const inflated = await inflateHead(file, Math.max(length, INFLATED_HEAD));
    if (!inflated.ok) return inflated;
    ({ bytes: head, whole } = inflated.value);
    if (head.length === 0) return fail(quintileError('intake.empty_file', { file: file.name }));
  }
  const utf16 = sniffUtf16(head);
  const found = recognise(head);
  if (found.kind !== 'table') {
    const { kind: _, ...words } = { looksLike: 'an archive', ...found };
    return fail(quintileError('intake.not_a_table', { file: file.name, ...words }));
  }
  if (found.format !== 'csv') return sampleConverted(file, found.format, choices, hooks);
  const slices = gzip ? [] : await spread;
  const all = whole || (!gzip && file.size < 2 * HEAD);
  const known = choices.encoding ?? utf16;
  const guess: EncodingGuess = known
    ? { encoding: known, confidence: null }
    : guessEncoding([head, ...slices], all);
  const text = withoutMark(toUtf8(head, guess.encoding));
  const blanks = isSeparatedByBlanks(text, whole, choices);
  const fields = (bytes: Uint8Array<ArrayBuffer>) =>
    blanks ? blanksToTabs(bytes, choices.quote ?? '"') : bytes;
  const longer = hooks.rows !== undefined && !whole && !gzip;
  const written = longer
    ? withoutMark(toUtf8(await bytesOf(file, 0, shownLength), guess.encoding))
    : text;
  return ok({
    head: fields(text),
    whole,
    slices: slices.map((slice) => fields(toUtf8(slice, guess.encoding))),
    encoding: guess.encoding,
    encodingConfidence: guess.confidence,
    blanks,
    shown: { bytes: fields(written), whole: longer ? file.size <= shownLength : whole, written },
    compression: gzip ? 'gzip' : 'none',
    format: 'csv',
    converted: null,
  });
}

function lengths({ long }: SampleHooks) {
  return long === true
    ? { length: LONG_HEAD, shownLength: LONG_HEAD }
    : { length: HEAD, shownLength: SHOWN };
}

/** Samples of what the converter of the format makes of the file. */
async function sampleConverted(
  file: File,
  format: Format,
  choices: ReadingChoices,
  hooks: SampleHooks,
): Promise<Result<FileSample>> {
  const { length, shownLength } = lengths(hooks);
  const table = await convertedTable(file, format, choices, hooks);
  if (!table.ok) return table;
  const csv = new File([table.value.csv], file.name);
  if (csv.size === 0) return fail(quintileError('intake.no_rows', { file: file.name }));
  const start = await bytesOf(csv, 0, shownLength);
  return ok({
    head: start.subarray(0, length),
    whole: csv.size <= length,
    slices: await spreadSlices(csv),
    encoding: 'utf-8',
    encodingConfidence: null,
    blanks: false,
    shown: { bytes: start, whole: csv.size <= shownLength, written: start },
    compression: 'none',
    format,
    converted: table.value,
  });
}

/** Pieces spread over what follows the head, so that types hold for all of the file. */
async function spreadSlices(file: File): Promise<Uint8Array<ArrayBuffer>[]> {
  if (file.size < 2 * HEAD)
    return file.size <= HEAD ? [] : [await bytesOf(file, evenFloor(HEAD), file.size)];
  const step = (file.size - HEAD - SLICE) / (SLICES - 1);
  return Promise.all(
    Array.from({ length: SLICES }, (_, index) => {
      const start = evenFloor(HEAD + step * index);
      // The last one reaches the end, where totals and notes are.
      return bytesOf(file, start, index === SLICES - 1 ? file.size : start + SLICE);
    }),
  );
}

/** UTF-16 must be cut between its units. */
function evenFloor(offset: number): number {
  return 2 * Math.floor(offset / 2);
}

async function bytesOf(file: File, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(start, end).arrayBuffer());
}

function toUtf8(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: Reading['encoding'],
): Uint8Array<ArrayBuffer> {
  const transcoder = transcoderFrom(encoding);
  if (transcoder === null) return bytes;
  return joinBytes([transcoder.push(bytes), transcoder.end()]);
}

function withoutMark(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
