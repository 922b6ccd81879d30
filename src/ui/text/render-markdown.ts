import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { imageSource, linkTarget } from './link-target';
import { replacePlaceholders, type Placeholder } from './placeholders';

/** A link that leaves the site, for the page to ask before it is followed. */
export interface OutsideLink {
  readonly element: HTMLElement;
  readonly url: string;
  readonly place: string;
}

/** A text that is safe to put into the page, and the parts of it that the page brings to life. */
export interface RenderedMarkdown {
  readonly content: DocumentFragment;
  readonly placeholders: readonly Placeholder[];
  readonly outside: readonly OutsideLink[];
}

/** What markdown can make. No `id`, `class`, `style` or handler comes from a text. */
const TAGS = [
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'hr', 'br', 'ul', 'ol', 'li'],
  ...['strong', 'em', 'del', 'code', 'pre', 'a', 'img'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
];
const ATTRIBUTES = ['href', 'title', 'src', 'alt', 'align', 'start'];

const marked = new Marked({
  gfm: true,
  // Tags that an author writes are text: whoever reads a notebook sees them, and nothing is hidden in them.
  tokenizer: { html: () => undefined, tag: () => undefined },
  renderer: {
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    // The page has one h1, its title; sections that begin with ## leave no level out.
    heading({ tokens, depth }) {
      const level = Math.max(2, depth);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
  },
});

/**
 * Markdown (GitHub’s flavour) as elements. The text may come from a stranger: it is sanitized, links that leave the
 * site have no address until the reader agrees, images come from beside the page only, and `{{relation.column}}` is
 * looked for after that, in plain text alone.
 *
 * @param base address of the page
 * @throws RangeError where a text is nested too deeply to be laid out
 */
export function renderMarkdown(
  markdown: string,
  base: string = document.baseURI,
): RenderedMarkdown {
  const html = marked.parse(markdown, { async: false });
  const content = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const heading of content.querySelectorAll<HTMLElement>('h2, h3, h4, h5, h6')) {
    heading.dataset['section'] = sectionName(heading.textContent);
    heading.tabIndex = -1;
  }
  for (const image of content.querySelectorAll('img')) settleImage(image, base);
  const outside = [...content.querySelectorAll('a')].flatMap((link) => settleLink(link, base));
  for (const table of content.querySelectorAll('table')) letScroll(table);
  return { content, placeholders: replacePlaceholders(content), outside };
}

/** Name of a heading in links, as GitHub makes it: “Good customers!” is `#good-customers`. */
export function sectionName(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/gu, '-');
}

function settleImage(image: HTMLImageElement, base: string): void {
  const source = imageSource(image.getAttribute('src') ?? '', base);
  if (source === null) {
    const words = document.createElement('span');
    words.className = 'no-image';
    words.textContent = `Image not shown: ${image.alt === '' ? 'not of this site' : image.alt}`;
    image.replaceWith(words);
    return;
  }
  image.src = source;
  image.loading = 'lazy';
  image.referrerPolicy = 'no-referrer';
}

function settleLink(link: HTMLAnchorElement, base: string): OutsideLink[] {
  // An address that sanitizing took away leads nowhere: it is not that of this page.
  const address = link.getAttribute('href');
  const target = address === null ? null : linkTarget(address, base);
  link.removeAttribute('href');
  link.rel = 'noopener noreferrer';
  if (target === null) {
    link.replaceWith(...link.childNodes);
    return [];
  }
  if (target.kind === 'section') {
    // No address: following it must not look like a route.
    link.dataset['to'] = target.name;
    makeOperable(link);
    return [];
  }
  if (target.kind === 'site') {
    link.href = target.url;
    link.target = '_blank';
    return [];
  }
  makeOperable(link);
  const host = document.createElement('span');
  host.className = 'host';
  host.textContent = target.place;
  if (link.textContent.trim() !== target.place) link.after('\u00a0', host);
  return [{ element: link, url: target.url, place: target.place }];
}

/** A link without an address is one by its role and its place in the order of focus. */
function makeOperable(link: HTMLElement): void {
  link.setAttribute('role', 'link');
  link.tabIndex = 0;
}

/** A wide table scrolls by itself, also by keyboard. */
function letScroll(table: HTMLTableElement): void {
  const box = document.createElement('div');
  box.className = 'table';
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', 'Table');
  table.replaceWith(box);
  box.append(table);
}
