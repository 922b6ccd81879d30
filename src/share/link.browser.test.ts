import { expect, it } from 'vitest';
import { toBase64Url } from './base64url';
import { decodeLink, encodeLink } from './link';

// The same code over another implementation of deflate: what browsers do has to hold in a browser.

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const linkOf = (bytes: Uint8Array) => `#s=1.${toBase64Url(bytes)}`;

async function codeOf(fragment: string): Promise<string | null> {
  const result = await decodeLink(fragment);
  return result.ok ? null : result.error.code;
}

it('gives back the text', async () => {
  const text = '# Grüße 日本 🎉\n'.repeat(500);
  const link = await encodeLink(text);
  expect(await decodeLink(link.ok ? link.value : '')).toEqual({ ok: true, value: text });
});

it('opens a link that another implementation made', async () => {
  expect(await decodeLink('#s=1.80jNyclXKM8vykkBAA')).toEqual({ ok: true, value: 'Hello world' });
});

it('is damaged with something behind it, and wherever it is cut', async () => {
  const bytes = await deflate(new TextEncoder().encode('Who is slipping away? '.repeat(20)));
  for (const more of [[0], [1, 2, 3], [...bytes]]) {
    expect(await codeOf(linkOf(Uint8Array.from([...bytes, ...more])))).toBe('link.damaged');
  }
  for (let length = 0; length < bytes.length; length += 1) {
    expect(await codeOf(linkOf(bytes.slice(0, length)))).toBe('link.damaged');
  }
});

it('is left as soon as it is too large', async () => {
  expect(await codeOf(linkOf(await deflate(new Uint8Array(100_000_000))))).toBe('link.too_large');
});
