import { AMAZON_ALL_ORDERS, AMAZON_ORDERS } from './amazon';
import { BANK_STATEMENT } from './bank-statement';
import {
  HUBSPOT_COMPANIES,
  HUBSPOT_CONTACTS,
  HUBSPOT_DEALS,
  SALESFORCE_ACCOUNTS,
  SALESFORCE_CONTACTS,
} from './crm';
import { GA4_EVENTS } from './google-analytics';
import { KLAVIYO_PROFILES, MAILCHIMP_AUDIENCE } from './mail';
import type { Preset } from './preset';
import { SHOPIFY_CUSTOMERS, SHOPIFY_ORDERS } from './shopify';
import { SQUARE_ITEMS, SQUARE_TRANSACTIONS } from './square';
import { STRIPE_PAYMENTS } from './stripe';
import { SURVEYMONKEY_RESPONSES } from './surveymonkey';
import { WOOCOMMERCE_ANALYTICS, WOOCOMMERCE_ORDERS } from './woocommerce';
import { ZENDESK_TICKETS } from './zendesk';

/** The known exports; the first that fits is the one. What is told by little comes last. */
export const PRESETS: readonly Preset[] = [
  SHOPIFY_ORDERS,
  SHOPIFY_CUSTOMERS,
  WOOCOMMERCE_ORDERS,
  WOOCOMMERCE_ANALYTICS,
  STRIPE_PAYMENTS,
  SQUARE_ITEMS,
  SQUARE_TRANSACTIONS,
  AMAZON_ALL_ORDERS,
  AMAZON_ORDERS,
  KLAVIYO_PROFILES,
  MAILCHIMP_AUDIENCE,
  HUBSPOT_CONTACTS,
  HUBSPOT_COMPANIES,
  HUBSPOT_DEALS,
  SALESFORCE_CONTACTS,
  SALESFORCE_ACCOUNTS,
  GA4_EVENTS,
  ZENDESK_TICKETS,
  SURVEYMONKEY_RESPONSES,
  BANK_STATEMENT,
];
