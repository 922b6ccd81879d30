/**
 * Names that somebody may have meant: those that begin alike or differ by few letters, the nearest first, at most
 * three. Distance is Levenshtein’s (“Binary codes capable of correcting deletions, insertions, and reversals”, 1966).
 */
export function nearNames(name: string, names: Iterable<string>): string[] {
  const allowed = Math.max(1, Math.floor(name.length / 3));
  return [...names]
    .map((candidate) => ({ candidate, distance: nearness(name, candidate) }))
    .filter(({ distance }) => distance <= allowed)
    .toSorted((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** The number of letters to change; one at most where one name begins with the other. */
function nearness(a: string, b: string): number {
  const begins = a.length >= 3 && b.length >= 3 && (a.startsWith(b) || b.startsWith(a));
  return begins ? Math.min(1, levenshtein(a, b)) : levenshtein(a, b);
}

function levenshtein(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const shorter = Math.min(above[column] ?? 0, current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, shorter));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
