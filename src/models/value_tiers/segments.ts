import type { SegmentDeclaration } from '../model';

/** The four tiers, the most valuable first. */
export const VALUE_TIERS: readonly SegmentDeclaration[] = [
  {
    name: 'A',
    meaning: 'The few who bring the first and largest part of the revenue.',
    action:
      'Know them by name. Give each somebody to talk to, and look at once when one orders less.',
    color: 0,
  },
  {
    name: 'B',
    meaning: 'The solid middle, who bring the next part.',
    action: 'Find who could become an A: offer what A customers buy and they do not yet.',
    color: 1,
  },
  {
    name: 'C',
    meaning: 'Many customers with small revenue each.',
    action: 'Serve them well by means that cost little: e-mail, self-service, bundles.',
    color: 3,
  },
  {
    name: 'D',
    meaning: 'The long tail: many customers, hardly any revenue.',
    action: 'Spend nothing on them that a further order would not pay back.',
    color: 9,
  },
];
