import type { SegmentDeclaration } from '../model';

/** Groups beside those that the answers make. An answer that is written so is put in quotation marks. */
export const NO_ANSWER = '(no answer)';
export const OTHER_ANSWER = '(other answer)';
export const OTHERS = '(others)';
const SPECIAL = new Set([NO_ANSWER, OTHER_ANSWER, OTHERS]);

/** The segment of a choice: itself, unless it would be taken for something else. */
export function segmentName(choice: string): string {
  return SPECIAL.has(choice) ? `“${choice}”` : choice;
}

interface ScaleGroup {
  readonly segment: string;
  readonly from: number;
  readonly to: number;
}

/** The groups of the two scales, both ends included. */
export const SCALES: Readonly<Record<'nps' | 'five', readonly ScaleGroup[]>> = {
  nps: [
    { segment: 'Promoter', from: 9, to: 10 },
    { segment: 'Passive', from: 7, to: 8 },
    { segment: 'Detractor', from: 0, to: 6 },
  ],
  five: [
    { segment: 'High', from: 4, to: 5 },
    { segment: 'Neutral', from: 3, to: 3 },
    { segment: 'Low', from: 1, to: 2 },
  ],
};

/** Segments that are the same in all surveys. */
export const SURVEY_SEGMENTS: readonly SegmentDeclaration[] = [
  {
    name: 'Promoter',
    meaning: 'Answered 9 or 10: would recommend you.',
    action: 'Ask for a review or a referral while they are pleased.',
    color: 2,
  },
  {
    name: 'Passive',
    meaning: 'Answered 7 or 8: content, and easily won over by others.',
    action: 'Find out what would have made it a 9.',
    color: 4,
  },
  {
    name: 'Detractor',
    meaning: 'Answered 0 to 6: would not recommend you.',
    action: 'Call or write in person before any campaign reaches them.',
    color: 7,
  },
  { name: 'High', meaning: 'Answered 4 or 5.', action: 'Keep doing what they like.', color: 2 },
  { name: 'Neutral', meaning: 'Answered 3.', action: 'Ask what is missing.', color: 4 },
  {
    name: 'Low',
    meaning: 'Answered 1 or 2.',
    action: 'Get in touch and put right what went wrong.',
    color: 7,
  },
  {
    name: NO_ANSWER,
    meaning: 'Did not answer this question.',
    action: 'Do not take them for the average of those who did.',
    color: 9,
  },
];
