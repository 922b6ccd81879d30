import { describe, expect, it } from 'vitest';
import { DEFAULT_CLEANING } from '../../base/roles';
import {
  draftFor,
  exampleOf,
  isRequired,
  mappedRows,
  missingParts,
  withColumn,
  type MappingDraft,
} from './mapping-draft';

const draft: MappingDraft = {
  role: 'transactions',
  mapping: { customer_id: 'Kunde', ordered_at: 'Datum' },
  cleaning: DEFAULT_CLEANING,
  traits: {},
};

describe('a mapping while it is edited', () => {
  it('says which parts are missing, with their alternatives', () => {
    expect(missingParts(draft)).toEqual([[['amount'], ['quantity', 'unit_price']]]);
    expect(missingParts(withColumn(draft, 'quantity', 'Menge'))).toHaveLength(1);
    expect(
      missingParts(withColumn(withColumn(draft, 'quantity', 'Menge'), 'unit_price', 'Preis')),
    ).toEqual([]);
    expect(missingParts(withColumn(draft, 'customer_id', null))).toHaveLength(2);
    expect(missingParts({ ...draft, role: null })).toEqual([]);
  });

  it('knows what is required, one of several, or optional', () => {
    expect(isRequired('transactions', 'customer_id')).toBe('required');
    expect(isRequired('transactions', 'unit_price')).toBe('alternative');
    expect(isRequired('transactions', 'channel')).toBe('optional');
  });

  it('shows rows in the order of the role, whatever the order of the file', () => {
    const sample = {
      columns: ['Datum', 'x', 'Kunde'],
      rows: [
        ['2024-01-02', '1', null],
        ['2024-01-03', '2', '7'],
      ],
    };
    expect(mappedRows(draft, sample, 5)).toEqual([
      [null, '2024-01-02'],
      ['7', '2024-01-03'],
    ]);
    expect(exampleOf('Kunde', sample)).toBe('7');
    expect(exampleOf('nowhere', sample)).toBeNull();
  });

  it('begins with the proposal of a role, or empty', () => {
    const proposals = [
      {
        role: 'transactions',
        mapping: draft.mapping,
        confidence: 0.8,
        accepted: false,
        cleaning: { ...DEFAULT_CLEANING, return_mark: 'C' },
      },
    ] as const;
    expect(draftFor('transactions', { roles: proposals }).cleaning.return_mark).toBe('C');
    expect(draftFor('surveys', { roles: proposals }).mapping).toEqual({});
  });
});
