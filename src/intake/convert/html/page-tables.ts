import { Parser } from 'htmlparser2';
import { CellWords } from './cell-words';

/** A cell as it stands in the page. */
export interface PageCell {
  readonly text: string;
  readonly isHeader: boolean;
  readonly columns: number;
  /** 65,534 for the rest of the table. */
  readonly rows: number;
}

export interface PageTable {
  /** In the page, from 1, in the order of their beginnings; those inside others count too. */
  readonly number: number;
  readonly isHidden: boolean;
  /** Its caption, or the nearest heading above. */
  label: string | null;
  /** Another table stands in one of its cells: it arranges the page. */
  isLayout: boolean;
}

export interface PageVisitor {
  readonly start?: (table: PageTable) => void;
  /** A row of a table, from top to bottom, also one without cells. */
  readonly row?: (table: PageTable, cells: readonly PageCell[]) => void;
}

interface OpenTable {
  readonly table: PageTable;
  cells: PageCell[] | null;
  cell: (Omit<PageCell, 'text'> & { readonly words: CellWords }) | null;
  caption: CellWords | null;
}

/** Elements whose text is not for readers. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'select']);
/** Elements that begin and end with a line. */
const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre']);
const HEADING = /^h[1-6]$/;
/** What HTML allows. */
const MAX_COLSPAN = 1000;
const MAX_ROWSPAN = 65_534;
/** Tables inside each other beyond this are no page. */
const MAX_DEPTH = 100;

/**
 * Finds the tables of a page that comes in chunks. Only text is taken from it: nothing is run, loaded or drawn. A table
 * in a cell of another is one of its own, and its text is not that of the cell.
 */
export class PageReader {
  readonly #visitor: PageVisitor;
  readonly #parser: Parser;
  readonly #open: OpenTable[] = [];
  #tables = 0;
  #silent = 0;
  #heading: string | null = null;
  #headingWords: CellWords | null = null;

  constructor(visitor: PageVisitor) {
    this.#visitor = visitor;
    this.#parser = new Parser({
      onopentag: (name, attributes) => {
        this.#start(name, attributes);
      },
      onclosetag: (name) => {
        this.#end(name);
      },
      ontext: (text) => {
        if (this.#silent === 0) this.#words?.add(text);
      },
    });
  }

  push(chunk: string): void {
    this.#parser.write(chunk);
  }

  end(): void {
    this.#parser.end();
    while (this.#open.length > 0) this.#endTable();
  }

  /** Where text goes that comes now. */
  get #words(): CellWords | null {
    const table = this.#open.at(-1);
    return this.#headingWords ?? table?.caption ?? table?.cell?.words ?? null;
  }

  #start(name: string, attributes: Readonly<Record<string, string>>): void {
    if (SILENT.has(name)) this.#silent += 1;
    else if (name === 'table') this.#startTable(attributes);
    else if (name === 'br') this.#words?.breakLine();
    else if (BLOCKS.has(name)) this.#words?.block();
    const table = this.#open.at(-1);
    if (table === undefined) {
      if (HEADING.test(name)) this.#headingWords = new CellWords();
    } else if (name === 'tr') this.#startRow(table);
    else if (name === 'td' || name === 'th') this.#startCell(table, name === 'th', attributes);
    else if (name === 'caption') table.caption = new CellWords();
  }

  #end(name: string): void {
    if (SILENT.has(name)) this.#silent -= 1;
    else if (BLOCKS.has(name)) this.#words?.block();
    if (HEADING.test(name) && this.#headingWords !== null) {
      this.#heading = this.#headingWords.text() || null;
      this.#headingWords = null;
    }
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (name === 'table') this.#endTable();
    else if (name === 'tr') this.#endRow(table);
    else if (name === 'td' || name === 'th') endCell(table);
    else if (name === 'caption') {
      table.table.label = table.caption?.text() || table.table.label;
      table.caption = null;
    }
  }

  #startTable(attributes: Readonly<Record<string, string>>): void {
    const outer = this.#open.at(-1);
    if (outer !== undefined) outer.table.isLayout = true;
    if (this.#open.length === MAX_DEPTH) throw new Error('tables stand inside each other too deep');
    this.#headingWords = null;
    const table: PageTable = {
      number: ++this.#tables,
      isHidden: 'hidden' in attributes || /display\s*:\s*none/i.test(attributes['style'] ?? ''),
      label: this.#heading,
      isLayout: false,
    };
    this.#open.push({ table, cells: null, cell: null, caption: null });
    this.#visitor.start?.(table);
  }

  #endTable(): void {
    const table = this.#open.at(-1);
    if (table !== undefined) this.#endRow(table);
    this.#open.pop();
  }

  #startRow(table: OpenTable): void {
    this.#endRow(table);
    table.cells = [];
  }

  #endRow(table: OpenTable): void {
    endCell(table);
    if (table.cells !== null) this.#visitor.row?.(table.table, table.cells);
    table.cells = null;
  }

  #startCell(
    table: OpenTable,
    isHeader: boolean,
    attributes: Readonly<Record<string, string>>,
  ): void {
    endCell(table);
    table.cells ??= [];
    table.cell = {
      words: new CellWords(),
      isHeader,
      columns: span(attributes['colspan'], MAX_COLSPAN) || 1,
      rows: span(attributes['rowspan'], MAX_ROWSPAN) || MAX_ROWSPAN,
    };
  }
}

function endCell(table: OpenTable): void {
  if (table.cell === null) return;
  const { words, ...cell } = table.cell;
  table.cells?.push({ text: words.text(), ...cell });
  table.cell = null;
}

/** A span that is none is 1, as in browsers. */
function span(value: string | undefined, most: number): number {
  const number = Number.parseInt(value ?? '1', 10);
  return number >= 0 ? Math.min(number, most) : 1;
}
