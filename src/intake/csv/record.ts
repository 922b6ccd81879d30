/** What separates fields and encloses them. Delimiter and quote are bytes; a quote of -1 means that there is none. */
export interface Dialect {
  /** UTF-8 bytes of the delimiter. */
  readonly delimiter: Uint8Array;
  readonly quote: number;
  /** True when a lone carriage return ends a record (old Macintosh files). */
  readonly crEnds: boolean;
}

export type RecordProblem = 'never_closed' | 'after_quote';

/** One record of a CSV file as offsets into its bytes; reused from record to record. */
export interface RecordView {
  fields: number;
  /** Content of each field, without quotes; doubled quotes are still doubled. */
  readonly starts: number[];
  readonly ends: number[];
  readonly quoted: boolean[];
  start: number;
  /** End of the record without its line end, and where the next one begins. */
  end: number;
  next: number;
  /** Line ends inside, the last one included. */
  lines: number;
  problem: RecordProblem | null;
  /** The bytes ended before the record did. */
  incomplete: boolean;
  /** Holds bytes beyond ASCII. */
  highBytes: boolean;
  /** Not as the engine would read it: has to be written anew. */
  irregular: boolean;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
/** No line end here, or too few bytes to tell. */
const NONE = -1;
const UNKNOWN = -2;

/** A dialect from the words of a reading. */
export function makeDialect(delimiter: string, quote: string, crEnds: boolean): Dialect {
  return {
    delimiter: new TextEncoder().encode(delimiter),
    quote: quote === '' ? -1 : quote.charCodeAt(0),
    crEnds,
  };
}

/** True when lines of these bytes end in a carriage return alone. */
export function endsLinesWithCr(head: Uint8Array): boolean {
  const at = head.indexOf(CR);
  if (at < 0 || at + 1 >= head.length || head[at + 1] === LF) return false;
  const lf = head.indexOf(LF);
  return lf < 0 || at < lf;
}

function newRecordView(): RecordView {
  return {
    fields: 0,
    starts: [],
    ends: [],
    quoted: [],
    start: 0,
    end: 0,
    next: 0,
    lines: 0,
    problem: null,
    incomplete: false,
    highBytes: false,
    irregular: false,
  };
}

/** Text of a field, with doubled quotes made single. Bytes that are not UTF-8 become replacement characters. */
export function fieldText(
  bytes: Uint8Array,
  view: RecordView,
  field: number,
  quote: string,
): string {
  const text = DECODER.decode(bytes.subarray(view.starts[field] ?? 0, view.ends[field] ?? 0));
  return view.quoted[field] === true ? text.replaceAll(quote + quote, quote) : text;
}

/** Texts of all fields; null where one is empty. Much faster than one by one where the record is ASCII. */
export function fieldTexts(bytes: Uint8Array, view: RecordView, quote: string): (string | null)[] {
  const { start, end, starts, ends, quoted, highBytes } = view;
  const whole = highBytes ? '' : DECODER.decode(bytes.subarray(start, end));
  // A delimiter may be beyond ASCII: then places in the text are not those of the bytes.
  const ascii = whole.length === end - start ? whole : null;
  const texts: (string | null)[] = [];
  for (let field = 0; field < view.fields; field++) {
    const from = starts[field] ?? 0;
    const to = ends[field] ?? 0;
    if (from === to) texts.push(null);
    else if (ascii === null || quoted[field] === true)
      texts.push(fieldText(bytes, view, field, quote));
    else texts.push(ascii.slice(from - start, to - start));
  }
  return texts;
}

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads records one at a time. Takes quotes as RFC 4180 does, and like the engine allows spaces around quoted fields
 * and quotes inside unquoted ones.
 */
export class RecordReader {
  readonly #dialect: Dialect;
  readonly #delimiterByte: number;
  /** Blanks around quoted fields mean nothing, unless they separate. */
  readonly #blanksSeparate: boolean;
  readonly #view = newRecordView();
  #bytes = new Uint8Array();
  #limit = 0;
  #final = true;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#delimiterByte = dialect.delimiter[0] ?? 0;
    this.#blanksSeparate = this.#delimiterByte === SPACE;
  }

