import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as library from 'parquet-wasm/esm';
import type { ParquetLibrary } from '../../src/export/parquet';

/** The Parquet library in Node, its WebAssembly read from the package. */
export function loadParquetInNode(): Promise<ParquetLibrary> {
  const path = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
  library.initSync({ module: readFileSync(path) });
  return Promise.resolve(library);
}
