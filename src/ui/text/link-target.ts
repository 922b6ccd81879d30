/** Where a link of a text cell leads. */
export type LinkTarget =
  /** A heading or a cell of the same page. */
  | { readonly kind: 'section'; readonly name: string }
  /** A page of the site that Quintile is on. */
  | { readonly kind: 'site'; readonly url: string }
  /** Somewhere else: `place` is the host, or the address of a mail, as the browser understands it. */
  | { readonly kind: 'outside'; readonly url: string; readonly place: string };

/**
 * Reads the address of a link as the browser would. Null for whatever is not a web page, a mail address or a place on
 * the page: scripts and data, however they are written.
 *
 * @param base address of the page
 */
export function linkTarget(href: string, base: string): LinkTarget | null {
  if (href.startsWith('#')) return { kind: 'section', name: decoded(href.slice(1)) };
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  if (url.protocol === 'mailto:')
    return { kind: 'outside', url: url.href, place: decoded(url.pathname) };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return isOfSite(url, base)
    ? { kind: 'site', url: url.href }
    : { kind: 'outside', url: url.href, place: url.host };
}

/** The address of an image, when it lies beside the page; null for every other place. */
export function imageSource(src: string, base: string): string | null {
  if (!URL.canParse(src, base)) return null;
  const url = new URL(src, base);
  return isOfSite(url, base) ? url.href : null;
}

/** Only what lies in the page’s own folder: its host may have other tenants. */
function isOfSite(url: URL, base: string): boolean {
  const folder = new URL('.', base);
  return url.origin === folder.origin && url.pathname.startsWith(folder.pathname);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
