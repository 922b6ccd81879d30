const LONGEST = 80;

/** A file name for a notebook that every file system takes: `Who is slipping away.md`. */
export function notebookFileName(title: string): string {
  const plain = title
    .normalize('NFC')
    // What Windows refuses, what does not print, and what turns the direction of writing.
    .replaceAll(/[<>:"/\\|?*\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ');
  // A name may neither begin nor end with a dot, nor be cut within a character.
  const stem = trimmed(Array.from(trimmed(plain)).slice(0, LONGEST).join(''));
  if (stem === '') return 'Notebook.md';
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(stem) ? `Notebook ${stem}.md` : `${stem}.md`;
}

function trimmed(text: string): string {
  return text.replace(/^[\s.]+/, '').replace(/[\s.]+$/, '');
}
