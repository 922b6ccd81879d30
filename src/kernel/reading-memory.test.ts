import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import type { ReadingChoices } from '../base/reading';
import type { SourceReport } from '../base/sources';
import { openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

let session: Session;
let call = 1;
beforeAll(() => {
  session = new Session(openNodeConnector);
});
beforeEach(async () => {
  await session.rememberReadings([]);
  for (const { source } of must(await session.sources())) await session.removeSource(source);
});

interface Written {
  readonly day?: (at: number) => string;
  readonly amount?: (at: number) => string;
  readonly customer?: string;
  readonly delimiter?: string;
  readonly encoding?: 'latin1' | 'utf8';
}

const two = (number: number) => String(number).padStart(2, '0');

function orders({
  day = (at) => `2024-01-${two(1 + (at % 28))}`,
  amount = String,
  customer = 'C',
  delimiter = ',',
  encoding = 'utf8',
}: Written): File {
  const lines = Array.from({ length: 40 }, (_, at) =>
    [String(at), `${customer}${String(at % 5)}`, day(at), amount(at)].join(delimiter),
  );
  const text = [['order_id', 'customer_id', 'order_date', 'amount'].join(delimiter), ...lines];
  return new File([new Uint8Array(Buffer.from(`${text.join('\n')}\n`, encoding))], 'orders.csv');
}

async function add(file: File): Promise<SourceReport> {
  const [report] = must(await session.addFiles(call++, [file], () => undefined));
  if (!report) throw new Error('nothing was read');
  return report;
}

/** Reads a file under the choices, and has them remembered for the next one. */
async function decide(file: File, choices: ReadingChoices): Promise<void> {
  const { source } = await add(file);
  must(await session.reread(call++, source, choices, () => undefined));
  const decided = must(await session.readingToRemember(source));
  if (!decided) throw new Error('nothing was decided');
  await session.rememberReadings([decided]);
  await session.removeSource(source);
}

const OPEN = (at: number) => `${two(1 + (at % 9))}/${two(1 + (at % 7))}/2024`;

describe('what was decided about a file', () => {
  it('is done again with one that leaves the same open', async () => {
    await decide(orders({ day: OPEN }), { date_order: 'dmy' });
    const report = await add(orders({ day: OPEN }));
    expect(report).toMatchObject({ choices: { date_order: 'dmy' }, rows: 40, rejected: 0 });
    expect(report.remembered).toMatch(/^\d{4}-/);
    expect(report.columns[2]).toMatchObject({ type: 'DATE' });
  });

  it.each<[string, Written, ReadingChoices, Written]>([
    [
      'dates in another order',
      { day: OPEN },
      { date_order: 'mdy' },
      { day: (at) => `${two(1 + (at % 28))}/01/2024` },
    ],
    [
      'another encoding',
      { customer: 'Jürgen', encoding: 'latin1' },
      { encoding: 'windows-1252' },
      { customer: 'Jürgen' },
    ],
    [
      'bytes that are no UTF-8',
      { customer: 'Jürgen' },
      { encoding: 'utf-8' },
      { customer: 'Jürgen', encoding: 'latin1' },
    ],
    ['another delimiter', {}, { delimiter: ',' }, { delimiter: ';' }],
    [
      'other cells in a column',
      {},
      { types: { customer_id: 'text', order_id: 'integer' } },
      { customer: 'X' },
    ],
    ['another type', {}, { types: { amount: 'number' } }, { amount: (at) => `n/a ${String(at)}` }],
  ])('does not spoil a file with %s', async (_, before, choices, now) => {
    const alone = await add(orders(now));
    const expected = must(await session.sampleSource(call++, alone.source, 40));
    await session.removeSource(alone.source);
    await decide(orders(before), choices);
    const report = await add(orders(now));
    expect(report).toMatchObject({ rows: 40, rejected: 0 });
    expect(must(await session.sampleSource(call++, report.source, 40)).bytes).toEqual(
      expected.bytes,
    );
  });

  it('makes no money of a column that holds none', async () => {
    await decide(orders({}), {});
    const report = await add(orders({ amount: (at) => `n/a ${String(at)}` }));
    expect(report.roles.some(({ accepted }) => accepted)).toBe(false);
    expect(report.needs).toContain('mapping');
  });

  it('is forgotten where lines were passed over that are rows here', async () => {
    const report = await add(new File([`Report\n\n${await orders({}).text()}`], 'orders.csv'));
    must(await session.reread(call++, report.source, { skip: 2 }, () => undefined));
    const decided = must(await session.readingToRemember(report.source));
    await session.rememberReadings(decided ? [decided] : []);
    await session.removeSource(report.source);
    const plain = await add(orders({}));
    expect(plain).toMatchObject({ rows: 40, rejected: 0 });
    expect(plain.remembered).toBeUndefined();
  });
});
