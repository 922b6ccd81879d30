import type { SqlToken } from '../../base/sql-token';
import { tokensFrom } from '../../sql';
import type { WasmBindings } from './bindings';
import { fromUtf8Offsets } from './text-offsets';

/** DuckDB's token types, by their number; it tells no comments. */
const KINDS: readonly SqlToken['kind'][] = ['name', 'number', 'string', 'operator', 'keyword'];

/** Spaces that DuckDB's parser takes for spaces and its tokenizer for letters. */
const UNICODE_SPACES = /[\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/g;

/** The tokens of a text, from DuckDB's tokenizer. */
export async function tokenize(bindings: WasmBindings, text: string): Promise<SqlToken[]> {
  const spaced = text.replaceAll(UNICODE_SPACES, ' ');
  const { offsets, types } = await bindings.tokenize(spaced);
  const units = fromUtf8Offsets(spaced, offsets);
  const starts = units.map((from, at) => ({ kind: KINDS[types[at] ?? -1] ?? 'operator', from }));
  return tokensFrom(spaced, starts);
}
