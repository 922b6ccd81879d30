import { quintileError } from '../base/errors';
import { fail, ok, type Failure, type Result } from '../base/result';
import { fromBase64Url, toBase64Url } from './base64url';
import { isLink, LINK_PREFIX } from './is-link';

/** Bytes of UTF-8 that a link may inflate to. */
export const LINK_TEXT_LIMIT = 1_000_000;

/**
 * Characters of a payload that is worth decoding: text that does not compress at all grows by a few bytes in a
 * thousand, and base64 makes four characters of three bytes.
 */
const PAYLOAD_LIMIT = 1_400_000;

const VERSION = '1';

/**
 * The fragment that carries a notebook’s text: `#s=1.` and the unpadded base64url of its UTF-8, raw-deflated (RFC 1951).
 * Halves of surrogate pairs, which UTF-8 cannot say, become U+FFFD.
 *
 * @returns `document.too_large` for a text that `decodeLink` would refuse.
 */
export async function encodeLink(text: string): Promise<Result<string>> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > LINK_TEXT_LIMIT) {
    const params = { bytes: bytes.length, limit: LINK_TEXT_LIMIT };
    return fail(quintileError('document.too_large', params));
  }
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const payload = new Uint8Array(await new Response(deflated).arrayBuffer());
  return ok(`${LINK_PREFIX}${VERSION}.${toBase64Url(payload)}`);
}

/**
 * The text that a link carries. Nothing is believed about the fragment: it is inflated in small pieces, and no further
 * than to the limit.
 *
 * @returns `link.damaged`, `link.unsupported_version` or `link.too_large`.
 */
export async function decodeLink(fragment: string): Promise<Result<string>> {
  if (!isLink(fragment)) return damaged(`it does not begin with ${LINK_PREFIX}`);
  const dot = fragment.indexOf('.');
  const version = fragment.slice(LINK_PREFIX.length, dot === -1 ? undefined : dot);
  if (!/^[1-9]\d{0,5}$/.test(version)) return damaged('its version cannot be read');
  if (version !== VERSION) return fail(quintileError('link.unsupported_version', { version }));
  if (dot === -1) return damaged('it ends after its version');
  const payload = fragment.slice(dot + 1);
  if (payload === '') return damaged('it ends after its version');
  if (payload.length > PAYLOAD_LIMIT) return tooLarge();
  const deflated = fromBase64Url(payload);
  if (deflated === null)
    return damaged('some of its characters do not belong there or are missing');
  const bytes = await inflate(deflated);
  return bytes.ok ? textOf(bytes.value) : bytes;
}

/** Inflates raw deflate, and stops at the first piece that goes past the limit. */
async function inflate(
  deflated: Uint8Array<ArrayBuffer>,
): Promise<Result<readonly Uint8Array<ArrayBuffer>[]>> {
  const reader = inPieces(deflated).pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(pieces);
      length += value.length;
      if (length > LINK_TEXT_LIMIT) {
        await reader.cancel();
        return tooLarge();
      }
      pieces.push(value);
    }
  } catch {
    return damaged('a part of it is missing or was changed');
  }
}

/** Engines inflate a whole piece before they wait for a reader; a byte may become about a thousand. */
const PIECE = 512;

function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        controller.enqueue(bytes.slice(at, at + PIECE));
        at += PIECE;
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function textOf(pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<Result<string>> {
  const bytes = await new Blob([...pieces]).arrayBuffer();
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return damaged('what it carries is not text');
  }
}

function damaged(detail: string): Failure {
  return fail(quintileError('link.damaged', { detail }));
}

function tooLarge(): Failure {
  return fail(quintileError('link.too_large', { limit: LINK_TEXT_LIMIT }));
}
