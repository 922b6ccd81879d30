import { createRandom } from '../../src/base/random';
import { standardise } from '../../src/stats/clustering/standardise';

const LONGEST_DAYS = 1_000;

/** Days since the last order, orders and spending of invented customers, as clusters see them: logarithms, scaled. */
export function featurePoints(customers: number): Float64Array {
  const random = createRandom(customers);
  const [recency, frequency, monetary] = [0, 1, 2].map(() => new Float64Array(customers));
  if (!recency || !frequency || !monetary) throw new RangeError('three features');
  for (let at = 0; at < customers; at++) {
    const rate = random.exponential(1 / 3);
    frequency[at] = 1 + random.poisson(rate);
    recency[at] = Math.floor(LONGEST_DAYS * random.uniform() ** (1 + rate / 3));
    monetary[at] = (frequency[at] ?? 1) * Math.exp(random.normal(3.5, 0.8));
  }
  const columns = [
    { name: 'recency_days', values: recency },
    { name: 'frequency', values: frequency },
    { name: 'monetary', values: monetary },
  ];
  return standardise(columns, true).points;
}
