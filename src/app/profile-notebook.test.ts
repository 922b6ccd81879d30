import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HeadlessNotebook } from '../../tests/helpers/headless-notebook';
import { describeWithShared, sharedPath } from '../../tests/helpers/shared';
import { shippedText } from './shipped';

describeWithShared('“Profile your customers” over a file of customers alone', () => {
  it('profiles 2,240 people without a transactions file', async () => {
    const notebook = new HeadlessNotebook();
    const file = readFileSync(sharedPath('data', 'marketing_campaign.csv'));
    await notebook.addFiles(new File([file], 'marketing_campaign.csv'));
    await notebook.run(await shippedText('profile'));
    const bad = Object.entries(notebook.statuses()).filter(([, { state }]) => state !== 'done');
    expect(bad).toEqual([]);
    const loaded = await notebook.rows(
      'select role, rows from inventory where is_loaded order by rows',
    );
    // The columns for campaigns and complaints are rows of their own.
    expect(loaded).toEqual([
      { role: 'interactions', rows: 21 },
      { role: 'customers', rows: 2240 },
      { role: 'campaigns', rows: 13_440 },
    ]);
    const [summary] = await notebook.rows('from profile_summary');
    expect(summary).toMatchObject({ of: 'attribute_segments' });
    expect(Number(summary?.['traits'])).toBeGreaterThan(20);
    const cards = await notebook.rows('from profile_cards_segments');
    expect(cards.length).toBe(3);
    const [check] = await notebook.rows('from attribute_segments_check');
    expect(check).toMatchObject({ population: 2240, is_partition: true });
  });
});
