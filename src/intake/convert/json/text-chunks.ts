import { guessEncoding, sniffUtf16 } from '../../sniff/encoding';
import type { ConvertHooks } from '../converter';

const CHUNK = 4 * 1024 * 1024;
const HEAD = 96 * 1024;

/** The text of a file in chunks, without a byte order mark. JSON is UTF-8; others are found as in any text. */
export async function* textChunks(file: File, hooks: ConvertHooks): AsyncGenerator<string> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const encoding = sniffUtf16(head) ?? guessEncoding([head], head.length === file.size).encoding;
  const decoder = new TextDecoder(encoding);
  for (let offset = 0; offset < file.size; offset += CHUNK) {
    const end = Math.min(offset + CHUNK, file.size);
    const bytes = await file.slice(offset, end).arrayBuffer();
    if (hooks.signal?.aborted) return;
    const text = decoder.decode(bytes, { stream: end < file.size });
    hooks.onBytes?.(end);
    yield text;
  }
}
