import type { AudienceFields, AudiencePresetId } from '../base/audience';
import type { CellValue } from '../base/cell-value';
import type { Result } from '../base/result';
import type { CallId, Progress } from './call';
import type { ExportFormat } from './notebook-api';

/** A control group that is left out of the file. */
export interface HoldoutRequest {
  /** Of each segment, above 0 and below 1. */
  readonly share: number;
  /** The same seed draws the same customers. */
  readonly seed: number;
  /** Name of the campaign, by which the assignment is found again. */
  readonly campaign: string;
  /** ISO day, where it is known. */
  readonly sentOn: string | null;
  /** Share of customers who respond without being addressed, 0 to 1; null takes what the campaigns role tells, or 5 %. */
  readonly baseRate: number | null;
}

/** Whom an audience holds, and how it is written. */
export interface AudienceRequest {
  /** One query. Its columns `customer_id` and `segment` are used where there are such. */
  readonly query: string;
  /** Rows of these segments only; null takes all. */
  readonly segments: readonly string[] | null;
  readonly preset: AudiencePresetId;
  readonly fields: AudienceFields;
  /** Further columns under their own names; of a plain table all its columns, in order. */
  readonly columns: readonly string[];
  /** SHA-256 in hexadecimal, where the preset has it. */
  readonly hash: boolean;
  /** Two letters: where phones without a country code are read, in rows without a country. */
  readonly country: string | null;
  readonly holdout: HoldoutRequest | null;
}

/** `rows` = `written` + everything in `leftOut`. */
export interface AudienceCounts {
  readonly rows: number;
  readonly written: number;
  readonly leftOut: {
    readonly withoutAddress: number;
    /** Rows whose address stood in a row before. */
    readonly duplicates: number;
    readonly heldOut: number;
  };
  /** What was seen, whether left out or not. Null where no column tells. */
  readonly seen: {
    readonly withoutAddress: number | null;
    readonly duplicates: number | null;
    /** Something is written there that is no address, no number, no known country. */
    readonly unusableEmails: number;
    readonly unusablePhones: number;
    readonly unknownCountries: number;
  };
}

export interface HoldoutFacts {
  readonly treated: number;
  readonly control: number;
  readonly segments: readonly {
    readonly segment: string | null;
    readonly treated: number;
    readonly control: number;
  }[];
  readonly baseRate: number;
  readonly baseRateFrom: 'given' | 'campaigns' | 'assumed';
  /**
   * The smallest rise over the base rate that a test at 5 % finds in 80 % of cases: as a difference of shares, and by the
   * base rate. Null where the arms are too small for any.
   */
  readonly detectableLift: { readonly absolute: number; readonly relative: number | null } | null;
  /** Rows that are written although they take no part: they have no customer. */
  readonly withoutCustomer: number;
}

export interface AudiencePreview {
  readonly columns: readonly string[];
  /** The first rows of the file. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly counts: AudienceCounts;
  readonly holdout: HoldoutFacts | null;
}

export interface AudienceFiles {
  readonly file: Blob;
  /** CSV of customer_id, campaign, variant, sent_at, segment: dropped back, it is read as campaigns. */
  readonly holdoutFile: Blob | null;
  readonly counts: AudienceCounts;
  readonly holdout: HoldoutFacts | null;
}

/** What the kernel does for audiences. */
export interface AudienceApi {
  /** The first rows of an audience and what becomes of all. */
  previewAudience(
    call: CallId,
    request: AudienceRequest,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<AudiencePreview>>;
  /**
   * Writes an audience. Rows are left out by a preset that needs an address, and counted. Fails with `export.no_address`
   * without a column that the preset could reach anybody by, with `export.missing_column` where the query lacks a column.
   */
  exportAudience(
    call: CallId,
    request: AudienceRequest,
    options: { readonly format: ExportFormat; readonly formulaGuard: boolean },
    onProgress: (progress: Progress) => void,
  ): Promise<Result<AudienceFiles>>;
  /** Nobody works at an audience any more: what was kept for the next preview goes. */
  closeAudience(): Promise<void>;
}
