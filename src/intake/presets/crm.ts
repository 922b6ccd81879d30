import type { Preset } from './preset';

/** HubSpot, export of contacts. https://knowledge.hubspot.com/import-and-export/export-records. Looked up 2026-11-22. */
export const HUBSPOT_CONTACTS: Preset = {
  id: 'hubspot_contacts',
  title: 'HubSpot contacts export',
  note: 'One row for each contact, known by its e-mail address; those without one are left out and counted.',
  needs: [['Record ID', 'Contact ID', 'Record ID - Contact'], 'First Name', 'Last Name', 'Email'],
  any: {
    atLeast: 1,
    of: [
      'Contact owner',
      'Lifecycle Stage',
      'Lead Status',
      'Marketing contact status',
      'Associated Company',
      'Associated Company IDs',
      'Last Activity Date',
    ],
  },
  not: ['Deal Name', 'IsDeleted'],
  roles: [
    {
      role: 'customers',
      parts: { customer_id: ['Email', 'Record ID', 'Contact ID', 'Record ID - Contact'] },
    },
  ],
  text: [
    'Record ID',
    'Postal Code',
    'Phone Number',
    'Mobile Phone Number',
    'Associated Company IDs',
  ],
};

/** HubSpot, export of companies. https://knowledge.hubspot.com/import-and-export/export-records. Looked up 2026-11-22. */
export const HUBSPOT_COMPANIES: Preset = {
  id: 'hubspot_companies',
  title: 'HubSpot companies export',
  note: 'One row for each company, known by its record ID, as deals and contacts name it.',
  needs: [
    ['Record ID', 'Company ID', 'Record ID - Company'],
    ['Company name', 'Name'],
  ],
  any: {
    atLeast: 2,
    of: [
      'Company owner',
      'Company Domain Name',
      'Industry',
      'Lifecycle Stage',
      'Country/Region',
      'Number of Employees',
      'Annual Revenue',
      'Last Activity Date',
    ],
  },
  not: ['Email', 'Deal Name', 'IsDeleted'],
  roles: [
    {
      role: 'customers',
      parts: { customer_id: ['Record ID', 'Company ID', 'Record ID - Company'] },
    },
  ],
  text: ['Postal Code', 'Phone Number'],
};

/**
 * HubSpot, export of deals. https://knowledge.hubspot.com/import-and-export/export-records; default stages:
 * https://knowledge.hubspot.com/object-settings/set-up-and-customize-pipelines. Looked up 2026-11-22.
 */
export const HUBSPOT_DEALS: Preset = {
  id: 'hubspot_deals',
  title: 'HubSpot deals export',
  note:
    'A deal that was won is an order on the day it was closed; deals in any other stage are left out. Where your pipeline ' +
    'has other words for it, export “Is Closed Won” too. The customer is the company, or else the contact.',
  needs: [['Record ID', 'Deal ID', 'Record ID - Deal'], 'Deal Name', 'Deal Stage', 'Amount'],
  roles: [
    {
      role: 'transactions',
      parts: {
        customer_id: [
          'Associated Company IDs',
          'Associated Company',
          'Company Name',
          'Associated Contact IDs',
          'Associated Contact',
        ],
        order_id: ['Record ID', 'Deal ID', 'Record ID - Deal'],
        ordered_at: ['Close Date', 'Create Date'],
        amount: ['Amount in company currency', 'Amount'],
        currency: 'Currency',
        product: 'Deal Name',
        category: ['Deal Type', 'Pipeline'],
      },
    },
  ],
  statuses: [
    [
      { column: 'Is Closed Won', values: ['false', 'no', '0'] },
      { column: 'Deal Stage', values: 'any', except: ['closed won', 'closedwon', 'won'] },
    ],
  ],
};

/**
 * Salesforce, Contact.csv of the data export or Data Loader. Fields:
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contact.htm.
 * Looked up 2026-11-22.
 */
export const SALESFORCE_CONTACTS: Preset = {
  id: 'salesforce_contacts',
  title: 'Salesforce contacts export',
  note: 'One row for each contact, known by its Id. AccountId says which account it belongs to.',
  needs: ['Id', 'AccountId', 'LastName', ['SystemModstamp', 'CreatedDate', 'LastModifiedDate']],
  any: {
    atLeast: 2,
    of: [
      'IsDeleted',
      'FirstName',
      'MailingCity',
      'MailingCountry',
      'OwnerId',
      'ReportsToId',
      'LeadSource',
    ],
  },
  roles: [{ role: 'customers', parts: { customer_id: 'Id' } }],
  text: ['MailingPostalCode', 'OtherPostalCode', 'Phone', 'MobilePhone', 'HomePhone', 'Fax'],
};

/**
 * Salesforce, Account.csv of the data export or Data Loader. Fields:
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm.
 * Looked up 2026-11-22.
 */
export const SALESFORCE_ACCOUNTS: Preset = {
  id: 'salesforce_accounts',
  title: 'Salesforce accounts export',
  note: 'One row for each account, known by its Id, as contacts name it in AccountId.',
  needs: ['Id', 'Name', 'OwnerId', ['SystemModstamp', 'CreatedDate', 'LastModifiedDate']],
  any: {
    atLeast: 2,
    of: [
      'IsDeleted',
      'BillingCity',
      'BillingCountry',
      'Industry',
      'NumberOfEmployees',
      'AnnualRevenue',
      'ParentId',
    ],
  },
  not: ['AccountId', 'StageName'],
  roles: [{ role: 'customers', parts: { customer_id: 'Id' } }],
  text: ['BillingPostalCode', 'ShippingPostalCode', 'Phone', 'Fax', 'AccountNumber', 'Sic'],
};
