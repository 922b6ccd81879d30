import { sha256 } from './sha256';

/**
 * Names a notebook’s text, to remember that its reader agreed to run it: SHA-256 of its UTF-8 in hexadecimal. One
 * changed character gives another name, and nobody can write a second text of the same one.
 */
export function textHash(text: string): string {
  return sha256(new TextEncoder().encode(text));
}
