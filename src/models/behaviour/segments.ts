import type { SegmentDeclaration } from '../model';

/** The purchase rhythms, from nobody's to the closest. */
export const RHYTHMS: readonly SegmentDeclaration[] = [
  {
    name: 'No order',
    meaning: 'Known or seen, without an order.',
    action: 'Make the first order easy: show what others began with, answer the usual doubts.',
    color: 9,
  },
  {
    name: 'One-time',
    meaning: 'Ordered on one day only.',
    action: 'Work on the second order: it decides more than any later one.',
    color: 5,
  },
  {
    name: 'Occasional',
    meaning: 'Ordered on two or three days, or more rarely than the regular ones.',
    action: 'Remind them at occasions: seasons, refills, what goes with the last order.',
    color: 4,
  },
  {
    name: 'Regular',
    meaning: 'Four order days or more, usually within 90 days of each other.',
    action: 'Widen what they buy: show the category next to their favourite.',
    color: 2,
  },
  {
    name: 'Frequent',
    meaning: 'Four order days or more, usually within 30 days of each other.',
    action:
      'Save them work: subscriptions, reorder lists, one point of contact. Spare them discounts.',
    color: 0,
  },
];

/** Names in their order. */
export const RHYTHM_NAMES: readonly string[] = RHYTHMS.map(({ name }) => name);
