import { ident, literal, sql, type Sql } from '../../sql';

/** What is known of a customer: the row of `customers`, or none. */
export function recordQuery(customer: string): Sql {
  return sql`
    from customers
    where customer_id = ${literal(customer)}
  `;
}

/** Records kept aside at most. */
const MOST_RECORDS = 200;

/**
 * Records of the same id beyond the one that counts, with the columns of `customers`: of an account with a row for each
 * contact, the other contacts.
 */
export function otherRecordsQuery(customer: string): Sql {
  return sql`
    select * exclude (reason)
    from customers_excluded
    where customer_id = ${literal(customer)} and reason = 'duplicate customer'
    limit ${literal(MOST_RECORDS)}
  `;
}

/** The customer’s row in a segmentation, with what explains it; several rows where segments overlap. */
export function segmentQuery(segmentation: string, customer: string): Sql {
  return sql`
    from ${ident(segmentation)}
    where customer_id = ${literal(customer)}
    limit ${literal(MOST_SEGMENTS)}
  `;
}

const MOST_SEGMENTS = 20;
