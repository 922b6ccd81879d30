/** What kind of answers a question has. */
export type AnswerKind = 'single' | 'multiple' | 'nps' | 'five' | 'number' | 'open';

/** One answer as written, and how many people gave it. */
export interface GivenAnswer {
  readonly text: string;
  readonly people: number;
}

/** A question with its answers, the most frequent ones. */
export interface AskedQuestion {
  readonly question: string;
  readonly people: number;
  /** Different answers, also those that are not listed. */
  readonly distinct: number;
  /** Share of people with several answers at their last time, 0 to 1. */
  readonly several: number;
  readonly answers: readonly GivenAnswer[];
}

/** How the answers of a question are read. */
export interface Recognised {
  readonly kind: AnswerKind;
  /** What stands between the choices of one answer; null where each choice has a row of its own. */
  readonly separator: string | null;
}

const SEPARATORS = [';', '|', ','];
/** Some people write “n/a” where a number is asked for. */
const MOSTLY = 0.9;
const SOME = 0.05;
const MANY_ANSWERS = 50;

const ZERO_TO_TEN = /\b0\s*(?:to|–|-|\.\.)\s*10\b|recommend|promoter|\bnps\b/i;
const ONE_TO_FIVE = /\b1\s*(?:to|–|-|\.\.)\s*5\b/i;

/** What kind of answers a question has, from what people answered, and from how it is asked. */
export function recognise(asked: AskedQuestion): Recognised {
  const { question, answers } = asked;
  if (asked.several > SOME) return { kind: 'multiple', separator: null };
  const numbers = answers.filter(({ text }) => /^\d{1,9}$/.test(text));
  if (numbers.length > 0 && people(numbers) >= MOSTLY * people(answers)) {
    const values = numbers.map(({ text }) => Number(text));
    return { kind: scaleOf(question, Math.min(...values), Math.max(...values)), separator: null };
  }
  const separator = SEPARATORS.find((mark) => separates(mark, answers));
  if (separator !== undefined) return { kind: 'multiple', separator };
  const isOpen = asked.distinct > MANY_ANSWERS && asked.distinct > asked.people / 2;
  return { kind: isOpen ? 'open' : 'single', separator: null };
}

function scaleOf(question: string, least: number, most: number): AnswerKind {
  if (most <= 10 && (ZERO_TO_TEN.test(question) || most > 7)) return 'nps';
  if (least >= 1 && most <= 5 && (ONE_TO_FIVE.test(question) || most === 5)) return 'five';
  return 'number';
}

/** Whether a mark divides answers into choices: it is in some of them, and most pieces come back in other answers. */
function separates(mark: string, answers: readonly GivenAnswer[]): boolean {
  const divided = answers.filter(({ text }) => piecesOf(text, mark).length > 1);
  if (divided.length < 2 || people(divided) < SOME * people(answers)) return false;
  const answersWith = new Map<string, number>();
  for (const { text } of answers) {
    for (const piece of new Set(piecesOf(text, mark)))
      answersWith.set(piece, (answersWith.get(piece) ?? 0) + 1);
  }
  const pieces = divided.flatMap(({ text }) => piecesOf(text, mark));
  const known = pieces.filter((piece) => (answersWith.get(piece) ?? 0) > 1);
  return known.length >= MOSTLY * pieces.length;
}

function piecesOf(text: string, mark: string): readonly string[] {
  return text
    .split(mark)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function people(answers: readonly GivenAnswer[]): number {
  return answers.reduce((sum, answer) => sum + answer.people, 0);
}

/** A mark that is in a choice list that somebody declared to be one, though it was not recognised; null: none is. */
export function likeliestSeparator(answers: readonly GivenAnswer[]): string | null {
  return SEPARATORS.find((mark) => answers.some(({ text }) => text.includes(mark))) ?? null;
}

/** Kinds in words. */
export const KIND_WORDS: Readonly<Record<AnswerKind, string>> = {
  single: 'one choice each',
  multiple: 'several choices each',
  nps: '0 to 10',
  five: '1 to 5',
  number: 'numbers',
  open: 'open text',
};

const ENOUGH = 0.5;
const GROUPS_WELL: readonly AnswerKind[] = ['single', 'multiple', 'nps', 'five', 'number', 'open'];

/**
 * The question to begin with: of those that at least half as many people answered as the most answered one, the first by
 * kind (choices before scales, open text last), then the one with the most people.
 */
export function automaticQuestion<Asked extends AskedQuestion & Recognised>(
  questions: readonly Asked[],
): Asked | undefined {
  const most = Math.max(0, ...questions.map((one) => one.people));
  const place = ({ kind }: Asked) => GROUPS_WELL.indexOf(kind);
  return questions
    .filter((one) => one.people >= ENOUGH * most)
    .toSorted((a, b) => place(a) - place(b) || b.people - a.people)[0];
}
