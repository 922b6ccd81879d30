import type { Encoding } from '../../src/base/reading';
import { upperHalf } from '../../src/intake/code-pages';

/** Text in an encoding, as other programs write it; null where the encoding lacks one of the characters. */
export function encode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const bytesOf = encoding === 'shift_jis' ? shiftJis() : codePage(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    if (character <= '\x7f') bytes.push(character.charCodeAt(0));
    else {
      const found = bytesOf.get(character);
      if (found === undefined) return null;
      bytes.push(...found);
    }
  }
  return Uint8Array.from(bytes);
}

function codePage(encoding: Encoding): ReadonlyMap<string, readonly number[]> {
  const upper = upperHalf(encoding) ?? '';
  return new Map(Array.from(upper, (character, at) => [character, [128 + at]] as const));
}

let knownShiftJis: ReadonlyMap<string, readonly number[]> | null = null;

/** Every character that the platform's decoder finds for one or two bytes. */
function shiftJis(): ReadonlyMap<string, readonly number[]> {
  if (knownShiftJis !== null) return knownShiftJis;
  const decoder = new TextDecoder('shift_jis');
  const table = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if (text.length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes);
  };
  for (let first = 0x80; first < 256; first++) {
    learn([first]);
    for (let second = 0x40; second < 256; second++) learn([first, second]);
  }
  return (knownShiftJis = table);
}
