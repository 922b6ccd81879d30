/* eslint-disable svelte/prefer-svelte-reactivity -- looked up, never watched */
import { cellText } from '../base/cell-value';
import { segmentQuery } from '../notebook/customer/record-queries';
import {
  scoreRangesQuery,
  segmentNamesQuery,
  thresholdsQuery,
} from '../notebook/customer/reasons-query';
import { hasScores, thresholdsOf, type Segmentation } from '../notebook/customer/segmentations';
import { segmentList } from '../notebook/model-view/segment-list';
import type { SegmentDeclaration } from '../models/declarations';
import { BlockState } from './notebook/block.svelte';
import type { EngineState } from './engine.svelte';

/** Where a customer stands in one segmentation, and why. */
export class CustomerSegmentState {
  readonly row = new BlockState();
  /** From where to where scores or segments reach, where the model tells it. */
  readonly reasons = new BlockState();
  /** The segments with their colours, in their order. */
  segments = $state.raw<readonly SegmentDeclaration[]>([]);

  constructor(readonly segmentation: Segmentation) {}

  /** Names of the customer’s segments; none while they are loaded, or where they are in none. */
  get names(): readonly string[] {
    return [...new Set((this.row.rows ?? []).map((row) => cellText(row['segment'])))];
  }

  async load(engine: EngineState, customer: string, signal: AbortSignal): Promise<void> {
    const { segmentation } = this;
    const { relation, model, settings } = segmentation;
    await this.row.load(engine, segmentQuery(relation, customer), signal);
    const [name] = this.names;
    if (name === undefined) return;
    if (model && model.segments?.some((segment) => segment.name === name) !== true) {
      const names = await engine.rows(
        segmentNamesQuery(`${relation}_segments`),
        'Fetching results',
        signal,
      );
      const known = names.ok ? names.value.map((row) => cellText(row['segment'])) : [];
      this.segments = segmentList(model, settings, known);
    } else if (model) {
      this.segments = segmentList(model, settings, model.segments?.map((one) => one.name) ?? []);
    }
    const thresholds = thresholdsOf(segmentation);
    if (hasScores(segmentation)) {
      await this.reasons.load(engine, scoreRangesQuery(relation, customer), signal);
    } else if (thresholds !== null) {
      await this.reasons.load(engine, thresholdsQuery(thresholds, name), signal);
    }
  }
}
