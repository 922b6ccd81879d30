import {
  AUDIENCE_FIELDS,
  type AddressForm,
  type AudienceField,
  type AudienceFields,
  type AudiencePreset,
} from '../../base/audience';

/** A column of the file. */
export type OutputColumn =
  | {
      readonly header: string;
      readonly field: AudienceField;
      readonly column: string;
      readonly form: AddressForm;
      readonly hash: boolean;
      /** What has no such form stands as it was written, instead of being empty. */
      readonly keepsUnusable: boolean;
    }
  | { readonly header: string; readonly field: null; readonly column: string };

export interface OutputChoice {
  /** Columns that hold a field. */
  readonly fields: AudienceFields;
  /** Further columns; of a preset that keeps own names: all columns, in order. */
  readonly columns: readonly string[];
  readonly hash: boolean;
}

/** The columns of the file, in order, each with a header of its own. */
export function outputColumns(preset: AudiencePreset, choice: OutputChoice): OutputColumn[] {
  const hash = choice.hash && preset.noHashing === null;
  const address = (field: AudienceField, column: string): OutputColumn | null => {
    const rule = preset.columns.find((item) => item.field === field);
    if (!rule) return null;
    return {
      header: rule.header ?? column,
      field,
      column,
      form: hash ? (rule.hashed ?? rule.form) : rule.form,
      hash: hash && rule.hashed !== null,
      keepsUnusable: preset.keepsAll && !(hash && rule.hashed !== null),
    };
  };
  const own = preset.columns.every(({ header }) => header === null);
  const first = own
    ? []
    : preset.columns.flatMap(({ field }) => {
        const column = choice.fields[field];
        return column === undefined ? [] : [address(field, column)];
      });
  const used = new Set(own ? [] : Object.values(choice.fields));
  const further = (preset.takesMore ? choice.columns : [])
    .filter((column) => !used.has(column))
    .map((column) => {
      const field = own ? fieldOf(choice.fields, column) : null;
      return (field && address(field, column)) ?? { header: column, field: null, column };
    });
  return withOwnHeaders([...first, ...further].filter((column) => column !== null));
}

function fieldOf(fields: AudienceFields, column: string): AudienceField | null {
  return AUDIENCE_FIELDS.find((field) => fields[field] === column) ?? null;
}

/** Two columns of one name would be one to whoever reads the file. */
function withOwnHeaders(columns: readonly OutputColumn[]): OutputColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let header = column.header;
    for (let n = 2; taken.has(header.toLowerCase()); n += 1)
      header = `${column.header} ${String(n)}`;
    taken.add(header.toLowerCase());
    return { ...column, header };
  });
}
