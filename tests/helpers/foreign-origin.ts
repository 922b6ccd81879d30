import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ForeignOrigin {
  /** Its address, ending in a slash. */
  readonly url: string;
  /** Paths that were asked for. */
  readonly hits: readonly string[];
  close(): Promise<void>;
}

/** Another origin that answers anything to anybody, and counts who comes. */
export async function startForeignOrigin(): Promise<ForeignOrigin> {
  const hits: string[] = [];
  const server = createServer((incoming, outgoing) => {
    hits.push(incoming.url ?? '');
    outgoing.writeHead(200, { 'content-type': 'text/plain', 'access-control-allow-origin': '*' });
    outgoing.end('a,b\n1,2\n');
  });
  // Even a connection without a request is one too many.
  server.on('upgrade', (incoming, socket) => {
    hits.push(incoming.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    hits,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}
