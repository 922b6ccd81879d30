import type { ColumnInfo } from '../../engine/connector';
import { columnUnits } from '../column-units';
import type { Unit } from '../../base/units';
import type { Row } from '../workbench';
import { headlinePieces } from '../model-view/model-parts';
import type { Segmentation } from './segmentations';

/** A value that explains something, and how it is written. */
export interface ExplainingValue {
  readonly column: string;
  readonly value: Row[string];
  readonly unit: Unit;
}

/** A piece of a sentence: words, or a value. */
export type ExplanationPiece = { readonly text: string } | ExplainingValue;

/**
 * Why a customer is in a segment, as the model says it: null where it says nothing, or where something that it would
 * speak of is not known of this customer.
 */
export function explanation({ model }: Segmentation, row: Row): readonly ExplanationPiece[] | null {
  if (model?.explain === undefined) return null;
  const columns = model.outputs[0]?.columns ?? [];
  const pieces: ExplanationPiece[] = [];
  for (const piece of headlinePieces(model.explain)) {
    if ('text' in piece) {
      pieces.push(piece);
      continue;
    }
    const value = row[piece.column] ?? null;
    const unit = columns.find(({ name }) => name === piece.column)?.unit;
    if (value === null || unit === undefined) return null;
    pieces.push({ column: piece.column, value, unit });
  }
  return pieces;
}

/** What of a row explains its segment, with what is missing left out. */
export function explainingValues(
  { model }: Segmentation,
  row: Row,
  columns: readonly ColumnInfo[],
): readonly ExplainingValue[] {
  const declared = model?.outputs[0]?.columns ?? [];
  const units = columnUnits(
    columns,
    Object.fromEntries(declared.map(({ name, unit }) => [name, unit])),
  );
  return columns
    .filter(({ name }) => name !== 'customer_id' && name !== 'segment')
    .flatMap(({ name }): ExplainingValue[] => {
      const value = Object.hasOwn(row, name) ? (row[name] ?? null) : null;
      return value === null ? [] : [{ column: name, value, unit: units[name] ?? 'text' }];
    });
}
