import { quintileError } from '../../base/errors';
import type { Format, Reading, ReadingChoices } from '../../base/reading';
import { fail, ok, type Result } from '../../base/result';
import type { ConvertedTable, ConvertHooks } from '../convert/converter';
import { inflateHead } from '../decode';
import { recognise } from '../open/recognise';
import { convertedTable } from '../text-of';
import { sniffEightBit, sniffUtf16 } from './encoding';

/** Pieces of a file as UTF-8 text. */
export interface FileSample {
  /** From the beginning of the file, without a byte order mark. */
  readonly head: Uint8Array<ArrayBuffer>;
  /** True when the head is all of it. */
  readonly whole: boolean;
  /** From places spread over the rest; each begins and ends anywhere. */
  readonly slices: readonly Uint8Array<ArrayBuffer>[];
  readonly encoding: Reading['encoding'];
  readonly compression: Reading['compression'];
  readonly format: Format;
  /** Where the text was written by us, from another format. */
  readonly converted: ConvertedTable | null;
}

const HEAD = 96 * 1024;
const INFLATED_HEAD = 512 * 1024;
const SLICES = 8;
const SLICE = 8 * 1024;

/** Takes samples of a file and finds compression and encoding from the bytes; what is no text table is named. */
export async function sampleFile(
  file: File,
  choices: ReadingChoices,
  hooks: ConvertHooks = {},
): Promise<Result<FileSample>> {
  if (file.size === 0) return fail(quintileError('intake.empty_file', { file: file.name }));
  // Each read takes a way through the browser: all start at once.
  const spread = spreadSlices(file);
  let head = await bytesOf(file, 0, HEAD);
  let whole = file.size <= HEAD;
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  if (gzip) {
    const inflated = await inflateHead(file, INFLATED_HEAD);
    if (!inflated.ok) return inflated;
    ({ bytes: head, whole } = inflated.value);
    if (head.length === 0) return fail(quintileError('intake.empty_file', { file: file.name }));
  }
  const utf16 = sniffUtf16(head);
  const found = recognise(head);
  if (found.kind !== 'table') {
    const looksLike = found.kind === 'archive' ? 'an archive' : found.looksLike;
    return fail(quintileError('intake.not_a_table', { file: file.name, looksLike }));
  }
  if (found.format !== 'csv') return sampleConverted(file, found.format, choices, hooks);
  const slices = gzip ? [] : await spread;
  const encoding = choices.encoding ?? utf16 ?? sniffEightBit([head, ...slices]);
  return ok({
    head: withoutMark(toUtf8(head, encoding)),
    whole,
    slices: slices.map((slice) => toUtf8(slice, encoding)),
    encoding,
    compression: gzip ? 'gzip' : 'none',
    format: 'csv',
    converted: null,
  });
}

/** Samples of what the converter of the format makes of the file. */
async function sampleConverted(
  file: File,
  format: Format,
  choices: ReadingChoices,
  hooks: ConvertHooks,
): Promise<Result<FileSample>> {
  const table = await convertedTable(file, format, choices, hooks);
  if (!table.ok) return table;
  const csv = new File([table.value.csv], file.name);
  if (csv.size === 0) return fail(quintileError('intake.no_rows', { file: file.name }));
  return ok({
    head: await bytesOf(csv, 0, HEAD),
    whole: csv.size <= HEAD,
    slices: await spreadSlices(csv),
    encoding: 'utf-8',
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
      return bytesOf(file, start, start + SLICE);
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
  if (encoding === 'utf-8') return bytes;
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}

function withoutMark(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
