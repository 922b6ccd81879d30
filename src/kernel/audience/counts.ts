import { ok, type Result } from '../../base/result';
import type { Connector } from '../../engine/connector';
import { countsQuery } from '../../export/audience/file-query';
import type { AudienceCounts, AudienceRequest } from '../audience-api';
import { fetchRows } from '../statements';
import type { MadeAudience } from './made-audience';

/** Counts, and how many rows of the file take no part in a holdout, as they have no customer. */
export interface Counted {
  readonly counts: AudienceCounts;
  readonly withoutCustomer: number;
}

/** What became of the rows of an audience. */
export async function countAudience(
  connector: Connector,
  { tables, preset }: MadeAudience,
  request: AudienceRequest,
  signal: AbortSignal,
): Promise<Result<Counted>> {
  const query = countsQuery(tables, preset, request.holdout !== null);
  const counted = await fetchRows(connector, query, { signal });
  if (!counted.ok) return counted;
  const [row = {}] = counted.value;
  const count = (name: string) => Number(row[name] ?? 0);
  const reaches = preset.reachedBy.some((group) =>
    group.every((field) => request.fields[field] !== undefined),
  );
  const leftOut = {
    withoutAddress: preset.keepsAll ? 0 : count('unreached'),
    duplicates: preset.keepsAll ? 0 : count('repeated'),
    heldOut: count('held_out'),
  };
  const { withoutAddress, duplicates, heldOut } = leftOut;
  return ok({
    withoutCustomer: count('without_customer'),
    counts: {
      rows: count('rows'),
      written: count('rows') - withoutAddress - duplicates - heldOut,
      leftOut,
      seen: {
        withoutAddress: reaches ? count('unreached') : null,
        duplicates: reaches ? count('repeated') : null,
        unusableEmails: count('bad_emails'),
        unusablePhones: count('bad_phones'),
        unknownCountries: count('bad_countries'),
      },
    },
  });
}
