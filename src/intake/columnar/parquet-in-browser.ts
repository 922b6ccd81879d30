import { startBlobWorker } from '../../base/trusted-script';
import type { ParquetAnswer, StartParquet } from './parquet-protocol';
import workerAsset from './parquet-worker.ts?worker&url';

/** A worker of the browser, nested in the kernel and under the page's policy like it. */
export const startParquetInBrowser: StartParquet = (listener) => {
  const url = new URL(workerAsset, self.location.href.replace(/^blob:/, '')).href;
  const worker = startBlobWorker(`import ${JSON.stringify(url)};`, {
    type: 'module',
    name: 'parquet',
  });
  worker.addEventListener('message', (event: MessageEvent<ParquetAnswer>) => {
    listener.answer(event.data);
  });
  worker.addEventListener('error', (event) => {
    // It is told as what is wrong with the file.
    event.preventDefault();
    listener.died(event.message);
  });
  return {
    ask: (question) => {
      worker.postMessage(question);
    },
    terminate: () => {
      worker.terminate();
    },
  };
};
