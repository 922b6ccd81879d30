import type { ModelDeclaration } from '../model';
import { CLUSTER_OUTPUTS } from './outputs';

const LARGEST_K = 10;
const numbersOfClusters = Array.from({ length: LARGEST_K - 1 }, (_, at) => String(at + 2));

/** Clusters as the page and the kernel see them. */
export const declaration: ModelDeclaration = {
  id: 'clusters',
  title: 'Clusters',
  question: 'Which natural groups do my customers form?',
  roles: [],
  optionalRoles: ['transactions'],
  adds: {
    transactions: 'what each cluster brings',
  },
  settings: {
    customers: {
      type: 'table',
      label: 'Customers',
      doc: 'Who is grouped: one row for each customer, with the features as columns.',
      default: 'rfm',
      needs: ['customer_id'],
    },
    features: {
      type: 'names',
      label: 'Features',
      doc: 'Columns of numbers by which customers are alike or not. The clusters are numbered by monetary, or by the last of these.',
      default: ['recency_days', 'frequency', 'monetary'],
      of: { kind: 'columns', setting: 'customers', numeric: true },
    },
    k: {
      type: 'choice',
      label: 'Number of clusters',
      doc: 'How many groups to make.',
      default: 'auto',
      choices: [
        {
          value: 'auto',
          label: 'Best silhouette',
          doc: 'Compares 2 to 10 and takes the number whose clusters are best apart.',
        },
        ...numbersOfClusters.map((value) => ({
          value,
          label: value,
          doc: `Makes ${value} clusters.`,
        })),
      ],
    },
    logarithms: {
      type: 'boolean',
      label: 'Logarithms',
      doc: 'Takes ln(1 + x) first, so that a few very large values do not decide everything.',
      default: true,
    },
    starts: {
      type: 'integer',
      label: 'Starts',
      doc: 'How many times to begin from other centres; the best result is kept.',
      default: 10,
      min: 1,
      max: 100,
    },
    seed: {
      type: 'integer',
      label: 'Seed',
      doc: 'Where the random numbers begin: the same seed gives the same clusters.',
      default: 1,
      min: 0,
      max: 2_147_483_647,
    },
  },
  outputs: CLUSTER_OUTPUTS,
  charts: [
    {
      data: 'clusters_choice',
      mark: 'line',
      title: 'How well the clusters are apart',
      explanation:
        'Silhouette: above 0.5 they are really apart, below 0.25 their borders are arbitrary.',
      x: { field: 'k', label: 'Number of clusters', unit: 'count', scale: 'ordinal' },
      y: { field: 'silhouette', label: 'Silhouette', unit: 'number' },
    },
    {
      data: 'clusters_choice',
      mark: 'line',
      title: 'The elbow: what further clusters add',
      explanation: 'Where the line stops rising steeply, one more cluster adds little.',
      x: { field: 'k', label: 'Number of clusters', unit: 'count', scale: 'ordinal' },
      y: { field: 'explained', label: 'Differences explained', unit: 'share' },
    },
    {
      data: 'clusters_centers',
      mark: 'heatmap',
      title: 'Clusters by feature, in standard deviations from the average',
      x: { field: 'feature', label: 'Feature', sort: 'none' },
      y: { field: 'segment', label: 'Cluster', sort: 'none' },
      color: { field: 'z', label: 'From the average', unit: 'number', scale: 'diverging' },
    },
    {
      data: 'clusters_segments',
      mark: 'bar',
      title: 'Customers by cluster',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', label: 'Cluster', sort: 'none' },
      color: { field: 'segment', label: 'Cluster' },
    },
  ],
  segments: Array.from({ length: LARGEST_K }, (_, at) => ({
    name: `Cluster ${at + 1}`,
    meaning: '',
    action: 'Look at its profile before you decide what to do about it.',
    color: at,
  })),
  segmentation: { partition: true },
  explain:
    'Its customers have in common: {{description}}. The distance from its centre is {{distance}}.',
  headline: {
    of: 'clusters_summary',
    text: '{{customers}} customers fall into {{clusters}} clusters, which account for {{explained}} of the differences between them.',
  },
  assumptions: [
    'Clusters are round and of like spread in the scaled features: long or nested groups are cut into pieces.',
    'Every feature counts alike. Two that say the same count twice.',
    'There are always clusters, also where customers differ only by degree: a silhouette below 0.25 says that the borders are arbitrary.',
  ],
  minimum:
    'Three customers, of whom two differ, and as many as there are clusters. Clusters begin to mean something from some hundred.',
};
