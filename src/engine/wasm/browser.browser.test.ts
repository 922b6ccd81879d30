import { describe, expect, it } from 'vitest';
import { describeConnector } from '../../../tests/contract/connector-contract';
import { literal, sql } from '../../sql';
import { openBrowserConnector } from './browser';

describeConnector('DuckDB in the browser', openBrowserConnector);

describe('DuckDB in the browser', () => {
  it('tells how far a slow query is, and how many bytes an import has read', async () => {
    const opened = await openBrowserConnector();
    if (!opened.ok) throw new Error(opened.error.code);
    const connector = opened.value;
    const shares: number[] = [];
    await connector.exec(sql`create table big as select x from range(10000000) t(x)`);
    const slow = await connector.query(
      sql`select sum(sin(sqrt(x)) * cos(x) * ln(x + 1)) from big`,
      {
        onProgress: (share) => shares.push(share),
      },
    );
    expect(slow.ok).toBe(true);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);

    let bytes = 0;
    connector.onBytesRead((read) => {
      bytes = read;
    });
    const line = '12345,abcdefgh,2024-01-01\n';
    const file = new Blob(['a,b,c\n', line.repeat(400_000)]);
    const path = await connector.registerFile(file);
    if (!path.ok) throw new Error(path.error.code);
    const imported = await connector.exec(
      sql`create table t as from read_csv(${literal(path.value)})`,
    );
    expect(imported.ok).toBe(true);
    expect(bytes).toBeGreaterThan(file.size / 10);
    await connector.close();
  });
});
