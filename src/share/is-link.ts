/** How the fragment of a shared notebook begins. */
export const LINK_PREFIX = '#s=';

/** Whether a location’s fragment is a shared notebook, readable or not. */
export function isLink(fragment: string): boolean {
  return fragment.startsWith(LINK_PREFIX);
}
