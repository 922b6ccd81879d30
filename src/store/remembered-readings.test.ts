import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../tests/helpers/memory-storage';
import type { RememberedReading } from '../base/remembered';
import { RememberedReadings } from './remembered-readings';

const reading = (key: string, day = '2026-01-02'): RememberedReading => ({
  key,
  choices: { date_order: 'dmy' },
  roles: [],
  day,
});

describe('remembered readings', () => {
  it('outlast the page, the newest for each set of columns', () => {
    const storage = memoryStorage();
    const readings = new RememberedReadings(() => storage);
    readings.put(reading('a'));
    readings.put(reading('b'));
    readings.put(reading('a', '2026-03-04'));
    expect(new RememberedReadings(() => storage).all()).toEqual([
      reading('b'),
      reading('a', '2026-03-04'),
    ]);
  });

  it('can be forgotten', () => {
    const storage = memoryStorage();
    const readings = new RememberedReadings(() => storage);
    readings.put(reading('a'));
    readings.remove('a');
    expect(readings.all()).toEqual([]);
  });

  it('last as long as the page where the browser keeps nothing', () => {
    const readings = new RememberedReadings(() => {
      throw new Error('refused');
    });
    readings.put(reading('a'));
    expect(readings.all()).toEqual([reading('a')]);
  });

  it('are at most a hundred, and nothing that is damaged', () => {
    const storage = memoryStorage();
    storage.setItem('quintile.readings', '[{"key": 3}, null, "x"]');
    const readings = new RememberedReadings(() => storage);
    expect(readings.all()).toEqual([]);
    for (let n = 0; n < 120; n++) readings.put(reading(String(n)));
    expect(new RememberedReadings(() => storage).all()).toHaveLength(100);
  });
});
