import type { ColumnDoc } from '../../base/units';
import type { ModelDeclaration, SettingDeclaration } from '../model';
import {
  CHECK_OUTPUT,
  CUSTOMER_ID,
  REVENUE,
  SEGMENT,
  SEGMENTS_OUTPUT,
} from '../segmentation/outputs';

const name = (what: string, doc: string): ColumnDoc => ({
  name: what,
  type: 'VARCHAR',
  unit: 'name',
  doc,
});
const SIZE: readonly ColumnDoc[] = [
  { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'How many are there.' },
  { name: 'share', type: 'DOUBLE', unit: 'share', doc: 'Share of all customers, 0 to 1.' },
  {
    name: 'revenue',
    type: 'DOUBLE',
    unit: 'money',
    doc: 'Sum of their revenue; NULL without orders.',
  },
  {
    name: 'mean_revenue',
    type: 'DOUBLE',
    unit: 'money',
    doc: 'Revenue per customer with a known revenue.',
  },
];
const PLACES: readonly ColumnDoc[] = [
  name('country', 'The country, as written in the record.'),
  name('region', 'The region, as written in the record.'),
  name('city', 'The city, as written in the record.'),
];

function column(label: string, what: string): SettingDeclaration {
  return {
    type: 'name',
    label,
    doc: `The column of customers that has ${what}. Unset: found by its name.`,
    default: null,
    of: { kind: 'attributes' },
  };
}

/** Geography as the page and the kernel see it. */
export const declaration: ModelDeclaration = {
  id: 'geography',
  title: 'Geography',
  question: 'Where do my customers live, and where does the money come from?',
  roles: ['customers'],
  optionalRoles: ['transactions'],
  adds: {
    transactions: 'what each place brings',
  },
  settings: {
    level: {
      type: 'choice',
      label: 'Level',
      doc: 'Which places are the segments.',
      default: 'auto',
      choices: [
        {
          value: 'auto',
          label: 'Automatic',
          doc: 'The coarsest level at which no place has more than 80 % of the customers.',
        },
        { value: 'country', label: 'Countries', doc: 'Countries as they are written.' },
        { value: 'region', label: 'Regions', doc: 'Regions, states or provinces.' },
        { value: 'city', label: 'Cities', doc: 'Cities and towns.' },
        { value: 'postcode', label: 'Postcodes', doc: 'Areas with the same first characters.' },
      ],
    },
    prefix: {
      type: 'integer',
      label: 'Characters of the postcode',
      doc: 'How many first characters make a postcode area.',
      default: 2,
      min: 1,
      max: 8,
    },
    largest: {
      type: 'integer',
      label: 'Places kept',
      doc: 'The largest places that are segments of their own; the rest is together in “(others)”.',
      default: 12,
      min: 1,
      max: 100,
    },
    country: column('Country', 'the country'),
    region: column('Region', 'the region'),
    city: column('City', 'the city'),
    postcode: column('Postcode', 'the postcode'),
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'Only orders before this day count. Unset: all of them.',
      default: null,
    },
  },
  outputs: [
    {
      suffix: '',
      doc: 'One row for each customer with a record or with orders.',
      columns: [
        CUSTOMER_ID,
        SEGMENT,
        name(
          'place',
          'The place, also where it is not a segment of its own; NULL where it is not known.',
        ),
        name(
          'parent',
          'The country that it lies in, or the region where all are in one country; for countries the country itself.',
        ),
        ...PLACES,
        name('postcode_area', 'The first characters of the postcode.'),
        REVENUE,
      ],
    },
    SEGMENTS_OUTPUT,
    {
      suffix: '_places',
      doc: 'One row for each place of the level, the largest first.',
      columns: [name('place', 'The place.'), name('parent', 'What it lies in.'), SEGMENT, ...SIZE],
    },
    {
      suffix: '_hierarchy',
      doc: 'One row for everywhere, for each country, for each region in it and for each city in that.',
      columns: [name('level', 'everywhere, country, region or city.'), ...PLACES, ...SIZE],
    },
    {
      suffix: '_summary',
      doc: 'One row: which level, how many places, and how much is known.',
      columns: [
        name('level', 'country, region, city or postcode.'),
        name('attribute', 'The column of customers that it is read from.'),
        { name: 'what', type: 'VARCHAR', unit: 'text', doc: 'What the places are called.' },
        { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'All customers.' },
        { name: 'places', type: 'INTEGER', unit: 'count', doc: 'Different places.' },
        name('largest', 'The place with the most customers.'),
        {
          name: 'largest_share',
          type: 'DOUBLE',
          unit: 'share',
          doc: 'Its share of all customers, 0 to 1.',
        },
        {
          name: 'unknown',
          type: 'INTEGER',
          unit: 'customers',
          doc: 'Customers whose place is not known, those without a record included.',
        },
      ],
    },
    CHECK_OUTPUT,
  ],
  segmentation: { partition: true },
  explain: 'The place on record is {{place}}.',
  headline: {
    of: 'geography_summary',
    text: '{{customers}} customers in {{places}} {{what}}. Most are in {{largest}} ({{largest_share}}); place not known: {{unknown}}.',
  },
  charts: [
    {
      data: 'geography_places',
      mark: 'treemap',
      title: 'Customers by place',
      x: 'place',
      y: { field: 'customers', unit: 'customers' },
      color: 'parent',
    },
    {
      data: 'geography_segments',
      mark: 'bar',
      title: 'Customers by segment',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'geography_segments',
      mark: 'bar',
      title: 'Revenue per customer by segment',
      x: { field: 'mean_revenue', unit: 'money', label: 'Revenue per customer' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
  ],
  assumptions: [
    'A place is what the record says now; where somebody lived when they ordered is not known.',
    'Places are compared as they are written: “Munich” and “München” are two.',
    'Postcode areas follow the post, not borders: the first characters mean something else in each country.',
  ],
  minimum: 'One customer with a record.',
};
