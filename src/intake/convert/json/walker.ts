import { COLON, COMMA, MAX_DEPTH, QUOTE, whatStands, type Fault } from './cursor';
import { CLOSE_LIST, CLOSE_OBJECT, OPEN_LIST, OPEN_OBJECT } from './cursor';

/** What to do with a value: go into it, hand over its text, or pass over it. Only lists and objects can be entered. */
export type Step = 'enter' | 'take' | 'pass';

/** Looks at the values of a document as they come. */
export interface JsonVisitor {
  /** A value begins with this character; `name` is its name in an object, null in a list and at the top. */
  begin(first: string, name: string | null): Step;
  /** The text of a value that was to be taken; what is wrong with it, if anything. */
  take(text: string, name: string | null): Fault | null;
  /** The list or object that was entered last ends. */
  end(): void;
}

/** A fault in a document, in the lines of the file. */
export interface LocatedFault {
  /** From 1. */
  readonly line: number;
  /** Character of the line, from 1. */
  readonly column: number;
  readonly reason: string;
  /** The text ended while something was still open. */
  readonly cutOff?: true;
}

/** One value that is longer cannot be a record; a missing quote would else swallow the whole file. */
const MAX_VALUE = 64 * 1024 * 1024;

const BACKSLASH = 0x5c;

type Expected = 'value' | 'first' | 'name' | 'firstName' | 'colon' | 'more' | 'nothing';

/** A value or name that has begun and whose end may be in a later chunk. */
interface Span {
  readonly kind: 'string' | 'bare' | 'nested';
  readonly use: 'name' | 'take' | 'pass';
  readonly name: string | null;
  /** Text from earlier chunks. */
  text: string;
  length: number;
  depth: number;
  inString: boolean;
  /** The chunk ended with a backslash: what comes first in the next one belongs to it. */
  escaped: boolean;
}

/**
 * Walks through one JSON document that comes in chunks, without ever holding more of it than one value that is to be
 * taken. What is entered is checked strictly; what is passed over only for its brackets and strings.
 */
export class JsonWalker {
  readonly #visitor: JsonVisitor;
  readonly #sequence: boolean;
  readonly #open: number[] = [];
  #expected: Expected = 'value';
  #name: string | null = null;
  #span: Span | null = null;
  #chunk = '';
  #at = 0;
  #lines = 0;
  /** Characters of the unfinished line before this chunk. */
  #lineStart = 0;
  #stopped = false;

  /** @param sequence whether further values may follow the first, with nothing but blanks between */
  constructor(visitor: JsonVisitor, sequence = false) {
    this.#visitor = visitor;
    this.#sequence = sequence;
  }

  /** Ends the walk; what was pushed is not looked at any further. */
  stop(): void {
    this.#stopped = true;
  }

  /** Line where the walk is, from 1. */
  get line(): number {
    return this.#locate(this.#at).line;
  }

