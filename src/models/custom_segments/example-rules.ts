import type { SegmentRule } from '../model';

/** The rules to begin with, over RFM: scores and counts mean the same in all data. */
export const EXAMPLE_RULES: readonly SegmentRule[] = [
  {
    segment: 'Best customers',
    when: [
      [
        { field: 'r', is: 'at least', value: 4 },
        { field: 'f', is: 'at least', value: 4 },
        { field: 'm', is: 'at least', value: 4 },
      ],
    ],
    meaning: 'Bought recently, often, and for much.',
    action: 'Thank them, and show them new things first.',
    color: 0,
  },
  {
    segment: 'Good, gone quiet',
    when: [
      [
        { field: 'm', is: 'at least', value: 4 },
        { field: 'r', is: 'at most', value: 2 },
      ],
    ],
    meaning: 'Spent much, but not lately.',
    action: 'Find out why, and give them a reason to come back.',
    color: 7,
  },
  {
    segment: 'One order so far',
    when: [[{ field: 'frequency', is: 'at most', value: 1 }]],
    meaning: 'Ordered once.',
    action: 'Propose a second order within weeks of the first.',
    color: 3,
  },
];
