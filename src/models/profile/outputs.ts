import type { ColumnDoc, ColumnType, Unit } from '../../base/units';
import type { OutputDeclaration } from '../model';

type Column = readonly [name: string, type: ColumnType, unit: Unit, doc: string];

const SEGMENT: Column = ['segment', 'VARCHAR', 'name', 'The segment.'];
const KIND: Column = [
  'kind',
  'VARCHAR',
  'name',
  'Demographic, geographic, firmographic, psychographic, behavioural or other.',
];
const TRAIT: Column = ['trait', 'VARCHAR', 'name', 'What is known of customers.'];
const VALUE: Column = [
  'value',
  'VARCHAR',
  'name',
  'A value of the trait, or a bracket of its numbers.',
];
const WHAT: Column = [
  'what',
  'VARCHAR',
  'name',
  'value; others: all values beyond the most frequent; missing: nothing is known.',
];
const LABEL: Column = ['label', 'VARCHAR', 'name', 'Trait and value in one.'];
const N: Column = ['n', 'INTEGER', 'customers', 'Customers of the segment with this value.'];
const SIZE: Column = ['segment_size', 'INTEGER', 'customers', 'Customers of the segment.'];
const SHARE: Column = ['share', 'DOUBLE', 'share', 'n ÷ segment_size, 0 to 1.'];
const BASE_N: Column = ['base_n', 'INTEGER', 'customers', 'Customers of the base with this value.'];
const BASE_SIZE: Column = ['base_size', 'INTEGER', 'customers', 'Customers of the base.'];
const BASE_SHARE: Column = ['base_share', 'DOUBLE', 'share', 'base_n ÷ base_size, 0 to 1.'];
const INDEX: Column = [
  'index',
  'DOUBLE',
  'index',
  '100 × share ÷ base_share; NULL where the base share is 0.',
];
const SMALL: Column = [
  'small',
  'BOOLEAN',
  'boolean',
  'Fewer than 5 customers of the segment: too few to rely on.',
];
const P: Column = ['p', 'DOUBLE', 'number', 'Two-sided p value of this comparison alone.'];
const P_HOLM: Column = [
  'p_holm',
  'DOUBLE',
  'number',
  'p value with Holm’s correction for all comparisons of the profile.',
];
const EFFECT: Column = [
  'effect',
  'DOUBLE',
  'number',
  'How far apart: Cohen’s h for shares, the standardised difference for means. From 0.2 small, 0.5 medium, 0.8 large.',
];
const SPREAD_RANK: Column = [
  'spread_rank',
  'INTEGER',
  'number',
  'Place of the value among all by how far segments lie apart in it; 1 is the farthest. NULL for others and missing.',
];
const VALUE_PLACE: Column = [
  'value_place',
  'INTEGER',
  'number',
  'Place of the value within its trait: brackets rising, names by frequency, then others and missing.',
];

const INDEX_COLUMNS: readonly Column[] = [
  SEGMENT,
  ['segment_place', 'INTEGER', 'number', 'Place of the segment, the largest first.'],
  KIND,
  TRAIT,
  VALUE,
  WHAT,
  LABEL,
  ['trait_place', 'INTEGER', 'number', 'Place of the trait: by kind, then as the data have it.'],
  VALUE_PLACE,
  N,
  SIZE,
  SHARE,
  documented(BASE_N, 'Customers of all segments with this value.'),
  documented(BASE_SIZE, 'Customers of all segments.'),
  BASE_SHARE,
  INDEX,
  SMALL,
  SPREAD_RANK,
];

