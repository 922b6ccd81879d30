const MAX_LENGTH = 40;
/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/**
 * The name of a source made from a file's name: ASCII lower case and `_`, at most 40 characters, never empty, never
 * beginning with a digit, numbered if taken.
 */
export function sourceSlug(fileName: string, taken: ReadonlySet<string>): string {
  const stem = fileName
    .replace(/^.*[/\\]/, '')
    .replace(
      /(\.(csv|tsv|txt|tab|psv|gz|zip|json|ndjson|jsonl|xls[xm]?|xml|html?|parquet|arrows?|feather|ipc))+$/i,
      '',
    );
  const ascii = stem
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]/g, (letter) => LETTERS[letter] ?? '_')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
  const named = ascii === '' ? 'source' : /^\d/.test(ascii) ? `t_${ascii}` : ascii;
  const slug = cut(named, MAX_LENGTH);
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    const ending = `_${number}`;
    const numbered = cut(slug, MAX_LENGTH - ending.length) + ending;
    if (!taken.has(numbered)) return numbered;
  }
}

function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/_$/, '');
}
