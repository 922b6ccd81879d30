import type { Random } from '../../src/base/random';

/**
 * BG/NBD (Fader, Hardie & Lee 2005). While alive, a customer buys at a rate λ ~ Gamma(r, 1/α) a
 * week; after each repeat purchase they leave for good with probability p ~ Beta(a, b).
 */
export interface BgNbd {
  r: number;
  alphaWeeks: number;
  a: number;
  b: number;
}

/**
 * Pareto/NBD (Schmittlein, Morrison & Colombo 1987). λ ~ Gamma(r, 1/α) as above; the lifetime after
 * the first purchase is exponential with rate μ ~ Gamma(s, 1/β) a week.
 */
export interface ParetoNbd {
  r: number;
  alphaWeeks: number;
  s: number;
  betaWeeks: number;
}

/**
 * Gamma-gamma (Fader & Hardie 2013). An order's value is Gamma(p, 1/ν) with ν ~ Gamma(q, 1/γ) for
 * each customer, so that a customer's mean value is p/ν and the mean over customers p·γ/(q−1).
 */
export interface GammaGamma {
  p: number;
  q: number;
  gamma: number;
}

/** One customer's purchases. Times are days, with a fraction, from the first purchase on. */
export interface Life {
  purchaseTimes: number[];
  /** Purchases a week while alive. */
  rate: number;
  /** When the customer left, or undefined if they were still there at the end. */
  leftAt: number | undefined;
}

export function beta(random: Random, a: number, b: number): number {
  const x = random.gamma(a, 1);
  return x / (x + random.gamma(b, 1));
}

export function bgNbdLife(random: Random, model: BgNbd, firstDay: number, endDay: number): Life {
  const rate = random.gamma(model.r, 1 / model.alphaWeeks);
  const leaveProbability = beta(random, model.a, model.b);
  const purchaseTimes = [firstDay];
  for (let time = firstDay; ;) {
    time += 7 * random.exponential(rate);
    if (time >= endDay) return { purchaseTimes, rate, leftAt: undefined };
    purchaseTimes.push(time);
    if (random.uniform() < leaveProbability) return { purchaseTimes, rate, leftAt: time };
  }
}

export function paretoNbdLife(
  random: Random,
  model: ParetoNbd,
  firstDay: number,
  endDay: number,
): Life {
  const rate = random.gamma(model.r, 1 / model.alphaWeeks);
  const leavingRate = random.gamma(model.s, 1 / model.betaWeeks);
  const deathDay = firstDay + 7 * random.exponential(leavingRate);
  const lastDay = Math.min(deathDay, endDay);
  const purchaseTimes: number[] = [];
  for (let time = firstDay; time < lastDay; time += 7 * random.exponential(rate))
    purchaseTimes.push(time);
  if (purchaseTimes.length === 0) purchaseTimes.push(firstDay);
  return { purchaseTimes, rate, leftAt: deathDay < endDay ? deathDay : undefined };
}

/** A customer's ν: the smaller, the more they spend an order. */
export function drawSpendRate(random: Random, model: GammaGamma): number {
  return random.gamma(model.q, 1 / model.gamma);
}

/** The value of one order of a customer with this ν. */
export function drawOrderValue(random: Random, model: GammaGamma, spendRate: number): number {
  return random.gamma(model.p, 1 / spendRate);
}
