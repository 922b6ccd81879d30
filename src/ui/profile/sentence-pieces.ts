/** A stretch of a sentence; figures stand out. */
export interface SentencePiece {
  readonly text: string;
  readonly isFigure: boolean;
}

/**
 * The figures of a sentence, each known by the words around it: what is quoted, and the digits in names, are none.
 */
const FIGURE =
  /“[^”]*”|(?<=^For )[\d.]+\s%|(?<=; for .* it is )[\d.,]+(?:\s%)?|(?<=\(index )\d+|(?<=\((?:index \d+, )?n = )\d+|[\d.,]+(?:\s%)?(?= on average in )/gu;

/** The pieces of a sentence, in order. */
export function sentencePieces(sentence: string): readonly SentencePiece[] {
  const pieces: SentencePiece[] = [];
  let from = 0;
  for (const { 0: text, index } of sentence.matchAll(FIGURE)) {
    if (text.startsWith('“')) continue;
    if (index > from) pieces.push({ text: sentence.slice(from, index), isFigure: false });
    pieces.push({ text, isFigure: true });
    from = index + text.length;
  }
  if (from < sentence.length) pieces.push({ text: sentence.slice(from), isFigure: false });
  return pieces;
}
