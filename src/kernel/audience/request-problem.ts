import type { AudiencePreset } from '../../base/audience';
import { quintileError, type QuintileError } from '../../base/errors';
import { outputColumns } from '../../export/audience/output-columns';
import type { AudienceRequest, HoldoutRequest } from '../audience-api';

/** What the query or the choice lacks; null where nothing does. */
export function requestProblem(
  request: AudienceRequest,
  preset: AudiencePreset,
  columns: ReadonlySet<string>,
): QuintileError | null {
  const missing = (what: string, column: string) =>
    quintileError('export.missing_column', { what, column });
  const wanted = [...Object.values(request.fields), ...request.columns];
  const unknown = wanted.find((column) => !columns.has(column));
  if (unknown !== undefined) return missing('This audience', unknown);
  if (request.segments && !columns.has('segment'))
    return missing('A choice of segments', 'segment');
  if (request.holdout && !columns.has('customer_id')) return missing('A holdout', 'customer_id');
  if (request.holdout) {
    const wrong = holdoutProblem(request.holdout);
    if (wrong) return wrong;
  }
  const reaches = preset.reachedBy.some((group) =>
    group.every((field) => request.fields[field] !== undefined),
  );
  if (!preset.keepsAll && !reaches)
    return quintileError('export.no_address', { preset: preset.label, needs: needs(preset) });
  return outputColumns(preset, request).length === 0
    ? quintileError('export.no_columns', {})
    : null;
}

function holdoutProblem({ share, baseRate }: HoldoutRequest): QuintileError | null {
  const wrong = (setting: string) =>
    quintileError('model.invalid_setting', {
      model: 'Holdout',
      setting,
      detail: 'it has to be above 0 and below 100 %.',
    });
  if (!(share > 0 && share < 1)) return wrong('Share of the control group');
  return baseRate !== null && !(baseRate > 0 && baseRate < 1) ? wrong('Response rate') : null;
}

const IN_WORDS = {
  email: 'an e-mail address',
  phone: 'a phone number',
  first_name: 'a first name',
  last_name: 'a last name',
  city: 'a city',
  region: 'a region',
  zip: 'a postcode',
  country: 'a country',
} as const;

function needs({ reachedBy }: AudiencePreset): string {
  return reachedBy
    .map((group) => group.map((field) => IN_WORDS[field]).join(' with '))
    .join(', or ');
}
