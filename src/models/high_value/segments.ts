import type { SegmentDeclaration } from '../model';

/** The best customers and everybody else. */
export const HIGH_VALUE: readonly SegmentDeclaration[] = [
  {
    name: 'High value',
    meaning: 'The customers with the highest revenue, up to the chosen share of all.',
    action:
      'Treat them as guests: thank them, ask them first, and notice early when they go quiet.',
    color: 0,
  },
  {
    name: 'Others',
    meaning: 'All other customers.',
    action: 'Look among them for those who are like the best, and have only begun.',
    color: 9,
  },
];
