import { ok, type Result } from '../../base/result';
import { sql, type Sql } from '../../sql';
import { fetchRows } from '../fetch-rows';
import type { FitHooks } from '../model';
import type { Sides } from './compare';
import type { IndexedSegment } from './index-rows';
import { MOST_SEGMENTS } from './people-query';
import type { Subject } from './sentences';
import { invalidSetting, type ProfileSettings } from './settings';

/** The name of those who are in no segment. */
const NO_SEGMENT = '(no segment)';
const MOST_NAMED = 30;

/** A segment as it was found. */
interface ListedSegment extends IndexedSegment {
  /** As the relation has it. */
  readonly segment: string | null;
  readonly revenue: number | null;
}

/** The segments that are told apart, the largest first, and the size of all. */
export interface ListedSegments {
  readonly listed: readonly ListedSegment[];
  readonly everyone: number;
}

/** Reads what `segmentListQuery` made. */
export async function listSegments(
  segments: Sql,
  hooks: FitHooks,
): Promise<Result<ListedSegments>> {
  const rows = await fetchRows(hooks, sql`from ${segments} order by place`);
  if (!rows.ok) return rows;
  const all = rows.value.map((row): ListedSegment => {
    const segment = row['segment'];
    const revenue = row['revenue'];
    return {
      segment: typeof segment === 'string' ? segment : null,
      name: typeof segment === 'string' ? segment : NO_SEGMENT,
      place: Number(row['place']),
      customers: Number(row['customers']),
      revenue: typeof revenue === 'number' ? revenue : null,
    };
  });
  return ok({
    listed: all.slice(0, MOST_SEGMENTS),
    everyone: all.reduce((sum, { customers }) => sum + customers, 0),
  });
}

/** The chosen segment and its base; a segment that is not there is `model.invalid_setting`. */
export function chooseSides(
  segments: ListedSegments,
  settings: ProfileSettings,
): Result<{ readonly sides: Sides; readonly subject: Omit<Subject, 'of'> }> {
  const { listed, everyone } = segments;
  const segment = chooseSegment(listed, settings);
  if (segment === undefined) return unknownSegment('segment', settings.segment, listed);
  const { against } = settings;
  const other = listed.find(({ name }) => name === settings.other);
  if (against === 'segment' && other === undefined)
    return unknownSegment('other', settings.other, listed);
  if (against === 'segment' && other === segment)
    return invalidSetting('other', 'has to be another segment than the one that is described');
  const places = Math.min(MOST_SEGMENTS, listed.length) + 1;
  const only = ({ place }: ListedSegment): Uint8Array => masked(places, (at) => at === place);
  const all = masked(places, () => true);
  const rest = masked(places, (at) => at !== segment.place);
  const base = against === 'everyone' ? all : against === 'segment' && other ? only(other) : rest;
  const others = against === 'segment' && other ? only(other) : rest;
  const baseSize = {
    everyone,
    rest: everyone - segment.customers,
    segment: other?.customers ?? 0,
  }[against];
  return ok({
    sides: {
      segment: only(segment),
      base,
      others,
      baseIncludesSegment: against === 'everyone',
      segmentSize: segment.customers,
      baseSize,
    },
    subject: {
      segment: segment.segment,
      segmentName: segment.name,
      against,
      other: other?.segment ?? null,
      baseName: { everyone: 'everyone', rest: 'the rest', segment: other?.name ?? '' }[against],
    },
  });
}

/** The named segment; else the one with the most revenue, else (they come by size) the largest with a name. */
function chooseSegment(
  listed: readonly ListedSegment[],
  settings: ProfileSettings,
): ListedSegment | undefined {
  if (settings.segment !== null) return listed.find(({ name }) => name === settings.segment);
  const candidates = listed.filter(
    ({ name }) => settings.against !== 'segment' || name !== settings.other,
  );
  const named = candidates.filter(({ segment }) => segment !== null);
  const from = named.length > 0 ? named : candidates;
  return from.reduce<ListedSegment | undefined>(
    (best, one) => (best === undefined || (one.revenue ?? 0) > (best.revenue ?? 0) ? one : best),
    undefined,
  );
}

function unknownSegment(setting: string, name: string | null, listed: readonly ListedSegment[]) {
  const names = listed.slice(0, MOST_NAMED).map((one) => one.name);
  const given = name === null ? 'no other segment is there' : `there is no “${name}”`;
  return invalidSetting(setting, `${given}; segments are ${names.join(', ')}`);
}

function masked(places: number, holds: (place: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: places }, (_, place) => Number(holds(place)));
}
