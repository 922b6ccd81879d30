/** A question, perhaps with its scale in brackets behind it; or one by its number. */
const QUESTION =
  /\?\s*([([][^()[\]]*[)\]])?\s*$|^(q|question|frage|pregunta|vraag|pytanie|domanda|pergunta)[ _.-]?\d+/i;

/** Fewer are remarks of people rather than a survey. */
export const ENOUGH_QUESTIONS = 2;

/** Whether a column holds the answers to a question: its name is the question, or the number of one. */
export function isQuestionName(column: string): boolean {
  return QUESTION.test(column);
}
