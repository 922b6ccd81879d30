import { Damaged } from './damaged';
import { FlatTable } from './flat-table';

/** Numbers of the fields in Arrow's Message.fbs. */
export const MESSAGE = { kind: 1, header: 2, bodyLength: 3 };
export const BATCH = { rows: 0, nodes: 1, buffers: 2, compression: 3, viewBuffers: 4 };
const FOOTER = { version: 0, schema: 1 };
export const DICTIONARY_BATCH = { id: 0, batch: 1, isDelta: 2 };

/** One message of an Arrow IPC stream. The metadata are a FlatBuffers message. */
export interface ArrowMessage {
  readonly kind: 'schema' | 'dictionary' | 'batch';
  readonly metadata: Uint8Array<ArrayBuffer>;
  readonly header: FlatTable;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Place in the file behind the message. */
  readonly end: number;
}

/** Begins and ends files that are not just a stream. */
const FILE_MAGIC = 'ARROW1';
const STREAM_START = 8;
const CONTINUATION = 0xffffffff;
const MAX_METADATA = 256 * 1024 * 1024;
const SCHEMA_KIND = 1;
const KINDS: Readonly<Record<number, ArrowMessage['kind']>> = {
  [SCHEMA_KIND]: 'schema',
  2: 'dictionary',
  3: 'batch',
};

/**
 * The messages of an Arrow file or stream, one in memory at a time. A file is a stream between its magic words and a
 * footer; as some writers leave the schema to the footer, that one comes first. Throws `Damaged` where the file is
 * damaged or cut off.
 */
export async function* readMessages(file: Blob): AsyncGenerator<ArrowMessage> {
  let at = 0;
  if (await isArrowFile(file)) {
    yield await schemaOfFooter(file);
    at = STREAM_START;
  }
  for (;;) {
    // Streams may end where they like between two messages.
    if (at === file.size) return;
    const start = new DataView(await bytesAt(file, at, Math.min(8, file.size - at)));
    const first = start.getUint32(0, true);
    const continued = first === CONTINUATION;
    const length = continued ? start.getInt32(4, true) : first;
    if (length === 0) return;
    if (length < 0 || length > MAX_METADATA) throw new Damaged('a message has no end');
    at += continued ? 8 : 4;
    const metadata = new Uint8Array(await bytesAt(file, at, length));
    at += length;
    const message = FlatTable.root(metadata);
    const bodyLength = message.long(MESSAGE.bodyLength);
    const kind = KINDS[message.byte(MESSAGE.kind)];
    const header = message.table(MESSAGE.header);
    if (kind === undefined || header === null || bodyLength < 0)
      throw new Damaged('a message is of no known kind');
    const body = new Uint8Array(await bytesAt(file, at, bodyLength));
    at += bodyLength;
    yield { kind, metadata, header, body, end: at };
  }
}

/** A whole stream: the schema, dictionaries, one batch, and the end. */
export function streamOf(
  messages: readonly Pick<ArrowMessage, 'metadata' | 'body'>[],
): Uint8Array<ArrayBuffer> {
  const padded = (length: number) => 8 * Math.ceil(length / 8);
  const size = messages.reduce(
    (sum, { metadata, body }) => sum + 8 + padded(metadata.length) + padded(body.length),
    8,
  );
  const stream = new Uint8Array(size);
  const view = new DataView(stream.buffer);
  let at = 0;
  for (const { metadata, body } of messages) {
    view.setUint32(at, CONTINUATION, true);
    view.setUint32(at + 4, padded(metadata.length), true);
    stream.set(metadata, at + 8);
    at += 8 + padded(metadata.length);
    stream.set(body, at);
    at += body.length;
  }
  view.setUint32(at, CONTINUATION, true);
  return stream.subarray(0, at + 8);
}

async function isArrowFile(file: Blob): Promise<boolean> {
  const [start, end] = await Promise.all([
    file.slice(0, FILE_MAGIC.length).text(),
    file.slice(-FILE_MAGIC.length).text(),
  ]);
  if (start !== FILE_MAGIC) return false;
  if (end !== FILE_MAGIC || file.size < 2 * STREAM_START) throw new Damaged('its end is missing');
  return true;
}

/**
 * The footer's schema as a message: a table of our own in front of the footer's bytes, pointing to the schema within.
 */
async function schemaOfFooter(file: Blob): Promise<ArrowMessage> {
  const end = file.size - FILE_MAGIC.length;
  const length = new DataView(await bytesAt(file, end - 4, 4)).getInt32(0, true);
  if (length <= 0 || length > end - 4 - STREAM_START) throw new Damaged('its footer is missing');
  const footer = new Uint8Array(await bytesAt(file, end - 4 - length, length));
  const table = FlatTable.root(footer);
  const schema = table.table(FOOTER.schema);
  if (schema === null) throw new Damaged('its footer tells no columns');
  // Root, the list of fields (version, kind, header), the table with its three fields, all in 32 bytes.
  const metadata = new Uint8Array(32 + length);
  const view = new DataView(metadata.buffer);
  view.setUint32(0, 16, true);
  [10, 12, 4, 6, 8].forEach((number, index) => {
    view.setUint16(4 + 2 * index, number, true);
  });
  view.setInt32(16, 16 - 4, true);
  view.setInt16(20, table.short(FOOTER.version), true);
  view.setUint8(22, SCHEMA_KIND);
  view.setUint32(24, 32 + schema.at - 24, true);
  metadata.set(footer, 32);
  const header = FlatTable.root(metadata).table(MESSAGE.header);
  if (header === null) throw new Damaged('its footer tells no columns');
  return { kind: 'schema', metadata, header, body: new Uint8Array(), end: STREAM_START };
}

async function bytesAt(file: Blob, at: number, length: number): Promise<ArrayBuffer> {
  if (at + length > file.size) throw new Damaged('its end is missing');
  return file.slice(at, at + length).arrayBuffer();
}
