import { describe, expect, it } from 'vitest';
import type { Encoding } from '../base/reading';
import { encode } from '../../tests/helpers/encode';
import { upperHalf } from './code-pages';
import { transcoderFrom } from './transcode';

function transcoded(bytes: Uint8Array, encoding: Encoding, size: number) {
  const transcoder = transcoderFrom(encoding);
  if (transcoder === null) throw new RangeError(`${encoding} needs no transcoder`);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length; at += size)
    chunks.push(transcoder.push(bytes.slice(at, at + size)));
  chunks.push(transcoder.end());
  const text = chunks.map((chunk) => Buffer.from(chunk).toString('latin1')).join('');
  return {
    text: Buffer.from(text, 'latin1').toString('utf8'),
    undecodable: transcoder.undecodable,
  };
}

describe('text in another encoding', () => {
  it.each<[Encoding, string]>([
    ['windows-1252', 'Zoë – €5 ½ Œuvre'],
    ['windows-1250', 'Zażółć gęślą jaźń €'],
    ['iso-8859-1', 'Zoë ½ ÿ'],
    ['macintosh', 'Zoë – €5 Ωπ ﬁ'],
    ['shift_jis', '表示 ｶﾅ かな 漢字 ～'],
    ['utf-16le', 'Zoë 日本 🙂 \ufffd Łódź'],
    ['utf-16be', 'Zoë 日本 🙂 \ufffd Łódź'],
  ])('becomes UTF-8 wherever a chunk ends: %s', (encoding, text) => {
    const bytes = encode(text, encoding) ?? new Uint8Array();
    for (const size of [1, 2, 3, 5, 1000])
      expect(transcoded(bytes, encoding, size)).toEqual({ text, undecodable: 0 });
  });

  it.each<[Encoding, readonly number[], string, number]>([
    ['windows-1252', [0x61, 0x81, 0x9d, 0x62], 'a\ufffd\ufffdb', 2],
    ['iso-8859-1', [0x61, 0x80, 0xe9], 'a\ufffdé', 1],
    ['shift_jis', [0x61, 0xfd, 0x82, 0xa0], 'a\ufffdあ', 1],
    // A � that was written, half a pair, and half a unit at the end.
    ['utf-16le', [0xfd, 0xff, 0x3d, 0xd8, 0x61, 0x00, 0x62], '\ufffd\ufffda\ufffd', 2],
    ['utf-16be', [0xff, 0xfd, 0xd8, 0x3d, 0x00, 0x61, 0x62], '\ufffd\ufffda\ufffd', 2],
  ])('has its undecodable places counted: %s', (encoding, bytes, text, undecodable) => {
    for (const size of [1, 2, 3, 1000])
      expect(transcoded(Uint8Array.from(bytes), encoding, size)).toEqual({ text, undecodable });
  });
});

describe('the tables of characters', () => {
  it.each(['windows-1250', 'macintosh'] as const)('are those of the platform: %s', (encoding) => {
    const bytes = Uint8Array.from({ length: 128 }, (_, at) => 128 + at);
    // The platform decodes bytes without a character as control characters.
    const platform = new TextDecoder(encoding).decode(bytes).replaceAll(/\p{Cc}/gu, '\ufffd');
    expect(upperHalf(encoding)).toBe(platform);
  });

  // Node decodes Windows-1252 as Latin-1. Python 3.13: bytes(range(0x80, 0xa0)).decode('cp1252', 'replace').
  it('are those of the standard: Windows-1252', () => {
    const western = upperHalf('windows-1252') ?? '';
    expect(western.slice(0, 32)).toBe('€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ');
    expect(western.slice(32)).toBe(upperHalf('iso-8859-1')?.slice(32));
    expect(western.codePointAt(127)).toBe(0xff);
  });
});
