import { sql, type Sql } from '../../sql';

/** Where registered files live; the only place that SQL may read from. */
export const FILE_FOLDER = 'in/';

/**
 * Sent in this order on every open, before any SQL of the user: afterwards no statement can reach the network, load
 * an extension, read another file, or change these settings.
 */
export const LOCK_STATEMENTS: readonly Sql[] = [
  sql`SET errors_as_json = true`,
  sql`SET preserve_insertion_order = true`,
  sql`SET allowed_directories = ['in/']`,
  sql`SET autoload_known_extensions = false`,
  sql`SET autoinstall_known_extensions = false`,
  sql`SET allow_community_extensions = false`,
  sql`SET enable_external_access = false`,
  sql`SET lock_configuration = true`,
];
