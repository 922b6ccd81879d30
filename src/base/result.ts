import type { QuintileError } from './errors';

/** What an operation that can fail in an expected way hands back. Bugs throw; cancelled is an error code of its own. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;
export interface Failure {
  readonly ok: false;
  readonly error: QuintileError;
}

/** Wraps a value as a success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps an error as a failure. */
export function fail(error: QuintileError): Failure {
  return { ok: false, error };
}
