import type { ColumnDoc, ColumnType, Unit } from '../../base/units';
import type { OutputDeclaration } from '../model';

const column = (name: string, type: ColumnType, unit: Unit, doc: string): ColumnDoc => ({
  name,
  type,
  unit,
  doc,
});

const SEGMENT = column('segment', 'VARCHAR', 'name', 'The segment that the card is about.');
const PLACE = column('card', 'INTEGER', 'number', 'Place of the card, from 1.');

/** The relations of profile cards. */
export const CARD_OUTPUTS: readonly OutputDeclaration[] = [
  {
    suffix: '',
    doc: 'What the cards say: one row for each fact, with its evidence.',
    columns: [
      PLACE,
      SEGMENT,
      column(
        'field',
        'VARCHAR',
        'name',
        'who, firm, where, how they buy, what they buy, what they say, or what they did.',
      ),
      column('place', 'INTEGER', 'number', 'Place of the fact in its field, from 1.'),
      column('trait', 'VARCHAR', 'name', 'What is known of customers.'),
      column('value', 'VARCHAR', 'name', 'The value; NULL where the fact is a mean.'),
      column(
        'sets_apart',
        'BOOLEAN',
        'boolean',
        'Whether the segment differs from everyone in it beyond chance; else it is only the most frequent value.',
      ),
      column('n', 'INTEGER', 'customers', 'Customers of the segment behind the fact.'),
      column('segment_size', 'INTEGER', 'customers', 'Customers of the segment.'),
      column('share', 'DOUBLE', 'share', 'n ÷ segment_size, 0 to 1; NULL for means.'),
      column('low', 'DOUBLE', 'number', 'Low end of the 95 % interval of the share or the mean.'),
      column('high', 'DOUBLE', 'number', 'High end of the 95 % interval of the share or the mean.'),
      column('base_share', 'DOUBLE', 'share', 'Share of everyone with the value; NULL for means.'),
      column('index', 'DOUBLE', 'index', '100 × share ÷ base_share; NULL for means.'),
      column('mean', 'DOUBLE', 'number', 'Mean of the segment; NULL for shares.'),
      column('base_mean', 'DOUBLE', 'number', 'Mean of everyone; NULL for shares.'),
      column('unit', 'VARCHAR', 'name', 'What the mean is: money, days, orders …'),
      column(
        'p_holm',
        'DOUBLE',
        'number',
        'p value with Holm’s correction for all comparisons of the card.',
      ),
      column('small', 'BOOLEAN', 'boolean', 'Fewer than 5 customers: too few to rely on.'),
      column('query', 'VARCHAR', 'text', 'The SQL that counts it, to be run by itself.'),
    ],
  },
  {
    suffix: '_segments',
    doc: 'The segments of the cards: how many they are, and what they bring.',
    columns: [
      PLACE,
      SEGMENT,
      column('customers', 'INTEGER', 'customers', 'How many are in it.'),
      column('share', 'DOUBLE', 'share', 'Share of all customers, 0 to 1.'),
      column('revenue', 'DOUBLE', 'money', 'Sum of their revenue; NULL without orders.'),
      column(
        'revenue_share',
        'DOUBLE',
        'share',
        'Share of the revenue of all customers, 0 to 1; NULL where the whole is not above zero.',
      ),
      column('mean_revenue', 'DOUBLE', 'money', 'Revenue per customer.'),
    ],
  },
  {
    suffix: '_summary',
    doc: 'One row: what the cards are made from.',
    columns: [
      column('of', 'VARCHAR', 'name', 'The segmentation.'),
      column('business', 'VARCHAR', 'name', 'b2c: customers are people; b2b: they are accounts.'),
      column('cards', 'INTEGER', 'count', 'How many cards there are.'),
      column('segments', 'INTEGER', 'count', 'How many segments there are.'),
      column('customers', 'INTEGER', 'customers', 'Customers in all segments.'),
      column('covered', 'DOUBLE', 'share', 'Share of them who are on a card, 0 to 1.'),
      column('as_of', 'DATE', 'date', 'The day that ages and times are counted to.'),
      column('blank', 'BOOLEAN', 'boolean', 'Whether the cards are left blank for people to fill.'),
    ],
  },
];
