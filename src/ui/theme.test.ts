import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../charts/palette';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;

/** `--name: light-dark(#light, #dark)` by name. */
const colors = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

function color(name: string, theme: (typeof THEMES)[number]): string {
  const found = colors.get(name);
  if (found === undefined) throw new Error(`theme.css has no --${name}`);
  return found[theme];
}

const SURFACES = ['surface', 'surface-2', 'surface-3'];
const TEXT: [text: string, on: string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'bad', 'warn', 'good', 'variable'].flatMap((text) =>
    SURFACES.map((on): [string, string] => [text, on]),
  ),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ...['accent', 'good', 'warn', 'bad'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
    ['ink-2', `${tone}-soft`],
    ['ink-3', `${tone}-soft`],
  ]),
];
const OUTLINES: [line: string, on: string][] = [
  ...['line-strong', 'focus'].flatMap((line) => SURFACES.map((on): [string, string] => [line, on])),
];

describe.each(THEMES)('the %s theme', (theme) => {
  it.each(TEXT)('has text of --%s on --%s at 4.5 : 1', (text, on) => {
    expect(contrast(color(text, theme), color(on, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(OUTLINES)('outlines controls with --%s on --%s at 3 : 1', (line, on) => {
    expect(contrast(color(line, theme), color(on, theme))).toBeGreaterThanOrEqual(3);
  });
});