  /**
   * Reads the record that begins at `start`. `final` says that nothing follows after `limit`; otherwise a record that
   * reaches it is incomplete. The view is the same object at every call.
   */
  read(bytes: Uint8Array<ArrayBuffer>, start: number, limit: number, final: boolean): RecordView {
    this.#bytes = bytes;
    this.#limit = limit;
    this.#final = final;
    this.#run(start);
    return this.#view;
  }

  #run(start: number): void {
    const view = this.#view;
    this.#reset(start);
    let at = start;
    for (;;) {
      at = this.#field(at);
      if (view.incomplete || view.problem !== null) return;
      const skip = this.#lineEnd(at);
      if (skip === UNKNOWN) return;
      if (skip !== NONE) {
        view.end = at;
        view.next = at + skip;
        if (skip > 0) view.lines++;
        return;
      }
      at += this.#dialect.delimiter.length;
    }
  }

  #reset(start: number): void {
    const view = this.#view;
    view.start = start;
    view.fields = 0;
    view.lines = 0;
    view.problem = null;
    view.incomplete = false;
    view.highBytes = false;
    view.irregular = false;
  }

  /** Reads one field and answers where it ends: at a delimiter, a line end or the limit. */
  #field(start: number): number {
    const { quote } = this.#dialect;
    if (quote >= 0) {
      const at = this.#blanksSeparate ? start : this.#skipSpaces(start);
      if (at < this.#limit && this.#bytes[at] === quote) return this.#quotedField(at + 1);
    }
    const bytes = this.#bytes;
    const { crEnds } = this.#dialect;
    let at = start;
    for (; at < this.#limit; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === this.#delimiterByte && this.#isDelimiter(at)) break;
      if (byte === LF) break;
      if (byte === CR) {
        if (crEnds || at + 1 >= this.#limit || bytes[at + 1] === LF) break;
        this.#view.irregular = true;
      }
      if (byte > 127) this.#view.highBytes = true;
    }
    this.#push(start, at, false);
    return at;
  }

  #quotedField(start: number): number {
    const bytes = this.#bytes;
    const { quote, crEnds } = this.#dialect;
    const view = this.#view;
    let at = start;
    for (; at < this.#limit; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) {
        if (at + 1 >= this.#limit && !this.#final) break;
        if (bytes[at + 1] !== quote || at + 1 >= this.#limit) return this.#closeQuote(start, at);
        at++;
      } else if (byte === LF || (byte === CR && crEnds && bytes[at + 1] !== LF)) {
        view.lines++;
      } else if (byte > 127) {
        view.highBytes = true;
      }
    }
    if (this.#final) view.problem = 'never_closed';
    else view.incomplete = true;
    return at;
  }

  #closeQuote(start: number, end: number): number {
    this.#push(start, end, true);
    const at = this.#blanksSeparate ? end + 1 : this.#skipSpaces(end + 1);
    if (!this.#final && at + this.#dialect.delimiter.length > this.#limit)
      this.#view.incomplete = true;
    else if (at < this.#limit && !this.#isDelimiter(at) && this.#lineEnd(at) === NONE) {
      this.#view.problem = 'after_quote';
    }
    return at;
  }

  #push(start: number, end: number, quoted: boolean): void {
    const view = this.#view;
    view.starts[view.fields] = start;
    view.ends[view.fields] = end;
    view.quoted[view.fields] = quoted;
    view.fields++;
  }

  #isDelimiter(at: number): boolean {
    const { delimiter } = this.#dialect;
    if (this.#bytes[at] !== this.#delimiterByte) return false;
    for (let i = 1; i < delimiter.length; i++)
      if (this.#bytes[at + i] !== delimiter[i]) return false;
    return true;
  }

  /** Length of the line end at this place, 0 at the end of all bytes; NONE or UNKNOWN. */
  #lineEnd(at: number): number {
    if (at >= this.#limit) return this.#final ? 0 : this.#unknown();
    const byte = this.#bytes[at];
    if (byte === LF) return 1;
    if (byte !== CR) return NONE;
    if (at + 1 >= this.#limit) return this.#final ? 1 : this.#unknown();
    if (this.#bytes[at + 1] === LF) return 2;
    return this.#dialect.crEnds ? 1 : NONE;
  }

  #unknown(): number {
    this.#view.incomplete = true;
    return UNKNOWN;
  }

  #skipSpaces(start: number): number {
    let at = start;
    while (at < this.#limit && this.#bytes[at] === SPACE) at++;
    return at;
  }
}
