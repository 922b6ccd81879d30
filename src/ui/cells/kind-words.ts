import type { CellKind } from '../../document/notebook';
import type { IconName } from '../primitives/icons';

/** How kinds of cells are called and drawn. */
export const KIND_WORDS: Readonly<
  Record<CellKind, { readonly label: string; readonly icon: IconName }>
> = {
  text: { label: 'Text', icon: 'text' },
  input: { label: 'Input', icon: 'sliders' },
  sql: { label: 'SQL', icon: 'code' },
  model: { label: 'Model', icon: 'spark' },
  chart: { label: 'Chart', icon: 'chart' },
  unknown: { label: 'Unknown', icon: 'help' },
};
