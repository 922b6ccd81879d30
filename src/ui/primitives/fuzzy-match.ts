/** How well a text answers what was typed. */
export interface FuzzyMatch {
  /** 5 the whole text, 4 its start, 3 the start of a word, 2 starts of words, 1 letters in between. */
  readonly tier: 1 | 2 | 3 | 4 | 5;
  /** Start and end of each run of letters that matched, in pairs. */
  readonly ranges: readonly number[];
}

/**
 * Finds what was typed in a text, whatever its case: `rec` and `rd` both find `recency_days`.
 *
 * @param typed without spaces around it; empty matches everything at tier 1.
 * @returns null where the text does not answer.
 */
export function fuzzyMatch(typed: string, text: string): FuzzyMatch | null {
  if (typed === '') return { tier: 1, ranges: [] };
  const pattern = typed.toLowerCase();
  const lower = text.toLowerCase();
  // Some letters change their length with their case (İ): positions would be wrong.
  if (lower.length !== text.length) return lower.includes(pattern) ? { tier: 1, ranges: [] } : null;
  if (lower.startsWith(pattern)) {
    return { tier: lower.length === pattern.length ? 5 : 4, ranges: [0, pattern.length] };
  }
  return inWord(pattern, lower, text) ?? byWordStarts(pattern, lower, text);
}

function inWord(pattern: string, lower: string, text: string): FuzzyMatch | null {
  const first = lower.indexOf(pattern);
  if (first < 0) return null;
  for (let at = first; at >= 0; at = lower.indexOf(pattern, at + 1)) {
    if (startsWord(text, at)) return { tier: 3, ranges: [at, at + pattern.length] };
  }
  // Two letters in the middle of a word are chance.
  return pattern.length < 3 ? null : { tier: 1, ranges: [first, first + pattern.length] };
}

/** Each letter follows the one before it or starts a word. */
function byWordStarts(pattern: string, lower: string, text: string): FuzzyMatch | null {
  const ranges: number[] = [];
  let at = 0;
  for (const letter of pattern) {
    const last = ranges.at(-1);
    const next =
      last === at && lower.startsWith(letter, at) ? at : nextStart(letter, lower, text, at);
    if (next < 0) return null;
    if (next === last) ranges[ranges.length - 1] = next + letter.length;
    else ranges.push(next, next + letter.length);
    at = next + letter.length;
  }
  return { tier: 2, ranges };
}

function nextStart(letter: string, lower: string, text: string, from: number): number {
  for (let at = lower.indexOf(letter, from); at >= 0; at = lower.indexOf(letter, at + 1)) {
    if (startsWord(text, at)) return at;
  }
  return -1;
}

/** After a separator, or a capital after a small letter. */
function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const pair = text.slice(at - 1, at + 1);
  return /[^\p{L}\p{N}][\p{L}\p{N}]/u.test(pair) || /\p{Ll}\p{Lu}/u.test(pair);
}
