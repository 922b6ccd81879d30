import type { SegmentDeclaration } from '../model';

/** The ten segments in their order, each with its meaning and what to do about it. */
export const RFM_SEGMENTS: readonly SegmentDeclaration[] = [
  {
    name: 'Champions',
    meaning: 'Bought very recently and buy often.',
    action: 'Thank them, show them new things first, ask for reviews and referrals. No discounts.',
    color: 0,
  },
  {
    name: 'Loyal',
    meaning: 'Buy often, and did so not long ago.',
    action: 'Offer what goes with their last order; give them a reason to come back sooner.',
    color: 1,
  },
  {
    name: 'Potential Loyalist',
    meaning: 'Bought recently, and more often than the rarest.',
    action: 'Invite them to a loyalty programme; suggest a next order while they remember you.',
    color: 2,
  },
  {
    name: 'New',
    meaning: 'Bought very recently, and as rarely as anyone.',
    action: 'Welcome them, help with the first order, propose a second one within weeks.',
    color: 3,
  },
  {
    name: 'Promising',
    meaning: 'Bought fairly recently, and as rarely as anyone.',
    action: 'Remind them of you with something small and useful before they forget.',
    color: 4,
  },
  {
    name: 'Need Attention',
    meaning: 'Average in how often and how recently they bought.',
    action: 'Make an offer that ends soon, based on what they bought before.',
    color: 5,
  },
  {
    name: 'About to Sleep',
    meaning: 'Bought rarely, and not for a while.',
    action: 'Show them what is popular now; a small incentive can still bring them back.',
    color: 6,
  },
  {
    name: 'At Risk',
    meaning: 'Used to buy regularly, and have not for long.',
    action: 'Write personally, ask what was missing, offer help or a reason to return.',
    color: 7,
  },
  {
    name: "Can't Lose",
    meaning: 'Were among the most frequent buyers, and have stopped.',
    action: 'Call them. Find out what went wrong before a competitor does.',
    color: 8,
  },
  {
    name: 'Hibernating',
    meaning: 'Bought rarely, and long ago.',
    action: 'Spend little on them: one cheap message with your best product, then let them rest.',
    color: 9,
  },
];
