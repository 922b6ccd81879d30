import type { AudienceSource } from './audience.svelte';

/** What is open above the page; one at a time. */
export type Dialog =
  | { readonly kind: 'mapping' | 'reading' | 'rejected' | 'set-aside'; readonly source: string }
  | { readonly kind: 'excluded'; readonly reason: string | null }
  | { readonly kind: 'grid' | 'rules'; readonly cell: string }
  | { readonly kind: 'audience'; readonly of: AudienceSource; readonly segment: string | null }
  | { readonly kind: 'share'; readonly cell: string | null }
  | { readonly kind: 'versions' | 'palette' | 'text' | 'help' | 'customer' | 'address' };

/** Which dialog is open. */
export class DialogsState {
  current = $state.raw<Dialog | null>(null);
  /** Ids of commands that the palette ran, the last first. */
  recentCommands = $state.raw<readonly string[]>([]);

  show(dialog: Dialog): void {
    this.current = dialog;
  }

  close(): void {
    this.current = null;
  }
}
