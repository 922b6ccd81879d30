import type { Attribute } from '../base/attributes';
import type { Result } from '../base/result';
import type { CallId } from './call';

/** What the kernel knows about customers beyond their rows. */
export interface CustomerApi {
  /** Columns of the `customers` view beside the id, with the kind of trait of each; none without the role. */
  attributes(call: CallId): Promise<Result<readonly Attribute[]>>;
}
