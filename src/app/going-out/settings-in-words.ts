import { cellText, type CellValue } from '../../base/cell-value';
import type { ModelDeclaration } from '../../models/declarations';

/** The settings of a model that a reader needs to judge its numbers: “Binning: Quantiles. Bins: 5.” */
export function settingsInWords(
  { settings }: ModelDeclaration,
  values: Readonly<Record<string, unknown>>,
): string {
  return Object.entries(settings)
    .flatMap(([key, setting]) => {
      const value = (Object.hasOwn(values, key) ? values[key] : null) ?? setting.default;
      if (value === null || setting.type === 'relation') return [];
      if (setting.type === 'grid') return [`${setting.label}: as it was drawn.`];
      const choice =
        setting.type === 'choice' ? setting.choices.find((one) => one.value === value) : undefined;
      const words = Array.isArray(value) ? value.join(', ') : cellText(value as CellValue);
      return [`${setting.label}: ${choice?.label ?? words}.`];
    })
    .join(' ');
}
