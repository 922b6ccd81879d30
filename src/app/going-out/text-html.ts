import { renderMarkdown } from '../../ui/text/render-markdown';
import type { TextValues } from '../../ui/text/text-value';

/**
 * A text cell as markup that stands alone: sanitized, with its values filled in. Links are words, as a report leads
 * nowhere; images of the site are taken in.
 */
export async function textHtml(markdown: string, values: TextValues): Promise<string> {
  const { content, placeholders } = renderMarkdown(markdown);
  for (const { element, relation, column } of placeholders)
    element.textContent = values(relation, column).text;
  for (const link of content.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  for (const box of content.querySelectorAll('div.table')) box.className = 'scroll';
  for (const heading of content.querySelectorAll('[data-section]')) {
    heading.removeAttribute('data-section');
    heading.removeAttribute('tabindex');
  }
  await Promise.all([...content.querySelectorAll('img')].map(takeIn));
  const box = document.createElement('div');
  box.append(content);
  return box.innerHTML;
}

async function takeIn(image: HTMLImageElement): Promise<void> {
  const { src, alt, title } = image;
  for (const name of image.getAttributeNames()) image.removeAttribute(name);
  try {
    const response = await fetch(src);
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !type.startsWith('image/')) throw new TypeError(`no image at ${src}`);
    image.src = await asDataUrl(await response.blob());
    image.alt = alt;
    if (title !== '') image.title = title;
  } catch {
    image.replaceWith(alt === '' ? 'Image not found' : alt);
  }
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('the image could not be read'));
    };
    reader.readAsDataURL(blob);
  });
}
