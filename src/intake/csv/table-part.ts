import type { Reading } from '../../base/reading';
import { SetAsideCollector, type SetAsideRecords } from '../set-aside';
import { footerKind, type FooterKind } from '../sniff/structure/footer';
import { footerStart, lastRecords } from '../sniff/structure/footer-start';
import type { FileText } from '../text-of';
import { rawText } from './record-bytes';
import { LINES_OF_FILE, scanCsv, scanHead, type LineCounting, type ScanHooks } from './scan';
import { tailRecords } from './tail';

/** The rows of a table as a part of a text, and what stands around them. */
export interface TablePart {
  readonly text: Blob;
  /** Where the engine begins to read, in bytes: 0 where it passes over the header itself. */
  readonly start: number;
  readonly end: number;
  /** Set aside before the rows. */
  readonly head: SetAsideRecords;
  readonly footer: readonly FooterRecord[];
  readonly counting: LineCounting;
}

/** A record below the table. */
interface FooterRecord {
  readonly kind: FooterKind;
  /** Lines after that of the first one. */
  readonly line: number;
  readonly raw: string;
  readonly label: string | null;
}

/** A text of at most this size is looked at as a whole, as when it was sniffed; of others the end. */
const WHOLE = 96 * 1024;
const TAIL = 32 * 1024;

/**
 * Finds where the rows of a table are in a text: behind preamble and header, before totals and notes. Costs a look at
 * the end of the text, and nothing else where the table fills it.
 */
export async function findTablePart(
  { text, converted }: FileText,
  reading: Reading,
  isFirst: boolean,
): Promise<TablePart> {
  const counting =
    converted === null ? LINES_OF_FILE : { first: converted.firstRow, byRecord: true };
  const head = new SetAsideCollector();
  const engineReadsHead =
    reading.skip === 0 && (reading.header_rows ?? 1) === 1 && reading.units !== true;
  const sink = { aside: (record: Parameters<SetAsideCollector['add']>[0]) => head.add(record) };
  const start = engineReadsHead ? 0 : (await scanHead(text, reading, sink, counting)).offset;
  const { end, footer } = await findFooterIn(text, reading, isFirst, counting);
  return { text, start, end: Math.max(start, end), head, footer, counting };
}

/** How the engine reads a part: nothing stands before the rows where the part begins with them. */
export function readingOfPart(reading: Reading, { start }: TablePart): Reading {
  return start === 0 ? reading : { ...reading, header: false, skip: 0 };
}

/** The text that the engine reads. */
export function textOfPart({ text, start, end }: TablePart): Blob {
  return start === 0 && end === text.size ? text : text.slice(start, end);
}

async function findFooterIn(
  text: Blob,
  reading: Reading,
  isFirst: boolean,
  counting: LineCounting,
): Promise<Pick<TablePart, 'end' | 'footer'>> {
  const none = { end: text.size, footer: [] };
  const known = isFirst || reading.footer === 0 ? reading.footer : undefined;
  if (known === 0 || reading.format === 'json' || text.size === 0) return none;
  const complete = text.size <= WHOLE;
  const from = complete ? 0 : text.size - TAIL;
  const bytes = new Uint8Array(await text.slice(from).arrayBuffer());
  const records = tailRecords(bytes, reading, complete);
  const rows = records.map(({ row }) => row);
  const width = reading.columns.length;
  const ground = { width, complete, keep: reading.keep ?? [] };
  const first =
    known === undefined ? footerStart(rows, ground).from : lastRecords(rows, known, width);
  const cut = records[first];
  if (cut === undefined) return none;
  const footer = records.slice(first).flatMap(({ start, end, line, row }, at) => {
    if (row.length <= 1 && (row[0] ?? '').trim() === '' && width > 1) return [];
    const below = counting.byRecord ? at : line - cut.line;
    return [{ ...footerKind(row), line: below, raw: rawText(bytes, start, end) }];
  });
  return { end: from + cut.start, footer };
}

/**
 * What was set aside of a file: above, among and below its rows.
 * @param scanned what a scan of the part met, and the line behind it; null where the engine alone read the part
 */
export async function setAsideOf(
  part: TablePart,
  reading: Reading,
  scanned: { readonly aside: SetAsideRecords; readonly line: number } | null,
  hooks: ScanHooks,
): Promise<SetAsideRecords> {
  const aside = scanned?.aside ?? part.head;
  if (part.footer.length === 0) return aside;
  const first = scanned?.line ?? (await lineOfEnd(part, reading, hooks));
  const all = new SetAsideCollector();
  for (const record of aside.stored) all.stored.push(record);
  for (const [kind, count] of aside.counts) all.counts.set(kind, count);
  for (const { kind, line, raw, label } of part.footer)
    all.add({ kind, line: first + line, raw }, label);
  return all;
}

/** Line, or row, of the first record below a part. */
async function lineOfEnd(
  { text, end, counting }: TablePart,
  reading: Reading,
  hooks: ScanHooks,
): Promise<number> {
  const sink = { good: () => undefined, bad: () => undefined };
  const plain = withoutForced(reading);
  const line = await scanCsv(text.slice(0, end), plain, sink, { ...hooks, counting });
  return line ?? 0;
}

/** Whether repeated headers or rows without a value are among the rows; null when the signal stopped the search. */
export async function holdsStray(
  { text, end, counting }: TablePart,
  reading: Reading,
  hooks: ScanHooks,
): Promise<boolean | null> {
  let found = false;
  const line = await scanCsv(
    text.slice(0, end),
    withoutForced(reading),
    {
      good: () => undefined,
      bad: () => undefined,
      aside: ({ kind }) => (found ||= kind === 'repeated_header' || kind === 'empty_row'),
      enough: () => found,
    },
    { ...hooks, counting },
  );
  return line === null ? null : found;
}

/** No cell is looked at. */
function withoutForced(reading: Reading): Reading {
  return {
    ...reading,
    columns: reading.columns.map((column) => ({ name: column.name, type: 'text' })),
  };
}
