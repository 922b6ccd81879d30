import type { ModelCell } from '../../../../document/notebook';
import { boundInput } from '../../../../ui/models/model-setting';

/** Inputs that choices of a profile follow (`segment: $chosen`), by setting. */
export function followed({ spec }: ModelCell): {
  readonly segment?: string;
  readonly against?: string;
  readonly other?: string;
} {
  const settings = spec?.settings ?? {};
  return Object.fromEntries(
    ['segment', 'against', 'other'].flatMap((key) => {
      const input = boundInput(Object.hasOwn(settings, key) ? settings[key] : null);
      return input === null ? [] : [[key, input]];
    }),
  );
}
