/** The words of a column’s name in lower case: `Year_Birth` and `yearBirth` are `year` and `birth`. */
export function attributeWords(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** Whether one of the words of a column’s name is among these. */
export function hasWord(name: string, words: ReadonlySet<string>): boolean {
  return attributeWords(name).some((word) => words.has(word));
}