  push(chunk: string): LocatedFault | null {
    this.#chunk = chunk;
    this.#at = 0;
    while (!this.#stopped) {
      if (this.#span) {
        const fault = this.#goOn(this.#span);
        if (fault) return fault;
        if (this.#at === chunk.length) break;
        continue;
      }
      const code = this.#peek();
      if (Number.isNaN(code)) break;
      const fault = this.#step(code);
      if (fault) return fault;
    }
    if (this.#stopped) return null;
    const { line, column } = this.#locate(chunk.length);
    this.#lines = line - 1;
    this.#lineStart = column - 1;
    return null;
  }

  /** To be called at the end of the text. */
  finish(): LocatedFault | null {
    if (this.#stopped) return null;
    this.#chunk = ' ';
    this.#at = 0;
    if (this.#span?.kind === 'bare') {
      const fault = this.#goOn(this.#span);
      if (fault) return fault;
    }
    this.#at = 0;
    if (this.#span === null && this.#open.length === 0 && this.#expected === 'nothing') return null;
    return { ...this.#fault('it ends too early'), cutOff: true };
  }

  #peek(): number {
    for (;;) {
      const code = this.#chunk.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.#at++;
    }
  }

  #step(code: number): LocatedFault | null {
    switch (this.#expected) {
      case 'nothing':
        if (!this.#sequence || (code !== OPEN_OBJECT && code !== OPEN_LIST))
          return this.#unexpected('something follows after its end');
        return this.#value(code);
      case 'first':
        if (code === CLOSE_LIST) return this.#close();
        return this.#value(code);
      case 'value':
        return this.#value(code);
      case 'firstName':
        if (code === CLOSE_OBJECT) return this.#close();
        return this.#beginName(code);
      case 'name':
        return this.#beginName(code);
      case 'colon':
        if (code !== COLON) return this.#unexpected('a colon is missing after a name');
        this.#at++;
        this.#expected = 'value';
        return null;
      case 'more':
        return this.#more(code);
    }
  }

  #more(code: number): LocatedFault | null {
    const inObject = this.#open.at(-1) === OPEN_OBJECT;
    const close = inObject ? CLOSE_OBJECT : CLOSE_LIST;
    if (code === close) return this.#close();
    if (code !== COMMA)
      return this.#unexpected(`a comma or ${String.fromCharCode(close)} is missing`);
    this.#at++;
    this.#expected = inObject ? 'name' : 'value';
    return null;
  }

  #close(): null {
    this.#at++;
    this.#open.pop();
    this.#visitor.end();
    this.#expected = this.#open.length === 0 ? 'nothing' : 'more';
    return null;
  }

  #beginName(code: number): LocatedFault | null {
    if (code !== QUOTE) return this.#unexpected('a name in double quotes is missing');
    this.#begin('string', 'name', null);
    return null;
  }

  #value(code: number): LocatedFault | null {
    const first = this.#chunk.charAt(this.#at);
    if (!/["[{\-\dtfnNI]/.test(first) || whatStands(this.#chunk.slice(this.#at, this.#at + 20)))
      return this.#unexpected('a value is missing');
    const name = this.#name;
    this.#name = null;
    const step = this.#visitor.begin(first, name);
    const isNested = code === OPEN_LIST || code === OPEN_OBJECT;
    if (step === 'enter' && isNested) {
      if (this.#open.length >= MAX_DEPTH) return this.#tooDeep();
      this.#open.push(code);
      this.#at++;
      this.#expected = code === OPEN_LIST ? 'first' : 'firstName';
      return null;
    }
    const kind = isNested ? 'nested' : code === QUOTE ? 'string' : 'bare';
    this.#begin(kind, step === 'take' ? 'take' : 'pass', name);
    return null;
  }

  #begin(kind: Span['kind'], use: Span['use'], name: string | null): void {
    this.#span = {
      kind,
      use,
      name,
      text: '',
      length: 0,
      depth: 0,
      inString: false,
      escaped: false,
    };
  }

  /** Looks for the end of a span in this chunk. */
  #goOn(span: Span): LocatedFault | null {
    const from = this.#at;
    const end = span.kind === 'bare' ? endOfBare(this.#chunk, from) : this.#endOfNested(span, from);
    this.#at = end ?? this.#chunk.length;
    span.length += this.#at - from;
    if (span.use !== 'pass' && span.length > MAX_VALUE)
      return this.#fault('one value takes more than 64 million characters');
    if (span.depth + this.#open.length > MAX_DEPTH) return this.#tooDeep();
    if (span.use !== 'pass') span.text += this.#chunk.slice(from, this.#at);
    if (end === null) return null;
    this.#span = null;
    return this.#ended(span);
  }

  #ended({ use, text, name }: Span): LocatedFault | null {
    if (use === 'name') {
      try {
        this.#name = JSON.parse(text) as string;
      } catch {
        return this.#fault('this name is not written as JSON writes texts', text.length);
      }
      this.#expected = 'colon';
      return null;
    }
    this.#expected = this.#open.length === 0 ? 'nothing' : 'more';
    const fault = use === 'take' ? this.#visitor.take(text, name) : null;
    return fault === null ? null : this.#inValue(text, fault);
  }

  /** Behind the bracket or quote that ends the span; null when that is not in this chunk. */
  #endOfNested(span: Span, from: number): number | null {
    const chunk = this.#chunk;
    let { depth, inString } = span;
    let at = span.escaped ? from + 1 : from;
    span.escaped = false;
    for (; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (inString) {
        if (code === QUOTE) inString = false;
        else if (code === BACKSLASH) at++;
        else continue;
      } else if (code === QUOTE) inString = true;
      else if (code === OPEN_LIST || code === OPEN_OBJECT) {
        depth++;
      } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
      else continue;
      if (depth === 0 && !inString) return at + 1;
      if (depth + this.#open.length > MAX_DEPTH) {
        span.depth = depth;
        return at;
      }
    }
    span.depth = depth;
    span.inString = inString;
    span.escaped = at > chunk.length;
    return null;
  }

  #tooDeep(): LocatedFault {
    return this.#fault(`values are nested more than ${String(MAX_DEPTH)} deep`);
  }

  #unexpected(expected: string): LocatedFault {
    return this.#fault(whatStands(this.#chunk.slice(this.#at, this.#at + 20)) ?? expected);
  }

  /** @param before how many characters before here */
  #fault(reason: string, before = 0): LocatedFault {
    return { ...this.#locate(Math.max(0, this.#at - before)), reason };
  }

  /** A fault inside a text that was just taken. */
  #inValue(text: string, fault: Fault): LocatedFault {
    const start = this.#at - text.length;
    if (start >= 0) return { ...this.#locate(start + fault.at), reason: fault.reason };
    // The value began in an earlier chunk: its lines are counted back from here.
    const here = this.#locate(this.#at);
    const behind = text.slice(fault.at);
    const line = here.line - countLines(behind);
    const lineStart = text.lastIndexOf('\n', fault.at - 1);
    const column = lineStart === -1 ? here.column - behind.length : fault.at - lineStart;
    return { line, column: Math.max(1, column), reason: fault.reason };
  }

  #locate(at: number): { line: number; column: number } {
    const before = this.#chunk.lastIndexOf('\n', at - 1);
    if (before === -1 || at === 0)
      return { line: this.#lines + 1, column: this.#lineStart + at + 1 };
    return { line: this.#lines + 1 + countLines(this.#chunk, at), column: at - before };
  }
}

/** Line feeds in a text before a place. */
function countLines(text: string, end = text.length): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function endOfBare(chunk: string, from: number): number | null {
  for (let at = from; at < chunk.length; at++) if (/[\s,\]}:"[{]/.test(chunk.charAt(at))) return at;
  return null;
}
