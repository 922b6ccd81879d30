import type { XlsxPackage } from './package';

/** The texts that cells refer to by number. Runs of rich text are joined; how a word is read aloud is left out. */
export async function readSharedStrings(parts: XlsxPackage, path: string): Promise<string[]> {
  const strings: string[] = [];
  const text = new CellText();
  await parts.scan(path, {
    open: (name) => {
      text.open(name);
    },
    close: (name) => {
      text.close(name);
      if (name === 'si') strings.push(text.take());
    },
    text: (chunk) => {
      text.add(chunk);
    },
  });
  return strings;
}

/** Collects the text of `<si>` and `<is>`. */
export class CellText {
  #text = '';
  #inText = false;
  #inReading = false;

  open(name: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#inReading = true;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inReading = false;
  }

  add(chunk: string): void {
    if (this.#inText && !this.#inReading) this.#text += chunk;
  }

  take(): string {
    const text = unescape(this.#text);
    this.#text = '';
    return text;
  }
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescape(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
