import type { Attribute } from '../base/attributes';
import type { Result } from '../base/result';
import type { CallId } from './call';

/** A customer that a search has found. */
export interface FoundCustomer {
  readonly customer_id: string;
  /** A person's, or a company's where that is all there is; null where nothing tells it. */
  readonly name: string | null;
  readonly email: string | null;
  /** What holds the words that were looked for. */
  readonly matched: 'id' | 'name' | 'email';
}

/** What the kernel knows about customers beyond their rows. */
export interface CustomerApi {
  /** Columns of the `customers` view beside the id, with the kind of trait of each; none without the role. */
  attributes(call: CallId): Promise<Result<readonly Attribute[]>>;
  /** Columns of the `customers` view that say, joined by a space, what a customer is called; none where nothing does. */
  nameColumns(call: CallId): Promise<Result<readonly string[]>>;
  /**
   * Customers by id, name or e-mail, without case and accents: the id itself first, then words that begin with what
   * was typed, then words that contain it. Over everybody in any role; masked where masking is on. A search that still
   * runs is cancelled by the next one. The first takes longer, as it puts everybody into a table: ask for an empty text
   * when the field opens.
   *
   * @param limit how many at most
   */
  searchCustomers(
    call: CallId,
    text: string,
    limit: number,
  ): Promise<Result<readonly FoundCustomer[]>>;
}
