import type { ModelDeclaration } from '../model';
import { PROFILE_OUTPUTS } from './outputs';

/** The profile of a segment as the page and the kernel see it. */
export const declaration: ModelDeclaration = {
  id: 'profile',
  title: 'Profile',
  question: 'What sets a segment apart from the others, and how sure can I be?',
  roles: [],
  optionalRoles: ['customers', 'transactions', 'interactions', 'surveys', 'campaigns'],
  adds: {
    customers: 'who they are and where they live',
    transactions: 'how they buy and what',
    interactions: 'how often they visit and complain',
    surveys: 'what they say',
    campaigns: 'which campaigns they answer',
  },
  settings: {
    of: {
      type: 'table',
      label: 'Segments',
      doc: 'Which segmentation the segment is one of: a model, or a query of the notebook with a row for each customer. Unset: RFM, or without orders the segments by attribute.',
      default: 'rfm',
      otherwise: 'attribute_segments',
      needs: ['customer_id', 'segment'],
    },
    segment: {
      type: 'name',
      label: 'Segment',
      doc: 'Who is described. Unset: the segment that brings the most revenue, or the largest where no revenue is known.',
      default: null,
      of: { kind: 'segments', setting: 'of' },
    },
    against: {
      type: 'choice',
      label: 'Against',
      doc: 'Whom the segment is compared with.',
      default: 'everyone',
      choices: [
        {
          value: 'everyone',
          label: 'Everyone',
          doc: 'All customers of all segments, this one included; tests are against the rest.',
        },
        { value: 'rest', label: 'The rest', doc: 'All customers of the other segments.' },
        { value: 'segment', label: 'Another segment', doc: 'The customers of one other segment.' },
      ],
    },
    other: {
      type: 'name',
      label: 'Other segment',
      doc: 'The segment to compare with, where that is chosen.',
      default: null,
      of: { kind: 'segments', setting: 'of' },
    },
    traits: {
      type: 'names',
      label: 'Traits',
      doc: 'What customers are compared in. Unset: everything that is known.',
      default: null,
      of: { kind: 'attributes' },
    },
    values: {
      type: 'integer',
      label: 'Values of a trait',
      doc: 'So many names of a trait are told apart, the most frequent; the rest is “(others)”.',
      default: 20,
      min: 2,
      max: 200,
    },
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'The day that ages and times are counted to. Unset: the day after the last order, or after the last time in the data.',
      default: null,
    },
  },
  outputs: PROFILE_OUTPUTS,
  charts: [
    {
      data: 'profile_sentences',
      mark: 'bar',
      title: 'What sets the segment apart: index, 100 is as in the base',
      x: { field: 'index', label: 'Index', unit: 'index' },
      y: { field: 'label', label: 'Trait', sort: 'none' },
    },
    {
      data: 'profile_heat',
      mark: 'heatmap',
      title: 'Where segments differ most: index, 100 is as everyone',
      x: { field: 'segment', sort: 'none' },
      y: { field: 'label', label: 'Trait', sort: 'none' },
      color: { field: 'index', unit: 'index', scale: 'diverging' },
    },
  ],
  headline: {
    of: 'profile_summary',
    text: '{{segment}}: {{customers}} customers, {{share}} of all. Of {{tests}} comparisons with {{base}}, {{different}} show a difference that chance does not explain.',
  },
  assumptions: [
    'A customer is in one segment; somebody in two is counted in both.',
    'A segment differs in what it was made from: that is its definition, not a finding.',
    'The tests take customers for independent of each other, and the data for a sample of what could be.',
    'A difference does not say why: two things that go together need not cause each other.',
  ],
  minimum: 'One segment with one customer. Shares begin to mean something from about 30 customers.',
};
