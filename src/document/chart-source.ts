import { stringify } from 'yaml';
import { cellSource } from './cell-source';
import type { ChartSpec } from './chart-spec';

/** The text of a new chart cell. */
export function chartSource(name: string | null, spec: ChartSpec): string {
  return cellSource('chart', name, {}, stringify(spec, { collectionStyle: 'any' }).trimEnd());
}
