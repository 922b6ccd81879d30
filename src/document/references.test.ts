import { describe, expect, it } from 'vitest';
import { escapeYaml, referenceOf, resolveYaml, yamlReferences } from './references';

describe('references in YAML', () => {
  it('are texts that are exactly $name', () => {
    expect(referenceOf('$spend')).toBe('spend');
    for (const text of [
      'spend',
      '$',
      '$Spend',
      '$1',
      ' $spend',
      '$spend ',
      '$$spend',
      '$a.b',
      5,
      null,
    ])
      expect(referenceOf(text)).toBeNull();
  });

  it('are found at any depth, once each, never in keys', () => {
    const spec = { a: '$one', b: [{ $two: '$three' }, '$one', '$$four'], c: null };
    expect(yamlReferences(spec)).toEqual(['one', 'three']);
  });

  it('are replaced by what is looked up; what is not known stays', () => {
    const spec = { a: '$one', b: ['$two', '$$two', '$100'], c: { d: 1 } };
    const resolved = resolveYaml(spec, (name) => (name === 'one' ? [1, 2] : undefined));
    expect(resolved).toEqual({ a: [1, 2], b: ['$two', '$two', '$100'], c: { d: 1 } });
    expect(resolved.c).toBe(spec.c);
    const plain = { a: 1 };
    expect(resolveYaml(plain, () => 2)).toBe(plain);
  });

  it('may become null', () => {
    expect(resolveYaml({ a: '$one' }, () => null)).toEqual({ a: null });
  });

  it('are escaped so that every text comes back as it was', () => {
    for (const text of ['$name', '$$name', '$$', '$', '$$$', '$5', 'plain', '$A']) {
      expect(resolveYaml(escapeYaml({ a: [text] }), () => 'replaced')).toEqual({ a: [text] });
    }
    expect(escapeYaml('$5')).toBe('$5');
  });

  it('never make prototypes', () => {
    const spec = JSON.parse('{"__proto__": "$one"}') as object;
    const resolved = resolveYaml(spec, () => ({ polluted: true }));
    expect(Object.keys(resolved)).toEqual(['__proto__']);
    expect('polluted' in resolved).toBe(false);
  });
});
