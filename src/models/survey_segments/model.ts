import type { ModelDeclaration } from '../model';
import {
  CHECK_OUTPUT,
  CUSTOMER_ID,
  REVENUE,
  SEGMENT,
  SEGMENTS_OUTPUT,
} from '../segmentation/outputs';
import { SURVEY_SEGMENTS } from './segments';

const QUESTION = {
  name: 'question',
  type: 'VARCHAR',
  unit: 'text',
  doc: 'What was asked.',
} as const;
const KIND = {
  name: 'kind',
  type: 'VARCHAR',
  unit: 'text',
  doc: 'How the answers are read: one choice each, several choices each and what separates them, 0 to 10, 1 to 5, numbers, or open text.',
} as const;

/** Segments by answers as the page and the kernel see them. */
export const declaration: ModelDeclaration = {
  id: 'survey_segments',
  title: 'Segments by answer',
  question: 'What do my customers say they want, and would they recommend me?',
  roles: ['surveys'],
  optionalRoles: ['customers', 'transactions'],
  adds: {
    customers: 'those who did not answer',
    transactions: 'what each segment brings',
  },
  settings: {
    question: {
      type: 'name',
      label: 'Question',
      doc: 'Whose answers make the segments. Unset: a question with choices that many people answered.',
      default: null,
      of: { kind: 'questions' },
    },
    answers: {
      type: 'choice',
      label: 'Kind of answers',
      doc: 'How the answers are read.',
      default: 'auto',
      choices: [
        {
          value: 'auto',
          label: 'Automatic',
          doc: 'Recognised from the answers; the list of questions says how.',
        },
        { value: 'single', label: 'One choice', doc: 'Each answer as it is written is a segment.' },
        {
          value: 'multiple',
          label: 'Several choices',
          doc: 'Choices separated by ; or | or a comma. A customer is in the segment of each choice.',
        },
        { value: 'nps', label: '0 to 10', doc: 'Detractors 0–6, passives 7–8, promoters 9–10.' },
        { value: 'five', label: '1 to 5', doc: 'Low 1–2, neutral 3, high 4–5.' },
      ],
    },
    largest: {
      type: 'integer',
      label: 'Answers kept',
      doc: 'The most frequent answers that are segments of their own; the rest is together in “(others)”.',
      default: 12,
      min: 1,
      max: 100,
    },
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'Only answers and orders before this day count. Unset: all of them.',
      default: null,
    },
  },
  outputs: [
    {
      suffix: '',
      doc: 'One row for each customer; with several choices, one for each of their segments.',
      columns: [
        CUSTOMER_ID,
        SEGMENT,
        { name: 'answer', type: 'VARCHAR', unit: 'text', doc: 'What they answered the last time.' },
        {
          name: 'score',
          type: 'DOUBLE',
          unit: 'score',
          doc: 'Their answer as a number, where numbers are asked for.',
        },
        {
          name: 'answered_at',
          type: 'TIMESTAMP',
          unit: 'timestamp',
          doc: 'When they answered; NULL where it is not known.',
        },
        REVENUE,
      ],
    },
    SEGMENTS_OUTPUT,
    {
      suffix: '_nps',
      doc: 'The Net Promoter Score of each question that is answered from 0 to 10.',
      columns: [
        QUESTION,
        { name: 'people', type: 'INTEGER', unit: 'customers', doc: 'Who answered.' },
        { name: 'promoters', type: 'INTEGER', unit: 'customers', doc: 'Answered 9 or 10.' },
        { name: 'passives', type: 'INTEGER', unit: 'customers', doc: 'Answered 7 or 8.' },
        { name: 'detractors', type: 'INTEGER', unit: 'customers', doc: 'Answered 0 to 6.' },
        {
          name: 'nps',
          type: 'DOUBLE',
          unit: 'score',
          doc: 'Percentage of promoters minus percentage of detractors, −100 to 100.',
        },
        { name: 'low', type: 'DOUBLE', unit: 'score', doc: 'Lower end of its 95 % interval.' },
        { name: 'high', type: 'DOUBLE', unit: 'score', doc: 'Upper end of its 95 % interval.' },
        { name: 'mean_score', type: 'DOUBLE', unit: 'score', doc: 'Mean of the answers.' },
      ],
    },
    {
      suffix: '_questions',
      doc: 'One row for each question, the most answered first.',
      columns: [
        QUESTION,
        KIND,
        { name: 'people', type: 'INTEGER', unit: 'customers', doc: 'Who answered.' },
        {
          name: 'distinct_answers',
          type: 'INTEGER',
          unit: 'count',
          doc: 'How many different answers there are, as written.',
        },
        {
          name: 'chosen',
          type: 'BOOLEAN',
          unit: 'boolean',
          doc: 'Whether its answers make the segments.',
        },
      ],
    },
    {
      suffix: '_summary',
      doc: 'One row: which question, how its answers were read, and how many gave one.',
      columns: [
        QUESTION,
        KIND,
        { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'All customers.' },
        { name: 'answered', type: 'INTEGER', unit: 'customers', doc: 'Those who answered.' },
        {
          name: 'answered_share',
          type: 'DOUBLE',
          unit: 'share',
          doc: 'Their share of all customers, 0 to 1.',
        },
        {
          name: 'segments',
          type: 'INTEGER',
          unit: 'count',
          doc: 'Segments of those who answered.',
        },
        { name: 'largest', type: 'VARCHAR', unit: 'name', doc: 'The largest of these segments.' },
        {
          name: 'largest_share',
          type: 'DOUBLE',
          unit: 'share',
          doc: 'Its share of those who answered, 0 to 1.',
        },
      ],
    },
    CHECK_OUTPUT,
  ],
  segments: SURVEY_SEGMENTS,
  // Not with several choices; the check says which it is.
  segmentation: { partition: false },
  explain: 'The answer was “{{answer}}”.',
  headline: {
    of: 'survey_segments_summary',
    text: '{{answered}} customers ({{answered_share}}) answered “{{question}}” ({{kind}}). The largest segment is “{{largest}}” with {{largest_share}} of them.',
  },
  charts: [
    {
      data: 'survey_segments_segments',
      mark: 'bar',
      title: 'Customers by answer',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'survey_segments_segments',
      mark: 'bar',
      title: 'Revenue per customer by answer',
      x: { field: 'mean_revenue', unit: 'money', label: 'Revenue per customer' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'survey_segments_nps',
      mark: 'bar',
      title: 'Net Promoter Score by question',
      x: { field: 'nps', unit: 'score', label: 'Net Promoter Score' },
      y: { field: 'question', sort: 'none' },
    },
  ],
  assumptions: [
    'Those who answer differ from those who do not: nobody without an answer is guessed into a segment.',
    'The latest answer of a customer counts; earlier ones are left out.',
    'With several choices a customer is in several segments, so shares add up to more than 1.',
  ],
  minimum: 'One answer. A Net Promoter Score begins to mean something from about 100 answers.',
};
