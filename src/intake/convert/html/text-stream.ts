import { nextTask } from '../../../base/next-task';

/** Of the beginning, what is looked at for the encoding and the kind of page. */
const HEAD_BYTES = 4096;
/** Others get their turn as often as this, above all who wants to cancel. */
const TURN_MS = 60;

export interface TextHooks {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the file consumed so far. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** The beginning of a page as text. */
export async function textHead(file: File): Promise<string> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return new TextDecoder(encodingOf(head)).decode(head);
}

/** The text of a page in chunks, in the encoding that it declares. */
export async function* textChunks(file: File, hooks: TextHooks = {}): AsyncGenerator<string> {
  const decoder = new TextDecoder(await declaredEncoding(file));
  const reader = file.stream().getReader();
  let bytes = 0;
  let turn = performance.now();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      hooks.signal?.throwIfAborted();
      if (done) break;
      yield decoder.decode(value, { stream: true });
      bytes += value.length;
      hooks.onBytes?.(bytes);
      if (performance.now() - turn < TURN_MS) continue;
      await nextTask();
      turn = performance.now();
    }
    yield decoder.decode();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A page that declares nothing is UTF-8 if it can be, else Windows-1252, as in browsers. */
async function declaredEncoding(file: File): Promise<string> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const declared = encodingOf(head);
  if (declared !== undefined) return declared;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      decoder.decode(value, { stream: !done });
      if (done) return 'utf-8';
    }
  } catch {
    return 'windows-1252';
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function encodingOf(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const text = new TextDecoder('windows-1252').decode(head);
  const label =
    /<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)/i.exec(text)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1];
  // A page that says so in eight bits is not in sixteen.
  if (label === undefined || /^utf-?16/i.test(label)) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
