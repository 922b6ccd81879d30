import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../base/reading';
import { ACCENTED_WORDS } from '../../../tests/helpers/accented-words';
import { encode } from '../../../tests/helpers/encode';
import { transcoderFrom } from '../transcode';
import { guessEncoding, sniffUtf16 } from './encoding';

/** A small fast generator (mulberry32), so that a failure can be had again by its seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Trial {
  readonly language: string;
  readonly encoding: Encoding;
  readonly text: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Tables of 20 rows or more, of which so many have a word beyond ASCII. */
function trials(accented: number, each: number): Trial[] {
  return ACCENTED_WORDS.flatMap(({ language, encodings, words }, at) =>
    encodings.flatMap((encoding) => {
      const random = seeded(1000 * accented + at);
      const possible = words.filter((word) => encode(word, encoding) !== null);
      return Array.from({ length: each }, () => {
        const chosen = [...possible].sort(() => random() - 0.5).slice(0, accented);
        const rows = Array.from({ length: Math.max(20, accented) }, (_, row) => {
          const word = chosen[row] ?? 'Plain';
          return `${String(row)};${random() < 0.1 ? word.toUpperCase() : word};${random().toFixed(2)}`;
        });
        const text = `id;name;amount\n${rows.join('\n')}\n`;
        return { language, encoding, text, bytes: encode(text, encoding) };
      }).flatMap((trial) => (trial.bytes === null ? [] : [{ ...trial, bytes: trial.bytes }]));
    }),
  );
}

function decoded(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): string {
  const transcoder = transcoderFrom(encoding);
  const text = transcoder?.push(bytes) ?? bytes;
  return new TextDecoder().decode(text) + new TextDecoder().decode(transcoder?.end());
}

function judge(accented: number, each: number) {
  const judged = trials(accented, each).map((trial) => {
    const { encoding, confidence } = guessEncoding([trial.bytes], true);
    const right = decoded(trial.bytes, encoding) === trial.text;
    return { ...trial, guess: encoding, right, sure: (confidence ?? 1) >= 0.9 };
  });
  const wrong = judged.filter(({ right }) => !right);
  return {
    share: 1 - wrong.length / judged.length,
    trials: judged.length,
    wrong: wrong.map(({ language, encoding, guess }) => `${language}, ${encoding} as ${guess}`),
    wrongAndSure: wrong.filter(({ sure }) => sure).length,
  };
}

describe('the guess of an encoding', () => {
  // Measured when this was written: 100 % with 20 words, 99.2 % with 5, 98.2 % with 2, 92.6 % with 1.
  it.each([
    [20, 0.99],
    [5, 0.97],
    [2, 0.96],
    [1, 0.9],
  ])('with %i accented words reads the text as written in at least %f of files', (words, floor) => {
    const { share, wrong, wrongAndSure, trials: files } = judge(words, 20);
    expect(files).toBeGreaterThan(290);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(floor);
    // Where it is wrong it says that it is not sure.
    expect(wrongAndSure).toBeLessThanOrEqual(wrong.length / 4);
  });

  it('says Windows-1252 where Windows-1250 would give the same text', () => {
    const bytes = encode('name\nMüller\nRené\n', 'windows-1250') ?? new Uint8Array();
    expect(guessEncoding([bytes], true).encoding).toBe('windows-1252');
  });

  it('has no doubt about UTF-8 and about ASCII alone', () => {
    const utf8 = new TextEncoder().encode('name\nZoë\n');
    expect(guessEncoding([utf8], false)).toEqual({ encoding: 'utf-8', confidence: null });
    const ascii = new TextEncoder().encode('name\nAnn\n');
    expect(guessEncoding([ascii], true)).toEqual({ encoding: 'utf-8', confidence: null });
  });

  it('has a doubt about ASCII where only a part was seen', () => {
    const ascii = new TextEncoder().encode('name\nAnn\n');
    expect(guessEncoding([ascii], false)).toEqual({ encoding: 'utf-8', confidence: 0.99 });
  });

  it('stays with UTF-8 where few places are damaged', () => {
    const text = new TextEncoder().encode('name\nZoë\nJürgen\nAndré\nChloë\n');
    const damaged = Uint8Array.from([...text, 0x52, 0xe9, 0x6e, 0xe9, 0x65, 0x0a]);
    expect(guessEncoding([damaged], true).encoding).toBe('utf-8');
  });

  it('takes samples that begin and end inside a character', () => {
    const utf8 = new TextEncoder().encode('日本語,日本語');
    expect(guessEncoding([utf8.subarray(1), utf8.subarray(2, -1)], false)).toEqual({
      encoding: 'utf-8',
      confidence: null,
    });
    const japanese =
      encode('東京都,大阪府,横浜市,さくら,コーヒー', 'shift_jis') ?? new Uint8Array();
    const samples = [japanese.subarray(0, -1), japanese.subarray(1)];
    expect(guessEncoding(samples, false).encoding).toBe('shift_jis');
  });
});

describe('UTF-16 without a byte order mark', () => {
  const table = 'id,name\n1,Zoë\n2,Łukasz\n';
  const japanese = '番号,名前\n1,佐藤さくら\n2,鈴木\n3,高橋ひまわり\n';
  it.each([table, japanese])('is told by the ASCII in it: %j', (text) => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      expect(sniffUtf16(encode(text, encoding) ?? new Uint8Array())).toBe(encoding);
    }
    expect(sniffUtf16(new TextEncoder().encode(text))).toBeNull();
    expect(sniffUtf16(encode(text, 'shift_jis') ?? new Uint8Array())).toBeNull();
  });

  it('is not seen in numbers of two bytes', () => {
    const numbers = new Uint8Array(new Uint16Array(500).map((_, at) => (at * 7) % 300).buffer);
    expect(sniffUtf16(numbers)).toBeNull();
  });
});
