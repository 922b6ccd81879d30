import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor, parseHeaderRules } from '../../scripts/headers';
import { contentSecurityPolicy } from '../../scripts/policy';
import type { RunningSite } from '../../scripts/serve';
import { serve } from '../../scripts/serve';

const HEADERS = new URL('../../public/_headers', import.meta.url);

describe('public/_headers', () => {
  it('carries the policy of the page, and keeps hashed assets for ever', async () => {
    const rules = parseHeaderRules(await readFile(HEADERS, 'utf8'));
    const page = headersFor(rules, '/index.html');
    expect(page.get('Content-Security-Policy')).toBe(contentSecurityPolicy({ meta: false }));
    expect(page.has('Cache-Control')).toBe(false);
    expect(headersFor(rules, '/assets/a-1.js').get('Cache-Control')).toContain('immutable');
  });

  it('differs from the meta policy only by what a meta tag cannot carry', () => {
    const meta = contentSecurityPolicy({ meta: true });
    expect(contentSecurityPolicy({ meta: false })).toBe(`${meta}; frame-ancestors 'self'`);
  });

  it('is refused when a line is neither a path nor a header', () => {
    expect(() => parseHeaderRules('/*\n  nonsense\n')).toThrow('line 2');
  });
});

describe('serve', () => {
  let dir: string;
  let site: RunningSite;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'quintile-site-'));
    await mkdir(join(dir, 'site/assets'), { recursive: true });
    await writeFile(join(dir, 'secret.txt'), 'secret');
    await writeFile(join(dir, 'site/index.html'), '<h1>Here</h1>');
    await writeFile(join(dir, 'site/assets/a.wasm'), 'wasm');
    await writeFile(join(dir, 'site/_headers'), await readFile(HEADERS));
    site = await serve({ dir: join(dir, 'site'), base: '/any/sub/path/', headers: true });
  });

  afterAll(async () => {
    await site.close();
    await rm(dir, { recursive: true });
  });

  it('answers under its base with types and headers', async () => {
    const page = await fetch(site.url);
    expect(site.url).toMatch(/\/any\/sub\/path\/$/);
    expect(await page.text()).toBe('<h1>Here</h1>');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toBe(
      contentSecurityPolicy({ meta: false }),
    );
    const wasm = await fetch(`${site.url}assets/a.wasm`);
    expect(wasm.headers.get('content-type')).toBe('application/wasm');
    expect(wasm.headers.get('cache-control')).toContain('immutable');
    await wasm.text();
  });

  it('sends no headers of its own unless asked', async () => {
    const plain = await serve({ dir: join(dir, 'site') });
    const page = await fetch(plain.url);
    expect(page.headers.has('content-security-policy')).toBe(false);
    await page.text();
    await plain.close();
  });

  it('leads to the folder when its slash is missing', async () => {
    const page = await fetch(site.url.slice(0, -1), { redirect: 'manual' });
    expect(page.status).toBe(301);
    expect(page.headers.get('location')).toBe('/any/sub/path/');
  });

  it.each([
    '/',
    '/index.html',
    '/any/sub/path/missing.js',
    '/any/sub/path/_headers',
    '/any/sub/path/../../../../secret.txt',
    '/any/sub/path/%2e%2e/secret.txt',
    '/any/sub/path/..%2fsecret.txt',
  ])('answers 404 to %s', async (path) => {
    expect(await statusOf(path)).toBe(404);
  });

  /** Unlike fetch, sends the path as it is. */
  const statusOf = (path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(site.url);
      request({ hostname, port, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('refuses a folder without a page', async () => {
    await expect(serve({ dir: join(dir, 'nowhere') })).rejects.toThrow('npm run build');
  });
});
