import type { Figure } from './figures';
import { withKernel } from './kernel';

/** What the files of `companyFiles` are. */
const ROLES = ['transactions', 'customers', 'interactions', 'surveys', 'campaigns'];
const PROFILE_LIMIT_MS = 1_000;
const LEAST_TRAITS = 30;
const FEWEST_FOR_LIMITS = 1_000_000;
/** Three times what scikit-learn takes on one thread (about 0.4 s for 1M × 3, k = 5, one start). */
const CLUSTERS_LIMIT_MS = 1_200;
const ONE_START = { model: 'clusters', settings: { k: '5', starts: 1 } };

/** Every model with its default settings: the first run, with all that it reads and that nobody made before, and another. */
export function modelFigures(
  root: string,
  files: readonly string[],
  customers: number,
): Promise<Figure[]> {
  return withKernel(root, files, ROLES, async (ask) => {
    const figures: Figure[] = [];
    for (const model of await ask('models')) {
      for (const run of ['first', 'second']) {
        const value = await ask('run', { model, settings: {} });
        figures.push({ name: `${sized(customers)}: ${model}, ${run} run`, value, unit: 'ms' });
      }
      console.error(`  ${model} over ${sized(customers)}`);
    }
    return figures;
  });
}

/** One segment beside everyone in all that is known, and clusters of three features from one start. */
export function profileFigures(
  root: string,
  files: readonly string[],
  customers: number,
): Promise<Figure[]> {
  const limit = (most: number) => (customers >= FEWEST_FOR_LIMITS ? { limit: most } : {});
  const of = sized(customers);
  return withKernel(root, files, ROLES, async (ask) => {
    const profile = (segment: string) => ({ model: 'profile', settings: { segment } });
    const first = await ask('run', profile('Champions'));
    const another = await ask('run', profile('Loyal'));
    const { traits } = await ask('look', profile('Loyal'), '_summary');
    if (!(Number(traits) >= LEAST_TRAITS)) throw new Error(`only ${String(traits)} traits`);
    const whole = await ask('run', ONE_START);
    await ask('cluster', customers, 5);
    const kMeans = await ask('cluster', customers, 5);
    return [
      { name: `profile, ${of}: first segment, all traits`, value: first, unit: 'ms' },
      {
        name: `profile, ${of}: another segment, all traits`,
        value: another,
        unit: 'ms',
        ...limit(PROFILE_LIMIT_MS),
      },
      { name: `profile, ${of}: traits compared`, value: Number(traits), unit: '' },
      { name: `clusters, ${of}: k = 5, one start, as a model`, value: whole, unit: 'ms' },
      {
        name: `clusters, ${of} × 3: k = 5, one start`,
        value: kMeans,
        unit: 'ms',
        ...limit(CLUSTERS_LIMIT_MS),
      },
    ];
  });
}

function sized(customers: number): string {
  return customers >= 1e6
    ? `${String(customers / 1e6)}M customers`
    : `${String(customers / 1e3)}k customers`;
}
