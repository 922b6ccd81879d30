import type { Lexicon } from './lexicon';

/** English words beside the names of parts, which `english-parts.ts` has. */
export const ENGLISH: Omit<
  Lexicon,
  'customer_id' | 'channel' | 'transactions' | 'interactions' | 'surveys' | 'campaigns'
> = {
  files: {
    transactions: 'order, transaction, sale, purchase, invoice, receipt, basket',
    customers: 'customer, client, account, member, user, people, contact, crm',
    interactions:
      'interaction, visit, ticket, complaint, event, contact, call, session, support, touchpoint',
    surveys: 'survey, nps, csat, questionnaire, feedback, answer',
    campaigns: 'campaign, mailing, experiment, promo',
  },
  codes:
    'sku, stock code, product id, product code, product sku, product no, product number, item id, item code, item no, ' +
    'item number, article no, article id, article number, isbn, ean, gtin, barcode, asin, material, ' +
    'zip, zip code, zipcode, postcode, post code, postal code, phone, phone number, telephone, mobile, fax, ' +
    'vat id, vat number, iban, card number',
  traits: {
    geographic:
      'country, region, state, city, town, zip, zipcode, postcode, postal, province, county, district, territory, ' +
      'continent, latitude, longitude, lat, lng, lon, location, nuts, municipality, neighborhood, neighbourhood',
    firmographic:
      'industry, sector, company, business, employees, headcount, vat, sic, nace, naics, legal, organization, ' +
      'organisation, firm, turnover, manager, ownership, subsidiary',
    behavioural:
      'newsletter, login, logins, visit, visits, purchase, purchases, signed, signup, acquired, acquisition, loyalty, ' +
      'points, tier, since, recency, frequency, spend, spent, order, orders, opt, optin, channel, churn, churned, ' +
      'subscription, response, accepted, complain, complaint, complaints, registered, joined, referral, num, mnt, ' +
      'campaign, discount, consent, active',
    demographic:
      'gender, sex, age, birth, birthday, birthdate, birthyear, dob, marital, married, education, degree, income, ' +
      'household, kid, kids, children, kidhome, teenhome, occupation, job, profession, nationality, ethnicity, ' +
      'language, family, generation',
    psychographic:
      'lifestyle, interest, interests, value, values, attitude, attitudes, personality, hobby, hobbies, motivation, ' +
      'motive, motives, preference, preferences, opinion, opinions, persona',
    contact: 'salutation',
  },
  traitNames: { firmographic: 'annual revenue, revenue band' },
  personal: {
    name:
      'name, names, surname, firstname, lastname, fullname, givenname, familyname, middlename, maidenname, nickname, ' +
      'username, displayname, contactname, customername, clientname, forename, contact, first, last',
    email: 'email, emails, mail, mails, emailaddress, emailsaddress',
    phone: 'phone, phones, telephone, mobile, cellphone, cell, fax, tel, whatsapp, msisdn',
    address: 'street, address, addresses, addr',
    birth: 'birth date, date of birth, birthday, birthdate, birth day, dob',
    whose:
      'customer, client, contact, person, people, member, buyer, shopper, subscriber, guest, recipient, owner, holder, ' +
      'account, user, login, display, first, last, full, given, family, middle, birth, maiden, nick, sur, fore, billing, ' +
      'bill, shipping, ship, delivery, to, home, work, business, private, personal, office, main, primary, secondary, ' +
      'alternate, other, number, no, nr, mobile, cell, line, e164',
    about:
      'status, opt, optin, consent, type, domain, provider, verified, valid, source, channel, frequency, preference, ' +
      'campaign, count, open, opens, click, clicks, send, sends, sent, bounce, bounces',
  },
  sales: {
    status:
      'status, state, order status, order state, payment status, payment state, invoice state, transaction status, financial status, sale status, invoice status',
    unfinished:
      'cancelled, canceled, cancelled by customer, canceled by customer, cancelled by seller, canceled by seller, order cancelled, order canceled, void, voided, failed, payment failed, declined, payment declined, refused, rejected, expired, abandoned, deleted, refund, refunded, fully refunded, returned, reversed, chargeback, charged back',
    cancelled:
      'cancelled, canceled, is cancelled, is canceled, cancelled at, canceled at, cancelled on, canceled on, date cancelled, date canceled, cancellation date',
  },
  things: 'store, shop, warehouse, supplier, seller, vendor, product, item, stock, branch',
  header: '',
};
