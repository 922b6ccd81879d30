import { csvText } from './csv';
import type { Table } from './csv';
import { readmeText } from './readme';
import { makeShop } from './shop/shop';
import { makeSupplier } from './supplier/supplier';

/** One file under public/samples. */
export interface SampleFile {
  /** Relative to public/samples. */
  path: string;
  text: string;
}

interface NamedTable {
  file: string;
  table: Table;
}

/** Every file of public/samples, the same on every machine. */
export function makeSamples(): SampleFile[] {
  const shop = makeShop();
  const supplier = makeSupplier();
  const files = [...csvFiles('shop', shop), ...csvFiles('supplier', supplier)];
  const index = {
    shop: { title: 'A shop: 5,000 customers, 60,000 order lines', files: entries('shop', shop) },
    supplier: {
      title: 'A business-to-business supplier: 400 accounts',
      files: entries('supplier', supplier),
    },
  };
  return [
    ...files,
    { path: 'index.json', text: `${JSON.stringify(index, null, 2)}\n` },
    { path: 'README.md', text: readmeText(tablesByFile(shop), tablesByFile(supplier)) },
  ];
}

function csvFiles(folder: string, tables: readonly NamedTable[]): SampleFile[] {
  return tables.map(({ file, table }) => ({ path: `${folder}/${file}`, text: csvText(table) }));
}

function entries(folder: string, tables: readonly NamedTable[]): object[] {
  return tables.map(({ file, table }) => ({
    path: `${folder}/${file}`,
    rows: table.rows.length,
    bytes: new TextEncoder().encode(csvText(table)).length,
  }));
}

function tablesByFile(tables: readonly NamedTable[]): Map<string, Table> {
  return new Map(tables.map(({ file, table }) => [file, table]));
}
