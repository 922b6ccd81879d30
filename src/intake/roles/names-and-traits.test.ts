import { describe, expect, it } from 'vitest';
import type { ReadAs, Reading } from '../../base/reading';
import { columnKeys, knownKeys, nameWords, squashedName } from './column-names';
import { personalKind } from './personal-columns';
import { readingForRoles } from './reading-for-roles';
import { traitKind } from './trait-kind';
import { completeCleaning, validateMapping } from './validate-mapping';
import { VOCABULARY } from './vocabulary';

describe('column names', () => {
  it('are the same words however they are written', () => {
    for (const name of [
      'CustomerID',
      'customer_id',
      'customer-id',
      'Customer ID',
      ' CUSTOMER ID ',
      'customerId',
    ]) {
      expect(nameWords(name)).toEqual(['customer', 'id']);
    }
    expect(nameWords('Rückgabe Größe')).toEqual(['ruckgabe', 'grosse']);
    expect(squashedName('UNITPRICE')).toBe(squashedName('Unit Price'));
  });

  it('are found with and without accents, umlauts, signs and little words', () => {
    const found: [string, readonly string[]][] = [
      ['Größe', ['GROESSE', 'grosse', 'Größe']],
      ['kunden nr', ['Kundennr.', 'Kunden-Nr', 'KUNDEN_NR']],
      ['no client', ['N° client', 'Nº Client', 'n°client', 'No. client']],
      [
        'número de pedido',
        ['Numero pedido', 'numero_de_pedido', 'NÚMERO DEL PEDIDO', 'numerodepedido'],
      ],
      ['ilość', ['Ilosc', 'ILOŚĆ']],
      ['date d’achat', ["Date d'achat", 'date_achat', 'Date achat']],
    ];
    for (const [known, written] of found) {
      const keys = knownKeys(known);
      for (const name of written) {
        expect(
          columnKeys(name).some((key) => keys.includes(key)),
          name,
        ).toBe(true);
      }
    }
    expect(squashedName('revenue')).not.toBe(squashedName('revenu'));
  });

  it('mean one part within a role', () => {
    for (const [role, parts] of Object.entries(VOCABULARY)) {
      const meanings = new Map<string, Set<string>>();
      for (const { part, strong } of parts) {
        for (const name of strong.flat().flatMap(knownKeys)) {
          meanings.set(name, (meanings.get(name) ?? new Set()).add(part));
        }
      }
      const twice = [...meanings].filter(([, found]) => found.size > 1).map(([name]) => name);
      expect(twice, role).toEqual([]);
    }
  });
});

describe('trait kinds', () => {
  it('follow the name', () => {
    const kinds = Object.fromEntries(
      [
        'email',
        'first_name',
        'Country',
        'billing_city',
        'gender',
        'Year_Birth',
        'income_bracket',
        'industry',
        'annual_revenue',
        'company',
        'account_manager',
        'acquired_by',
        'newsletter',
        'MntWines',
        'hobbies',
        'store_city',
        'T_x',
      ].map((name) => [name, traitKind(name, 'text')]),
    );
    expect(kinds).toEqual({
      email: 'contact',
      first_name: 'contact',
      Country: 'geographic',
      billing_city: 'geographic',
      gender: 'demographic',
      Year_Birth: 'demographic',
      income_bracket: 'demographic',
      industry: 'firmographic',
      annual_revenue: 'firmographic',
      company: 'firmographic',
      account_manager: 'firmographic',
      acquired_by: 'behavioural',
      newsletter: 'behavioural',
      MntWines: 'behavioural',
      hobbies: 'psychographic',
      store_city: 'other',
      T_x: 'other',
    });
    expect(traitKind('signed', 'date')).toBe('behavioural');
    expect(traitKind('email_opt_in', 'boolean')).toBe('behavioural');
    expect(traitKind('last_contact', 'date')).toBe('behavioural');
    expect(traitKind('Z_CostContact', 'integer')).toBe('other');
  });
});

