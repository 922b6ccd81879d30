import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { DECLARATIONS } from '../src/models/declarations';
import { HeadlessNotebook } from './helpers/headless-notebook';
import { describeWithShared, sharedPath } from './helpers/shared';

/** Segmentations that mean to put everybody into exactly one segment. */
const PARTITIONS = DECLARATIONS.filter(({ segmentation }) => segmentation?.partition === true);

const fileOf = (path: string) => new File([readFileSync(path)], path.split('/').at(-1) ?? path);
const sample = (path: string) => fileOf(`public/samples/${path}`);

/** Segmentations of everybody who is known, not only of those who have ordered. */
const ALSO_WITHOUT_ORDERS = ['attribute_segments', 'behaviour', 'geography', 'status', 'typology'];

/** The proof of a model with its default settings, or what it says instead. */
async function proofOf(notebook: HeadlessNotebook, model: string) {
  await notebook.run(
    `---\nquintile: 1\ntitle: Proof\n---\n\`\`\`model ${model}\n\`\`\`\n\n\`\`\`sql proof\nfrom ${model}_check\n\`\`\`\n`,
  );
  const { [model]: status } = notebook.statuses();
  if (status?.state !== 'done') return status;
  const [proof] = await notebook.rows('from proof');
  return proof;
}

const COMPANIES = [
  {
    name: 'the sample shop',
    files: ['orders', 'customers', 'interactions', 'survey', 'campaign'].map(
      (of) => `shop/${of}.csv`,
    ),
    /** Customers who are known or have ordered. */
    everyone: 5030,
  },
  {
    name: 'the sample supplier',
    files: ['supplier/orders.csv', 'supplier/accounts.csv'],
    everyone: 400,
  },
];

describe.each(COMPANIES)('every segmentation of $name', ({ files, everyone }) => {
  const notebook = new HeadlessNotebook();
  beforeAll(async () => {
    await notebook.addFiles(...files.map(sample));
  });

  it.each(PARTITIONS.map(({ id }) => id))('%s is a partition', async (id) => {
    const proof = await proofOf(notebook, id);
    expect(proof, id).toMatchObject({
      unassigned: 0,
      repeated: 0,
      strangers: 0,
      is_partition: true,
    });
    const population = Number((proof as Record<string, unknown>)['population']);
    expect(population).toBeGreaterThan(0);
    expect(population).toBeLessThanOrEqual(everyone);
  });
});

describeWithShared('every segmentation of Online Retail', () => {
  const notebook = new HeadlessNotebook();
  beforeAll(async () => {
    await notebook.addFiles(fileOf(sharedPath('data', 'online-retail.csv.gz')));
  });

  it.each(PARTITIONS.map(({ id }) => id))('%s is a partition', async (id) => {
    const proof = await proofOf(notebook, id);
    expect(proof, id).toMatchObject({ unassigned: 0, is_partition: true });
    // 4,372 customers are known; 34 of them have nothing but returns and prices of zero.
    const population = Number((proof as Record<string, unknown>)['population']);
    expect(population).toBe(ALSO_WITHOUT_ORDERS.includes(id) ? 4372 : 4338);
  });
});
