import { describe, expect, it } from 'vitest';
import { imageSource, linkTarget } from './link-target';

const BASE = 'https://analytics.example/quintile/#/n/1';

describe('linkTarget', () => {
  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    ['java\nscript:alert(1)'],
    ['\u0001javascript:alert(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['vbscript:msgbox(1)'],
    ['blob:https://analytics.example/1'],
    ['file:///etc/passwd'],
    ['view-source:https://analytics.example/'],
    ['tel:110'],
    ['http://['],
  ])('has nowhere to go for %j', (href) => {
    expect(linkTarget(href, BASE)).toBeNull();
  });

  it('names the host that the browser would open, whatever stands before it', () => {
    expect(linkTarget('https://analytics.example@evil.test:8080/a', BASE)).toMatchObject({
      kind: 'outside',
      place: 'evil.test:8080',
    });
    expect(linkTarget('//evil.test/a', BASE)).toMatchObject({
      kind: 'outside',
      place: 'evil.test',
    });
    expect(linkTarget('https://pаypal.com/', BASE)).toMatchObject({ place: 'xn--pypal-4ve.com' });
    expect(linkTarget('mailto:jo@example.com?subject=x', BASE)).toMatchObject({
      kind: 'outside',
      place: 'jo@example.com',
    });
  });

  it('tells pages of the site from other folders of its host', () => {
    expect(linkTarget('guide/index.html', BASE)).toEqual({
      kind: 'site',
      url: 'https://analytics.example/quintile/guide/index.html',
    });
    expect(linkTarget('../other/', BASE)).toMatchObject({ kind: 'outside' });
    expect(linkTarget('#good-customers', BASE)).toEqual({
      kind: 'section',
      name: 'good-customers',
    });
  });
});

describe('imageSource', () => {
  it('takes what lies beside the page and nothing else', () => {
    expect(imageSource('map.png', BASE)).toBe('https://analytics.example/quintile/map.png');
    for (const src of [
      'https://evil.test/a.png',
      '//evil.test/a.png',
      '/logout',
      '../a.png',
      'data:image/png;base64,AA',
      'blob:https://analytics.example/1',
      'http://analytics.example/quintile/a.png',
    ])
      expect(imageSource(src, BASE)).toBeNull();
  });
});