describe('personal data', () => {
  it('are seen by the name and the type of a column', () => {
    const kindsOf = (names: readonly string[], type: ReadAs = 'text') =>
      names.map((name) => personalKind(name, type));
    expect(kindsOf(['name', 'First Name', 'customerName', 'contact_person', 'surname'])).toEqual(
      Array(5).fill('name'),
    );
    expect(kindsOf(['account_manager', 'Sales Rep'])).toEqual(['staff', 'staff']);
    expect(kindsOf(['email', 'E-Mail', 'billing_email_address', 'EmailAddress'])).toEqual(
      Array(4).fill('email'),
    );
    expect(kindsOf(['phone', 'Home Phone 2', 'mobile_number', 'tel'])).toEqual(
      Array(4).fill('phone'),
    );
    expect(kindsOf(['phone'], 'integer')).toEqual(['phone']);
    expect(kindsOf(['street', 'shipping_address', 'address line 1'])).toEqual(
      Array(3).fill('address'),
    );
  });

  it('are not what is said about them, nor the names of other things', () => {
    const others = [
      ...['email_status', 'email_opt_in', 'mobile_visits', 'phone_model', 'last_account'],
      ...['product_name', 'store_name', 'segment_name', 'company_name', 'billing_address_city'],
    ];
    expect(others.map((name) => personalKind(name, 'text'))).toEqual(others.map(() => null));
    expect(personalKind('email', 'boolean')).toBeNull();
    expect(personalKind('names', 'integer')).toBeNull();
  });
});

describe('the reading for roles', () => {
  it('keeps ids and codes as text unless the user chose otherwise', () => {
    const columns: Reading['columns'] = [
      { name: 'cust', type: 'integer' },
      { name: 'order', type: 'date', format: '%Y%m%d' },
      { name: 'postcode', type: 'integer' },
      { name: 'sku', type: 'integer', forced: true },
      { name: 'qty', type: 'integer' },
    ];
    const reading = { columns } as unknown as Reading;
    const changed = readingForRoles(reading, [
      { mapping: { customer_id: 'cust', order_id: 'order', quantity: 'qty' } },
    ]);
    expect(changed.columns).toEqual([
      { name: 'cust', type: 'text' },
      { name: 'order', type: 'text' },
      { name: 'postcode', type: 'text' },
      { name: 'sku', type: 'integer', forced: true },
      { name: 'qty', type: 'integer' },
    ]);
  });
});

describe('mappings and cleanings', () => {
  const columns = ['c', 'd', 'q', 'p', 'a'];
  const code = (
    role: 'transactions' | 'customers' | 'interactions',
    mapping: Record<string, string>,
  ) => {
    const result = validateMapping(role, mapping, columns, 'orders');
    return result.ok ? 'ok' : result.error;
  };

  it('name what is missing or unknown', () => {
    expect(code('transactions', { customer_id: 'c', ordered_at: 'd', amount: 'a' })).toBe('ok');
    expect(
      code('transactions', { customer_id: 'c', ordered_at: 'd', quantity: 'q', unit_price: 'p' }),
    ).toBe('ok');
    expect(
      code('transactions', { customer_id: 'c', ordered_at: 'd', quantity: 'q' }),
    ).toMatchObject({
      code: 'role.missing_column',
      params: { role: 'transactions', column: 'amount, or quantity and unit_price' },
    });
    expect(code('transactions', { customer_id: 'x' })).toMatchObject({
      code: 'role.unknown_column',
      params: { column: 'x', source: 'orders' },
    });
    expect(code('interactions', { customer_id: 'c', kind: 'a', colour: 'p' })).toMatchObject({
      code: 'role.unknown_setting',
    });
    expect(code('customers', { customer_id: 'c', colour: 'p' })).toBe('ok');
  });

  it('name the statuses of sales that were not completed', () => {
    const rules = [
      { column: 'Status', values: ['failed'] },
      { column: 'Cancelled at', values: 'any' },
      { column: 'Stage', values: 'any', except: ['won'] },
    ];
    expect(completeCleaning({ excluded_statuses: rules })).toMatchObject({
      ok: true,
      value: { excluded_statuses: rules },
    });
    for (const wrong of [
      [],
      'failed',
      [{ column: '', values: 'any' }],
      [{ column: 'Status' }],
      [{ column: 'Status', values: [] }],
      [{ column: 'Status', values: ['a', 1] }],
      [{ column: 'Status', values: 'some' }],
      [{ column: 'Status', values: 'any', except: [] }],
      [null],
    ]) {
      expect(completeCleaning({ excluded_statuses: wrong }).ok, JSON.stringify(wrong)).toBe(false);
    }
  });

  it('are completed by the defaults, and refuse what does not exist', () => {
    expect(completeCleaning({ returns: 'net' })).toMatchObject({
      ok: true,
      value: { returns: 'net', non_positive_price: 'exclude', currency: null },
    });
    for (const wrong of [
      { returns: 'keep' },
      { colour: 'red' },
      { currency: '' },
      { toString: 'x' },
      { returns: undefined },
    ]) {
      expect(completeCleaning(wrong)).toMatchObject({
        ok: false,
        error: { code: 'role.unknown_setting' },
      });
    }
  });
});
