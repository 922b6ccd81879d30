import type { ColumnDoc } from '../../base/units';
import type { OutputDeclaration } from '../model';
import {
  CHECK_OUTPUT,
  CUSTOMER_ID,
  REVENUE,
  SEGMENT,
  SEGMENTS_OUTPUT,
} from '../segmentation/outputs';

const RHYTHM: ColumnDoc = { ...SEGMENT, doc: 'The purchase rhythm.' };
const CHANNEL: ColumnDoc = {
  name: 'channel',
  type: 'VARCHAR',
  unit: 'name',
  doc: 'Where the order was placed; “not known” where the data do not say.',
};

const ORDERS: readonly ColumnDoc[] = [
  {
    name: 'orders',
    type: 'INTEGER',
    unit: 'orders',
    doc: 'Distinct orders; without order ids, days. 0 without an order.',
  },
  {
    name: 'order_days',
    type: 'INTEGER',
    unit: 'days',
    doc: 'Distinct calendar days with an order; 0 without an order.',
  },
  {
    name: 'average_order_value',
    type: 'DOUBLE',
    unit: 'money',
    doc: 'revenue ÷ orders; NULL without an order.',
  },
  {
    name: 'median_gap_days',
    type: 'DOUBLE',
    unit: 'days',
    doc: 'Median of the days between successive order days; NULL with fewer than two.',
  },
  {
    name: 'tenure_days',
    type: 'INTEGER',
    unit: 'days',
    doc: 'Calendar days from the first order to the as-of date; NULL without an order.',
  },
  {
    name: 'recency_days',
    type: 'INTEGER',
    unit: 'days',
    doc: 'Calendar days from the last order to the as-of date; NULL without an order.',
  },
];
const HABITS: readonly ColumnDoc[] = [
  {
    name: 'categories',
    type: 'INTEGER',
    unit: 'count',
    doc: 'Breadth: distinct categories bought; NULL where none is known.',
  },
  {
    name: 'products',
    type: 'INTEGER',
    unit: 'count',
    doc: 'Breadth: distinct products bought; NULL where none is known.',
  },
  {
    name: 'discount_share',
    type: 'DOUBLE',
    unit: 'share',
    doc: 'Orders with a discount on any line ÷ orders; NULL without an order, or where the data tell no discounts.',
  },
  {
    name: 'returns',
    type: 'INTEGER',
    unit: 'count',
    doc: 'Distinct returns, by their own ids (without ids, days); NULL where the data hold no returns at all.',
  },
  {
    name: 'return_share',
    type: 'DOUBLE',
    unit: 'share',
    doc: 'Money returned ÷ money ordered; above 1 where they returned what they bought before these data begin. NULL without an order, or where the data hold no returns at all.',
  },
  {
    name: 'favourite_category',
    type: 'VARCHAR',
    unit: 'name',
    doc: 'The category of most order lines; of several, the first by name. NULL where none is known.',
  },
  {
    name: 'favourite_channel',
    type: 'VARCHAR',
    unit: 'name',
    doc: 'The channel of most orders; of several, the first by name. NULL where none is known.',
  },
  {
    name: 'channels',
    type: 'INTEGER',
    unit: 'count',
    doc: 'Distinct channels ordered through; NULL where none is known.',
  },
  {
    name: 'favourite_weekday',
    type: 'VARCHAR',
    unit: 'name',
    doc: 'The weekday on which most orders began; of several, the first by name.',
  },
];
const CONTACTS: readonly ColumnDoc[] = [
  {
    name: 'complaints',
    type: 'INTEGER',
    unit: 'count',
    doc: 'Complaints before the as-of date; NULL where the data tell of no complaint by anybody.',
  },
  {
    name: 'visits',
    type: 'INTEGER',
    unit: 'count',
    doc: 'Visits before the as-of date; 0: none was recorded. NULL where the data tell of no visit by anybody.',
  },
  {
    name: 'visits_per_order',
    type: 'DOUBLE',
    unit: 'number',
    doc: 'Visits ÷ orders since visits are recorded; NULL where either is 0.',
  },
  {
    name: 'satisfaction',
    type: 'DOUBLE',
    unit: 'share',
    doc: 'The latest answer on the scale of its question: 0 is the worst, 1 the best answer. NULL without an answer.',
  },
];

