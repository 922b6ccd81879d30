import { describe, expect, it } from 'vitest';
import { automaticQuestion, recognise, type AskedQuestion } from './recognise';

function asked(question: string, texts: Readonly<Record<string, number>>): AskedQuestion {
  const answers = Object.entries(texts).map(([text, people]) => ({ text, people }));
  const people = answers.reduce((sum, answer) => sum + answer.people, 0);
  return { question, people, distinct: answers.length, several: 0, answers };
}

describe('the kind of a question', () => {
  it.each([
    ['How likely are you to recommend us?', { 3: 5, 4: 2 }, 'nps'],
    ['Score', { 0: 1, 7: 4, 10: 3 }, 'nps'],
    ['Score', { 1: 1, 3: 4, 5: 3 }, 'five'],
    ['How satisfied are you? (1 to 5)', { 3: 5, 4: 2 }, 'five'],
    ['How many children?', { 1: 5, 2: 2 }, 'number'],
    ['How many children?', { 0: 5, 5: 2 }, 'number'],
    ['Age', { 34: 5, 52: 2 }, 'number'],
    ['Score (0 to 10)', { 9: 95, 'don’t know': 5 }, 'nps'],
    ['Score (0 to 10)', { 9: 50, 'don’t know': 50 }, 'single'],
    ['Score', { '-1': 5, '7.5': 2 }, 'single'],
  ] as const)('“%s” with %j is %s', (question, texts, kind) => {
    expect(recognise(asked(question, texts)).kind).toBe(kind);
  });

  it.each([
    [';', { 'Price; Service': 5, 'Service; Range': 4, 'Range;Price': 2, Price: 3 }],
    ['|', { 'Price|Service': 5, 'Service|Range, large': 4, 'Range, large': 3, Price: 3 }],
    [',', { 'Price, Service': 5, 'Service, Range': 4, 'Range, Price': 2 }],
  ] as const)('finds the separator %s', (separator, texts) => {
    expect(recognise(asked('What matters?', texts))).toEqual({ kind: 'multiple', separator });
  });

  it('leaves a comma in a sentence alone', () => {
    const texts = { 'Yes, often': 5, 'Yes, rarely': 4, 'No, never': 9, 'No, thanks': 2 };
    expect(recognise(asked('Do you?', texts))).toEqual({ kind: 'single', separator: null });
  });

  it('is several choices where people have several rows', () => {
    const rows = { ...asked('What matters?', { Price: 5, Service: 4 }), several: 0.4 };
    expect(recognise(rows)).toEqual({ kind: 'multiple', separator: null });
  });

  it('is open text where hardly two answers are alike', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`thought ${String(at)}`, 1]),
    );
    expect(recognise(asked('Anything else?', texts)).kind).toBe('open');
  });
});

it('begins with choices that many people made, not with what few answered', () => {
  const known = [
    asked('Recommend (0 to 10)', { 3: 50, 9: 50 }),
    asked('What matters?', { Price: 50, Service: 40 }),
    asked('Rarely asked', { A: 5, B: 4 }),
  ].map((one) => ({ ...one, ...recognise(one) }));
  expect(automaticQuestion(known)?.question).toBe('What matters?');
  expect(automaticQuestion<(typeof known)[number]>([])).toBeUndefined();
});
