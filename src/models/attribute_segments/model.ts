import type { ModelDeclaration } from '../model';
import { ATTRIBUTE_OUTPUTS } from './outputs';

/** Segments by attributes as the page and the kernel see them. */
export const declaration: ModelDeclaration = {
  id: 'attribute_segments',
  title: 'Segments by attribute',
  question: 'Who are my customers, by what is known of them?',
  roles: ['customers'],
  // Without orders, the as-of date is the day after the last time in any of the others.
  optionalRoles: ['transactions', 'interactions', 'surveys', 'campaigns'],
  adds: {
    transactions: 'what each segment brings',
  },
  settings: {
    attribute: {
      type: 'name',
      label: 'Attribute',
      doc: 'The column of customers that makes the segments. Unset: the first that describes firms (where several do), else people, else places.',
      default: null,
      of: { kind: 'attributes' },
    },
    by: {
      type: 'name',
      label: 'Crossed with',
      doc: 'A second column: each pair of groups is a segment.',
      default: null,
      of: { kind: 'attributes' },
    },
    crossed: {
      type: 'boolean',
      label: 'Cross with the next',
      doc: 'Where no second column is set: crosses with the one that would come next by itself, such as size after industry.',
      default: false,
    },
    binning: {
      type: 'choice',
      label: 'Numbers',
      doc: 'How numbers become groups.',
      default: 'auto',
      choices: [
        {
          value: 'auto',
          label: 'Automatic',
          doc: 'Ages, years and incomes in round brackets; few different numbers each by itself; others in groups of about the same size.',
        },
        {
          value: 'quantile',
          label: 'Even groups',
          doc: 'Groups of about the same size; equal values are always in the same group.',
        },
        {
          value: 'width',
          label: 'Equal width',
          doc: 'Brackets of equal width from the least to the highest.',
        },
        {
          value: 'cuts',
          label: 'Own cut points',
          doc: 'Brackets between the cut points that you give.',
        },
      ],
    },
    bins: {
      type: 'integer',
      label: 'Groups of numbers',
      doc: 'How many groups numbers are put into; round brackets can be fewer.',
      default: 5,
      min: 2,
      max: 20,
    },
    cuts: {
      type: 'numbers',
      label: 'Cut points',
      doc: 'For own cut points of the first attribute: a value at a cut point belongs to the group above it. Ages and other dates are in years.',
      default: null,
    },
    largest: {
      type: 'integer',
      label: 'Values kept',
      doc: 'The most frequent values that are segments of their own; the rest is together in “(others)”.',
      default: 12,
      min: 1,
      max: 100,
    },
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'The day that ages are counted to. Unset: the day after the last order, else after the last date of any kind.',
      default: null,
    },
  },
  outputs: ATTRIBUTE_OUTPUTS,
  segmentation: { partition: true },
  explain: 'The record says “{{attribute_value}}”.',
  headline: {
    of: 'attribute_segments_summary',
    text: '{{customers}} customers by {{what}} in {{segments}} segments. The largest is “{{largest}}” with {{largest_share}}; not known: {{unknown}}.',
  },
  charts: [
    {
      data: 'attribute_segments_segments',
      mark: 'bar',
      title: 'Customers by segment',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
      limit: 40,
    },
    {
      data: 'attribute_segments_segments',
      mark: 'bar',
      title: 'Revenue per customer by segment',
      x: { field: 'mean_revenue', unit: 'money', label: 'Revenue per customer' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
      limit: 40,
    },
    {
      data: 'attribute_segments_cells',
      mark: 'heatmap',
      title: 'Customers against what would be expected',
      x: { field: 'by_group', label: 'Crossed with', sort: 'none' },
      y: { field: 'attribute_group', label: 'Attribute', sort: 'none' },
      color: { field: 'index', unit: 'index', label: 'Index' },
      text: { field: 'customers', unit: 'customers' },
      when: ['by', 'crossed'],
    },
  ],
  assumptions: [
    'A record says what is true of the customer now; what was true earlier is not known.',
    'Values are compared as they are written: “DE” and “Germany” are two.',
    'An age from a year of birth is the age reached in the year of the as-of date.',
  ],
  minimum: 'One customer with a record. Groups of fewer than 5 customers say little.',
};