/** The relations of the behaviour. */
export const BEHAVIOUR_OUTPUTS: readonly OutputDeclaration[] = [
  {
    suffix: '',
    doc: 'One row for each customer who is known, has ordered, or was in touch.',
    columns: [
      CUSTOMER_ID,
      RHYTHM,
      ...ORDERS,
      ...HABITS,
      ...CONTACTS,
      { ...REVENUE, doc: 'Sum of all amounts of the customer; 0 without an order.' },
    ],
  },
  SEGMENTS_OUTPUT,
  CHECK_OUTPUT,
  {
    suffix: '_summary',
    doc: 'One row with the figures of all customers together.',
    columns: [
      { name: 'as_of', type: 'DATE', unit: 'date', doc: 'The day the analysis looks from.' },
      {
        name: 'customers',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers who are known, have ordered, or were in touch.',
      },
      {
        name: 'with_orders',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Those of them who have ordered.',
      },
      {
        name: 'came_back',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers with orders on two days or more.',
      },
      {
        name: 'came_back_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of those who have ordered.',
      },
      {
        name: 'steady',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Regular and Frequent customers.',
      },
      {
        name: 'steady_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of those who have ordered.',
      },
      {
        name: 'steady_revenue_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of the revenue; NULL where the whole is not above zero.',
      },
      {
        name: 'average_order_value',
        type: 'DOUBLE',
        unit: 'money',
        doc: 'Revenue of all ÷ orders of all.',
      },
      {
        name: 'discount_share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Orders with a discount ÷ orders of all; NULL where the data tell no discounts.',
      },
      {
        name: 'visits_from',
        type: 'DATE',
        unit: 'date',
        doc: 'The day of the first recorded visit: orders since then count in visits_per_order.',
      },
    ],
  },
  {
    suffix: '_averages',
    doc: 'How each rhythm behaves: means over the customers of whom it is known, NULL where of nobody.',
    columns: [
      RHYTHM,
      { name: 'customers', type: 'INTEGER', unit: 'customers', doc: 'How many are in it.' },
      { name: 'orders', type: 'DOUBLE', unit: 'orders', doc: 'Mean of orders.' },
      {
        name: 'average_order_value',
        type: 'DOUBLE',
        unit: 'money',
        doc: 'Mean of the customers’ average order values.',
      },
      {
        name: 'median_gap_days',
        type: 'DOUBLE',
        unit: 'days',
        doc: 'Mean of the customers’ median gaps.',
      },
      { name: 'categories', type: 'DOUBLE', unit: 'number', doc: 'Mean of categories.' },
      { name: 'products', type: 'DOUBLE', unit: 'number', doc: 'Mean of products.' },
      { name: 'discount_share', type: 'DOUBLE', unit: 'share', doc: 'Mean of discount_share.' },
      { name: 'return_share', type: 'DOUBLE', unit: 'share', doc: 'Mean of return_share.' },
      { name: 'complaints', type: 'DOUBLE', unit: 'number', doc: 'Mean of complaints.' },
      {
        name: 'visits_per_order',
        type: 'DOUBLE',
        unit: 'number',
        doc: 'Mean of visits_per_order.',
      },
      { name: 'satisfaction', type: 'DOUBLE', unit: 'share', doc: 'Mean of satisfaction.' },
    ],
  },
  {
    suffix: '_channels',
    doc: 'The channel mix of each rhythm: its orders by channel.',
    columns: [
      RHYTHM,
      CHANNEL,
      { name: 'orders', type: 'INTEGER', unit: 'orders', doc: 'Orders placed there.' },
      {
        name: 'share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Share of the orders of the rhythm, 0 to 1.',
      },
    ],
  },
  {
    suffix: '_mix',
    doc: 'The channel mix of each customer: one row for each channel ordered through.',
    columns: [
      CUSTOMER_ID,
      CHANNEL,
      { name: 'orders', type: 'INTEGER', unit: 'orders', doc: 'Orders placed there.' },
      {
        name: 'share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Share of the orders of the customer, 0 to 1.',
      },
    ],
  },
  {
    suffix: '_weekdays',
    doc: 'On which weekday customers usually order: one row for each, from Monday on.',
    columns: [
      { name: 'weekday', type: 'VARCHAR', unit: 'name', doc: 'The weekday.' },
      {
        name: 'customers',
        type: 'INTEGER',
        unit: 'customers',
        doc: 'Customers whose favourite it is.',
      },
      {
        name: 'share',
        type: 'DOUBLE',
        unit: 'share',
        doc: 'Their share of those who have ordered.',
      },
    ],
  },
];
