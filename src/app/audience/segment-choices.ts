import { cellText } from '../../base/cell-value';
import { segmentColor } from '../../charts/palette';
import { segmentList } from '../../notebook/model-view/segment-list';
import type { AppState } from '../../state/app-state.svelte';
import type { SegmentCount } from '../../state/audience.svelte';
import type { AudienceSegment } from '../../ui/audience/audience-draft';
import { COLOR_OF_SEGMENT } from '../cells/segment-colors';

/**
 * The segments to choose from, in the order and the colours that the page shows them in; null where there is no choice: no
 * segments, or rows without one, which a choice would lose.
 *
 * @param name of the relation
 */
export function segmentChoices(
  app: AppState,
  name: string,
  counts: readonly SegmentCount[],
): readonly AudienceSegment[] | null {
  const known = new Map(
    counts.flatMap(({ segment, customers }) => (segment === null ? [] : [[segment, customers]])),
  );
  if (known.size === 0 || known.size < counts.length) return null;
  const looks = new Map(looksOf(app, name).map((look) => [look.name, look.color]));
  const order = [...looks.keys()].filter((segment) => known.has(segment));
  return [...new Set([...order, ...known.keys()])].map((segment) => {
    const slot = looks.get(segment);
    const color = slot === undefined ? COLOR_OF_SEGMENT[segment] : segmentColor(slot);
    return { segment, customers: known.get(segment) ?? 0, color };
  });
}

function looksOf({ notebook }: AppState, name: string): readonly { name: string; color: number }[] {
  const cell = notebook.notebook.cells.find((candidate) => candidate.name === name);
  if (!cell) return [];
  const { view, model } = notebook.state(cell.id);
  if (view) return view.segmentViews;
  const names = model?.segments.rows?.map((row) => cellText(row['segment'])) ?? [];
  return model ? segmentList(model.declaration, model.settings, names) : [];
}
