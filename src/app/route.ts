import { isLink } from '../share/link';

/** Where an address leads. */
export type Route =
  | { readonly kind: 'start' }
  | { readonly kind: 'notebook'; readonly id: string }
  | { readonly kind: 'link'; readonly fragment: string };

/** `#/` start, `#/n/<id>` a kept notebook, `#s=…` a shared one; anything else is the start. */
export function routeOf(fragment: string): Route {
  if (isLink(fragment)) return { kind: 'link', fragment };
  const id = /^#\/n\/([\w-]{1,64})$/.exec(fragment)?.[1];
  return id === undefined ? { kind: 'start' } : { kind: 'notebook', id };
}

/** The fragment of a kept notebook’s address. */
export function notebookFragment(id: string): string {
  return `#/n/${id}`;
}
