import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DIVERGING_COLORS,
  HEAT_COLORS,
  SEGMENT_COLORS,
  categoryColor,
  contrast,
  divergingInk,
  heatInk,
  heatStep,
  linearRgb,
  segmentColor,
  textOn,
} from './palette';
import type { Theme } from './palette';

const THEME = readFileSync(new URL('../ui/theme.css', import.meta.url), 'utf8');
const THEMES: readonly Theme[] = ['light', 'dark'];

/** Value of a custom property of the theme file: `--name: light-dark(#light, #dark)`. */
function themed(name: string): Record<Theme, string> {
  const found = new RegExp(`${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(THEME);
  return { light: found?.[1] ?? 'missing', dark: found?.[2] ?? 'missing' };
}

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Machado, Oliveira, Fernandes (2009), severity 1.0, on linear RGB. */
const VISIONS: Readonly<Record<string, Matrix>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const times = (m: Matrix, [a, b, c]: Triple): Triple => {
  const row = ([x, y, z]: Triple): number => x * a + y * b + z * c;
  return [row(m[0]), row(m[1]), row(m[2])];
};
/** Ottosson (2020). */
function oklab(rgb: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])],
  );
}
function seen(color: string, vision: Matrix): Triple {
  const [r, g, b] = times(vision, linearRgb(color));
  const clamp = (x: number): number => Math.min(1, Math.max(0, x));
  return oklab([clamp(r), clamp(g), clamp(b)]);
}
const distance = (a: Triple, b: Triple): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each(THEMES)('the segment colours of the %s theme', (theme) => {
  const colors = SEGMENT_COLORS.map((color) => color[theme]);

  it.each(Object.entries(VISIONS))('are told apart with %s vision', (_name, vision) => {
    const nearest = Math.min(
      ...colors.flatMap((one, i) =>
        colors.slice(i + 1).map((other) => distance(seen(one, vision), seen(other, vision))),
      ),
    );
    // 0.02 is about one just noticeable difference; areas side by side need several.
    expect(nearest).toBeGreaterThan(0.07);
  });

  it.each(Object.entries(VISIONS))(
    'of few categories lie far apart with %s vision',
    (_name, vision) => {
      const few = [0, 1, 2].map((place) => {
        const slot = Number(/\d+/.exec(categoryColor(place))?.[0]) - 1;
        return seen(colors[slot] ?? '', vision);
      });
      const [a, b, c] = few as [Triple, Triple, Triple];
      expect(Math.min(distance(a, b), distance(a, c), distance(b, c))).toBeGreaterThan(0.14);
    },
  );

  it('stand out from every surface (3 : 1) and carry text (4.5 : 1)', () => {
    for (const color of colors) {
      expect(contrast(color, themed('--surface')[theme])).toBeGreaterThanOrEqual(3);
      expect(contrast(color, themed('--surface-2')[theme])).toBeGreaterThanOrEqual(3);
      expect(contrast(color, textOn(color))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has a sequential scale that grows evenly away from the page and carries text', () => {
    const steps = HEAT_COLORS.map((color) => contrast(color[theme], themed('--surface')[theme]));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    HEAT_COLORS.forEach((color, step) => {
      const ink = themed(heatInk(step).slice(4, -1))[theme];
      expect(contrast(color[theme], ink)).toBeGreaterThanOrEqual(4.5);
    });
  });

  it('has a diverging scale that grows evenly to both sides and carries text', () => {
    const steps = DIVERGING_COLORS.map((color) =>
      contrast(color[theme], themed('--surface')[theme]),
    );
    const [below, above] = [steps.slice(0, 4).reverse(), steps.slice(3)];
    expect(below).toEqual([...below].sort((a, b) => a - b));
    expect(above).toEqual([...above].sort((a, b) => a - b));
    DIVERGING_COLORS.forEach((color, step) => {
      const ink = themed(divergingInk(step).slice(4, -1))[theme];
      expect(contrast(color[theme], ink)).toBeGreaterThanOrEqual(4.5);
    });
  });

  it.each(Object.entries(VISIONS))(
    'has a diverging scale whose steps are told apart with %s vision',
    (_name, vision) => {
      const colors = DIVERGING_COLORS.map((color) => seen(color[theme], vision));
      const pairs = colors.flatMap((one, i) =>
        colors.slice(i + 1).map((other) => distance(one, other)),
      );
      expect(Math.min(...pairs)).toBeGreaterThan(0.03);
      // More and fewer are never taken for each other.
      for (const step of [0, 1, 2]) {
        const [fewer, more] = [colors[step], colors[6 - step]] as [Triple, Triple];
        expect(distance(fewer, more)).toBeGreaterThan(0.04);
      }
    },
  );

  it('is what the theme file says', () => {
    SEGMENT_COLORS.forEach((color, slot) => expect(themed(`--seg-${slot + 1}`)).toEqual(color));
    HEAT_COLORS.forEach((color, step) => expect(themed(`--heat-${step + 1}`)).toEqual(color));
    DIVERGING_COLORS.forEach((color, step) =>
      expect(themed(`--diverging-${step + 1}`)).toEqual(color),
    );
  });
});

it('begins again after the tenth segment', () => {
  expect([segmentColor(0), segmentColor(9), segmentColor(10)]).toEqual([
    'var(--seg-1)',
    'var(--seg-10)',
    'var(--seg-1)',
  ]);
});

it('puts the extremes of the data on the ends of the sequential scale', () => {
  expect([heatStep(0, 0, 10), heatStep(5, 0, 10), heatStep(10, 0, 10)]).toEqual([0, 3, 6]);
  expect([heatStep(3, 3, 3), heatStep(Number.NaN, 0, 1)]).toEqual([0, 0]);
});
