import type { Component } from 'svelte';
import type { FormatOptions } from '../../../charts/format';
import type { ModelCell } from '../../../document/notebook';
import type { AppState } from '../../../state/app-state.svelte';
import type { ModelViewState } from '../../../state/notebook/model-view.svelte';

/** What a view that only one model has gets to know. */
export interface SpecialViewProps {
  app: AppState;
  cell: ModelCell;
  view: ModelViewState;
  /** Which of its parts is to be shown. */
  part: string;
  /** CSS colours of segments by name. */
  colors: Readonly<Record<string, string>>;
  format: FormatOptions;
}

/** Views of a model beside those that every model has (headline, segments, charts, tables). */
export interface SpecialView {
  /** Names of its own parts, as `show:` of the cell has them. */
  readonly parts: readonly string[];
  /** What is shown where the cell does not say, in order. */
  readonly shows: readonly string[];
  load(): Promise<{ readonly default: Component<SpecialViewProps> }>;
}

const SPECIAL = new Map<string, SpecialView>([
  [
    'profile',
    {
      parts: ['compare', 'sentences', 'traits', 'heat', 'left_out'],
      shows: ['compare', 'headline', 'sentences', 'traits', 'heat', 'left_out', 'tables'],
      load: () => import('./profile/ProfileView.svelte'),
    },
  ],
  [
    'profile_cards',
    {
      parts: ['cards'],
      shows: ['cards', 'tables'],
      load: () => import('./cards/CardsView.svelte'),
    },
  ],
]);

/** What a model shows in its own way; undefined where it has the common views only. */
export function viewOfModel(model: string): SpecialView | undefined {
  return SPECIAL.get(model);
}
