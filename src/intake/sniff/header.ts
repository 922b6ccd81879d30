import { isHeaderName } from '../roles/vocabulary';
import type { ColumnGuess } from './column-guess';
import type { Row } from './records';

/** English words that stand in headers and hardly ever in cells; those of other languages are in the vocabulary. */
const HEADER_WORDS =
  /^(id|key|name|date|time|amount|price|total|quantity|qty|email|e-mail|phone|country|city|state|zip|sku|code|type|status|category|product|customer|order|invoice|value|first|last|address|description|segment|channel)$|_id$|_at$|[a-z]Id$|[a-z]ID$|(date|name|no|number|code|price|amount)$/i;

/** Whether the first row names the columns, judged by what the rows below look like. */
export function hasHeader(first: Row, below: readonly ColumnGuess[], rowsBelow: number): boolean {
  let apart = 0;
  let alike = 0;
  first.forEach((cell, index) => {
    const verdict = cell === null ? 'unknown' : (below[index]?.sets(cell) ?? 'unknown');
    if (verdict === 'apart') apart++;
    if (verdict === 'alike') alike++;
  });
  if (apart !== alike) return apart > alike;
  const cells = first.filter((cell) => cell !== null).map((cell) => cell.trim());
  if (cells.some((cell) => HEADER_WORDS.test(cell) || isHeaderName(cell))) return true;
  const looksLikeValues = cells.some((cell) => /^[-+]?[\d.,:/ -]+$/.test(cell));
  const distinct = new Set(cells).size === cells.length && cells.length === first.length;
  if (rowsBelow === 0) return !looksLikeValues;
  return distinct && !looksLikeValues;
}

/** Names for all columns: empty ones by their place, equal ones (whatever their case) numbered. */
export function columnNames(first: Row | null, columns: number): string[] {
  const taken = new Set<string>();
  /** Behind the last number that each name was given. */
  const next = new Map<string, number>();
  return Array.from({ length: columns }, (_, index) => {
    const written = (first?.[index] ?? '').replaceAll('\0', '').trim();
    const base = written === '' ? `column_${index + 1}` : written;
    const key = foldCase(base);
    let name = base;
    let number = next.get(key) ?? 2;
    while (taken.has(foldCase(name))) name = `${base}_${number++}`;
    next.set(key, number);
    taken.add(foldCase(name));
    return name;
  });
}

function foldCase(name: string): string {
  return name.toLowerCase();
}
