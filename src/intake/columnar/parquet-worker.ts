import wasmAsset from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import type { ParquetAsk } from './parquet-protocol';
import { serveParquet } from './serve-parquet';

const serve = serveParquet(
  async () => {
    const library = await import('parquet-wasm/esm');
    // In a blob worker, addresses are relative to nothing.
    const url = new URL(wasmAsset, self.location.href.replace(/^blob:/, ''));
    await library.default({ module_or_path: url });
    return library;
  },
  (answer, transfer) => {
    self.postMessage(answer, { transfer });
  },
);

self.addEventListener('message', (event: MessageEvent<ParquetAsk>) => {
  void serve(event.data);
});
// A rejection alone would tell the other side nothing.
self.addEventListener('unhandledrejection', (event) => {
  reportError(event.reason);
});
