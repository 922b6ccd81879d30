/** What a scanner finds. Names come without their prefix; attributes as they stand in the tag. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** Text between two tags, decoded. */
  readonly text: (text: string) => void;
}

/** XML that is none, or not all there. */
export class XmlDamage extends Error {}

/** More between two brackets is no part of a workbook: a cell holds 32,767 characters. */
const MAX_TOKEN = 16_000_000;

/**
 * Scans XML that comes in chunks. It keeps no tree and expands no entities but the five of XML and numbers, so that a
 * file costs what it holds and nothing else; a document type is passed over.
 */
export class XmlScanner {
  readonly #handlers: XmlHandlers;
  readonly #open: string[] = [];
  #rest = '';
  #started = false;

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
  }

  /** @throws XmlDamage where the text is no XML */
  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    for (;;) {
      const next = this.#token(text, at);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_TOKEN) throw new XmlDamage('a part of it has no end');
  }

  /** @throws XmlDamage where something is still open */
  end(): void {
    if (this.#rest.trim() !== '' || this.#open.length > 0 || !this.#started)
      throw new XmlDamage('it ends too early');
  }

  /** Where the token at `at` ends; -1 when the text ends before. */
  #token(text: string, at: number): number {
    const tag = text.indexOf('<', at);
    if (tag < 0) return -1;
    if (tag > at && this.#open.length > 0) this.#handlers.text(decodeText(text.slice(at, tag)));
    const end = this.#markup(text, tag);
    return end >= 0 || tag === at ? end : tag;
  }

  #markup(text: string, tag: number): number {
    const kind = text.charCodeAt(tag + 1);
    if (kind === SLASH) return this.#close(text, tag);
    if (kind === 0x21) return this.#declaration(text, tag);
    if (kind === 0x3f) return after(text, '?>', tag + 2);
    return this.#start(text, tag);
  }

  #start(text: string, tag: number): number {
    let name = tag + 1;
    let at = name;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === COLON) name = at + 1;
      else if (code === GREATER || code === SLASH || code <= SPACE) break;
    }
    const end = endOfTag(text, at);
    if (end < 0) return -1;
    if (at === name) throw new XmlDamage('it is no XML');
    const closed = text.charCodeAt(end - 1) === SLASH;
    const local = text.slice(name, at);
    this.#started = true;
    this.#handlers.open(local, at === end ? '' : text.slice(at, closed ? end - 1 : end));
    if (closed) this.#handlers.close(local);
    else this.#open.push(local);
    return end + 1;
  }

  #close(text: string, tag: number): number {
    const end = text.indexOf('>', tag);
    if (end < 0) return -1;
    const name = this.#open.pop();
    if (name === undefined || !closes(text, tag + 2, end, name))
      throw new XmlDamage(`${text.slice(tag, end + 1).slice(0, 40)} is where it cannot be`);
    this.#handlers.close(name);
    return end + 1;
  }

  #declaration(text: string, tag: number): number {
    if (text.length - tag < 9) return -1;
    if (text.startsWith('<!--', tag)) return after(text, '-->', tag + 4);
    if (!text.startsWith('<![CDATA[', tag)) return after(text, '>', tag);
    const end = text.indexOf(']]>', tag);
    if (end < 0) return -1;
    if (this.#open.length > 0) this.#handlers.text(text.slice(tag + 9, end));
    return end + 3;
  }
}

/** Calls back for each attribute of a tag, its value decoded. */
export function eachAttribute(
  attributes: string,
  found: (name: string, value: string) => void,
): void {
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return;
    let open = equals + 1;
    while (attributes.charCodeAt(open) <= SPACE) open++;
    const end = attributes.indexOf(attributes.charAt(open) || '"', open + 1);
    if (end < 0) return;
    found(
      localName(attributes.slice(at, equals).trim()),
      decodeText(attributes.slice(open + 1, end)),
    );
    at = end + 1;
  }
}

/** The value of one attribute, or null. */
export function attribute(attributes: string, wanted: string): string | null {
  let value: string | null = null;
  eachAttribute(attributes, (name, text) => {
    if (name === wanted) value ??= text;
  });
  return value;
}

const SPACE = 0x20;
const SLASH = 0x2f;
const COLON = 0x3a;
const GREATER = 0x3e;

/** Whether a closing tag, with or without prefix and blanks, is that of a name. */
function closes(text: string, from: number, end: number, name: string): boolean {
  if (end - from === name.length) return text.startsWith(name, from);
  return localName(text.slice(from, end).trimEnd()) === name;
}

/** A bracket inside quotes does not end a tag. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return -1;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decodeText(raw: string): string {
  // XML reads every kind of line end as a line feed.
  const text = raw.includes('\r') ? raw.replaceAll(/\r\n?/g, '\n') : raw;
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, digits, name) => {
    if (name !== undefined) return ENTITIES.get(String(name)) ?? whole;
    const code = hex === undefined ? Number(digits) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
