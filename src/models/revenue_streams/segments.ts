import type { SegmentDeclaration } from '../model';

/** The three streams, the highest first. */
export const REVENUE_STREAMS: readonly SegmentDeclaration[] = [
  {
    name: 'High',
    meaning: 'The few customers who bring the first third of the revenue.',
    action: 'Keep them: personal contact, early offers, and a plan for the day one of them leaves.',
    color: 0,
  },
  {
    name: 'Middle',
    meaning: 'The customers who bring the second third.',
    action: 'Help them grow: what would bring one more order a year from each?',
    color: 2,
  },
  {
    name: 'Low',
    meaning: 'The many customers who bring the last third.',
    action: 'Keep serving them cheap and easy; together they weigh as much as the few at the top.',
    color: 9,
  },
];
