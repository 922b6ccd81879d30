import type { SegmentDeclaration } from '../model';

/** The statuses in the order of the life of a customer. */
export const STATUSES: readonly SegmentDeclaration[] = [
  {
    name: 'Prospect',
    meaning: 'Known, and has never ordered.',
    action: 'Give them one reason to try: the product that first orders begin with, or a welcome.',
    color: 4,
  },
  {
    name: 'New',
    meaning: 'Ordered on one day, within the expected gap: a second order is not due yet.',
    action: 'Help them with what they bought, and propose a second order before the gap is over.',
    color: 3,
  },
  {
    name: 'Reactivated',
    meaning: 'Is back within the expected gap, after a break in which they counted as lost.',
    action:
      'Find out what brought them back and do it again; treat them as new, not as loyal, for now.',
    color: 2,
  },
  {
    name: 'Active',
    meaning: 'Ordered again within the expected gap: buys as usual.',
    action: 'Leave the rhythm alone. Thank them, and offer what goes with their last order.',
    color: 1,
  },
  {
    name: 'Slipping',
    meaning: 'Is overdue: up to two expected gaps without an order.',
    action: 'Remind them now, while it is cheap: most who still come back do so from here.',
    color: 5,
  },
  {
    name: 'Lapsed',
    meaning: 'Has missed more than one order: up to four expected gaps without one.',
    action: 'Make one good offer, or ask what was wrong; test whether it pays before repeating it.',
    color: 7,
  },
  {
    name: 'Lost',
    meaning: 'More than four expected gaps without an order.',
    action: 'Spend little. One last message with news, then count on them no more.',
    color: 9,
  },
];

/** Names in their order. */
export const STATUS_NAMES: readonly string[] = STATUSES.map(({ name }) => name);
