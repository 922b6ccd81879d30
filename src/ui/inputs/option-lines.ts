import type { InputOptions } from '../../document/input-spec';

type OptionList = Extract<InputOptions, readonly unknown[]>;
type Option = OptionList[number];

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Choices as lines that an author edits: `value`, or `value | label`. A text that could be read as something else
 * stands in quotes, as in JSON.
 */
export function optionLines(options: OptionList): string {
  return options
    .map((option) =>
      typeof option === 'object'
        ? `${valueText(option.value)} | ${option.label}`
        : valueText(option),
    )
    .join('\n');
}

/** Reads what `optionLines` writes. Empty lines and repeated values are left out. */
export function readOptionLines(text: string): OptionList {
  const seen = new Set<string | number>();
  return text.split('\n').flatMap((line) => {
    const option = readLine(line.trim());
    if (option === null) return [];
    const value = typeof option === 'object' ? option.value : option;
    if (seen.has(value)) return [];
    seen.add(value);
    return [option];
  });
}

function valueText(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const isPlain =
    !NUMBER.test(value) && !/[|"\n]/.test(value) && value.trim() === value && value !== '';
  return isPlain ? value : JSON.stringify(value);
}

function readLine(line: string): Option | null {
  if (line === '') return null;
  const quoted = /^("(?:[^"\\]|\\.)*")\s*(?:\|(.*))?$/.exec(line);
  const [raw, label] = quoted
    ? [quoted[1] ?? '', quoted[2]]
    : [
        line.split('|', 1)[0] ?? '',
        line.includes('|') ? line.slice(line.indexOf('|') + 1) : undefined,
      ];
  const value = readValue(raw.trim());
  return label === undefined || label.trim() === '' ? value : { value, label: label.trim() };
}

function readValue(text: string): string | number {
  if (NUMBER.test(text)) return Number(text);
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
