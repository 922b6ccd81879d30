import { numberText } from '../grid/number-text';
import type { GridCell, GridRow } from '../grid/grid-row';
import type { CellRange } from '../grid/range';
import { attribute, XmlScanner } from '../xml-scanner';

export interface XmlSheet {
  readonly name: string;
  isHidden: boolean;
}

export interface SheetVisitor {
  readonly start?: (sheet: XmlSheet) => void;
  readonly row?: (sheet: XmlSheet, row: GridRow, merged: readonly CellRange[]) => void;
}

/**
 * Reads the sheets of a workbook of Excel 2003 in XML, which comes in chunks. Values are typed: dates are ISO 8601, numbers have a point.
 *
 * @throws XmlDamage
 */
export class SpreadsheetXmlReader {
  readonly #visitor: SheetVisitor;
  readonly #scanner: XmlScanner;
  #sheet: XmlSheet | null = null;
  #row = 0;
  #hidden = false;
  #cells: GridCell[] = [];
  #merged: CellRange[] = [];
  /** Column of the cell, and how far it reaches. */
  #column = 0;
  #right = 0;
  #bottom = 0;
  #type = '';
  #text: string | null = null;
  #isVisibility = false;
  /** By column: the last row that a cell from above reaches into. */
  #taken: number[] = [];

  constructor(visitor: SheetVisitor) {
    this.#visitor = visitor;
    this.#scanner = new XmlScanner({
      open: (name, attributes) => {
        this.#open(name, attributes);
      },
      close: (name) => {
        this.#close(name);
      },
      text: (text) => {
        if (this.#text !== null) this.#text += text;
        else if (this.#isVisibility && this.#sheet !== null)
          this.#sheet.isHidden = /hidden/i.test(text);
      },
    });
  }

  push(chunk: string): void {
    this.#scanner.push(chunk);
  }

  end(): void {
    this.#scanner.end();
  }

  #open(name: string, attributes: string): void {
    if (name === 'Worksheet') {
      this.#sheet = { name: attribute(attributes, 'Name') ?? '', isHidden: false };
      this.#row = 0;
      this.#taken = [];
      this.#visitor.start?.(this.#sheet);
    } else if (name === 'Row') {
      this.#row = number(attributes, 'Index') || this.#row + 1;
      this.#hidden = attribute(attributes, 'Hidden') === '1';
      this.#cells = [];
      this.#merged = [];
      this.#right = 0;
    } else if (name === 'Cell') this.#startCell(attributes);
    else if (name === 'Data') {
      this.#type = attribute(attributes, 'Type') ?? 'String';
      this.#text = '';
    } else if (name === 'Visible') this.#isVisibility = true;
  }

  #startCell(attributes: string): void {
    let column = number(attributes, 'Index') || this.#right + 1;
    while ((this.#taken[column] ?? 0) >= this.#row) column += 1;
    this.#column = column;
    this.#right = column + Math.min(number(attributes, 'MergeAcross'), 16_384);
    this.#bottom = this.#row + number(attributes, 'MergeDown');
    for (let over = column; over <= this.#right; over++) this.#taken[over] = this.#bottom;
  }

  #close(name: string): void {
    if (name === 'Data') this.#endData();
    else if (name === 'Visible') this.#isVisibility = false;
    else if (name === 'Row' && this.#sheet !== null && this.#cells.length > 0) {
      const row = { row: this.#row, hidden: this.#hidden, cells: this.#cells };
      this.#visitor.row?.(this.#sheet, row, this.#merged);
    }
  }

  #endData(): void {
    const value = this.#text ?? '';
    this.#text = null;
    if (value === '') return;
    const cell = { column: this.#column, currency: null, ...read(this.#type, value) };
    this.#cells.push(cell);
    if (this.#right > this.#column || this.#bottom > this.#row)
      this.#merged.push({
        top: this.#row,
        left: this.#column,
        bottom: this.#bottom,
        right: this.#right,
      });
  }
}

function read(type: string, value: string): Pick<GridCell, 'text' | 'kind' | 'lost'> {
  switch (type) {
    case 'Number':
      return { text: numberText(value), kind: 'number', lost: null };
    case 'Boolean':
      return { text: value.trim() === '1' ? 'true' : 'false', kind: 'other', lost: null };
    case 'DateTime':
      return { text: dateText(value), kind: 'other', lost: null };
    case 'Error':
      return { text: '', kind: 'lost', lost: value };
    default:
      return { text: value, kind: 'text', lost: null };
  }
}

/** Days have midnight behind them, and times of day the day before the first. */
function dateText(value: string): string {
  const [day = '', clock = ''] = value.trim().replace(/Z$/, '').split('T');
  const time = clock.replace(/\.0+$/, '');
  if (day === '1899-12-31' || day === '1899-12-30') return time;
  return time === '' || time === '00:00:00' ? day : `${day}T${time}`;
}

function number(attributes: string, name: string): number {
  const value = Number(attribute(attributes, name) ?? 0);
  return Number.isInteger(value) && value > 0 ? value : 0;
}
