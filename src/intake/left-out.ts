import { ok, type Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import type { BadRecord } from './csv/scan';
import { clearRejects, storeRejects } from './rejects';
import {
  clearSetAside,
  MAX_SET_ASIDE,
  storeSetAside,
  type SetAsideRecord,
  type SetAsideRecords,
} from './set-aside';

/** What of the files of a source is not in its table, one item for each file. */
export interface LeftOut {
  readonly source: string;
  readonly files: readonly File[];
  readonly rejects: readonly (readonly BadRecord[])[];
  readonly aside: readonly SetAsideRecords[];
}

/** Forgets the rejected rows of a source, and what was set aside. */
export async function clearLeftOut(
  connector: FileConnector,
  source: string,
): Promise<Result<void>> {
  const cleared = await clearRejects(connector, source);
  return cleared.ok ? clearSetAside(connector, source) : cleared;
}

/** Stores rejected rows and what was set aside, in the place of what was stored of the source before. */
export async function storeLeftOut(
  connector: FileConnector,
  { source, files, rejects, aside }: LeftOut,
): Promise<Result<void>> {
  const cleared = await clearLeftOut(connector, source);
  if (!cleared.ok) return cleared;
  const records = storable(aside);
  for (const [index, { name }] of files.entries()) {
    const bad = await storeRejects(connector, source, name, rejects[index] ?? []);
    if (!bad.ok) return bad;
    const others = await storeSetAside(connector, source, name, records[index] ?? []);
    if (!others.ok) return others;
  }
  return ok(undefined);
}

/** The first records of all files that are stored, one list for each. */
function storable(files: readonly SetAsideRecords[]): SetAsideRecord[][] {
  let left = MAX_SET_ASIDE;
  return files.map(({ stored }) => {
    const some = stored.slice(0, left);
    left -= some.length;
    return some;
  });
}
