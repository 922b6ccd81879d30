import wasmAsset from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import type { ParquetLibrary } from './parquet';

let loading: Promise<ParquetLibrary> | null = null;

/** Loads the Parquet library in the browser, once; a load that failed is tried again. */
export function loadParquetLibrary(): Promise<ParquetLibrary> {
  loading ??= load().catch((thrown: unknown) => {
    loading = null;
    throw thrown;
  });
  return loading;
}

async function load(): Promise<ParquetLibrary> {
  const library = await import('parquet-wasm/esm');
  // In a blob worker, addresses are relative to nothing.
  const url = new URL(wasmAsset, self.location.href.replace(/^blob:/, ''));
  await library.default({ module_or_path: url });
  return library;
}
