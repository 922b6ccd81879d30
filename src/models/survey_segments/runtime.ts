import { cellText } from '../../base/cell-value';
import { quintileError } from '../../base/errors';
import { nearNames } from '../../base/near-names';
import { fail, ok, type Result } from '../../base/result';
import { ident, type Sql } from '../../sql';
import { fetchRows } from '../fetch-rows';
import type { FitHooks, ModelContext, ModelRuntime, ModelStep } from '../model';
import { populationQuery } from '../segmentation/population';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { revenueQuery } from '../segmentation/revenue';
import { checkSettings } from '../settings';
import { valuesQuery } from '../values-query';
import { declaration } from './model';
import {
  answersQuery,
  choicesQuery,
  latestAnswersQuery,
  npsQuery,
  questionsQuery,
  segmentedQuery,
  summaryQuery,
  type AnswerPlan,
} from './query';
import {
  automaticQuestion,
  KIND_WORDS,
  likeliestSeparator,
  recognise,
  type AnswerKind,
  type AskedQuestion,
  type GivenAnswer,
  type Recognised,
} from './recognise';
import { NO_ANSWER, OTHER_ANSWER, OTHERS, SCALES, segmentName } from './segments';

interface SurveySettings {
  readonly question: string | null;
  readonly answers: 'auto' | Exclude<AnswerKind, 'number' | 'open'>;
  readonly largest: number;
  readonly as_of: string | null;
}
type Context = ModelContext<SurveySettings>;
type Question = AskedQuestion & Recognised;

const MOST_QUESTIONS = 200;
const ANSWERS_LOOKED_AT = 500;

/** Segments by answers as the kernel runs them. */
export const runtime: ModelRuntime<SurveySettings> = {
  id: 'survey_segments',
  settings: (input) => checkSettings(declaration, input) as unknown as Result<SurveySettings>,
  steps: ({ name, settings }) => [
    {
      relation: scratchName(name),
      kind: 'table',
      query: latestAnswersQuery(settings.as_of),
      needs: { rows: 1, of: 'answer' },
    },
  ],
  fit,
};

/** What kind of question it is, and which answers are frequent, is looked up first. */
async function fit(context: Context, hooks: FitHooks): Promise<Result<readonly ModelStep[]>> {
  const { name, settings } = context;
  const answers = ident(scratchName(name));
  const asked = await askedQuestions(answers, hooks);
  if (!asked.ok) return asked;
  const chosen = chooseQuestion(asked.value, settings);
  if (!chosen.ok) return chosen;
  const { question, kind, separator } = chosen.value;
  const plan: AnswerPlan = { question, kind, separator, kept: null };
  const choices = await fetchRows(hooks, choicesQuery(answers, plan, settings.largest));
  if (!choices.ok) return choices;
  const frequent = choices.value.map((row) => cellText(row['choice']));
  const kept = frequent.filter((choice) => !choice.includes('\0'));
  const others = Number(choices.value[0]?.['choices'] ?? 0) > kept.length;
  const known = {
    ...plan,
    kept: others || kept.some((one) => segmentName(one) !== one) ? kept : null,
  };
  const order = segmentOrder(plan, kept, others);
  return ok(resultSteps(context, asked.value, known, order));
}

/** The question that is asked for, or the one to begin with; its kind as the settings say. */
function chooseQuestion(
  questions: readonly Question[],
  { question, answers }: SurveySettings,
): Result<Question> {
  const found =
    question === null
      ? automaticQuestion(questions)
      : questions.find((one) => one.question === question);
  if (!found) return unknownQuestion(questions, question ?? '');
  if (answers === 'auto') return ok(found);
  if (answers !== 'multiple') return ok({ ...found, kind: answers, separator: null });
  const separator = found.kind === 'multiple' ? found.separator : likeliestSeparator(found.answers);
  return ok({ ...found, kind: 'multiple', separator });
}

function unknownQuestion(questions: readonly Question[], wanted: string): Result<never> {
  const names = questions.map((one) => one.question);
  const near = nearNames(wanted, names);
  const listed = (near.length > 0 ? near : names.slice(0, 5)).map((one) => `“${one}”`).join(', ');
  const detail = `nobody has answered “${wanted}”; there is ${listed}`;
  return fail(
    quintileError('model.invalid_setting', { model: declaration.id, setting: 'question', detail }),
  );
}

