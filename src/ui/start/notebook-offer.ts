import type { Role } from '../../base/roles';

/** What a notebook is about. Offers of one group stand together, groups in this order. */
export const OFFER_GROUPS = {
  who: 'Who they are',
  value: 'What they are worth, and where they stand',
  sales: 'What is sold',
} as const;

/** A notebook that comes with the page. */
export interface NotebookOffer {
  readonly id:
    | 'rfm'
    | 'groups'
    | 'accounts'
    | 'money'
    | 'status'
    | 'behaviour'
    | 'products'
    | 'business'
    | 'profile'
    | 'empty';
  readonly title: string;
  /** A sentence: what it answers. */
  readonly about: string;
  readonly group: keyof typeof OFFER_GROUPS;
  /** What has to be there before it says anything; none: nothing has to. */
  readonly needs: readonly Role[];
  /** What it says more with. */
  readonly more?: readonly Role[];
}
