/**
 * The words of a column name in lower case: `CustomerID`, `customer_id`, `customer-id` and `Customer ID` are all
 * `['customer', 'id']`. Accents are left out; letters of other scripts stay.
 */
export function nameWords(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The name without case, spaces and signs: `customerid`. */
export function squashedName(name: string): string {
  return nameWords(name).join('');
}
