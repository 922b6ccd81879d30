/** What is wrong with a text that should be JSON, and where in it. */
export interface Fault {
  readonly at: number;
  /** Words for the user, e.g. `a comma or } is missing`. */
  readonly reason: string;
}

/** Values nested deeper than this are no data; the limit keeps a hostile file from exhausting the stack. */
export const MAX_DEPTH = 200;

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
const BACKSLASH = 0x5c;

// eslint-disable-next-line no-control-regex -- JSON has none of them inside a string
const PLAIN_STRING = /"[^"\\\u0000-\u001f]*"/y;
const NOT_NUMBERS = ['NaN', 'Infinity', '-Infinity'];
const WORDS = ['true', 'false', 'null', ...NOT_NUMBERS];
const NUMBER = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;

/**
 * Reads a JSON text value by value, as strictly as RFC 8259, and keeps what `JSON.parse` would lose: the digits of
 * numbers as written, the text of lists, and where a fault is. Each method leaves the cursor behind what it read; one
 * that finds a fault answers null or false and remembers the fault.
 */
export class JsonCursor {
  text = '';
  at = 0;
  fault: Fault | null = null;
  /** Halves of characters that stood alone, which no encoding has. */
  loneSurrogates = 0;
  /** Values such as NaN, which no JSON has but Python and R write into it; as values of cells they are missing. */
  notNumbers = 0;

  reset(text: string): void {
    this.text = text;
    this.at = 0;
    this.fault = null;
  }

  /** Passes over blanks; answers the code of what comes then, NaN at the end. */
  peek(): number {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.at++;
    }
  }

  fail(reason: string): false {
    this.fault ??= { at: this.at, reason };
    return false;
  }

  /** True, and behind it, when exactly this text comes next. */
  takes(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /** The colon after a name. */
  colon(): boolean {
    if (this.peek() !== COLON) return this.fail('a colon is missing after a name');
    this.at++;
    return true;
  }

  /** Behind a comma (true) or the closing bracket (false); null where neither comes. */
  next(close: number): boolean | null {
    const code = this.peek();
    this.at++;
    if (code === COMMA) return true;
    if (code === close) return false;
    this.at--;
    this.#unexpected(`a comma or ${String.fromCharCode(close)} is missing`);
    return null;
  }

  /** The string that begins here, without its quotes and escapes. */
  string(): string | null {
    const start = this.at;
    PLAIN_STRING.lastIndex = start;
    if (PLAIN_STRING.test(this.text)) {
      this.at = PLAIN_STRING.lastIndex;
      return this.text.slice(start + 1, this.at - 1);
    }
    if (!this.#passString()) return null;
    try {
      const decoded = JSON.parse(this.text.slice(start, this.at)) as string;
      if (/\p{Surrogate}/u.test(decoded)) this.loneSurrogates++;
      return decoded;
    } catch {
      this.at = start;
      this.fail('an escape in this text is none that JSON has');
      return null;
    }
  }

  /** The number, true, false, null, NaN or Infinity that begins here, as written. */
  bare(): string | null {
    const start = this.at;
    NUMBER.lastIndex = start;
    if (NUMBER.test(this.text)) {
      if (/[\w.+-]/.test(this.text.charAt(NUMBER.lastIndex))) {
        this.fail('this number is not written as JSON writes numbers');
        return null;
      }
      this.at = NUMBER.lastIndex;
      return this.text.slice(start, this.at);
    }
    for (const word of WORDS)
      if (this.text.startsWith(word, start) && !/\w/.test(this.text.charAt(start + word.length))) {
        this.at += word.length;
        return word;
      }
    this.#unexpected('a value is missing');
    return null;
  }

  /** Passes over any value. */
  skip(depth: number): boolean {
    const code = this.peek();
    if (code === QUOTE) return this.string() !== null;
    if (code === OPEN_LIST) return this.list(depth, () => this.skip(depth + 1));
    if (code === OPEN_OBJECT) return this.#skipObject(depth);
    return this.bare() !== null;
  }

  /** Goes through the list that begins here; `element` reads one and answers whether it could. */
  list(depth: number, element: () => boolean): boolean {
    if (depth >= MAX_DEPTH) return this.tooDeep();
    this.at++;
    if (this.peek() === CLOSE_LIST) {
      this.at++;
      return true;
    }
    for (;;) {
      this.peek();
      if (!element()) return false;
      const more = this.next(CLOSE_LIST);
      if (more !== true) return more === false;
    }
  }

  /** True when nothing but blanks follows. */
  end(): boolean {
    return Number.isNaN(this.peek()) || this.#unexpected('something follows after the value');
  }

  tooDeep(): false {
    return this.fail(`values are nested more than ${String(MAX_DEPTH)} deep`);
  }

  #skipObject(depth: number): boolean {
    if (depth >= MAX_DEPTH) return this.tooDeep();
    this.at++;
    if (this.peek() === CLOSE_OBJECT) {
      this.at++;
      return true;
    }
    for (;;) {
      if (this.name() === null || !this.colon() || !this.skip(depth + 1)) return false;
      const more = this.next(CLOSE_OBJECT);
      if (more !== true) return more === false;
    }
  }

  /** The name of a member. */
  name(): string | null {
    if (this.peek() === QUOTE) return this.string();
    this.#unexpected('a name in double quotes is missing');
    return null;
  }

  /** Behind the string that begins here. */
  #passString(): boolean {
    const { text } = this;
    for (let at = this.at + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) {
        this.at = at + 1;
        return true;
      } else if (code < 0x20) {
        this.at = at;
        return this.fail(
          code === 0x0a || code === 0x0d
            ? 'a line ends inside a text'
            : 'a text holds a control character that is not escaped',
        );
      }
    }
    this.at = text.length;
    return this.fail('a text has no closing quote');
  }

  #unexpected(expected: string): false {
    return this.fail(whatStands(this.text.slice(this.at, this.at + 20)) ?? expected);
  }
}

/** Whether a bare value is one that stands in the place of a number. */
export function isNotNumber(bare: string): boolean {
  return NOT_NUMBERS.includes(bare);
}

/** What programs write into JSON that does not belong there, by how it begins; null for all else. */
export function whatStands(text: string): string | null {
  if (/^\/[/*]|^#/.test(text)) return 'a comment, which JSON does not have';
  const word = /^(-?(undefined|None|True|False)|-NaN)\b/.exec(text);
  if (word) return `${word[0]}, which JSON does not have`;
  if (text.startsWith("'")) return 'a text in single quotes, which JSON does not have';
  if (/^[}\]]/.test(text)) return `an unexpected ${text.charAt(0)}, perhaps after a comma too many`;
  return null;
}
