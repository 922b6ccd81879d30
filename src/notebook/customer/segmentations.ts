import type { Cell } from '../../document/notebook';
import { findDeclaration, type ModelDeclaration } from '../../models/declarations';

/** A segmentation that the notebook uses, or the built-in one. */
export interface Segmentation {
  /** Its main relation. */
  readonly relation: string;
  readonly title: string;
  /** The model that makes it; null for a query of the notebook. */
  readonly model: ModelDeclaration | null;
  /** Settings of the model’s cell, as written. */
  readonly settings: Readonly<Record<string, unknown>>;
}

interface Columns {
  readonly name: string;
  readonly columns: readonly { readonly name: string }[];
}

/** What stands in for them where a notebook has none. */
const BUILT_IN = 'rfm';

/**
 * The segmentations in use, in the order of the page: models that are one, and queries with `customer_id` and `segment`.
 * A notebook without any has the built-in RFM, where that can be read.
 *
 * @param relations that can be read now
 */
export function segmentationsInUse(
  cells: readonly Cell[],
  relations: readonly Columns[],
): readonly Segmentation[] {
  const standing = new Map(relations.map((relation) => [relation.name, relation]));
  const isOne = (name: string) => {
    const columns = standing.get(name)?.columns.map((column) => column.name) ?? [];
    return columns.includes('customer_id') && columns.includes('segment');
  };
  const used = cells.flatMap((cell): Segmentation[] => {
    if (cell.name === null || !isOne(cell.name)) return [];
    if (cell.kind === 'sql') {
      return [{ relation: cell.name, title: cell.name, model: null, settings: {} }];
    }
    const model = cell.kind === 'model' && cell.spec ? findDeclaration(cell.spec.model) : undefined;
    if (cell.kind !== 'model' || !model?.segmentation) return [];
    const title = cell.name === model.id ? model.title : `${model.title}: ${cell.name}`;
    return [{ relation: cell.name, title, model, settings: cell.spec?.settings ?? {} }];
  });
  if (used.some(({ model }) => model !== null)) return used;
  const builtIn = findDeclaration(BUILT_IN);
  const isShadowed = cells.some(({ name }) => name === BUILT_IN);
  if (!builtIn || isShadowed || !isOne(BUILT_IN)) return used;
  return [{ relation: BUILT_IN, title: builtIn.title, model: builtIn, settings: {} }, ...used];
}

/** The output of the segmentation’s model that says where each segment begins and ends, if it has one. */
export function thresholdsOf({ model, relation }: Segmentation): string | null {
  const suffix = ['_thresholds', '_rules'].find((one) =>
    model?.outputs.some(
      (output) => output.suffix === one && output.columns.some(({ name }) => name === 'segment'),
    ),
  );
  return suffix === undefined ? null : relation + suffix;
}

/** Whether its scores are cut from three measures, with the cut points in a relation of their own. */
export function hasScores({ model }: Segmentation): boolean {
  return model?.id === BUILT_IN;
}
