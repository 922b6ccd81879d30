import {
  pickedCompletion,
  snippet,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { completeSql, type RankedOffer } from '../sql-completion/complete';
import type { SqlSchema } from '../sql-completion/schema';

/** Completion of SQL for CodeMirror. The schema is asked for anew with every list. */
export function sqlSource(schema: () => SqlSchema | undefined): CompletionSource {
  const ranges = new WeakMap<Completion, readonly number[]>();
  const answer = (context: CompletionContext): CompletionResult | null => {
    const text = context.state.doc.toString();
    const known = schema() ?? { relations: [], inputs: [] };
    const found = completeSql(text, context.pos, known, { asked: context.explicit });
    if (!found) return null;
    const options = found.offers.map((offer) => {
      const option = optionOf(offer);
      ranges.set(option, offer.ranges);
      return option;
    });
    return {
      from: found.from,
      to: found.to,
      options,
      filter: false,
      getMatch: (option) => ranges.get(option) ?? [],
      update: (_current, _from, _to, now) => answer(now),
    };
  };
  return answer;
}

function optionOf({ kind, label, detail, doc, insert, isTemplate }: RankedOffer): Completion {
  return {
    label,
    type: kind,
    ...(detail === undefined ? {} : { detail }),
    ...(doc === undefined || doc === '' ? {} : { info: doc }),
    apply: isTemplate ? templateOf(label, insert) : insert,
  };
}

/** A call takes the brackets that stand there already. */
function templateOf(label: string, template: string) {
  const fill = snippet(template);
  return (view: EditorView, option: Completion, from: number, to: number) => {
    const called = option.type === 'function' && view.state.sliceDoc(to, to + 1) === '(';
    if (!called) {
      fill(view, option, from, to);
      return;
    }
    view.dispatch({
      changes: { from, to, insert: label },
      selection: { anchor: from + label.length + 1 },
      annotations: pickedCompletion.of(option),
      userEvent: 'input.complete',
    });
  };
}
