import type { Reading } from '../../base/reading';
import { encodingOfHighBytes } from '../sniff/high-bytes';
import type { FileText } from '../text-of';

/**
 * The reading with the encoding that the bytes beyond ASCII of whole texts tell, where its samples were ASCII and so
 * left it open. Texts that differ in it stay UTF-8: one reading has one encoding.
 */
export async function withLateEncoding(
  reading: Reading,
  texts: readonly FileText[],
  signal: AbortSignal | undefined,
): Promise<Reading> {
  if (reading.encoding !== 'utf-8' || reading.encoding_confidence === undefined) return reading;
  const sure = withoutDoubt(reading);
  const guesses = [];
  for (const { text } of texts) {
    const guess = await encodingOfHighBytes(text, signal);
    if (guess !== null) guesses.push(guess);
  }
  const [first] = guesses;
  if (first === undefined || guesses.some(({ encoding }) => encoding !== first.encoding))
    return sure;
  const { encoding, confidence } = first;
  return { ...sure, encoding, ...(confidence !== null && { encoding_confidence: confidence }) };
}

/** The reading of a text that the engine has read strictly: it is UTF-8 if it was read as such. */
export function withoutDoubt(reading: Reading): Reading {
  if (reading.encoding !== 'utf-8') return reading;
  const { encoding_confidence: _, ...sure } = reading;
  return sure;
}
