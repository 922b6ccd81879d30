import type { Result } from '../base/result';
import type { ArrowBytes } from '../engine/connector';
import type { CallId } from './call';

/** Customer ids that are personal data themselves. They are not masked: every number hangs on them. */
export interface ReadableIds {
  readonly source: string;
  readonly column: string;
  /** What more than half of them look like. */
  readonly like: 'email' | 'phone' | 'name';
}

/** What masking can and cannot hide. */
export interface MaskingReport {
  readonly on: boolean;
  /** Empty while masking is off. */
  readonly readableIds: readonly ReadableIds[];
}

/** What of the files is shown. */
export interface PrivacyApi {
  /**
   * Masks names, e-mails, phones and addresses in every role view, and so in all that is computed, drawn and exported
   * from them. While it is on, queries of rows as they stand in the files are `privacy.masked`.
   */
  setMasking(call: CallId, on: boolean): Promise<Result<void>>;
  masking(): Promise<Result<MaskingReport>>;
  /** The first rows of a source with every cell as text, masked where masking is on. */
  sampleSource(call: CallId, source: string, limit: number): Promise<Result<ArrowBytes>>;
  /** Values of a column with their rows, the most frequent first: `value` VARCHAR, `rows` INTEGER. Masked likewise. */
  sourceValues(
    call: CallId,
    source: string,
    column: string,
    limit: number,
  ): Promise<Result<ArrowBytes>>;
}
