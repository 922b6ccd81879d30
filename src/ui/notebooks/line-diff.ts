/** A line of one text, of the other, or of both; or lines of both that are left out. */
export type DiffLine =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
  | { readonly kind: 'skipped'; readonly lines: number };

/** Pairs of lines that are compared at most; beyond, everything between the first and the last change counts as new. */
const MOST_PAIRS = 4_000_000;

/**
 * What has to be done to one text to get another, line by line: the longest common subsequence stays (the table method;
 * Wagner and Fischer 1974).
 *
 * @param context unchanged lines shown around each change.
 * @returns nothing where the texts are the same.
 */
export function lineDiff(before: string, after: string, context = 2): DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  if (start === a.length && start === b.length) return [];
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = changes(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (text: string): DiffLine => ({ kind: 'same', text });
  return skipped(
    [...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)],
    context,
  );
}

function changes(a: readonly string[], b: readonly string[]): DiffLine[] {
  const removed = (text: string): DiffLine => ({ kind: 'removed', text });
  const added = (text: string): DiffLine => ({ kind: 'added', text });
  if (a.length * b.length > MOST_PAIRS) return [...a.map(removed), ...b.map(added)];
  const common = commonLengths(a, b);
  const width = b.length + 1;
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    if (one !== undefined && one === other) {
      lines.push({ kind: 'same', text: one });
      i += 1;
      j += 1;
    } else if (
      one !== undefined &&
      (other === undefined ||
        (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      lines.push(removed(one));
      i += 1;
    } else if (other !== undefined) {
      lines.push(added(other));
      j += 1;
    }
  }
  return lines;
}

/** Length of the longest common subsequence of the rests that begin at (i, j), row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const below = lengths[(i + 1) * width + j] ?? 0;
      const right = lengths[i * width + j + 1] ?? 0;
      lengths[i * width + j] =
        a[i] === b[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(below, right);
    }
  }
  return lengths;
}

/** Leaves out what is far from any change. */
function skipped(lines: readonly DiffLine[], context: number): DiffLine[] {
  const changed = lines.flatMap((line, at) => (line.kind === 'same' ? [] : [at]));
  const near = new Set(
    changed.flatMap((at) => Array.from({ length: 2 * context + 1 }, (_, by) => at - context + by)),
  );
  const result: DiffLine[] = [];
  lines.forEach((line, at) => {
    const last = result.at(-1);
    if (near.has(at)) result.push(line);
    else if (last?.kind === 'skipped') {
      result[result.length - 1] = { kind: 'skipped', lines: last.lines + 1 };
    } else result.push({ kind: 'skipped', lines: 1 });
  });
  return result;
}
