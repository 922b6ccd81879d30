import type { ColumnDoc } from '../../base/units';
import type { OutputDeclaration } from '../model';
import {
  CHECK_OUTPUT,
  CUSTOMER_ID,
  REVENUE,
  SEGMENT,
  SEGMENTS_OUTPUT,
} from '../segmentation/outputs';

const DESCRIPTION: ColumnDoc = {
  name: 'description',
  type: 'VARCHAR',
  unit: 'text',
  doc: 'The cluster in words, from the features that lie farthest from the average.',
};
const FEATURE: ColumnDoc = {
  name: 'feature',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'Name of the column.',
};

/** What the columns of RFM mean that are features unless others are chosen. */
const RFM_FEATURES: readonly ColumnDoc[] = [
  {
    name: 'recency_days',
    type: 'INTEGER',
    unit: 'days',
    doc: 'Feature: days since the last order.',
  },
  { name: 'frequency', type: 'INTEGER', unit: 'orders', doc: 'Feature: number of orders.' },
  { name: 'monetary', type: 'DOUBLE', unit: 'money', doc: 'Feature: what was spent.' },
];

const CHOICE: OutputDeclaration = {
  suffix: '_choice',
  doc: 'One row for each number of clusters that was compared: 2 to 10 with k auto, else the one that was set.',
  columns: [
    { name: 'k', type: 'INTEGER', unit: 'count', doc: 'Number of clusters.' },
    {
      name: 'inertia',
      type: 'DOUBLE',
      unit: 'number',
      doc: 'Sum of the squared distances from the centres, of the customers that were compared.',
    },
    {
      name: 'explained',
      type: 'DOUBLE',
      unit: 'share',
      doc: 'Share of all differences that the clusters account for. Where it stops rising steeply is the elbow.',
    },
    {
      name: 'silhouette',
      type: 'DOUBLE',
      unit: 'number',
      doc: 'Mean silhouette, −1 to 1: how much nearer customers are to their own cluster than to the next. The largest is chosen.',
    },
    {
      name: 'calinski_harabasz',
      type: 'DOUBLE',
      unit: 'number',
      doc: 'Variance between the clusters over variance within. Larger is better.',
    },
    {
      name: 'davies_bouldin',
      type: 'DOUBLE',
      unit: 'number',
      doc: 'Mean overlap of each cluster with the one nearest to it. Smaller is better.',
    },
    {
      name: 'chosen',
      type: 'BOOLEAN',
      unit: 'boolean',
      doc: 'Whether the customers are in so many.',
    },
  ],
};

const SUMMARY: OutputDeclaration = {
  suffix: '_summary',
  doc: 'One row: what was clustered, and how well it went.',
  columns: [
    {
      name: 'customers',
      type: 'INTEGER',
      unit: 'customers',
      doc: 'Customers whose features are all known: each is in a cluster.',
    },
    {
      name: 'left_out',
      type: 'INTEGER',
      unit: 'customers',
      doc: 'Rows in no cluster: a feature, or who it is, is not known.',
    },
    { name: 'clusters', type: 'INTEGER', unit: 'count', doc: 'Number of clusters.' },
    { name: 'features', type: 'VARCHAR', unit: 'text', doc: 'Features that were used.' },
    {
      name: 'dropped',
      type: 'VARCHAR',
      unit: 'text',
      doc: 'Features with the same value for everybody, which tell nothing apart.',
    },
    {
      name: 'explained',
      type: 'DOUBLE',
      unit: 'share',
      doc: 'Share of all differences that the clusters account for.',
    },
    {
      name: 'inertia',
      type: 'DOUBLE',
      unit: 'number',
      doc: 'Sum of the squared distances from the centres, of all customers.',
    },
    {
      name: 'silhouette',
      type: 'DOUBLE',
      unit: 'number',
      doc: 'Mean silhouette, −1 to 1.',
    },
    {
      name: 'compared_on',
      type: 'INTEGER',
      unit: 'customers',
      doc: 'Customers that the numbers of clusters were compared on: all, or a sample.',
    },
    {
      name: 'silhouette_on',
      type: 'INTEGER',
      unit: 'customers',
      doc: 'Customers that the silhouettes were computed from: all, or a sample.',
    },
    {
      name: 'iterations',
      type: 'INTEGER',
      unit: 'count',
      doc: 'Iterations of the best start.',
    },
    {
      name: 'converged',
      type: 'BOOLEAN',
      unit: 'boolean',
      doc: 'Whether nobody would change the cluster any more; else the iterations came to their limit.',
    },
  ],
};

/** The relations of clusters, with the columns that they have over RFM. */
export const CLUSTER_OUTPUTS: readonly OutputDeclaration[] = [
  {
    suffix: '',
    doc: 'One row for each customer whose features are known: the cluster whose centre is nearest.',
    columns: [
      CUSTOMER_ID,
      SEGMENT,
      DESCRIPTION,
      {
        name: 'distance',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Distance from the centre of the cluster, in standard deviations: small is typical.',
      },
      ...RFM_FEATURES,
      REVENUE,
    ],
  },
  { ...SEGMENTS_OUTPUT, columns: [...SEGMENTS_OUTPUT.columns, DESCRIPTION] },
  {
    suffix: '_centers',
    doc: 'The centre of each cluster, a row for each feature.',
    columns: [
      SEGMENT,
      DESCRIPTION,
      { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'How many are in it.' },
      FEATURE,
      {
        name: 'mean',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Mean of the feature in the cluster, in its own unit.',
      },
      {
        name: 'center',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'The centre in the feature’s own unit. With logarithms it is what is typical: below the mean where a few are very large.',
      },
      {
        name: 'z',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'How far the centre lies from the average of all customers, in standard deviations.',
      },
    ],
  },
  {
    suffix: '_features',
    doc: 'How each feature was brought to a common scale.',
    columns: [
      FEATURE,
      {
        name: 'used',
        type: 'BOOLEAN',
        unit: 'boolean',
        doc: 'False: everybody has the same value, so it tells nothing apart.',
      },
      {
        name: 'mean',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Mean of all customers, of the logarithms where they are taken.',
      },
      {
        name: 'sd',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Population standard deviation, of the logarithms where they are taken.',
      },
    ],
  },
  CHOICE,
  SUMMARY,
  CHECK_OUTPUT,
];
