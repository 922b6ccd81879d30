import { ok, type Result } from '../base/result';
import { DEFAULT_CLEANING, type Cleaning, type ExcludedStatus, type Mapping } from '../base/roles';
import type { ColumnInfo, Connector } from '../engine/connector';
import {
  saleStatusColumns,
  statusCountsQuery,
  unfinishedStatus,
  type StatusCount,
} from '../intake/roles';
import { sourceTable } from './source-store';
import { fetchRows } from './statements';

/**
 * What in the columns of a source says that a sale was not completed.
 * @param mapping of its orders, whose columns play other parts; null where it has none
 */
export async function findStatuses(
  connector: Connector,
  source: string,
  columns: readonly ColumnInfo[],
  mapping: Mapping | null,
  signal: AbortSignal,
): Promise<Result<readonly ExcludedStatus[]>> {
  const found: ExcludedStatus[] = [];
  if (mapping === null) return ok(found);
  for (const column of saleStatusColumns(columns, mapping)) {
    const query = statusCountsQuery(sourceTable(source), column);
    const counts = await fetchRows(connector, query, { signal });
    if (!counts.ok) return counts;
    const status = unfinishedStatus(column, counts.value as unknown as StatusCount[]);
    if (status !== null) found.push(status);
  }
  return ok(found);
}

/** The rules that transactions begin with: sales that were not completed are left out where something tells them. */
export function cleaningFor(statuses: readonly ExcludedStatus[]): Cleaning {
  return statuses.length === 0
    ? DEFAULT_CLEANING
    : { ...DEFAULT_CLEANING, excluded_statuses: statuses };
}
