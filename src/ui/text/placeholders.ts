/** Where a value of a relation stands in a text. */
export interface Placeholder {
  readonly element: HTMLElement;
  readonly relation: string;
  readonly column: string;
}

const PATTERN = /\{\{\s*([a-z_][\w]*)\.([^{}\n]*[^{}\s])\s*\}\}/giu;
/** Values are never part of an address, or of what is shown as code. */
const CLOSED = 'a, code, pre';

/** Puts an empty element in the place of each `{{relation.column}}` in plain text, and hands them over. */
export function replacePlaceholders(content: DocumentFragment): Placeholder[] {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts
    .filter((text) => text.data.includes('{{') && !text.parentElement?.closest(CLOSED))
    .flatMap(replaceIn);
}

function replaceIn(text: Text): Placeholder[] {
  const placeholders: Placeholder[] = [];
  const parts: (string | Node)[] = [];
  let end = 0;
  for (const match of text.data.matchAll(PATTERN)) {
    const [whole, relation = '', column = ''] = match;
    const element = document.createElement('span');
    element.className = 'value';
    parts.push(text.data.slice(end, match.index), element);
    placeholders.push({ element, relation, column });
    end = match.index + whole.length;
  }
  if (end > 0) text.replaceWith(...parts, text.data.slice(end));
  return placeholders;
}
