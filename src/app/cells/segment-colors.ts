import { segmentColor } from '../../charts/palette';
import { STANDARD_SEGMENTS } from '../../state/rfm.svelte';

/** CSS colours of the standard segments by name: the same in every chart and table. */
export const COLOR_OF_SEGMENT: Readonly<Record<string, string>> = Object.fromEntries(
  STANDARD_SEGMENTS.map(({ name, color }) => [name, segmentColor(color)]),
);
