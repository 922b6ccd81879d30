/** What to replace to turn one text into another. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The smallest single replacement, so that a cursor before or behind it stays where it is.
 *
 * @returns null where the texts are equal. Offsets are UTF-16 and never split a surrogate pair.
 */
export function minimalChange(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  if (isHighSurrogate(before, start - 1)) start -= 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end += 1;
  }
  if (end > 0 && isHighSurrogate(before, before.length - end - 1)) end -= 1;
  return {
    from: start,
    to: before.length - end,
    insert: after.slice(start, after.length - end),
  };
}

function isHighSurrogate(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF]$/.test(text[at] ?? '');
}