async function askedQuestions(answers: Sql, hooks: FitHooks): Promise<Result<readonly Question[]>> {
  const questions = await fetchRows(hooks, questionsQuery(answers, MOST_QUESTIONS));
  if (!questions.ok) return questions;
  const given = await fetchRows(hooks, answersQuery(answers, ANSWERS_LOOKED_AT));
  if (!given.ok) return given;
  const byQuestion = new Map<string, GivenAnswer[]>();
  for (const row of given.value) {
    const question = cellText(row['question']);
    const answer = { text: cellText(row['answer']), people: Number(row['people']) };
    const others = byQuestion.get(question);
    if (others) others.push(answer);
    else byQuestion.set(question, [answer]);
  }
  const asked = questions.value.map((row): Question => {
    const question = cellText(row['question']);
    const one: AskedQuestion = {
      question,
      people: Number(row['people']),
      distinct: Number(row['distinct_answers']),
      several: Number(row['several']),
      answers: byQuestion.get(question) ?? [],
    };
    return { ...one, ...recognise(one) };
  });
  // A text with a NUL cannot stand in SQL.
  return ok(asked.filter(({ question }) => !question.includes('\0')));
}

function segmentOrder(plan: AnswerPlan, kept: readonly string[], others: boolean): string[] {
  const { kind } = plan;
  if (kind === 'nps' || kind === 'five') {
    const groups = SCALES[kind];
    const isInside = (choice: string) =>
      groups.some(({ from, to }) => Number(choice) >= from && Number(choice) <= to);
    const outside = others || kept.some((choice) => !isInside(choice));
    return [...groups.map(({ segment }) => segment), ...(outside ? [OTHER_ANSWER] : []), NO_ANSWER];
  }
  const sorted = kind === 'number' ? kept.toSorted((a, b) => Number(a) - Number(b)) : kept;
  return [...sorted.map(segmentName), ...(others ? [OTHERS] : []), NO_ANSWER];
}

function resultSteps(
  context: Context,
  questions: readonly Question[],
  plan: AnswerPlan,
  order: readonly string[],
): readonly ModelStep[] {
  const { name, settings, roles } = context;
  const answers = ident(scratchName(name));
  const main = ident(name);
  const revenue = revenueQuery(settings.as_of, context);
  const counted = roles.has('customers')
    ? (['customers', 'surveys'] as const)
    : (['surveys'] as const);
  const step = (suffix: string, kind: 'table' | 'view', query: Sql): ModelStep => ({
    relation: name + suffix,
    kind,
    query,
  });
  const scored = questions.filter(
    (one) => one.kind === 'nps' || (one.question === plan.question && plan.kind === 'nps'),
  );
  return [
    step('', 'table', segmentedQuery(answers, plan, counted, revenue)),
    step(
      '_nps',
      'table',
      npsQuery(
        answers,
        scored.map(({ question }) => question),
      ),
    ),
    step('_questions', 'view', questionListQuery(questions, plan)),
    step(
      '_segments',
      'view',
      segmentsQuery(main, order, { overlapping: plan.kind === 'multiple' }),
    ),
    step('_summary', 'view', summaryQuery(main, plan, kindWords(plan))),
    step('_check', 'view', checkQuery(main, populationQuery(counted, revenue))),
  ];
}

function questionListQuery(questions: readonly Question[], plan: AnswerPlan): Sql {
  return valuesQuery(
    [
      { name: 'question', type: 'VARCHAR' },
      { name: 'kind', type: 'VARCHAR' },
      { name: 'people', type: 'INTEGER' },
      { name: 'distinct_answers', type: 'INTEGER' },
      { name: 'chosen', type: 'BOOLEAN' },
    ],
    questions.map((one) => {
      const chosen = one.question === plan.question;
      const words = kindWords(chosen ? plan : one);
      return [one.question, words, one.people, one.distinct, chosen];
    }),
  );
}

function kindWords({ kind, separator }: Recognised): string {
  return separator === null ? KIND_WORDS[kind] : `${KIND_WORDS[kind]}, separated by “${separator}”`;
}

function scratchName(name: string): string {
  // No cell can have a name that begins like this.
  return `_${name}_answers`;
}
