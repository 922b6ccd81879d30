import { describe, expect, it } from 'vitest';
import { AUDIENCE_PRESETS, audiencePreset } from './presets';
import { outputColumns } from './output-columns';
import { proposeFields } from './propose-fields';

describe('the columns of an audience', () => {
  const choice = {
    fields: { email: 'mail', zip: 'plz' },
    columns: ['id', 'mail', 'Email'],
    hash: false,
  };

  it('have headers of their own, whatever the columns are called', () => {
    const headers = outputColumns(audiencePreset('klaviyo'), choice).map(({ header }) => header);
    expect(headers).toEqual(['Email', 'Zip Code', 'id', 'Email 2']);
  });

  it('are only what an advertiser’s upload knows', () => {
    const headers = outputColumns(audiencePreset('google'), choice).map(({ header }) => header);
    expect(headers).toEqual(['Email', 'Zip']);
  });

  it('of a plain table stand in the order that was chosen', () => {
    const columns = outputColumns(audiencePreset('plain'), { ...choice, hash: true });
    expect(columns).toMatchObject([
      { header: 'id', field: null },
      { header: 'mail', field: 'email', hash: true, keepsUnusable: false },
      { header: 'Email', field: null },
    ]);
  });

  it('are hashed where the preset has it only', () => {
    for (const preset of AUDIENCE_PRESETS.filter(({ noHashing }) => noHashing !== null)) {
      const columns = outputColumns(preset, { ...choice, hash: true });
      expect(columns.some((column) => column.field !== null && column.hash)).toBe(false);
    }
  });
});

describe('columns that hold an address', () => {
  it('are known by their names', () => {
    expect(
      proposeFields(['customer_id', 'E-Mail', 'Mobile', 'Vorname', 'Surname', 'Post Code', 'land']),
    ).toEqual({
      email: 'E-Mail',
      phone: 'Mobile',
      first_name: 'Vorname',
      last_name: 'Surname',
      zip: 'Post Code',
    });
  });

  it('are taken once, by the surest name', () => {
    expect(proposeFields(['mail', 'email', '__proto__'])).toEqual({ email: 'email' });
  });
});
