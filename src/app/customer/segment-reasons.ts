import type { ExplainingValue } from '../../notebook/customer/explanation';
import { thresholdsOf } from '../../notebook/customer/segmentations';
import type { CustomerSegmentState } from '../../state/customer-segment.svelte';
import { STANDARD_SEGMENTS } from '../../state/rfm.svelte';

/** Where the customer’s segment begins and ends, as its model says it. */
export function limitsOf({
  segmentation,
  reasons,
}: CustomerSegmentState): readonly ExplainingValue[] {
  const row = reasons.rows?.[0];
  const relation = thresholdsOf(segmentation);
  const { model } = segmentation;
  if (!row || relation === null || !model) return [];
  const suffix = relation.slice(segmentation.relation.length);
  const columns = model.outputs.find((output) => output.suffix === suffix)?.columns ?? [];
  return columns
    .filter(({ name }) => name !== 'segment')
    .flatMap(({ name, unit }): ExplainingValue[] => {
      const value = row[name] ?? null;
      return value === null ? [] : [{ column: name, value, unit }];
    });
}

/** Slot of the palette of a segment that is called like a standard one. */
export function standardColor(name: string): number | null {
  return STANDARD_SEGMENTS.find((segment) => segment.name === name)?.color ?? null;
}
