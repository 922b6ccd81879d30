import {
  type AudienceField,
  type AudienceFields,
  type AudiencePreset,
  type AudiencePresetId,
} from '../../base/audience';
import type { AudienceRequest } from '../../kernel/protocol';
import type { ExportFormat } from '../../kernel/notebook-api';

/** What is chosen in the dialog; whoever shows it knows the query. */
export interface AudienceDraft extends Omit<AudienceRequest, 'query'> {
  readonly format: ExportFormat;
  readonly formulaGuard: boolean;
}

/** A segment that can be chosen. */
export interface AudienceSegment {
  readonly segment: string;
  readonly customers: number;
  /** A colour (a custom property) shown beside it. */
  readonly color?: string | undefined;
}

/** What a draft begins with. */
export interface DraftStart {
  /** Segments chosen at first; null where there is no choice of segments. */
  readonly chosen: readonly string[] | null;
  readonly columns: readonly string[];
  readonly fields: AudienceFields;
  readonly formulaGuard: boolean;
  /** Name of the campaign that is offered for a holdout. */
  readonly campaign: string;
}

/** The share that is held out unless somebody chooses otherwise. */
const SHARE = 0.1;

export function firstDraft({ chosen, columns, fields, formulaGuard }: DraftStart): AudienceDraft {
  return {
    segments: chosen,
    preset: 'plain',
    fields,
    columns,
    hash: false,
    country: null,
    holdout: null,
    format: 'csv',
    formulaGuard,
  };
}

/** The draft for another kind of list: vendors read CSV, and few columns beside their own say anything to them. */
export function withPreset(
  draft: AudienceDraft,
  preset: AudiencePreset,
  columns: readonly string[],
): AudienceDraft {
  const useful = columns.filter((name) => name === 'customer_id' || name === 'segment');
  return {
    ...draft,
    preset: preset.id,
    columns: preset.keepsAll ? columns : useful,
    hash: preset.noHashing === null && draft.hash,
    format: preset.keepsAll ? draft.format : 'csv',
  };
}

export function withField(
  draft: AudienceDraft,
  field: AudienceField,
  column: string | null,
): AudienceDraft {
  const others = Object.entries(draft.fields).filter(([name]) => name !== field);
  const fields: AudienceFields = Object.fromEntries(
    column === null ? others : [...others, [field, column]],
  );
  return { ...draft, fields };
}

export function withHoldout(draft: AudienceDraft, on: boolean, campaign: string): AudienceDraft {
  const holdout = { share: SHARE, seed: 1, campaign, sentOn: null, baseRate: null };
  return { ...draft, holdout: on ? holdout : null };
}

const PERSONAL: readonly AudienceField[] = ['email', 'phone', 'first_name', 'last_name'];

/** Whether the file would hold what masking hides. */
export function holdsPersonal(draft: AudienceDraft, preset: AudiencePreset): boolean {
  return PERSONAL.some((field) => {
    const column = draft.fields[field];
    if (column === undefined) return false;
    return preset.keepsAll
      ? draft.columns.includes(column)
      : preset.columns.some((known) => known.field === field);
  });
}

export function presetOf(
  presets: readonly AudiencePreset[],
  id: AudiencePresetId,
): AudiencePreset | undefined {
  return presets.find((preset) => preset.id === id);
}

export const FIELD_WORDS: Readonly<Record<AudienceField, string>> = {
  email: 'E-mail',
  phone: 'Phone',
  first_name: 'First name',
  last_name: 'Last name',
  city: 'City',
  region: 'Region',
  zip: 'Postcode',
  country: 'Country',
};
