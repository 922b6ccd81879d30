import { NO_CHARACTER } from '../code-pages';
import { IMPLAUSIBLE, letterScore } from './accents';

/** A run of letters and bytes beyond ASCII, with what stands before and behind it. */
export interface Token {
  readonly bytes: Uint8Array;
  readonly before: string;
  readonly behind: string;
}

/** Log-probability of bytes that are no character in the encoding. */
const NO_CHARACTER_SCORE = -22;

/**
 * How plausible the characters beyond ASCII are where they stand, as a log-probability: accented letters beside the
 * letters that they are seen with, in the case of the word; Japanese beside Japanese; signs where signs stand.
 */
export function plausibility(text: string, { before, behind }: Token): number {
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character <= '\x7f') continue;
    const previous = at > 0 ? text.charAt(at - 1) : before;
    const next = at + 1 < text.length ? text.charAt(at + 1) : behind;
    const second = at > 1 ? text.charAt(at - 2) : before;
    score += characterScore(character, previous, next, second);
  }
  return score;
}

function characterScore(character: string, previous: string, next: string, second: string): number {
  if (character === NO_CHARACTER) return NO_CHARACTER_SCORE;
  if (isJapanese(character)) return japaneseScore(character, previous, next);
  if (/[ªº]/.test(character) || !isLetter(character)) return signScore(character, previous, next);
  let score = letterScore(character, previous, next);
  if (isDigit(previous) || isDigit(next)) score -= 4;
  if (isUpper(character)) {
    if (isLower(previous)) score -= 6;
  } else if (isUpper(previous) && (isUpper(next) || isUpper(second))) {
    score -= 4;
  }
  return score;
}

/** Japanese text hardly ever touches small Latin letters; accented words misread as Japanese always do. */
function japaneseScore(character: string, previous: string, next: string): number {
  const neighbours = [previous, next];
  const touching = neighbours.filter((one) => /[a-zA-Z]/.test(one));
  const small = touching.filter((one) => one >= 'a').length;
  const alone = touching.length > 0 && !neighbours.some(isJapanese);
  const penalty = 6 * small + 2 * (touching.length - small) + (alone ? 8 : 0);
  if (isHalfWidth(character)) return (neighbours.some(isHalfWidth) ? -6 : -14) - penalty;
  return (/[\u3000-\u30ff\uff00-\uff60]/.test(character) ? -6.5 : -8.5) - penalty;
}

function signScore(sign: string, previous: string, next: string): number {
  const inWord = isLetter(previous) && isLetter(next);
  if (sign === '’') return isLetter(previous) ? -8 : -11;
  if (sign === '\u00a0') return inWord ? -11 : -8;
  if (/[€£]/.test(sign)) {
    if (isDigit(previous) || isDigit(next)) return -7;
    return inWord ? -20 : isLetter(previous) || isLetter(next) ? -14 : -9;
  }
  if (/[–—‘“”„«»°®™…½²³ºª§]/.test(sign)) return inWord ? -18 : -10;
  if (/[•·×±©¼¾‚‹›‰¡¿¢¥´]/.test(sign)) return inWord ? -20 : -12;
  return inWord ? -22 : IMPLAUSIBLE;
}

function isJapanese(character: string): boolean {
  return /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff9f々〆]/.test(character);
}

function isHalfWidth(character: string): boolean {
  return character >= '\uff61' && character <= '\uff9f';
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

function isUpper(character: string): boolean {
  return /\p{Lu}/u.test(character);
}

function isLower(character: string): boolean {
  return /\p{Ll}/u.test(character);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
