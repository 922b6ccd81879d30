import type { SegmentDeclaration, SegmentRule } from '../model';

/** The rest group as it is called unless set otherwise. */
export const REST: SegmentDeclaration = {
  name: 'Not seen yet',
  meaning:
    'Known, without an order and without a recorded visit: nothing tells what they are like.',
  action: 'Nothing to act on yet. Ask, or wait for a first sign.',
  color: 9,
};

/** The types in their order, the first that holds wins; each with what it is and what to do about it. */
export const DEFAULT_RULES = [
  {
    segment: 'Dissatisfied',
    when: [
      [{ field: 'complaints', is: 'at least', value: 1 }],
      [{ field: 'satisfaction', is: 'at most', value: 0.25 }],
    ],
    meaning: 'Have complained, or say that they are dissatisfied.',
    action: 'Solve the problem before selling anything. Leave them out of campaigns until then.',
    color: 7,
  },
  {
    segment: 'New',
    when: [[{ field: 'status', is: 'equal', value: 'New' }]],
    meaning: 'Have ordered on one day, a short while ago.',
    action: 'Help with the first order, and propose the second.',
    color: 3,
  },
  {
    segment: 'Loyal',
    when: [
      [
        { field: 'order_days', is: 'at least', value: 4 },
        { field: 'status', is: 'equal', value: 'Active' },
      ],
    ],
    meaning: 'Have ordered on four days or more, and still do so at their rhythm.',
    action: 'Thank them, ask them for reviews and friends. No discounts are needed.',
    color: 0,
  },
  {
    segment: 'Bargain hunter',
    when: [
      [
        { field: 'orders', is: 'at least', value: 2 },
        { field: 'discount_share', is: 'at least', value: 0.5 },
      ],
    ],
    meaning: 'Have ordered more than once, at least every other time with a discount.',
    action: 'Offer bundles and end-of-line goods; look at what is left after the discount.',
    color: 5,
  },
  {
    segment: 'Researcher',
    when: [[{ field: 'visits_per_order', is: 'at least', value: 5 }]],
    meaning: 'Come to look five times or more for each order.',
    action: 'Give them what decides: comparisons, tests, questions answered by a person.',
    color: 8,
  },
  {
    segment: 'Looker',
    when: [
      [
        { field: 'visits', is: 'at least', value: 1 },
        { field: 'orders', is: 'equal', value: 0 },
      ],
    ],
    meaning: 'Come to look, and have never ordered.',
    action: 'Find out what keeps them from it: delivery, price, trust. Make the first order small.',
    color: 4,
  },
  {
    segment: 'Buyer',
    when: [[{ field: 'orders', is: 'at least', value: 1 }]],
    meaning: 'Order without standing out in any of these ways.',
    action: 'Show what goes with what they bought.',
    color: 1,
  },
] as const satisfies readonly SegmentRule[];

/** The types and the rest group, as they are before the user changes the rules. */
export const TYPES: readonly SegmentDeclaration[] = [
  ...DEFAULT_RULES.map(({ segment, meaning, action, color }) => ({
    name: segment,
    meaning,
    action,
    color,
  })),
  REST,
];
