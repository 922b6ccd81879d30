import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../tests/helpers/memory-storage';
import { TrustedTexts } from './trust';

const hash = (n: number) => n.toString(16).padStart(64, '0');

describe('agreements to run a text', () => {
  it('are remembered, also by the next page', () => {
    const storage = memoryStorage();
    new TrustedTexts(() => storage).add(hash(1));
    expect(new TrustedTexts(() => storage).has(hash(1))).toBe(true);
    expect(new TrustedTexts(() => storage).has(hash(2))).toBe(false);
  });

  it('are the newest 500: what is agreed to again stays', () => {
    const storage = memoryStorage();
    const first = new TrustedTexts(() => storage);
    for (let n = 0; n < 500; n += 1) first.add(hash(n));
    first.add(hash(0));
    first.add(hash(500));
    const next = new TrustedTexts(() => storage);
    expect([hash(0), hash(2), hash(500)].every((one) => next.has(one))).toBe(true);
    expect(next.has(hash(1))).toBe(false);
  });

  it('of two tabs stand side by side', () => {
    const storage = memoryStorage();
    const [one, other] = [new TrustedTexts(() => storage), new TrustedTexts(() => storage)];
    one.add(hash(1));
    other.add(hash(2));
    expect(one.has(hash(2)) && other.has(hash(1))).toBe(true);
  });

  it.each(['{"a":', '{}', 'null', '"x"', '[1, null, "short"]'])('survive a damaged %s', (kept) => {
    const storage = memoryStorage();
    storage.setItem('quintile.trusted', kept);
    const trusted = new TrustedTexts(() => storage);
    expect(trusted.has('short')).toBe(false);
    trusted.add(hash(1));
    expect(new TrustedTexts(() => storage).has(hash(1))).toBe(true);
  });

  it('last as long as the page where the browser refuses to keep them', () => {
    const refused = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const trusted = new TrustedTexts(refused);
    trusted.add(hash(1));
    expect(trusted.has(hash(1))).toBe(true);
    expect(new TrustedTexts(refused).has(hash(1))).toBe(false);
  });
});
