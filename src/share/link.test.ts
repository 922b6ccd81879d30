import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { describeWithShared, sharedPath } from '../../tests/helpers/shared';
import { toBase64Url } from './base64url';
import { isLink } from './is-link';
import { decodeLink, encodeLink, LINK_TEXT_LIMIT } from './link';

const NOTEBOOK = `---
quintile: 1
title: Who is slipping away?
---
## Good customers who went quiet – “müde” 日本 🎉

\`\`\`sql slipping {fold: true}
select * from rfm where segment in ('At Risk', 'Can''t Lose')
\`\`\`
`;

/** A link around bytes that `encodeLink` did not make. */
function linkOf(bytes: Uint8Array): string {
  return `#s=1.${toBase64Url(bytes)}`;
}

async function codeOf(fragment: string): Promise<string | null> {
  const result = await decodeLink(fragment);
  return result.ok ? null : result.error.code;
}

describe('a link', () => {
  it('gives back the text that went into it', async () => {
    const link = must(await encodeLink(NOTEBOOK));
    expect(link).toMatch(/^#s=1\.[\w-]+$/);
    expect(isLink(link)).toBe(true);
    expect(must(await decodeLink(link))).toBe(NOTEBOOK);
  });

  it('gives back any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', size: 'large' }), async (text) => {
        expect(must(await decodeLink(must(await encodeLink(text))))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a byte order mark, carriage returns and NULs', async () => {
    const text = '\uFEFFa\r\nb\0c';
    expect(must(await decodeLink(must(await encodeLink(text))))).toBe(text);
  });

  it('stays readable: this one was made by the first version', async () => {
    expect(must(await decodeLink('#s=1.80jNyclXKM8vykkBAA'))).toBe('Hello world');
  });

  it('is not any other fragment', () => {
    expect(['', '#/', '#/n/7', 's=1.abc'].some(isLink)).toBe(false);
  });
});

describe('a link that somebody cut, changed or made up', () => {
  it('is damaged wherever it is cut', async () => {
    const link = must(await encodeLink(NOTEBOOK));
    for (let length = 3; length < link.length; length += 1) {
      expect(await codeOf(link.slice(0, length)), `cut at ${length}`).toBe('link.damaged');
    }
  });

  it('is damaged, or another text, when a character changes; nothing throws', async () => {
    const link = must(await encodeLink(NOTEBOOK));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 5, max: link.length - 1 }),
        fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
        async (at, character) => {
          const code = await codeOf(link.slice(0, at) + character + link.slice(at + 1));
          expect([null, 'link.damaged', 'link.too_large']).toContain(code);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever bytes it carries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect([null, 'link.damaged', 'link.too_large']).toContain(await codeOf(linkOf(bytes)));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['an empty payload', '#s=1.'],
    ['no payload', '#s=1'],
    ['no version', '#s='],
    ['a version that is no number', '#s=one.abcd'],
    ['a version with a leading zero', '#s=01.abcd'],
    ['padding', '#s=1.80jNyclXKM8vykkBAA=='],
    ['a space', '#s=1.80jNyclX KM8vykkBAA'],
    ['a plus sign', '#s=1.80jNyclX+M8vykkBAA'],
    ['a full stop behind it', '#s=1.80jNyclXKM8vykkBAA.'],
  ])('is damaged with %s', async (_, link) => {
    expect(await codeOf(link)).toBe('link.damaged');
  });

  it('is damaged where the bytes are no UTF-8', async () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0x61, 0xe2, 0x82]]) {
      expect(await codeOf(linkOf(deflateRawSync(Uint8Array.from(bytes))))).toBe('link.damaged');
    }
  });

  it('says which newer version made it', async () => {
    const result = await decodeLink('#s=2.anything~at=all');
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'link.unsupported_version', params: { version: '2' } },
    });
    expect(await codeOf('#s=2')).toBe('link.unsupported_version');
  });
});

describe('a link that grows', () => {
  it('may hold a million bytes and not one more', async () => {
    const most = 'a'.repeat(LINK_TEXT_LIMIT);
    expect(must(await decodeLink(must(await encodeLink(most))))).toBe(most);
    const more = deflateRawSync(Buffer.alloc(LINK_TEXT_LIMIT + 1, 'a'));
    expect(await codeOf(linkOf(more))).toBe('link.too_large');
  });

  it('may hold a million bytes that do not compress', async () => {
    const random = fc.sample(
      fc.string({ minLength: 900_000, maxLength: 900_000, size: 'max', unit: 'grapheme-ascii' }),
      { numRuns: 1, seed: 7 },
    );
    const text = random[0] ?? '';
    expect(must(await decodeLink(must(await encodeLink(text))))).toBe(text);
  });

  it('is left as soon as it is too large: a hundred megabytes of zeros are never inflated', async () => {
    const bomb = deflateRawSync(Buffer.alloc(100_000_000));
    const read = countInflated();
    try {
      expect(await codeOf(linkOf(bomb))).toBe('link.too_large');
    } finally {
      read.stop();
    }
    expect(read.bytes()).toBeGreaterThan(LINK_TEXT_LIMIT);
    expect(read.bytes()).toBeLessThan(4 * LINK_TEXT_LIMIT);
  });

  it('is not decoded at all when its payload alone is too long', async () => {
    expect(await codeOf(`#s=1.${'A'.repeat(2_000_000)}`)).toBe('link.too_large');
  });

  it('is not made from a text that could not be opened again', async () => {
    const result = await encodeLink('é'.repeat(500_001));
    expect(result).toMatchObject({ error: { code: 'document.too_large' } });
  });
});

/** Counts what every stream reader of this process is given. */
function countInflated(): { bytes: () => number; stop: () => void } {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the right receiver below
  const original = ReadableStreamDefaultReader.prototype.read;
  let bytes = 0;
  ReadableStreamDefaultReader.prototype.read = async function (this: ReadableStreamDefaultReader) {
    const result = (await original.call(this)) as ReadableStreamReadResult<Uint8Array>;
    bytes += result.value?.length ?? 0;
    return result;
  };
  return {
    bytes: () => bytes,
    stop: () => {
      ReadableStreamDefaultReader.prototype.read = original;
    },
  };
}

describeWithShared('naughty strings', () => {
  const blns = JSON.parse(
    readFileSync(sharedPath('corpora', 'blns', 'blns.json'), 'utf8'),
  ) as string[];

  it('survive as the text of a link', async () => {
    expect(blns.length).toBeGreaterThan(400);
    for (const text of blns) {
      const link = must(await encodeLink(text));
      expect(must(await decodeLink(link))).toBe(Buffer.from(text, 'utf8').toString());
    }
  });

  it('never open as a link', async () => {
    for (const text of blns) expect(await codeOf(`#s=1.${text}`)).toBe('link.damaged');
  });
});
