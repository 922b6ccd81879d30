/** Whether a drag brings files from outside (and not text or an image of the page itself). */
export function bringsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** The files of a drop or a paste; folders are left out. */
export function filesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.items ?? [])]
    .filter((item) => item.kind === 'file' && item.webkitGetAsEntry()?.isDirectory !== true)
    .map((item) => item.getAsFile())
    .filter((file) => file !== null);
}

/**
 * Rows copied from a spreadsheet or a text as a file, or null when the text cannot be a table: it has to have
 * two lines, one of them with a tab, comma or semicolon.
 *
 * @param number which paste of this visit it is: names differ, as files do
 */
export function fileFromPastedText(text: string, number = 1): File | null {
  const lines = text.trim().split(/\r?\n/);
  if (lines.length < 2 || !/[\t,;|]/.test(lines[0] ?? '')) return null;
  const tabs = (lines[0] ?? '').includes('\t');
  const name = number === 1 ? 'pasted' : `pasted-${number}`;
  return new File([text], `${name}.${tabs ? 'tsv' : 'csv'}`, { type: 'text/plain' });
}

/**
 * A table copied from a web page or a spreadsheet as a file, or null when what was copied has no table of two rows. Its
 * cells keep their lines, which plain text does not tell from rows.
 *
 * @param number as for text
 */
export function fileFromPastedPage(html: string, number = 1): File | null {
  const table = /<table\b[\s\S]*/i.exec(html)?.[0] ?? '';
  if ((table.match(/<tr\b/gi) ?? []).length < 2) return null;
  const name = number === 1 ? 'pasted' : `pasted-${number}`;
  const page = `<!doctype html><meta charset="utf-8">${html}`;
  return new File([page], `${name}.html`, { type: 'text/html' });
}
