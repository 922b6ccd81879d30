import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { ROOT } from './command.ts';
import { headersFor, parseHeaderRules } from './headers.ts';

export interface ServeOptions {
  /** The folder to serve, `dist` of this repository by default. */
  dir?: string;
  /** 0 takes any free port (the default); a taken port is an error. */
  port?: number;
  host?: string;
  /** The path the site lies under, with a slash at both ends. */
  base?: string;
  /** Sends the headers of the folder's `_headers` file, as hosts that know it do. */
  headers?: boolean;
}

export interface RunningSite {
  /** The address of the start page, ending in a slash. */
  url: string;
  close(): Promise<void>;
}

/** Serves a built site as a plain static host would: no fallback page, no compression. */
export async function serve(options: ServeOptions = {}): Promise<RunningSite> {
  const { port = 0, host = '127.0.0.1', headers = false } = options;
  const dir = resolve(options.dir ?? join(ROOT, 'dist'));
  if (!existsSync(join(dir, 'index.html'))) {
    throw new Error(`${dir} holds no index.html: run \`npm run build\` first.`);
  }
  const base = normaliseBase(options.base ?? '/');
  const rules = headers ? parseHeaderRules(await readFile(join(dir, '_headers'), 'utf8')) : [];
  const files = sirv(dir, {
    dev: false,
    etag: true,
    setHeaders: (response, pathname) => {
      for (const [name, value] of headersFor(rules, pathname)) response.setHeader(name, value);
    },
  });

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '/';
    const path = url.split('?', 1)[0] ?? '/';
    if (`${path}/` === base) {
      response.writeHead(301, { location: base }).end();
    } else if (!path.startsWith(base) || path === `${base}_headers`) {
      notFound(response);
    } else {
      request.url = url.slice(base.length - 1);
      files(request, response, () => notFound(response));
    }
  });
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}${base}`,
    close: () =>
      new Promise((done, failed) => {
        server.close((error) => (error === undefined ? done() : failed(error)));
        server.closeAllConnections();
      }),
  };
}

function normaliseBase(base: string): string {
  return `/${base}/`.replace(/\/+/g, '/');
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.removeListener('error', failed);
      done();
    });
  });
}

/** The site on `port`, or on the next one that is free. */
async function serveFrom(port: number, options: ServeOptions): Promise<RunningSite> {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await serve({ ...options, port: candidate });
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || candidate >= port + 50) throw error;
    }
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' },
      port: { type: 'string', default: process.env['PORT'] ?? '4173' },
      host: { type: 'string', default: '127.0.0.1' },
      base: { type: 'string', default: '/' },
      headers: { type: 'boolean', default: false },
      'strict-port': { type: 'boolean', default: false },
    },
  });
  const { port, dir, host, base, headers, 'strict-port': strict } = values;
  const options = { host, base, headers, ...(dir === undefined ? {} : { dir }) };
  const site = await (strict
    ? serve({ ...options, port: Number(port) })
    : serveFrom(Number(port), options));
  console.log(`\n  Quintile is at ${site.url}\n  Ctrl+C stops it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void site.close().then(() => process.exit(0)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
