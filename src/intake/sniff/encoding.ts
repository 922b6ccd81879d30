import type { Encoding } from '../../base/reading';
import { NO_CHARACTER, upperHalf } from '../code-pages';
import { plausibility, type Token } from './plausibility';

/** An encoding, and from 0 to 1 how sure it is; null where the bytes leave no doubt. */
export interface EncodingGuess {
  readonly encoding: Encoding;
  readonly confidence: number | null;
}

/** Of so many different words each encoding is judged: more tell nothing new. */
const MAX_TOKENS = 2000;
/** Words of a file are alike, so that their probabilities do not multiply up fully. */
const TEMPERATURE = 3;
/** Certainty that is found by comparing, never by proof. */
const HIGHEST = 0.99;

/** What the bytes may be, and how much more often they are so than the others. */
const LEGACY: readonly (readonly [Encoding, number])[] = [
  ['windows-1252', 0],
  ['windows-1250', -1],
  ['macintosh', -2],
  ['shift_jis', -2],
];
const UTF_8_PRIOR = 4;
/** Bytes that happen to be UTF-8 are rarer in other encodings than any letter. */
const UTF_8_CHARACTER = -6;
/** Several letters of another encoding can be one damaged place of UTF-8. */
const UTF_8_DAMAGE = -30;

/** UTF-16 by its byte order mark, or by the zero bytes that ASCII has in it; null otherwise. */
export function sniffUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  const half = length / 2;
  if (length < 4) return null;
  const bytes = head.subarray(0, length);
  // Where most letters are not Latin, delimiters and line ends are ASCII still.
  if (odd > half * 0.1 && even < half * 0.05) return isText('utf-16le', bytes) ? 'utf-16le' : null;
  if (even > half * 0.1 && odd < half * 0.05) return isText('utf-16be', bytes) ? 'utf-16be' : null;
  return null;
}

/** Text has next to no control characters, private ones or halves of characters; numbers of two bytes have. */
function isText(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): boolean {
  const text = new TextDecoder(encoding).decode(bytes);
  const strange = text.match(/(?![\t\r\n])\p{Cc}|\p{Co}|\p{Cn}|\ufffd/gu) ?? [];
  const separators = strange.filter((one) => one === '\x01' || one === '\x1f');
  return strange.length - separators.length <= text.length * 0.02;
}

/**
 * The encoding of samples that may begin or end inside a character, by which of them gives plausible words. Two that
 * give the same text are one: Windows-1252. Mostly valid UTF-8 with a few damaged places stays UTF-8, so that the
 * damaged rows are shown instead of every accent being read wrongly.
 */
export function guessEncoding(samples: readonly Uint8Array[], whole: boolean): EncodingGuess {
  const utf8 = tallyUtf8(samples);
  // Bytes beyond ASCII may still follow further on.
  if (utf8.valid + utf8.invalid === 0)
    return { encoding: 'utf-8', confidence: whole ? null : HIGHEST };
  if (utf8.invalid === 0) return { encoding: 'utf-8', confidence: null };
  const tokens = tokensOf(samples, whole);
  const scores = legacyScores(tokens);
  scores.set('utf-8', utf8Score(tokens));
  return best(scores);
}

function best(scores: ReadonlyMap<Encoding, number>): EncodingGuess {
  const [first, ...others] = [...scores].sort(([, a], [, b]) => b - a);
  if (first === undefined) return { encoding: 'utf-8', confidence: null };
  const [encoding, highest] = first;
  const odds = others.reduce(
    (sum, [, score]) => sum + Math.exp((score - highest) / TEMPERATURE),
    0,
  );
  return { encoding, confidence: Math.min(HIGHEST, Math.round(100 / (1 + odds)) / 100) };
}

function utf8Score(tokens: readonly Token[]): number {
  const decoder = new TextDecoder();
  let score = UTF_8_PRIOR;
  for (const { bytes } of tokens) {
    for (const character of decoder.decode(bytes)) {
      if (character === NO_CHARACTER) score += UTF_8_DAMAGE;
      else if (character > '\x7f') score += UTF_8_CHARACTER;
    }
  }
  return score;
}

function legacyScores(tokens: readonly Token[]): Map<Encoding, number> {
  const scores = new Map<Encoding, number>();
  const texts = new Set<string>();
  for (const [encoding, prior] of LEGACY) {
    const decode = decoderOf(encoding);
    const decoded = tokens.map(({ bytes }) => decode(bytes));
    const text = decoded.join('\n');
    if (texts.has(text)) continue;
    texts.add(text);
    let score = prior;
    for (const [at, token] of tokens.entries()) score += plausibility(decoded[at] ?? '', token);
    scores.set(encoding, score);
  }
  return scores;
}

function decoderOf(encoding: Encoding): (bytes: Uint8Array) => string {
  const upper = upperHalf(encoding);
  if (upper === null) {
    const decoder = new TextDecoder(encoding);
    return (bytes) => decoder.decode(bytes);
  }
  return (bytes) =>
    Array.from(bytes, (byte) =>
      byte < 128 ? String.fromCharCode(byte) : upper.charAt(byte - 128),
    ).join('');
}

/**
 * The different words with bytes beyond ASCII. No second byte of a Shift-JIS character is below `@`, and digits, line
 * ends and most delimiters are.
 */
function tokensOf(samples: readonly Uint8Array[], whole: boolean): Token[] {
  const tokens = new Map<string, Token>();
  const ascii = (byte: number | undefined) =>
    byte === undefined ? ' ' : String.fromCharCode(byte);
  for (const [index, sample] of samples.entries()) {
    // Only the first sample begins where the text does.
    let at = index === 0 ? 0 : wordEnd(sample, 0);
    while (at < sample.length && tokens.size < MAX_TOKENS) {
      const end = wordEnd(sample, at);
      const bytes = sample.subarray(at, end);
      const cut = end === sample.length && !whole;
      if (!cut && bytes.some((byte) => byte > 127)) {
        const token = { bytes, before: ascii(sample[at - 1]), behind: ascii(sample[end]) };
        tokens.set(`${token.before}${bytes.join()}${token.behind}`, token);
      }
      at = end + 1;
    }
  }
  return [...tokens.values()];
}

function wordEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && (bytes[at] ?? 0) >= 0x40) at++;
  return at;
}

/** Characters beyond ASCII that are UTF-8, and bytes that are not. */
function tallyUtf8(samples: readonly Uint8Array[]): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (const sample of samples) {
    let at = 0;
    while (at < sample.length && at < 4 && isContinuation(sample[at])) at++;
    while (at < sample.length) {
      const byte = sample[at] ?? 0;
      if (byte < 128) {
        at++;
        continue;
      }
      const length = sequenceLength(sample, at);
      if (length < 0) break;
      if (length > 0) valid++;
      else invalid++;
      at += Math.max(length, 1);
    }
  }
  return { valid, invalid };
}

/** Length of the UTF-8 sequence here; 0 when it is none, -1 when the sample ends inside it. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length =
    lead >= 0xf0 && lead <= 0xf4
      ? 4
      : lead >= 0xe0 && lead < 0xf0
        ? 3
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : 0;
  for (let next = 1; next < length; next++) {
    if (at + next >= bytes.length) return -1;
    if (!isContinuation(bytes[at + next])) return 0;
  }
  return length;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
