const CANDIDATES = 3;

/**
 * Names that somebody who wrote `wanted` may have meant: few typing errors away, or with the same beginning; the nearest
 * first, three at most. Errors are counted as by Damerau (“A technique for computer detection and correction of spelling
 * errors”, 1964): two letters in the wrong order are one.
 */
export function nearNames(wanted: string, names: Iterable<string>): string[] {
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(names)]
    .map((name) => ({ name, distance: editDistance(wanted, name) }))
    .filter(
      ({ name, distance }) =>
        distance <= allowed || name.startsWith(wanted) || wanted.startsWith(`${name}_`),
    )
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, CANDIDATES)
    .map(({ name }) => name);
}

/** Insertions, deletions, replacements and swaps of neighbours between two words. */
function editDistance(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const shorter = Math.min(above[column] ?? 0, current[column - 1] ?? 0) + 1;
      const swaps = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = swaps ? (twoAbove[column - 2] ?? Infinity) + 1 : Infinity;
      current.push(Math.min(replaced, shorter, swapped));
    }
    twoAbove = above;
    above = current;
  }
  return above[b.length] ?? 0;
}