/** The relations of a profile. */
export const PROFILE_OUTPUTS: readonly OutputDeclaration[] = [
  output(
    '',
    'The segment beside its base: one row for each value of each trait, what sets it apart first.',
    [
      SEGMENT,
      KIND,
      TRAIT,
      VALUE,
      WHAT,
      N,
      SIZE,
      SHARE,
      BASE_N,
      BASE_SIZE,
      BASE_SHARE,
      INDEX,
      ['low', 'DOUBLE', 'share', 'Low end of the 95 % interval of the share (Wilson).'],
      ['high', 'DOUBLE', 'share', 'High end of the 95 % interval of the share (Wilson).'],
      [
        'test',
        'VARCHAR',
        'name',
        'z: two-proportion z test; fisher: Fisher’s exact test, as an expected count is under 5. Against everyone, the rest is tested.',
      ],
      ['statistic', 'DOUBLE', 'number', 'z; positive where the segment has the value more often.'],
      P,
      P_HOLM,
      EFFECT,
      SMALL,
      VALUE_PLACE,
      ['rank', 'INTEGER', 'number', 'Place by what sets the segment apart, from 1.'],
    ],
  ),
  output(
    '_numbers',
    'Traits of numbers: one row each, the segment beside its base, the farthest apart first.',
    [
      SEGMENT,
      KIND,
      TRAIT,
      ['unit', 'VARCHAR', 'name', 'What the figures of the row are: money, days, orders …'],
      ['n', 'INTEGER', 'customers', 'Customers of the segment with a number.'],
      ['missing', 'INTEGER', 'customers', 'Customers of the segment without one.'],
      ['median', 'DOUBLE', 'number', 'Half of the segment lie below.'],
      ['q1', 'DOUBLE', 'number', 'A quarter of the segment lies below (type 7).'],
      ['q3', 'DOUBLE', 'number', 'Three quarters of the segment lie below (type 7).'],
      ['mean', 'DOUBLE', 'number', 'Mean of the segment.'],
      ['low', 'DOUBLE', 'number', 'Low end of the 95 % interval of the mean (Student’s t).'],
      ['high', 'DOUBLE', 'number', 'High end of the 95 % interval of the mean (Student’s t).'],
      ['base_n', 'INTEGER', 'customers', 'Customers of the base with a number.'],
      ['base_missing', 'INTEGER', 'customers', 'Customers of the base without one.'],
      ['base_median', 'DOUBLE', 'number', 'Median of the base.'],
      ['base_q1', 'DOUBLE', 'number', 'First quartile of the base.'],
      ['base_q3', 'DOUBLE', 'number', 'Third quartile of the base.'],
      ['base_mean', 'DOUBLE', 'number', 'Mean of the base.'],
      [
        'std_diff',
        'DOUBLE',
        'number',
        'Standardised difference (m₁ − m₂) ÷ √((s₁² + s₂²) ÷ 2); against everyone, the second is the rest.',
      ],
      ['t', 'DOUBLE', 'number', 'Welch’s t; against everyone, from the rest.'],
      ['df', 'DOUBLE', 'number', 'Its degrees of freedom (Welch and Satterthwaite).'],
      P,
      P_HOLM,
      ['small', 'BOOLEAN', 'boolean', 'Fewer than 5 customers of the segment have a number.'],
      ['rank', 'INTEGER', 'number', 'Place by the size of the difference, from 1.'],
    ],
  ),
  output(
    '_sentences',
    'What is different, in a few sentences: shares and means together, the farthest apart first.',
    [
      ['place', 'INTEGER', 'number', 'Order of the sentences, from 1.'],
      SEGMENT,
      ['base', 'VARCHAR', 'name', 'Whom it is compared with: everyone, the rest, or a segment.'],
      KIND,
      TRAIT,
      ['value', 'VARCHAR', 'name', 'The value; NULL where the sentence tells of a mean.'],
      WHAT,
      LABEL,
      ['sentence', 'VARCHAR', 'text', 'The whole in words.'],
      ['share', 'DOUBLE', 'share', 'Share of the segment with the value; NULL for means.'],
      ['base_share', 'DOUBLE', 'share', 'Share of the base with the value; NULL for means.'],
      INDEX,
      ['unit', 'VARCHAR', 'name', 'What the means are; NULL for shares.'],
      ['mean', 'DOUBLE', 'number', 'Mean of the segment; NULL for shares.'],
      ['base_mean', 'DOUBLE', 'number', 'Mean of the base; NULL for shares.'],
      ['n', 'INTEGER', 'customers', 'Customers of the segment behind the figure.'],
      P_HOLM,
      EFFECT,
      [
        'how_sure',
        'VARCHAR',
        'name',
        'very sure (p_holm under 0.001), sure (under 0.05), could be chance, or cannot be told.',
      ],
      SMALL,
      ['query', 'VARCHAR', 'text', 'The SQL that counts it, to be run by itself.'],
    ],
  ),
  output(
    '_index',
    'Every segment beside everyone: one row for each segment and value.',
    INDEX_COLUMNS,
  ),
  output(
    '_heat',
    'The values in which segments lie farthest apart, for a heat map.',
    INDEX_COLUMNS,
  ),
  output('_left_out', 'What is no part of the profile, and why.', [
    TRAIT,
    ['role', 'VARCHAR', 'name', 'Where it is from.'],
    [
      'reason',
      'VARCHAR',
      'name',
      'contact data; nearly all values differ (ids and names); the same for everybody; no values; beyond the most frequent.',
    ],
    ['values', 'INTEGER', 'count', 'Different values; NULL where nobody counted.'],
  ]),
  output('_summary', 'One row: who is compared with whom, and how much was compared.', [
    ['of', 'VARCHAR', 'name', 'The segmentation.'],
    SEGMENT,
    ['base', 'VARCHAR', 'name', 'Whom it is compared with: everyone, the rest, or a segment.'],
    ['as_of', 'DATE', 'date', 'The day that ages and times are counted to; NULL without times.'],
    ['customers', 'INTEGER', 'customers', 'Customers of the segment.'],
    ['share', 'DOUBLE', 'share', 'Share of the segment in everyone, 0 to 1.'],
    ['base_customers', 'INTEGER', 'customers', 'Customers of the base.'],
    ['traits', 'INTEGER', 'count', 'Traits that were compared.'],
    ['left_out', 'INTEGER', 'count', 'Columns and questions that were not.'],
    ['tests', 'INTEGER', 'count', 'Comparisons, all under one correction.'],
    ['different', 'INTEGER', 'count', 'Of these, with p_holm under 0.05.'],
    [
      'by_chance',
      'DOUBLE',
      'number',
      'How many would look different by chance without correction.',
    ],
  ]),
];

function output(suffix: string, doc: string, columns: readonly Column[]): OutputDeclaration {
  return { suffix, doc, columns: columns.map(columnDoc) };
}

function columnDoc([name, type, unit, doc]: Column): ColumnDoc {
  return { name, type, unit, doc };
}

function documented([name, type, unit]: Column, doc: string): Column {
  return [name, type, unit, doc];
}
