import '../ui/theme.css';
import { afterEach, describe, expect, it } from 'vitest';
import { chartToSvg, svgToPng } from './image';

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** A chart as the page has it: custom properties, a style sheet, a title, roles. */
function chart(): SVGSVGElement {
  const host = document.createElement('div');
  const svg = document.createElementNS(NAMESPACE, 'svg');
  svg.setAttribute('width', '200');
  svg.setAttribute('height', '100');
  svg.setAttribute('class', 'chart');
  const style = document.createElementNS(NAMESPACE, 'style');
  style.textContent = '.chart { color: var(--ink); fill: currentColor } .dim { opacity: 0.25 }';
  const box = document.createElementNS(NAMESPACE, 'rect');
  for (const [key, value] of Object.entries({
    width: '50',
    height: '40',
    tabindex: '0',
    role: 'button',
  }))
    box.setAttribute(key, value);
  box.setAttribute('class', 'dim');
  box.setAttribute('style', 'fill: color-mix(in oklab, var(--seg-1) 50%, var(--surface))');
  const label = document.createElementNS(NAMESPACE, 'text');
  label.setAttribute('y', '80');
  label.textContent = 'Champions & <friends>';
  svg.append(style, box, label);
  host.append(svg);
  document.body.append(host);
  return svg;
}
const frame = {
  title: 'Who & <what>',
  subtitle: 'Customers',
  source: 'orders.csv',
  asOf: '2011-12-10',
};

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset['theme'];
});

describe('chartToSvg', () => {
  it('stands alone: plain colours, no classes, no roles, no style sheets', () => {
    const text = chartToSvg(chart(), frame);
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(text).not.toMatch(/var\(|color-mix|oklab|class=|tabindex|role=|<style|currentColor/);
    for (const element of parsed.querySelectorAll('[fill]'))
      expect(element.getAttribute('fill')).toMatch(/^(#[0-9a-f]{6}|none)$/);
    expect(parsed.querySelector('svg svg rect')?.getAttribute('opacity')).toBe('0.25');
  });

  it('carries title, subtitle, source and as-of date as text, inside its frame', () => {
    const text = chartToSvg(chart(), { ...frame, title: 'A long title '.repeat(12) });
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const told = [...parsed.querySelectorAll('text')].map((line) => line.textContent);
    expect(told).toEqual(
      expect.arrayContaining(['Customers', 'Source: orders.csv · As of 2011-12-10']),
    );
    const height = Number(parsed.documentElement.getAttribute('height'));
    const last = [...parsed.querySelectorAll('text')].at(-1);
    expect(Number(last?.getAttribute('y'))).toBeLessThan(height);
  });

  it('follows the theme', () => {
    document.documentElement.dataset['theme'] = 'dark';
    const dark = chartToSvg(chart(), frame);
    document.documentElement.dataset['theme'] = 'light';
    const light = chartToSvg(chart(), frame);
    expect(dark).toContain('fill="#14161a"');
    expect(light).toContain('fill="#ffffff"');
  });
});

describe('svgToPng', () => {
  it('draws at the scale asked for', async () => {
    const svg = chartToSvg(chart(), frame);
    const [, width = '0', height = '0'] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const png = await svgToPng(svg, 3);
    expect(png.type).toBe('image/png');
    const bitmap = await createImageBitmap(png);
    expect([bitmap.width, bitmap.height]).toEqual([Number(width) * 3, Number(height) * 3]);
  });

  it('fails on what is no picture', async () => {
    await expect(svgToPng('<svg', 1)).rejects.toThrow();
  });
});
