import type { ModelDeclaration } from '../model';
import { WRITTEN_FIELDS } from './fields';
import { CARD_OUTPUTS } from './outputs';

/** Profile cards as the page and the kernel see them. */
export const declaration: ModelDeclaration = {
  id: 'profile_cards',
  title: 'Profile cards',
  question: 'Who are the few groups that matter, on one page each?',
  roles: [],
  optionalRoles: ['customers', 'transactions', 'interactions', 'surveys', 'campaigns'],
  adds: {
    customers: 'who they are and where they live',
    transactions: 'how they buy and what',
    interactions: 'how often they visit and complain',
    surveys: 'what they say',
    campaigns: 'which campaigns they answer',
  },
  settings: {
    of: {
      type: 'table',
      label: 'Segments',
      doc: 'Which segmentation the cards are about: a model, or a query of the notebook with a row for each customer. Unset: RFM, or without orders the segments by attribute.',
      default: 'rfm',
      otherwise: 'attribute_segments',
      needs: ['customer_id', 'segment'],
    },
    segments: {
      type: 'names',
      label: 'Cards',
      doc: 'The segments with a card, in this order. Unset: the three that bring the most revenue, or the largest. People can act on about three.',
      default: null,
      of: { kind: 'segments', setting: 'of' },
    },
    business: {
      type: 'choice',
      label: 'Customers are',
      doc: 'What a card leads with.',
      default: 'auto',
      choices: [
        {
          value: 'auto',
          label: 'Seen from the data',
          doc: 'Accounts where the customers’ attributes tell of firms (industry, employees …), else people.',
        },
        { value: 'b2c', label: 'People', doc: 'Cards lead with who they are.' },
        { value: 'b2b', label: 'Accounts', doc: 'Cards lead with what firm they are.' },
      ],
    },
    blank: {
      type: 'boolean',
      label: 'Leave the facts blank',
      doc: 'Only the frame of the cards: to be filled by people, before the data or beside them.',
      default: false,
    },
    words: {
      type: 'words',
      label: 'Written by people',
      doc: 'Goals, pains, objections, a quote, the message and the offer: written on the cards.',
      default: null,
      fields: WRITTEN_FIELDS,
    },
    as_of: {
      type: 'date',
      label: 'As of',
      doc: 'The day that ages and times are counted to. Unset: the day after the last order, or after the last time in the data.',
      default: null,
    },
  },
  outputs: CARD_OUTPUTS,
  charts: [
    {
      data: 'profile_cards_segments',
      mark: 'bar',
      title: 'Customers of each card',
      x: { field: 'customers', unit: 'customers' },
      y: { field: 'segment', sort: 'none' },
    },
  ],
  assumptions: [
    'A card is about a group: hardly anybody in it has all of its traits.',
    'What the data do not tell is left blank, not guessed.',
    'A segment differs in what it was made from: that is its definition, not a finding.',
  ],
  minimum: 'One segment with one customer. Shares begin to mean something from about 30 customers.',
};
