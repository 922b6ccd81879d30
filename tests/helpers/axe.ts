import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A width of the window and a scheme of colours. */
type Look = readonly [width: number, colorScheme: 'light' | 'dark'];
/** Each width and each scheme once. */
export const LOOKS: readonly Look[] = [
  [390, 'dark'],
  [1440, 'light'],
];
/** The same the other way round: what is looked at twice is so looked at in all four ways. */
export const OTHER_LOOKS: readonly Look[] = [
  [390, 'light'],
  [1440, 'dark'],
];
/** All four, for the pages that hold what all others are made of. */
export const ALL_LOOKS: readonly Look[] = [...LOOKS, ...OTHER_LOOKS];

/** Runs axe on the page (or a part of it) as it stands, in each width and each scheme of colours. */
export async function expectNoViolation(
  page: Page,
  within = 'html',
  looks: readonly Look[] = LOOKS,
): Promise<void> {
  // The policy of the page lets no script in, but what the browser's debugger evaluates is none of the page's.
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const violations = await page.evaluate(violationsOfPage, within);
    found.push(...violations.map((text) => `${String(width)} ${colorScheme}: ${text}`));
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(found).toEqual([]);
}

async function violationsOfPage(within: string): Promise<string[]> {
  interface Axe {
    run(
      within: string,
      options: { resultTypes: string[]; preload: boolean },
    ): Promise<{
      violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[];
    }>;
  }
  // What moves has to come to rest: colours in between are none of the design's.
  const moves = () =>
    document.getAnimations().some(({ effect, playState }) => {
      return playState === 'running' && effect?.getTiming().iterations !== Infinity;
    });
  const frame = () => new Promise(requestAnimationFrame);
  do {
    await frame();
    await frame();
  } while (moves());
  // What passes is not described, and the page's sheets are its own: both take longer than the rules.
  const options = { resultTypes: ['violations'], preload: false };
  const { violations } = await (window as unknown as { axe: Axe }).axe.run(within, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}
