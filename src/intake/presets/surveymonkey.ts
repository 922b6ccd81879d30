import type { Preset } from './preset';

/**
 * SurveyMonkey, export of all individual responses (CSV or XLSX), which has two header rows: questions, and their answer
 * options. https://help.surveymonkey.com/en/surveymonkey/analyze/exports/. Looked up 2026-11-22.
 *
 * The file is a list of respondents with one column for each question. That is what the roles say here; standing the
 * questions up as answers of the role surveys is the matter of a `wide` shape over it (src/intake/shapes).
 */
export const SURVEYMONKEY_RESPONSES: Preset = {
  id: 'surveymonkey_responses',
  title: 'SurveyMonkey responses export',
  note:
    'One row for each respondent and one column for each question. Respondents are known by their e-mail address where the ' +
    'survey asked for it or was sent to it, or else by the number of the response, which no other file has.',
  needs: ['Respondent ID', 'Collector ID', 'Start Date', 'End Date'],
  roles: [{ role: 'customers', parts: { customer_id: ['Email Address', 'Respondent ID'] } }],
  text: ['Respondent ID', 'Collector ID'],
  date_order: 'mdy',
};
