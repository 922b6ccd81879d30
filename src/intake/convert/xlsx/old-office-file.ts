import { quintileError } from '../../../base/errors';
import { fail, type Result } from '../../../base/result';

const MAGIC = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** The name of the stream that holds a workbook with a password, in UTF-16 (MS-OFFCRYPTO 2.3.4). */
const ENCRYPTED = 'EncryptedPackage'.replaceAll(/(?!$)(?<=.)/g, '\0');
/** Bytes of the directory that are looked at: 128 are one entry, and such files have about ten. */
const DIRECTORY = 4096;

/**
 * The error for what looks like a workbook and is none, or null: a compound file (MS-CFB) is either a workbook with a
 * password or of Excel 97 to 2003.
 */
export async function otherThanPackage(file: File): Promise<Result<never> | null> {
  const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  if (!latin1(head).startsWith(MAGIC)) return null;
  if (await isEncrypted(file, head))
    return fail(quintileError('intake.locked_file', { file: file.name, kind: 'workbook' }));
  const looksLike = 'an old Excel or Office file (.xls)';
  const instead = 'Open it in a spreadsheet program, save it as .xlsx or .csv, and drop that file.';
  return fail(quintileError('intake.not_a_table', { file: file.name, looksLike, instead }));
}

async function isEncrypted(file: File, head: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (head.length < 512) return false;
  const view = new DataView(head.buffer);
  const sector = 2 ** Math.min(view.getUint16(30, true), 12);
  const directory = (view.getUint32(48, true) + 1) * sector;
  const entries = await file.slice(directory, directory + DIRECTORY).arrayBuffer();
  return latin1(new Uint8Array(entries)).includes(ENCRYPTED);
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
