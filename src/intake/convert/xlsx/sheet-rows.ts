import type { GridCell, GridRow } from '../grid/grid-row';
import { numberText } from '../grid/number-text';
import { columnNumber } from '../grid/range';
import type { NumberFormat } from './number-format';
import { GENERAL } from './number-format';

import type { ScanHooks } from './package';

import { serialText } from './serial';
import { CellText, unescape } from './shared-strings';
import { isTrue, type Workbook } from './workbook';
import { attribute, eachAttribute, XmlDamage, type XmlHandlers } from '../xml-scanner';

/**
 * Reads the rows of a sheet from top to bottom, whatever is hidden or filtered out among them. Cells without a value,
 * which only have a format, are not there.
 *
 * @throws as `XlsxPackage.scan`
 */
export async function readRows(
  workbook: Workbook,
  part: string,
  onRow: (row: GridRow) => void,
  hooks: ScanHooks = {},
): Promise<void> {
  const reader = new RowReader(workbook, onRow);
  await workbook.parts.scan(part, reader.handlers, hooks);
}

class RowReader {
  readonly handlers: XmlHandlers = {
    open: (name, attributes) => {
      this.#open(name, attributes);
    },
    close: (name) => {
      this.#close(name);
    },
    text: (text) => {
      if (this.#inValue) this.#value += text;
      else this.#inline.add(text);
    },
  };

  readonly #workbook: Workbook;
  readonly #onRow: (row: GridRow) => void;
  readonly #inline = new CellText();
  #row = 0;
  #hidden = false;
  #cells: GridCell[] = [];
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;
  #isFormula = false;

  constructor(workbook: Workbook, onRow: (row: GridRow) => void) {
    this.#workbook = workbook;
    this.#onRow = onRow;
  }

  readonly #onCellAttribute = (name: string, value: string): void => {
    if (name === 'r') this.#column = columnNumber(value);
    else if (name === 't') this.#type = value;
    else if (name === 's') this.#style = Number(value);
  };

  #open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        this.#startCell(attributes);
        return;
      case 'v':
        this.#inValue = true;
        return;
      case 'f':
        this.#isFormula = true;
        return;
      case 'row':
        this.#row = Number(attribute(attributes, 'r') ?? this.#row + 1);
        this.#hidden = isTrue(attribute(attributes, 'hidden'));
        this.#cells = [];
        this.#column = 0;
        return;
      default:
        this.#inline.open(name);
    }
  }

  #close(name: string): void {
    switch (name) {
      case 'v':
        this.#inValue = false;
        return;
      case 'c':
        this.#endCell();
        return;
      case 'row':
        if (this.#cells.length > 0)
          this.#onRow({ row: this.#row, hidden: this.#hidden, cells: this.#cells });
        return;
      default:
        this.#inline.close(name);
    }
  }

  #startCell(attributes: string): void {
    this.#column += 1;
    this.#value = '';
    this.#isFormula = false;
    this.#type = 'n';
    this.#style = 0;
    eachAttribute(attributes, this.#onCellAttribute);
  }

  #endCell(): void {
    const inline = this.#inline.take();
    const value = this.#type === 'inlineStr' ? inline : this.#value;
    if (value !== '') this.#read(value);
    else if (this.#isFormula && this.#type !== 'str') this.#add('', 'lost', NOT_CALCULATED);
  }

  #read(value: string): void {
    switch (this.#type) {
      case 's':
        this.#addText(this.#workbook.strings[Number(value)] ?? '');
        return;
      case 'str':
        this.#addText(unescape(value));
        return;
      case 'inlineStr':
        this.#addText(value);
        return;
      case 'b':
        this.#add(isTrue(value) ? 'true' : 'false', 'other');
        return;
      case 'e':
        this.#add('', 'lost', value);
        return;
      case 'd':
        this.#add(isoText(value, this.#format.kind === 'date'), 'other');
        return;
      default:
        this.#number(value);
    }
  }

  #number(value: string): void {
    const { kind, currency } = this.#format;
    const serial = Number(value);
    if (kind === 'number' || Number.isNaN(serial)) {
      this.#add(numberText(value), 'number', null, currency);
      return;
    }
    const text = serialText(serial, kind, this.#workbook.is1904);
    if (text !== null) this.#add(text, 'other');
    else if (serial === 0) this.#add('', 'lost', NO_DATE);
    else this.#add(numberText(value), 'number');
  }

  #addText(text: string): void {
    if (text !== '') this.#add(text, 'text');
  }

  #add(
    text: string,
    kind: GridCell['kind'],
    lost: string | null = null,
    currency: string | null = null,
  ): void {
    this.#checkPlace();
    this.#cells.push({ column: this.#column, text, kind, currency, lost });
  }

  /** A place that no sheet has would cost the memory of all places before; one that was there would lose its value. */
  #checkPlace(): void {
    const before = this.#cells.at(-1)?.column ?? 0;
    const isThere = this.#row >= 1 && this.#row <= MAX_ROW && this.#column <= MAX_COLUMN;
    if (!isThere || this.#column <= before)
      throw new XmlDamage('a cell of it is where none can be');
  }

  get #format(): NumberFormat {
    return this.#workbook.formats[this.#style] ?? GENERAL;
  }
}

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
const NOT_CALCULATED = 'formula without a stored result';
/** An empty cell that a formula refers to is 0, which as a date is the day before the first. */
const NO_DATE = 'date that is 0';

function isoText(value: string, dateOnly: boolean): string {
  const text = value.trim().replace(/Z$/, '');
  return dateOnly ? text.replace(/T00:00(:00(\.0+)?)?$/, '') : text;
}
