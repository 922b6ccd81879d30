const LONGEST = 80;

/** A file name that every file system takes: `Who is slipping away.md`. */
export function fileName(title: string, extension: string): string {
  const plain = title
    .normalize('NFC')
    // What Windows refuses, what does not print, and what turns the direction of writing.
    .replaceAll(/[<>:"/\\|?*\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ');
  // A name may neither begin nor end with a dot, nor be cut within a character.
  const stem = trimmed(Array.from(trimmed(plain)).slice(0, LONGEST).join(''));
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(stem);
  return `${stem === '' || isReserved ? `Notebook ${stem}`.trim() : stem}.${extension}`;
}

function trimmed(text: string): string {
  return text.replace(/^[\s.]+/, '').replace(/[\s.]+$/, '');
}
