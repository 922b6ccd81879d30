import type { ModelDeclaration } from '../model';
import { DEFAULT_RULES, REST, TYPES } from './default-rules';
import { STATUS_TRAITS, TYPOLOGY_OUTPUTS } from './outputs';

/** Customers by type, as the page and the kernel see it. */
export const declaration: ModelDeclaration = {
  id: 'typology',
  title: 'Typology',
  question: 'What type of customer is this?',
  roles: [],
  settings: {
    behaviour: {
      type: 'table',
      label: 'Behaviour',
      doc: 'Who is sorted, and by which columns: the behaviour, or a query with a row for each customer.',
      default: 'behaviour',
      needs: ['customer_id'],
    },
    status: {
      type: 'table',
      label: 'Status',
      doc: 'Where the status of each customer comes from: any segmentation with the statuses that the rules name.',
      default: 'status',
      needs: ['customer_id', 'segment'],
    },
    rules: {
      type: 'rules',
      label: 'Types',
      doc: 'The types in order, each with its conditions. The first that holds takes the customer.',
      default: DEFAULT_RULES,
      of: {
        kind: 'columns',
        setting: 'behaviour',
        also: ['rhythm', ...STATUS_TRAITS.map(({ name }) => name)],
      },
    },
    rest: {
      type: 'text',
      label: 'Rest group',
      doc: 'What those who meet no rule are called.',
      default: REST.name,
    },
  },
  outputs: TYPOLOGY_OUTPUTS,
  charts: [
    {
      data: 'typology_segments',
      mark: 'bar',
      title: 'Customers by type',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'typology_segments',
      mark: 'bar',
      title: 'Revenue by type',
      x: { field: 'revenue', unit: 'money' },
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    },
    {
      data: 'typology',
      mark: 'bar',
      stack: 'share',
      title: 'Status of each type',
      x: { aggregate: 'count', label: 'Customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
      color: 'status',
    },
  ],
  segments: TYPES,
  segmentation: { partition: true },
  headline: {
    of: 'typology_summary',
    text: 'The largest of {{applicable}} types is {{largest}}, with {{largest_share}} of {{customers}} customers. {{cannot_tell}}',
  },
  assumptions: [
    'The order of the rules decides: a dissatisfied loyal customer is dissatisfied first.',
    'A type is a description of what was recorded, not of a person: somebody who visits without being recorded is no looker.',
    'A missing value meets no rule; where it is missing for everybody, the rule is left out and named.',
  ],
  minimum: 'One customer. With orders alone, Dissatisfied, Researcher and Looker cannot be told.',
};
