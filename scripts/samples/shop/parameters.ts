import { dayOf } from '../calendar';

/** The truth behind the shop. README.md of the samples is written from these. */
export const SHOP = {
  seed: 20230101,
  orderLines: 60_000,
  /** Rows of customers.csv. */
  customers: 5_000,
  /** Of these, registered but never ordered. */
  prospects: 430,
  /** Customers who ordered and were later erased from customers.csv at their request. */
  erased: 30,
  duplicateLines: 60,
  timing: { r: 1.15, alphaWeeks: 12, a: 0.75, b: 5.5 },
  /** In euros. */
  spend: { p: 6, q: 4, gamma: 26 },
  /** Lines of an order: 1 + Poisson of this, at most one for each 6 euros. */
  extraLinesMean: 1.65,
  /** Probability that a customer's order is discounted, outside sales: Beta(a, b). */
  dealSeeking: { a: 0.5, b: 2.2 },
  /** Added to it in January, July and the last week of November. */
  saleBoost: 0.25,
  returns: { Web: 0.07, App: 0.07, Phone: 0.05, Shop: 0.02 },
  complaints: {
    /** Probability for each order. */
    base: 0.025,
    /** Multiplied by this after the order a customer left with, and after a return. */
    beforeLeaving: 5,
    afterReturn: 3,
  },
  /** Visits are recorded from this day on, of customers who agreed to it. */
  visitsFrom: dayOf('2024-10-01'),
  campaign: {
    name: 'Spring voucher 2025',
    sentDay: dayOf('2025-03-17'),
    windowDays: 28,
    voucherShare: 2 / 3,
    discountPercent: 15,
    letterCostCents: 85,
    /**
     * Probability that the voucher brings an order within the window from a customer who would not
     * have ordered, by days since their last order.
     */
    effect: { upTo60: 0.04, upTo365: 0.12, later: 0.03 },
  },
  survey: {
    day: dayOf('2025-05-12'),
    answers: 0.3,
    /** Satisfaction 1 to 5 is rounded from a normal with this mean and spread. */
    mean: 4.2,
    spread: 0.75,
    /** Points lost for each complaint (at most two) and each returned line (at most two). */
    lostByComplaint: 1.1,
    lostByReturn: 0.2,
  },
} as const;

/** Weights of a customer's tastes before noise; see tastesOf in customers.ts. */
export const CATEGORIES = [
  'Coffee & Tea',
  'Kitchen',
  'Home',
  'Garden',
  'Outdoor',
  'Children',
  'Stationery',
  'Body Care',
] as const;

export type Category = (typeof CATEGORIES)[number];

export const CHANNELS = ['Web', 'App', 'Shop', 'Phone'] as const;
export type Channel = (typeof CHANNELS)[number];
