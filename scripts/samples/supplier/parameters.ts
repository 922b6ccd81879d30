/** The truth behind the supplier. README.md of the samples is written from these. */
export const SUPPLIER = {
  seed: 20240101,
  /** Rows of accounts.csv. */
  accounts: 400,
  /** Of these, never ordered. */
  leads: 22,
  timing: { r: 1.4, alphaWeeks: 14, s: 0.6, betaWeeks: 45 },
  /** In euros, for an account of 50 employees; see sizeExponent. */
  spend: { p: 5, q: 4.5, gamma: 420 },
  /** An order's value grows with (employees / 50) to this power. */
  sizeExponent: 0.6,
  /** Lines of an order: 1 + Poisson of this. */
  extraLinesMean: 1.4,
  /** Share of orders that come back in part, as a credit note. */
  returnedOrders: 0.03,
} as const;

export const GROUPS = [
  'Fasteners',
  'Hand Tools',
  'Power Tools',
  'Workwear & Safety',
  'Lubricants',
  'Packaging',
  'Bearings',
  'Cleaning',
] as const;

export const INDUSTRIES = [
  'Machinery',
  'Construction',
  'Food processing',
  'Logistics',
  'Automotive',
  'Health care',
] as const;

export type Industry = (typeof INDUSTRIES)[number];

/** How much each industry buys of GROUPS, before noise. */
export const INDUSTRY_TASTES: Record<Industry, readonly number[]> = {
  Machinery: [3, 2, 1, 1, 3, 0.5, 4, 0.5],
  Construction: [4, 3, 3, 2.5, 0.3, 0.3, 0.1, 0.5],
  'Food processing': [0.5, 0.5, 0.3, 2, 1.5, 4, 1.5, 4],
  Logistics: [0.4, 0.6, 0.4, 2, 1, 6, 0.5, 1.5],
  Automotive: [3, 3, 2, 1.5, 4, 0.5, 3, 1],
  'Health care': [0.2, 0.4, 0.2, 4, 0.1, 2, 0.1, 5],
};
