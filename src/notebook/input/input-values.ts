import type { Variables } from '../../base/variables';
import type { InputSpec } from '../../document/input-spec';

/** What stands in an input now: the chosen value, else the author’s default. */
function currentValue<V>(spec: { readonly value?: V; readonly default?: V }): V | undefined {
  return spec.value ?? spec.default;
}

/** The names that an input gives to `$name`. */
export function variableNames(name: string, spec: InputSpec): string[] {
  return spec.type === 'date_range' ? [`${name}_from`, `${name}_to`] : [name];
}

/** The typed values of an input. Nothing chosen is NULL, in a list nothing chosen is NULL too: SQL decides what it means. */
export function inputVariables(name: string, spec: InputSpec): Variables {
  switch (spec.type) {
    case 'number':
    case 'range':
      return { [name]: { type: 'number', value: currentValue(spec) ?? null } };
    case 'text':
      return { [name]: { type: 'text', value: currentValue(spec) ?? null } };
    case 'checkbox':
      return { [name]: { type: 'boolean', value: currentValue(spec) ?? false } };
    case 'date':
      return { [name]: { type: 'date', value: currentValue(spec) ?? null } };
    case 'date_range': {
      const range = currentValue(spec);
      return {
        [`${name}_from`]: { type: 'date', value: range?.from ?? null },
        [`${name}_to`]: { type: 'date', value: range?.to ?? null },
      };
    }
    case 'select': {
      const value = currentValue(spec) ?? null;
      return typeof value === 'number'
        ? { [name]: { type: 'number', value } }
        : { [name]: { type: 'text', value } };
    }
    case 'multi_select':
    case 'segments':
      return { [name]: listOf(currentValue(spec) ?? null) };
  }
}

function listOf(values: readonly (string | number)[] | null): Variables[string] {
  if (values === null || values.length === 0) return { type: 'texts', value: null };
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) return { type: 'numbers', value: numbers };
  return { type: 'texts', value: values.map(String) };
}
