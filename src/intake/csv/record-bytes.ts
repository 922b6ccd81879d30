import type { RecordView } from './record';

const MAX_RAW = 10_000;
const RAW_DECODER = new TextDecoder('utf-8', { ignoreBOM: true });
const STRICT_DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A record as it stands in the file. */
export function rawText(bytes: Uint8Array, start: number, end: number): string {
  const cut = end - start > MAX_RAW;
  const raw = RAW_DECODER.decode(bytes.subarray(start, cut ? start + MAX_RAW : end));
  return cut ? `${raw}…` : raw;
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    STRICT_DECODER.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Where the last field that was read ends: behind it the quotes went wrong. */
export function troubleOf(record: RecordView): number {
  return record.ends[record.fields - 1] ?? record.start;
}

export function isBalanced(bytes: Uint8Array, record: RecordView, quote: string): boolean {
  const byte = quote.charCodeAt(0);
  let even = true;
  for (let at = record.start; at < record.end; at++) if (bytes[at] === byte) even = !even;
  return even;
}

export function isBlank(bytes: Uint8Array, record: RecordView): boolean {
  if (record.fields !== 1) return false;
  if (record.quoted[0] === true) return record.starts[0] === record.ends[0];
  for (let at = record.starts[0] ?? 0; at < (record.ends[0] ?? 0); at++) {
    if (bytes[at] !== 32 && bytes[at] !== 9) return false;
  }
  return true;
}

export function withoutLineEnd(bytes: Uint8Array, start: number, next: number): number {
  let end = next;
  if (end > start && bytes[end - 1] === 10) end--;
  if (end > start && bytes[end - 1] === 13) end--;
  return end;
}
