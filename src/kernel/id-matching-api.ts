import type { IdRule } from '../base/id-rules';
import type { Result } from '../base/result';
import type { Role } from '../base/roles';
import type { CallId } from './call';

/** Sources that tell about customers in one role. */
export interface IdSide {
  readonly role: Role;
  readonly sources: readonly string[];
}

/** How the customers of two sides meet. All counts are of different ids as they are written. */
export interface IdPair {
  /** Whose customers are looked for: the side with fewer. */
  readonly here: IdSide;
  readonly there: IdSide;
  readonly customers: number;
  /** Found there without the rule: for an offer, as ids are compared now. */
  readonly before: number;
  readonly found: number;
  /** How many fewer customers the rule makes of the ids of one and the same side, both sides together. */
  readonly merged: number;
  /** Ids that meet by the rule only. At most 5. */
  readonly examples: readonly { readonly here: string; readonly there: string }[];
  /** Ids of the same side that become one. At most 3. */
  readonly mergedExamples: readonly (readonly [string, string])[];
}

/** A rule, and what it does. */
export interface IdOffer {
  readonly rule: IdRule;
  readonly pairs: readonly IdPair[];
}

export interface IdMatching {
  /** The rule that holds, with what it has brought; `exact` has no pairs. */
  readonly applied: IdOffer;
  /** A rule by which more customers would meet; null where nothing is to be gained. */
  readonly offer: IdOffer | null;
}

/** Customers whose ids are written differently in different files. */
export interface IdMatchingApi {
  /** Dear on large files: for the background. */
  idMatching(call: CallId): Promise<Result<IdMatching>>;
  /** Has customer ids written by a rule in every role view. It holds until the page is closed. */
  setIdRule(call: CallId, rule: IdRule): Promise<Result<void>>;
}
