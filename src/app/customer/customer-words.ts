import type { Attribute } from '../../base/attributes';
import { cellText, type CellValue } from '../../base/cell-value';

type Values = Readonly<Record<string, CellValue>>;

/** Where they live, or what firm they are, in a few words; null where the record does not say. */
export function standingLine(
  attributes: readonly Attribute[],
  record: Values | undefined,
): string | null {
  if (!record) return null;
  const valueOf = (pattern: RegExp) => {
    const name = attributes.find((attribute) => pattern.test(attribute.name))?.name;
    return name === undefined ? '' : cellText(record[name]);
  };
  const words = [/^industry$/i, /^city$/i, /^country$/i].map(valueOf).filter(Boolean);
  return words.length === 0 ? null : words.join(' · ');
}
