import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { sharedPath } from './shared-data';

/** Watches what no text may ever do: dialogs, new tabs, and requests to other origins. */
export function watchForHarm(page: Page): { readonly found: readonly string[] } {
  const found: string[] = [];
  const requested: string[] = [];
  page.on('dialog', (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => found.push(`popup: ${popup.url()}`));
  page.context().on('request', (request) => {
    requested.push(request.url());
  });
  return {
    get found() {
      const { origin } = new URL(page.url());
      const elsewhere = requested.filter(
        (url) => !/^(blob|data):/.test(url) && new URL(url).origin !== origin,
      );
      return [...found, ...elsewhere.map((url) => `request: ${url}`)];
    },
  };
}

/** Nothing from a file or a text became markup, ran, or made the page wider than its window. */
export async function expectHarmless(page: Page): Promise<void> {
  const state = await page.evaluate(() => ({
    ran: (window as { __xss?: unknown }).__xss ?? null,
    markup: [
      ...document.querySelectorAll(
        [
          'img[src="x"], iframe, frame, object, embed, applet, svg[onload], body script, base, form[action]',
          'link:not(head > link), meta:not(head > meta), style:not(head > style):not(svg style)',
          '[onerror], [onclick], [onload], [onmouseover], [onfocus], [srcdoc]',
          '[href^="javascript:" i], [src^="javascript:" i], [href^="data:" i], [href^="vbscript:" i]',
        ].join(),
      ),
    ].map((element) => element.outerHTML.slice(0, 200)),
    images: [...document.images]
      .map(({ src }) => src)
      .filter((src) => !src.startsWith(location.origin) && !/^(blob|data):/.test(src)),
    // What sticks out of the window, when the page scrolls sideways.
    wider:
      document.documentElement.scrollWidth <= window.innerWidth
        ? []
        : [...document.querySelectorAll('body *')]
            .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
            .map((element) => element.outerHTML.slice(0, 120))
            .slice(-8),
  }));
  expect(state).toEqual({ ran: null, markup: [], images: [], wider: [] });
}

/** Lines of well-known attacks by markup. */
export function attacks(): string[] {
  const file = sharedPath('corpora/xss-payload-list/Intruder/xss-payload-list.txt');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** Strings that break what was not written for them. */
export function naughtyStrings(): string[] {
  const all = JSON.parse(readFileSync(sharedPath('corpora/blns/blns.json'), 'utf8')) as string[];
  return all.filter((text) => text.trim() !== '');
}
