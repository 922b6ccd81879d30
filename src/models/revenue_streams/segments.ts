import type { SegmentDeclaration } from '../model';

/** The three streams, the highest first. */
export const REVENUE_STREAMS: readonly SegmentDeclaration[] = [
  {
    name: 'High',
    meaning: 'The few customers with the highest revenue.',
    action: 'Keep them: personal contact, early offers, and a plan for the day one of them leaves.',
    color: 0,
  },
  {
    name: 'Middle',
    meaning: 'More customers, with less revenue each.',
    action: 'Help them grow: what would bring one more order a year from each?',
    color: 2,
  },
  {
    name: 'Low',
    meaning: 'The many customers with little revenue each.',
    action:
      'Serve them by means that cost little each; together they weigh as much as the few at the top.',
    color: 9,
  },
];
