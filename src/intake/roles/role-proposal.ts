import type { KnownExport } from '../../base/known-export';
import type { Cleaning, Mapping, Role } from '../../base/roles';

/** A role that a source could supply. */
export interface RoleProposal {
  readonly role: Role;
  readonly mapping: Mapping;
  /** 0 to 1. From 0.9 on, and not ambiguous, it can be accepted without asking. */
  readonly confidence: number;
  /** True when columns of equal right compete for a part. */
  readonly ambiguous: boolean;
  /** The competing columns, by part. */
  readonly alternatives?: Readonly<Record<string, readonly string[]>>;
  /** What the user should know, in plain words. */
  readonly notes?: readonly string[];
  /** The known export that the file was recognised as. */
  readonly preset?: KnownExport;
  /** Rules that belong to it, beside the usual ones. */
  readonly cleaning?: Partial<Cleaning>;
}

/** Confidence from which a proposal is accepted by itself. */
export const SURE = 0.9;
