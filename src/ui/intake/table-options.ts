import type { Reading } from '../../base/reading';
import type { TableInFile } from '../../kernel/protocol';
import type { SelectOption } from '../primitives/select-option';

/** Which of the tables of its file a source is, as a text. */
export function tableKey({ sheet, path }: Pick<Reading, 'sheet' | 'path'>): string {
  return JSON.stringify([sheet ?? null, path ?? null]);
}

/**
 * The tables of a file to choose from. What is read into another source already cannot be chosen: it would count twice.
 *
 * @param taken keys of these
 */
export function tableOptions(
  tables: readonly TableInFile[],
  taken: ReadonlySet<string>,
): readonly SelectOption<string>[] {
  return tables.map(({ choice, label, worthReading }, place) => {
    const key = tableKey(choice);
    const name = label ?? (tables.length > 1 ? `Table ${String(place + 1)}` : 'The whole file');
    const isTaken = taken.has(key);
    const note = isTaken ? ' (read already)' : worthReading ? '' : ' (hidden, empty or no table)';
    return { value: key, label: name + note, disabled: isTaken };
  });
}

/** Whether a text is a range of a sheet: `A5:H200`, `A:H`, `5:200`. */
export function isRange(text: string): boolean {
  const match = /^\$?([A-Z]{0,3})\$?(\d{0,7}):\$?([A-Z]{0,3})\$?(\d{0,7})$/i.exec(text.trim());
  if (match === null) return false;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  return left + top !== '' && right + bottom !== '';
}
