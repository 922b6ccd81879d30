import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingProxy {
  /** What a browser is told to use as its proxy. */
  readonly server: string;
  /** Every address that was asked for, by pages and workers alike. */
  readonly requested: readonly string[];
  close(): Promise<void>;
}

/** A proxy that passes everything on and remembers what was asked for: nothing a browser sends can avoid it. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const requested: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? '';
    requested.push(url);
    const { method, headers } = incoming;
    const onward = request(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  // Tunnels (https, web sockets) are recorded and refused.
  server.on('connect', (incoming, socket) => {
    requested.push(incoming.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.on('upgrade', (incoming, socket) => {
    requested.push(incoming.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    server: `http://127.0.0.1:${String(port)}`,
    requested,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}
