import { describe, expect, it } from 'vitest';
import { portableExp, portableLog, portablePower } from './portable-math';

describe('portable elementary functions', () => {
  it('agree with Math to a relative error of 1e-14', () => {
    for (const x of [
      1e-300, 1e-9, 0.3, 0.70710678, 0.999999, 1.000001, 1.5, 2, 10, 12345.678, 1e300,
    ])
      expect(Math.abs(portableLog(x) / Math.log(x) - 1)).toBeLessThan(1e-14);
    for (const x of [-700, -20.5, -1, -1e-8, 0, 1e-8, 0.5, 1, 3.25, 50, 700])
      expect(Math.abs(portableExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
    expect(portablePower(2.5, 3.7)).toBeCloseTo(2.5 ** 3.7, 12);
  });

  it('keep the edges of their domains', () => {
    expect(portableLog(1)).toBe(0);
    expect(portableLog(0)).toBe(-Infinity);
    expect(portableLog(-1)).toBeNaN();
    expect(portableExp(0)).toBe(1);
    expect(portableExp(1000)).toBe(Infinity);
    expect(portableExp(-1000)).toBe(0);
    expect(portableExp(NaN)).toBeNaN();
    expect(portablePower(0, 2)).toBe(0);
  });
});
