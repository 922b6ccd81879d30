import { expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { textHtml } from './text-html';

const values = (relation: string, column: string) => ({
  text: `<${relation}.${column}>`,
  state: 'ready' as const,
});

/** The markup as a browser reads it. */
function read(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

it('fills values in as text', async () => {
  const text = read(await textHtml('Revenue was **{{latest.revenue}}**.', values));
  expect(text.querySelector('strong .value')?.textContent).toBe('<latest.revenue>');
});

it('leads nowhere: links are words, with the host that they would go to', async () => {
  const markdown = '[docs](https://example.com/x) and [above](#good-customers)';
  const text = read(await textHtml(markdown, values));
  expect(text.textContent.replaceAll('\u00a0', ' ').trim()).toBe('docs example.com and above');
  expect(text.querySelector('a, [href], [tabindex], [data-to]')).toBeNull();
});

it('takes images of the site in, and leaves none of another', async () => {
  const icon = new URL('/icon.svg', location.href).href;
  const own = read(await textHtml(`![Quintile](${icon} "five bars")`, values)).querySelector('img');
  expect(own?.getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/);
  expect([own?.alt, own?.title]).toEqual(['Quintile', 'five bars']);
  const others = await textHtml('![gone](gone.png) ![far](https://example.com/x.png)', values);
  expect(read(others).querySelector('img')).toBeNull();
  expect(others).toContain('gone');
});

it('makes nothing that runs or loads of hostile texts', async ({ skip }) => {
  const payloads = await commands.readShared(
    'corpora/xss-payload-list/Intruder/xss-payload-list.txt',
  );
  const naughty = await commands.readShared('corpora/blns/blns.json');
  if (payloads === null || naughty === null) {
    skip('the reference data are not beside the checkout');
    return;
  }
  const texts = [...payloads.split('\n'), ...(JSON.parse(naughty) as string[])];
  expect(texts.length).toBeGreaterThan(3000);
  const allowed = ['align', 'class', 'start', 'title', 'dir'];
  const broken: string[] = [];
  for (const text of texts) {
    const content = read(await textHtml(`## ${text}\n\n${text}`, values));
    const found = [...content.querySelectorAll('*')].some(
      (element) =>
        element.matches('script, iframe, svg, math, style, form, input, img, a') ||
        element.getAttributeNames().some((name) => !allowed.includes(name)),
    );
    if (found) broken.push(text);
  }
  expect(broken).toEqual([]);
}, 120_000);
