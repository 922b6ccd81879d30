import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type { Selection } from '../../base/selection';
import type { Variables } from '../../base/variables';
import type { ModelSpec } from '../../document/model-spec';
import type { ModelCell } from '../../document/notebook';
import { resolveYaml, yamlReferences } from '../../document/references';
import type { ModelRun } from '../../kernel/protocol';
import { findDeclaration, type ModelDeclaration } from '../../models/declarations';
import { ident } from '../../sql';
import { PROVIDES_NOTHING, READS_NOTHING } from '../graph/reads';
import type { CellKindOf } from '../kind';
import { filteredQuery } from '../selection-query';
import type { Workbench } from '../workbench';

/** How the name of a filtered input ends. */
const FILTERED_INPUT = '__input';
const LONGEST_NAME = 63;

type Setting = ModelDeclaration['settings'][string];

export interface ModelResult {
  readonly kind: 'model';
  readonly run: ModelRun;
  /** Settings after `$name` was resolved. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Selections that its views follow: their columns are among the model’s. */
  readonly viewFilter: readonly Selection[];
  /** Names of the selections that reach below the customer: the model was computed anew for them. */
  readonly recomputedFor: readonly string[];
}

/** A model with its settings; its results are relations of the cell’s name. */
export const modelKind: CellKindOf<ModelCell, ModelResult> = {
  sqlTexts: () => [],
  provides: ({ name, spec }) => {
    const declaration = spec && findDeclaration(spec.model);
    if (name === null || !declaration) return PROVIDES_NOTHING;
    return {
      ...PROVIDES_NOTHING,
      relations: [
        ...declaration.outputs.map(({ suffix }) => name + suffix),
        ...((spec.filter?.length ?? 0) > 0 ? [filteredInput(name)] : []),
      ],
      selection: spec.select ?? null,
    };
  },
  reads: ({ spec }) => ({
    ...READS_NOTHING,
    relations: spec ? inputRelations(spec.model, spec.settings) : [],
    preferred: spec ? preferredRelations(spec.model, spec.settings) : [],
    welcome: spec ? (findDeclaration(spec.model)?.optionalRoles ?? []) : [],
    variables: spec ? yamlReferences(spec.settings) : [],
    follows: spec?.filter ?? [],
    asOf: true,
  }),
  content: ({ name, spec }) =>
    JSON.stringify([name, spec?.model, spec && computedSettings(spec), spec?.filter]),
  run: async ({ name, spec }, bench, signal): Promise<Result<ModelResult>> => {
    if (name === null || spec === null) throw new RangeError('a damaged model cell does not run');
    const declaration = findDeclaration(spec.model);
    if (!declaration) return fail(quintileError('document.invalid_cell', unknownModel(spec.model)));
    const settings = resolveSettings(computedSettings(spec), bench.variables);
    const filters = partition(declaration, spec.filter ?? [], bench);
    const asked = await withFilteredInput(
      name,
      declaration,
      settings,
      filters.below,
      bench,
      signal,
    );
    if (!asked.ok) return asked;
    const run = await bench.runModel(
      { model: spec.model, name, settings: asked.value, asOf: bench.asOf },
      signal,
    );
    if (!run.ok) return run;
    return ok({
      kind: 'model',
      run: run.value,
      settings,
      viewFilter: filters.onTop.map((filter) => bench.selection(filter)),
      recomputedFor: filters.below,
    });
  },
};

function unknownModel(model: string) {
  return { cell: 'model', detail: `there is no model “${model}”` };
}

/** Settings that decide what is computed: what people write beside it is for the page alone. */
function computedSettings({ model, settings }: ModelSpec): Readonly<Record<string, unknown>> {
  const declared = findDeclaration(model)?.settings ?? {};
  const isWritten = (key: string) =>
    Object.hasOwn(declared, key) && declared[key]?.type === 'words';
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !isWritten(key)));
}

