import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Progress } from '../kernel/protocol';
import { fetchFile, nameOfAddress, siteAddress } from './fetch-file';

const PAGE = 'https://shop.example/any/path/#/n/a1';

describe('an address', () => {
  it('is one of the page’s own site, relative or whole', () => {
    const hrefs = ['data/orders.csv', '/orders.csv', 'https://shop.example/x/a%20b.csv#top'].map(
      (text) => {
        const address = siteAddress(text, PAGE);
        return address.ok && address.value.href;
      },
    );
    expect(hrefs).toEqual([
      'https://shop.example/any/path/data/orders.csv',
      'https://shop.example/orders.csv',
      'https://shop.example/x/a%20b.csv',
    ]);
  });

  it.each([
    ['https://example.org/orders.csv', 'example.org is another site.'],
    ['//example.org/orders.csv', 'example.org is another site.'],
    ['http://shop.example/orders.csv', 'shop.example is another site.'],
    ['data:text/csv,a', 'this is no address on a site.'],
    ['javascript:alert(1)', 'this is no address on a site.'],
    ['http://[', 'this is no address.'],
    [' ', 'no address was given.'],
  ])('elsewhere is refused: %s', (address, detail) => {
    expect(siteAddress(address, PAGE)).toEqual({
      ok: false,
      error: { code: 'intake.not_here', params: { address, detail } },
    });
  });

  it('gives the file its name', () => {
    const names = ['/x/a%20b.csv?v=2', '/x/', '/', '/a%2Fb.csv', '/%E0%A4%A.csv'].map((path) =>
      nameOfAddress(new URL(path, PAGE)),
    );
    expect(names).toEqual(['a b.csv', 'x', 'data', 'a-b.csv', '%E0%A4%A.csv']);
  });
});

describe('fetching', () => {
  let server: Server;
  let site: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/orders.csv') response.end('id,amount\n1,2\n');
      else if (request.url === '/slow.csv') response.write('id,');
      else response.writeHead(request.url === '/broken' ? 500 : 404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const hooks = (progress: Progress[] = []) => ({
    signal: new AbortController().signal,
    onProgress: (one: Progress) => progress.push(one),
  });

  it('makes a file of what stands at the address, and tells how far it is', async () => {
    const progress: Progress[] = [];
    const file = await fetchFile(new URL('/orders.csv', site), hooks(progress));
    expect(file.ok && file.value.name).toBe('orders.csv');
    expect(file.ok && (await file.value.text())).toBe('id,amount\n1,2\n');
    expect(progress.at(-1)).toMatchObject({ phase: 'fetching', bytes: 14, totalBytes: 14 });
  });

  it.each([
    ['/nothing.csv', 'there is no such file.'],
    ['/broken', 'the site answered 500.'],
  ])('names what is not there: %s', async (address, detail) => {
    expect(await fetchFile(new URL(address, site), hooks())).toMatchObject({
      error: { code: 'intake.not_here', params: { address, detail } },
    });
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const onProgress = ({ bytes }: Progress) => {
      if (bytes !== undefined) controller.abort();
    };
    const address = new URL('/slow.csv', site);
    expect(await fetchFile(address, { signal: controller.signal, onProgress })).toMatchObject({
      error: { code: 'cancelled' },
    });
  });
});
