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
const OWN_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Umlauts as they are written where a system has none. */
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** Little words that say nothing between two others: `date de la commande`, `number of items`, `naam van de klant`. */
const PARTICLES = new Set(
  'of the de du des la le les l d della dell delle dei del di da do das dos van den der el los las'.split(
    ' ',
  ),
);

/**
 * The words of a column name in lower case: `CustomerID`, `customer_id`, `customer-id` and `Customer ID` are all
 * `['customer', 'id']`. Accents are left out and letters with strokes become plain ones (`ilość` is `ilosc`, `Größe` is
 * `grosse`), `n°` and `nº` are `no`; letters of other scripts stay.
 */
export function nameWords(name: string): readonly string[] {
  return name
    .replace(/(?<!\p{L})n\.?[°º]/giu, 'no ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(OWN_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The name without case, spaces and signs: `customerid`. */
export function squashedName(name: string): string {
  return nameWords(name).join('');
}

/**
 * The keys under which a column is looked up among known names: without case, spaces and signs, and the same without
 * little words between others.
 */
export function columnKeys(name: string): readonly string[] {
  return keysOf(nameWords(name));
}

/** The keys of a known name: those of a column, for each way to write its umlauts. */
export function knownKeys(name: string): readonly string[] {
  return [...new Set(spellings(name).flatMap(columnKeys))];
}

/** A known name as it is written, and with `ae`, `oe` and `ue` for its umlauts. */
export function spellings(name: string): readonly string[] {
  const written = name.replace(/[äöü]/gi, (letter) => UMLAUTS[letter.toLowerCase()] ?? letter);
  return written === name ? [name] : [name, written];
}

function keysOf(words: readonly string[]): readonly string[] {
  const last = words.length - 1;
  const plain = words.join('');
  const bare = words
    .filter((word, place) => place === 0 || place === last || !PARTICLES.has(word))
    .join('');
  return bare === plain ? [plain] : [plain, bare];
}