/** The relations that a model reads: those its settings name, else the role views. */
function inputRelations(model: string, settings: Readonly<Record<string, unknown>>): string[] {
  const declaration = findDeclaration(model);
  if (!declaration) return [];
  return [
    ...Object.entries(declaration.settings).flatMap(([key, setting]) => {
      if (setting.type !== 'relation' && setting.type !== 'table') return [];
      const named = Object.hasOwn(settings, key) ? settings[key] : requiredDefault(setting);
      return typeof named === 'string' ? [named] : [];
    }),
    ...declaration.roles.filter((role) => !relationSetting(declaration, role)),
  ];
}

function requiredDefault(setting: Extract<Setting, { type: 'relation' | 'table' }>): string | null {
  return setting.type === 'table' && setting.otherwise !== undefined ? null : setting.default;
}

/** Defaults that have something in their place where their roles are missing, and that. */
function preferredRelations(model: string, settings: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(findDeclaration(model)?.settings ?? {}).flatMap(([key, setting]) =>
    setting.type !== 'table' || setting.otherwise === undefined || Object.hasOwn(settings, key)
      ? []
      : [setting.default ?? [], setting.otherwise].flat(),
  );
}

function relationSetting(declaration: ModelDeclaration, role: string): string | undefined {
  return Object.entries(declaration.settings).find(
    ([, setting]) => setting.type === 'relation' && setting.role === role,
  )?.[0];
}

function resolveSettings(
  settings: Readonly<Record<string, unknown>>,
  variables: Variables,
): Record<string, unknown> {
  return resolveYaml(settings, (name) => variables[name]?.value ?? null);
}

/** Which selections filter what the model gives, and which reach deeper, into what it reads. */
export function partition(
  declaration: ModelDeclaration,
  names: readonly string[],
  bench: Pick<Workbench, 'selection'>,
): { readonly onTop: readonly string[]; readonly below: readonly string[] } {
  const columns = new Set(declaration.outputs[0]?.columns.map(({ name }) => name));
  const chosen = names.filter((name) => bench.selection(name).length > 0);
  const isOnTop = (name: string) =>
    bench.selection(name).every((clauses) => clauses.every(({ field }) => columns.has(field)));
  return { onTop: chosen.filter(isOnTop), below: chosen.filter((name) => !isOnTop(name)) };
}

/** What a model reads where selections reach into its input: a relation as others, with a name as others have. */
export function filteredInput(name: string): string {
  return `${name.slice(0, LONGEST_NAME - FILTERED_INPUT.length)}${FILTERED_INPUT}`;
}

/** Lets the model read a filtered copy of its input, where selections reach that deep. */
async function withFilteredInput(
  name: string,
  declaration: ModelDeclaration,
  settings: Readonly<Record<string, unknown>>,
  below: readonly string[],
  bench: Workbench,
  signal: AbortSignal,
): Promise<Result<Readonly<Record<string, unknown>>>> {
  if (below.length === 0) return ok(settings);
  const entry = inputSetting(declaration);
  if (!entry) {
    const detail = `filter: ${declaration.title} cannot be computed for a part of its input`;
    return fail(quintileError('document.invalid_cell', { cell: name, detail }));
  }
  const { key, standard } = entry;
  const named = settings[key] ?? standard;
  const input = filteredInput(name);
  const query = filteredQuery(
    ident(typeof named === 'string' ? named : standard),
    below.map((selection) => bench.selection(selection)),
  );
  const defined = await bench.defineRelation(
    { name: input, sql: query.text, keep: 'view' },
    signal,
  );
  return defined.ok ? ok({ ...settings, [key]: input }) : defined;
}

/** The setting whose relation can be narrowed, with its default. */
function inputSetting({
  settings,
}: ModelDeclaration): { readonly key: string; readonly standard: string } | undefined {
  for (const [key, setting] of Object.entries(settings)) {
    if (setting.type !== 'relation' && setting.type !== 'table') continue;
    if (setting.default !== null) return { key, standard: setting.default };
  }
  return undefined;
}
