import type { Random } from '../../../src/base/random';
import { timeText } from '../calendar';
import type { Table } from '../csv';
import type { Customer } from './customers';
import { drawSecond } from './orders';
import type { Order } from './orders';
import { SHOP } from './parameters';

export const QUESTIONS = {
  satisfaction: 'How satisfied are you with us? (1 to 5)',
  recommend: 'How likely are you to recommend us? (0 to 10)',
  matters: 'What matters most to you when you shop?',
} as const;

/** survey.csv: one row an answer, of customers who ordered in the year before the survey. */
export function surveyTable(
  random: Random,
  orders: readonly Order[],
  complaints: ReadonlyMap<Customer, number>,
): Table {
  const returns = new Map<Customer, number>();
  const asked = new Set<Customer>();
  for (const { customer, day, lines, returnOf } of orders) {
    if (customer === undefined || customer.erased || day >= SHOP.survey.day) continue;
    if (returnOf) returns.set(customer, (returns.get(customer) ?? 0) + lines.length);
    else if (day >= SHOP.survey.day - 365) asked.add(customer);
  }
  const replies = [...asked]
    .filter(() => random.uniform() < SHOP.survey.answers)
    .map((customer) => ({
      customer,
      day: SHOP.survey.day + Math.min(20, Math.floor(random.exponential(1 / 4))),
      second: drawSecond(random, 'Web'),
    }))
    .sort((a, b) => a.day - b.day || a.second - b.second);
  const rows = replies.flatMap(({ customer, day, second }) => {
    const burden = {
      complaints: complaints.get(customer) ?? 0,
      returns: returns.get(customer) ?? 0,
    };
    const answers = answersOf(random, customer, burden);
    return answers.map(([question, answer]) => [
      customer.id,
      timeText(day, second),
      question,
      answer,
    ]);
  });
  return { columns: ['customer_id', 'answered_at', 'question', 'answer'], rows };
}

function answersOf(
  random: Random,
  customer: Customer,
  burden: { complaints: number; returns: number },
): [question: string, answer: string][] {
  const { mean, spread, lostByComplaint, lostByReturn } = SHOP.survey;
  const mood =
    mean -
    lostByComplaint * Math.min(2, burden.complaints) -
    lostByReturn * Math.min(2, burden.returns) +
    random.normal(0, spread);
  const likely = 2 * mood + random.normal(0, 1);
  const answers: [string, string][] = [
    [QUESTIONS.satisfaction, String(clampRound(mood, 1, 5))],
    [QUESTIONS.recommend, String(clampRound(likely, 0, 10))],
  ];
  if (random.uniform() < 0.93) answers.push([QUESTIONS.matters, drawValue(random, customer)]);
  return answers;
}

/** Deal seekers name the price, high spenders quality, the young the environment. */
function drawValue(random: Random, customer: Customer): string {
  const isYoung = customer.birthDay > -33 * 365;
  const meanOrder = SHOP.spend.p / customer.spendRate;
  return random.weighted(
    ['Price', 'Quality', 'Environment', 'Service', 'Choice'],
    [0.6 + 8 * customer.dealSeeking, 0.6 + meanOrder / 30, isYoung ? 3 : 1, 1, 0.8],
  );
}

function clampRound(value: number, lo: number, hi: number): number {
  return Math.min(hi, Math.max(lo, Math.round(value)));
}
