import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../tests/helpers/memory-storage';
import { loadPreferences, savePreferences } from './preferences';

describe('preferences', () => {
  it('come back as they were kept', () => {
    const storage = memoryStorage();
    const chosen = { theme: 'dark', formulaGuard: false, masked: true } as const;
    savePreferences(chosen, () => storage);
    expect(loadPreferences(() => storage)).toEqual(chosen);
  });

  it('fall back to the defaults when damaged or refused', () => {
    const storage = memoryStorage();
    storage.setItem('quintile.preferences', '{"theme": 7');
    expect(loadPreferences(() => storage)).toEqual({
      theme: 'system',
      formulaGuard: true,
      masked: false,
    });
    const refused = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(loadPreferences(refused).theme).toBe('system');
    expect(() => {
      savePreferences({ theme: 'dark', formulaGuard: true, masked: false }, refused);
    }).not.toThrow();
  });
});
