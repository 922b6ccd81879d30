/**
 * Whether a text holds what looks like an e-mail address: something before an @, and a name with a dot after it. Each
 * character is looked at no more than twice, however the text was made.
 */
export function holdsEmail(text: string): boolean {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    if (isLocalPart(text[at - 1]) && isHost(wordAfter(text, at + 1))) return true;
  }
  return false;
}

function isLocalPart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}._%+'-]/u.test(character);
}

function wordAfter(text: string, from: number): string {
  let to = from;
  while (to < text.length && /[\p{L}\p{N}.-]/u.test(text.charAt(to))) to += 1;
  return text.slice(from, to);
}

function isHost(word: string): boolean {
  const parts = word.split('.').filter((part) => part !== '');
  return parts.length > 1 && !word.startsWith('.');
}
