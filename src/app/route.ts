import { isLink } from '../share/is-link';

/** Where an address leads. */
export type Route =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'notebook';
      readonly id: string;
      /** The customer who is looked at beside it. */
      readonly customer: string | null;
    }
  | { readonly kind: 'link'; readonly fragment: string }
  /** Files beside the page that are to be read. */
  | { readonly kind: 'data'; readonly addresses: readonly string[] };

/**
 * `#/` start, `#/n/<id>` a kept notebook, `#s=…` a shared one, `#/?data=orders.csv,data/people.csv` files beside the page;
 * anything else is the start.
 */
export function routeOf(fragment: string): Route {
  if (isLink(fragment)) return { kind: 'link', fragment };
  const [, id, customer] = /^#\/n\/([\w-]{1,64})(?:\?customer=([^&]*))?$/.exec(fragment) ?? [];
  if (id === undefined) {
    const addresses = addressesOf(fragment);
    return addresses.length > 0 ? { kind: 'data', addresses } : { kind: 'start' };
  }
  return { kind: 'notebook', id, customer: decoded(customer) };
}

/** The fragment of a kept notebook’s address, and of a customer beside it. */
export function notebookFragment(id: string, customer: string | null = null): string {
  return `#/n/${id}${customer === null ? '' : `?customer=${encodeURIComponent(customer)}`}`;
}

/** A comma that belongs to an address is written `%2C`. */
function addressesOf(fragment: string): string[] {
  const [, listed] = /^#\/\?data=([^&]+)$/.exec(fragment) ?? [];
  return (listed ?? '').split(',').flatMap((address) => decoded(address) ?? []);
}

function decoded(text: string | undefined): string | null {
  try {
    return text === undefined || text === '' ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}
