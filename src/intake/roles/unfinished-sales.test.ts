import { describe, expect, it } from 'vitest';
import { saleStatusColumns, unfinishedStatus } from './unfinished-sales';

const text = (name: string) => ({ name, type: 'VARCHAR' });

describe('columns that tell whether a sale was completed', () => {
  const names = [
    ['Status', 'order_status', 'PaymentStatus', 'Order State'],
    ['Bestellstatus', 'Zahlungsstatus', 'Status der Bestellung'],
    ['Statut de la commande', 'État du paiement', 'statut'],
    ['Estado', 'Estado del pedido', 'estado_pago'],
    ['Situação', 'Status do pedido', 'estado da encomenda'],
    ['Stato', "Stato dell'ordine", 'stato_pagamento'],
    ['Bestelstatus', 'Betaalstatus'],
    ['Status zamówienia', 'status platnosci'],
  ];
  it.each(names.flat())('“%s” is one', (name) => {
    expect(saleStatusColumns([text(name)], {})).toEqual([text(name)]);
  });

  it.each(['customer_status', 'marital status', 'statement', 'subscription status'])(
    '“%s” is none',
    (name) => {
      expect(saleStatusColumns([text(name)], {})).toEqual([]);
    },
  );

  it('are not those that play another part, nor numbers', () => {
    expect(saleStatusColumns([text('status')], { kind: 'status' })).toEqual([]);
    expect(saleStatusColumns([{ name: 'status', type: 'BIGINT' }], {})).toEqual([]);
  });
});

describe('values that say so', () => {
  const counts = (...values: (string | null)[]) => [
    { value: 'x', rows: 100 },
    ...values.map((value) => ({ value, rows: 5 })),
  ];
  it.each([
    ['canceled', 'refunded', 'payment_failed', 'voided'],
    ['storniert', 'rückerstattet', 'zahlung fehlgeschlagen'],
    ['annulée', 'remboursé', 'paiement refusé'],
    ['cancelado', 'devolución'],
    ['cancelada', 'estornado', 'devolvido'],
    ['annullato', 'non riuscito', 'rimborsato'],
    ['geannuleerd', 'terugbetaald'],
    ['anulowane', 'zwrot środków'],
  ])('%s', (...values) => {
    const found = unfinishedStatus(text('status'), counts('paid', ...values, null));
    expect(found).toEqual({ column: 'status', values });
  });

  it.each(['paid', 'shipped', 'pending', 'partially refunded', 'open', 'not cancelled', 'active'])(
    'not “%s”: such sales may be completed',
    (value) => {
      expect(unfinishedStatus(text('status'), counts(value))).toBeNull();
    },
  );

  it('are not looked at where most of the file is such, or where nothing repeats', () => {
    const all = [
      { value: 'refunded', rows: 51 },
      { value: 'paid', rows: 49 },
    ];
    expect(unfinishedStatus(text('status'), all)).toBeNull();
    const free = Array.from({ length: 61 }, (_, n) => ({
      value: n === 0 ? 'cancelled' : `note ${String(n)}`,
      rows: 1,
    }));
    expect(unfinishedStatus(text('status'), free)).toBeNull();
  });

  it('a date of cancellation is one, and so is a yes', () => {
    const at = { name: 'cancelled_at', type: 'TIMESTAMP' };
    expect(saleStatusColumns([at], {})).toEqual([at]);
    const years = [
      { value: null, rows: 90 },
      { value: '2024', rows: 10 },
    ];
    expect(unfinishedStatus(at, years)).toEqual({ column: 'cancelled_at', values: 'any' });
    const flags = [
      { value: 'nein', rows: 90 },
      { value: 'ja', rows: 10 },
    ];
    const found = unfinishedStatus(text('storniert'), flags);
    expect(found).toEqual({ column: 'storniert', values: ['ja'] });
    const truth = [
      { value: 'false', rows: 90 },
      { value: 'true', rows: 10 },
    ];
    const flag = { name: 'is_cancelled', type: 'BOOLEAN' };
    expect(unfinishedStatus(flag, truth)).toEqual({ column: 'is_cancelled', values: ['true'] });
  });
});
