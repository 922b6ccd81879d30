/**
 * A title that no other notebook has: the title itself, or with the first free number behind it (`Sales`, `Sales 2`,
 * `Sales 3`). Upper and lower case, and white space around, make no difference; a title without a letter is `Untitled`.
 */
export function freeTitle(title: string, taken: Iterable<string>): string {
  const known = new Set([...taken].map(folded));
  const wanted = title.trim() === '' ? 'Untitled' : title.trim();
  if (!known.has(folded(wanted))) return wanted;
  const { stem, number } = numbered(wanted);
  let next = number + 1;
  while (known.has(folded(`${stem} ${String(next)}`))) next += 1;
  return `${stem} ${String(next)}`;
}

function folded(title: string): string {
  return title.trim().normalize('NFC').toLowerCase();
}

/** `Sales 2` is the second of `Sales`; `Sales 2024` is a title of its own. */
function numbered(title: string): { stem: string; number: number } {
  const match = /^(.*\S) ([1-9]\d?)$/.exec(title);
  return match === null
    ? { stem: title, number: 1 }
    : { stem: match[1] ?? title, number: Number(match[2]) };
}
