import type { FormatOptions } from '../../charts/format';
import type { Report } from '../../export/report';
import type { AppState } from '../../state/app-state.svelte';
import { sourceTitle } from '../../ui/intake/source-facts';
import { ROLE_WORDS, reasonWord } from '../../ui/intake/wording';
import { countOf, formatCount } from '../../ui/primitives/quantity';
import { asOfShown } from '../cells/last-day';
import { selectionChips } from '../selection-chips';

/** How values are written on paper: as on the page. */
export function paperFormat({ sources }: AppState): FormatOptions {
  return sources.currency === null ? {} : { currency: sources.currency };
}

/** The day from which the notebook looks, and where it comes from. */
export function asOfFact(app: AppState): Report['asOf'] {
  const day = asOfShown(app);
  if (day === null) return null;
  const isDefault = app.notebook.notebook.front.asOf === null;
  return { day, note: isDefault ? 'the day after the last order' : 'as it was set' };
}

/** The files that were read, how long they are, and what they tell about. */
export function sourceFacts({ sources, preferences }: AppState): Report['sources'] {
  const masked = preferences.masked ? ['names, e-mails and phones masked'] : [];
  return sources.reports
    .filter(({ error }) => !error)
    .map((report) => {
      const { rows, rejected, roles } = report;
      const accepted = roles.filter((role) => role.accepted);
      const told = accepted.map(({ role }) => ROLE_WORDS[role].label.toLowerCase());
      const lost = rejected > 0 ? [`${formatCount(rejected)} of them could not be read`] : [];
      return {
        file: sourceTitle(report),
        about: [countOf(rows, 'row'), ...told, ...lost, ...masked].join(', '),
      };
    });
}

/** “60,000 rows of transactions read = 53,280 kept + 6,720 left out (3,127 returns, …) + 0 rejected”. */
export function countsFact({ sources }: AppState): string | null {
  const { counts } = sources;
  if (counts === null) return null;
  const left = counts.excluded.filter(({ rows }) => rows > 0);
  const out = left.reduce((sum, { rows }) => sum + rows, 0);
  const reasons = left.map(({ reason, rows }) => `${formatCount(rows)} ${reasonWord(reason)}`);
  const why = reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
  return `${countOf(counts.read, 'row')} of ${counts.role} read = ${formatCount(counts.kept)} kept + ${formatCount(out)} left out${why} + ${formatCount(counts.rejected)} rejected`;
}

/** Everything that is chosen in the notebook, in words. */
export function filterFacts(app: AppState): string[] {
  return selectionChips(app, paperFormat(app)).map(({ label, value }) => `${label} ${value}`);
}
