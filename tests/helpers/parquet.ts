import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tableToIPC, type Table } from 'apache-arrow';
import * as library from 'parquet-wasm/esm';
import type { ParquetLibrary } from '../../src/export/parquet';

/** The Parquet library in Node, its WebAssembly read from the package. */
export function loadParquetInNode(): Promise<ParquetLibrary> {
  const path = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
  library.initSync({ module: readFileSync(path) });
  return Promise.resolve(library);
}

/** A table as a Parquet file, as the library writes it. */
export async function parquetFile(
  table: Table,
  name: string,
  properties?: library.WriterProperties,
): Promise<File> {
  await loadParquetInNode();
  const written = library.writeParquet(
    library.Table.fromIPCStream(tableToIPC(table, 'stream')),
    properties,
  );
  return new File([new Uint8Array(written)], name);
}
