const CANDIDATES = 3;

/** Names that somebody who wrote `wanted` may have meant: few typing errors away, or with the same beginning. */
export function nearNames(wanted: string, names: readonly string[]): string[] {
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

/** Levenshtein’s distance: insertions, deletions and replacements between two words. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
