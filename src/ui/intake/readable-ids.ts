import type { ReadableIds } from '../../kernel/protocol';

const WORDS = { email: 'e-mail addresses', phone: 'phone numbers', name: 'names' } as const;

/** What masking cannot hide, in words: ids that are names themselves. Undefined where there are none. */
export function readableIdsNote(ids: readonly ReadableIds[]): string | undefined {
  if (ids.length === 0) return undefined;
  const where = ids.map(({ source, column, like }) => `${column} of ${source} (${WORDS[like]})`);
  return `Customer ids stay readable: ${where.join(', ')}.`;
}
