import type { Role } from '../../base/roles';
import type { Cell } from '../../document/notebook';
import { findDeclaration } from '../../models/declarations';
import { chartsOf, outputsOf, repeatsSegments } from '../../notebook/model-view/model-parts';
import type { CellAddition, CellPreview } from '../../ui/cells/cell-preview';

/** What a cell would show if its data were there; null where nothing is known before it has run. */
export function previewOf(cell: Cell): CellPreview | null {
  if (cell.kind === 'chart') {
    const title = cell.spec?.title ?? cell.name;
    return title === null ? null : { question: null, shows: [title] };
  }
  if (cell.kind !== 'model' || !cell.spec) return null;
  const { model, settings, show } = cell.spec;
  const declaration = findDeclaration(model);
  if (!declaration) return null;
  const isShown = (part: string) => show === undefined || show.includes(part);
  const hasSegments = declaration.outputs.some(({ suffix }) => suffix === '_segments');
  const name = cell.name ?? model;
  const repeating = outputsOf(declaration, name).find(({ suffix }) => suffix === '_segments');
  const charts = chartsOf(declaration, name, settings).filter(
    (chart) =>
      !isShown('segments') ||
      chart.data !== repeating?.relation ||
      !repeatsSegments(repeating, chart),
  );
  return {
    question: declaration.question,
    shows: [
      ...(hasSegments && isShown('segments')
        ? ['Segments: how many customers each has, and what they bring']
        : []),
      // Models with views of their own draw some of these in their own way.
      ...(isShown('charts') ? charts.flatMap(({ title }) => title ?? []) : []),
    ],
  };
}

/** What data that are missing would add to a model that ran without them. */
export function additionsOf(cell: Cell, present: readonly Role[]): readonly CellAddition[] {
  const declaration = cell.kind === 'model' && cell.spec && findDeclaration(cell.spec.model);
  if (!declaration) return [];
  return (declaration.optionalRoles ?? []).flatMap((role) => {
    const what = declaration.adds?.[role];
    return what === undefined || present.includes(role) ? [] : [{ role, what }];
  });
}
