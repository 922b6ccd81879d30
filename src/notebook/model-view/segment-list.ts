import type { ModelDeclaration, SegmentDeclaration } from '../../models/declarations';

/** Slots of the palette; names beyond the tenth begin again. */
const SLOTS = 10;
/** Who meets no rule is grey, beside the colours of the rules. */
const REST_SLOT = 9;

/**
 * The segments of a model’s result in their order, with words and colours: as the user’s rules say, else as the model
 * declares them, else by their place.
 *
 * @param found names in the order of the result’s `_segments`, or its rows: they may say in words what each is
 */
export function segmentList(
  declaration: ModelDeclaration,
  settings: Readonly<Record<string, unknown>>,
  found: readonly (string | { readonly segment: string; readonly description?: unknown })[],
): readonly SegmentDeclaration[] {
  const ruled = rulesIn(declaration, settings);
  return found.map((one, place) => {
    const { segment: name, description } =
      typeof one === 'string'
        ? { segment: one, description: undefined }
        : { description: undefined, ...one };
    const declared = declaration.segments?.find((segment) => segment.name === name);
    const rule = ruled.find(({ segment }) => segment === name);
    return {
      name,
      meaning: textOf(rule?.meaning) ?? textOf(declared?.meaning) ?? textOf(description) ?? '',
      action: textOf(rule?.action) ?? declared?.action ?? '',
      color:
        numberOf(rule?.color) ?? declared?.color ?? (ruled.length > 0 ? REST_SLOT : place % SLOTS),
    };
  });
}

interface NamedRule {
  readonly segment?: unknown;
  readonly meaning?: unknown;
  readonly action?: unknown;
  readonly color?: unknown;
}

function rulesIn(
  declaration: ModelDeclaration,
  settings: Readonly<Record<string, unknown>>,
): readonly NamedRule[] {
  const key = Object.keys(declaration.settings).find(
    (name) => declaration.settings[name]?.type === 'rules',
  );
  if (key === undefined) return [];
  const declared = declaration.settings[key];
  const rules = settings[key] ?? (declared?.type === 'rules' ? declared.default : null);
  return Array.isArray(rules)
    ? rules.filter((rule): rule is NamedRule => typeof rule === 'object' && rule !== null)
    : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
