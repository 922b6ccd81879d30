import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';
import type { ParquetAnswer, StartParquet } from '../../src/intake/columnar/parquet-protocol';

/** Decodes Parquet in a thread of Node, as the page does in a worker: a panic is the end of the thread only. */
export const startParquetInNode: StartParquet = (listener) => {
  const worker = new Worker(workerSource(), { stderr: true });
  worker.on('message', (answer: ParquetAnswer) => {
    listener.answer(answer);
  });
  worker.on('error', (error: Error) => {
    listener.died(error.message);
  });
  return {
    ask: (question) => {
      worker.postMessage(question);
    },
    terminate: () => {
      void worker.terminate();
    },
  };
};

let source: URL | null = null;

/** The worker's code in JavaScript, which is all that a thread reads by itself. */
function workerSource(): URL {
  if (source !== null) return source;
  const serve = new URL('../../src/intake/columnar/serve-parquet.ts', import.meta.url);
  const { outputText } = ts.transpileModule(readFileSync(serve, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const asset = (name: string) =>
    JSON.stringify(
      pathToFileURL(createRequire(import.meta.url).resolve(`parquet-wasm/esm/${name}`)).href,
    );
  const code = `
    import { readFileSync } from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    import * as library from ${asset('parquet_wasm.js')};
    ${outputText}
    const serve = serveParquet(
      async () => {
        library.initSync({ module: readFileSync(new URL(${asset('parquet_wasm_bg.wasm')})) });
        return library;
      },
      (answer, transfer) => parentPort.postMessage(answer, transfer),
    );
    parentPort.on('message', (question) => void serve(question));
  `;
  source = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  return source;
}
