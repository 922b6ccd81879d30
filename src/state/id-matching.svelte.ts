import type { IdRule } from '../base/id-rules';
import type { Result } from '../base/result';
import type { IdMatching } from '../kernel/protocol';
import type { EngineState } from './engine.svelte';

/** Customers whose ids are written differently in different files: what would match, and the rule that holds. */
export class IdMatchingState {
  /** Null until it is known. */
  matching = $state.raw<IdMatching | null>(null);
  /** The rule that is being set. */
  setting = $state<IdRule | null>(null);
  /** What the user said no to, in this visit. */
  #declined = $state.raw<readonly string[]>([]);
  readonly offer = $derived.by(() => {
    const offer = this.matching?.offer ?? null;
    return offer === null || this.#declined.includes(keyOf(offer)) ? null : offer;
  });
  #asked = 0;

  /** @param settle after the ids in the role views have changed, or could not */
  constructor(
    private readonly engine: EngineState,
    private readonly settle: (result: Result<void>) => Promise<void>,
  ) {}

  /** Compares the ids of the files: in the background, as it costs more than the first result may. */
  async refresh(): Promise<void> {
    const asked = (this.#asked += 1);
    const matching = await this.engine.run(
      'Comparing customer ids',
      (call) => this.engine.client.api.idMatching(call),
      { background: true },
    );
    if (asked === this.#asked && matching.ok) this.matching = matching.value;
  }

  /** Has customer ids follow a rule until the page is closed. */
  async choose(rule: IdRule): Promise<Result<void>> {
    this.setting = rule;
    const result = await this.engine.run('Matching customer ids', (call) =>
      this.engine.client.api.setIdRule(call, rule),
    );
    await this.settle(result);
    // What stood is no longer so; the comparison follows.
    if (result.ok) this.matching = null;
    this.setting = null;
    return result;
  }

  decline(): void {
    const offer = this.matching?.offer;
    if (offer) this.#declined = [...this.#declined, keyOf(offer)];
  }
}

function keyOf({ rule, pairs }: NonNullable<IdMatching['offer']>): string {
  return JSON.stringify([rule, pairs.map(({ here, there }) => [here.sources, there.sources])]);
}
