import type { Attribute } from '../../base/attributes';
import type { TraitKind } from '../../base/roles';
import type { Unit } from '../../base/units';
import { formatValue, type FormatOptions } from '../../charts/format';
import type { Row } from '../../state/rows';

/** Attributes of one kind, as they are shown. */
export interface TraitGroup {
  readonly kind: TraitKind;
  readonly title: string;
  readonly traits: readonly {
    readonly name: string;
    readonly label: string;
    readonly text: string;
  }[];
}

const TITLES: Readonly<Record<TraitKind, string>> = {
  contact: 'Contact',
  firmographic: 'Company',
  demographic: 'Person',
  geographic: 'Place',
  psychographic: 'Attitude',
  behavioural: 'Behaviour',
  other: 'Other',
};

/** The attributes of a record by kind, in a fixed order; what is missing is left out. */
export function traitGroups(
  attributes: readonly Attribute[],
  record: Row,
  format: FormatOptions,
): readonly TraitGroup[] {
  return (Object.keys(TITLES) as TraitKind[]).flatMap((kind): TraitGroup[] => {
    const traits = attributes.flatMap(({ name, kind: own, type }) => {
      const value = Object.hasOwn(record, name) ? (record[name] ?? null) : null;
      if (own !== kind || value === null || value === '') return [];
      return [{ name, label: labelOf(name), text: formatValue(value, unitOf(type), format) }];
    });
    return traits.length === 0 ? [] : [{ kind, title: TITLES[kind], traits }];
  });
}

/** `annual_revenue` → “Annual revenue”, `AnnualRevenue` too; what is not written like a name stays. */
export function labelOf(column: string): string {
  const words = column
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .trim();
  if (words === '') return column;
  const lower = /^[A-Z]+$/.test(column) ? words : words.toLowerCase();
  return lower.slice(0, 1).toUpperCase() + lower.slice(1);
}

function unitOf(type: string): Unit {
  if (type === 'DATE') return 'date';
  if (type.startsWith('TIMESTAMP')) return 'timestamp';
  if (type === 'BOOLEAN') return 'boolean';
  if (/^(?:DECIMAL|DOUBLE|FLOAT|REAL)/.test(type)) return 'number';
  return /INT/.test(type) ? 'count' : 'text';
}
