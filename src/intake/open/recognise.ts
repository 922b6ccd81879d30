import type { Format } from '../../base/reading';
import { looksLike } from '../sniff/looks-like';
import { sniffUtf16 } from '../sniff/encoding';

/** What a file is by its first bytes: a format that can be read, an archive to open, or something else in words. */
export type Recognised =
  | { readonly kind: 'table'; readonly format: Format }
  | { readonly kind: 'archive' }
  | { readonly kind: 'other'; readonly looksLike: string };

/** Tells from the first bytes (inflated, where they were compressed) what a file is. Names play no part. */
export function recognise(head: Uint8Array): Recognised {
  if (sniffUtf16(head) !== null) return { kind: 'table', format: 'csv' };
  const other = looksLike(head);
  return other === null
    ? { kind: 'table', format: 'csv' }
    : { kind: 'other', looksLike: other };
}
