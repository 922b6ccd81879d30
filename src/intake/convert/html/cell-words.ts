/** Puts the text of a cell together as a reader sees it: runs of blanks are one, lines are those of the page. */
export class CellWords {
  #text = '';

  add(text: string): void {
    this.#text += text.replaceAll(/[ \t\r\n\f\u00a0]+/g, ' ');
  }

  breakLine(): void {
    this.#text += '\n';
  }

  /** A paragraph begins or ends here. */
  block(): void {
    this.#text += '\f';
  }

  text(): string {
    return this.#text
      .replaceAll(/ +/g, ' ')
      .replaceAll(/ ?([\n\f]) ?/g, '$1')
      .replaceAll(/\f+/g, '\f')
      .replaceAll(/\f?\n\f?|\f/g, '\n')
      .trim();
  }
}
