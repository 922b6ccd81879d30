import { describe, expect, it } from 'vitest';
import { loadPreferences, savePreferences } from './preferences';

function memoryStorage(): Storage {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => {
      map.clear();
    },
    key: () => null,
    length: 0,
  };
}

describe('preferences', () => {
  it('come back as they were kept', () => {
    const storage = memoryStorage();
    savePreferences({ theme: 'dark', formulaGuard: false }, () => storage);
    expect(loadPreferences(() => storage)).toEqual({ theme: 'dark', formulaGuard: false });
  });

  it('fall back to the defaults when damaged or refused', () => {
    const storage = memoryStorage();
    storage.setItem('quintile.preferences', '{"theme": 7');
    expect(loadPreferences(() => storage)).toEqual({ theme: 'system', formulaGuard: true });
    const refused = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(loadPreferences(refused).theme).toBe('system');
    expect(() => {
      savePreferences({ theme: 'dark', formulaGuard: true }, refused);
    }).not.toThrow();
  });
});
