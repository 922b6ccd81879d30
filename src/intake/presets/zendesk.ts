import type { Preset } from './preset';

/**
 * Zendesk, export of tickets as CSV: https://support.zendesk.com/hc/en-us/articles/4408886165402. Columns as in the files
 * that Zendesk writes. Looked up 2026-11-22.
 */
export const ZENDESK_TICKETS: Preset = {
  id: 'zendesk_tickets',
  title: 'Zendesk tickets export',
  note:
    'One row for each ticket, on the day it was created. Requesters are known by their e-mail address. Tickets without a ' +
    'type have no kind.',
  needs: ['Id', 'Requester', 'Subject', 'Status', 'Created at'],
  any: {
    atLeast: 3,
    of: [
      'Summation column',
      'Requester id',
      'Requester email',
      'Requester domain',
      'Submitter',
      'Assignee',
      'Ticket type',
      'Satisfaction Score',
      'Group stations',
      'Via',
    ],
  },
  roles: [
    {
      role: 'interactions',
      parts: {
        customer_id: ['Requester email', 'Requester external id', 'Requester id', 'Requester'],
        occurred_at: 'Created at',
        kind: ['Ticket type', 'Type'],
        channel: 'Via',
        detail: 'Subject',
      },
    },
  ],
  text: ['Id', 'Requester id', 'Requester external id'],
};
