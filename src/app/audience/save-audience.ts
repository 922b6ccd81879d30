import { sourceSlug } from '../../intake/slug';
import type { AudienceFiles } from '../../kernel/protocol';
import type { AudienceSource } from '../../state/audience.svelte';
import type { AudienceDraft } from '../../ui/audience/audience-draft';
import { saveFile } from '../save-file';

/** Saves the list, and who of it is in which group where there is a holdout. */
export function saveAudience(
  source: AudienceSource,
  draft: AudienceDraft,
  files: AudienceFiles,
): void {
  const [only, ...others] = draft.segments ?? [];
  const whose = only !== undefined && others.length === 0 ? only : source.name;
  const kind = draft.preset === 'plain' ? '' : `-${draft.preset}`;
  saveFile(`${fileName(whose)}${kind}.${draft.format}`, files.file);
  if (files.holdoutFile && draft.holdout) {
    saveFile(`${fileName(draft.holdout.campaign)}-holdout.csv`, files.holdoutFile);
  }
}

function fileName(text: string): string {
  return sourceSlug(text, new Set()).replaceAll('_', '-');
}
