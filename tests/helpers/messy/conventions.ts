import { monthNames } from '../../../src/intake/values/date-words';
import type { MonthLanguage } from '../../../src/base/reading';
import type { WrittenDay } from './clean-table';

/** A way of writing numbers of hundredths, or whole ones. */
export interface NumberWay {
  readonly name: string;
  readonly decimal: '.' | ',';
  write(hundredths: number, whole: boolean): string;
}

/** A way of writing days. `order` is what a question about them would be answered with. */
export interface DayWay {
  readonly name: string;
  readonly order: 'dmy' | 'mdy' | 'ymd' | null;
  /** What of the moment survives: the day, minutes or seconds. */
  readonly keeps: 'day' | 'minute' | 'second';
  write(moment: WrittenDay): string;
}

interface NumberSigns {
  readonly decimal: '.' | ',';
  readonly group: string;
  readonly before?: string;
  readonly after?: string;
  readonly negative?: 'minus' | 'parentheses' | 'trailing';
}

function numberWay(name: string, signs: NumberSigns): NumberWay {
  const { decimal, group, before = '', after = '', negative = 'minus' } = signs;
  return {
    name,
    decimal,
    write(hundredths, whole) {
      const size = Math.abs(hundredths);
      const digits = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, group);
      const fraction = whole ? '' : `${decimal}${String(size % 100).padStart(2, '0')}`;
      const number = `${before}${digits}${fraction}${after}`;
      if (hundredths >= 0) return number;
      if (negative === 'parentheses') return `(${number})`;
      return negative === 'trailing' ? `${number}-` : `-${number}`;
    },
  };
}

export const NUMBER_WAYS: readonly NumberWay[] = [
  numberWay('1234.50', { decimal: '.', group: '' }),
  numberWay('1234,50', { decimal: ',', group: '' }),
  numberWay('1,234.50', { decimal: '.', group: ',' }),
  numberWay('1.234,50', { decimal: ',', group: '.' }),
  numberWay('1 234,50', { decimal: ',', group: ' ' }),
  numberWay('1 234,50 (no-break)', { decimal: ',', group: '\u00a0' }),
  numberWay("1'234.50", { decimal: '.', group: "'" }),
  numberWay('$1,234.50', { decimal: '.', group: ',', before: '$' }),
  numberWay('1.234,50 EUR', { decimal: ',', group: '.', after: ' EUR' }),
  numberWay('£1234.50', { decimal: '.', group: '', before: '£' }),
  numberWay('(1,234.50)', { decimal: '.', group: ',', negative: 'parentheses' }),
  numberWay('1.234,50-', { decimal: ',', group: '.', negative: 'trailing' }),
];

const two = (value: number) => String(value).padStart(2, '0');
const clock = ({ hour, minute }: WrittenDay) => `${two(hour)}:${two(minute)}`;
const longClock = (at: WrittenDay) => `${clock(at)}:${two(at.second)}`;
const halfClock = ({ hour, minute }: WrittenDay) =>
  `${hour % 12 === 0 ? '12' : String(hour % 12)}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`;
const month = (language: MonthLanguage, at: WrittenDay) =>
  monthNames(language)[at.month - 1]?.[0] ?? '';

function dayWay(
  name: string,
  order: DayWay['order'],
  keeps: DayWay['keeps'],
  write: (at: WrittenDay) => string,
): DayWay {
  return { name, order, keeps, write };
}

export const DAY_WAYS: readonly DayWay[] = [
  dayWay('2024-05-01', null, 'day', (at) => `${at.year}-${two(at.month)}-${two(at.day)}`),
  dayWay(
    '2024-05-01 23:34:56',
    null,
    'second',
    (at) => `${at.year}-${two(at.month)}-${two(at.day)} ${longClock(at)}`,
  ),
  dayWay(
    '2024-05-01T23:34:56Z',
    null,
    'second',
    (at) => `${at.year}-${two(at.month)}-${two(at.day)}T${longClock(at)}Z`,
  ),
  dayWay(
    '2024-05-01T23:34:56+02:00',
    null,
    'second',
    (at) => `${at.year}-${two(at.month)}-${two(at.day)}T${longClock(at)}+02:00`,
  ),
  dayWay('2024/05/01', null, 'day', (at) => `${at.year}/${two(at.month)}/${two(at.day)}`),
  dayWay('20240501', null, 'day', (at) => `${at.year}${two(at.month)}${two(at.day)}`),
  dayWay('01/05/2024', 'dmy', 'day', (at) => `${two(at.day)}/${two(at.month)}/${at.year}`),
  dayWay('1/5/2024', 'dmy', 'day', (at) => `${at.day}/${at.month}/${at.year}`),
  dayWay('05/01/2024 (US)', 'mdy', 'day', (at) => `${two(at.month)}/${two(at.day)}/${at.year}`),
  dayWay(
    '5/1/24 11:34 PM (US)',
    'mdy',
    'minute',
    (at) => `${at.month}/${at.day}/${two(at.year % 100)} ${halfClock(at)}`,
  ),
  dayWay('01.05.2024', 'dmy', 'day', (at) => `${two(at.day)}.${two(at.month)}.${at.year}`),
  dayWay('01.05.24', 'dmy', 'day', (at) => `${two(at.day)}.${two(at.month)}.${two(at.year % 100)}`),
  dayWay(
    '01.05.2024 23:34',
    'dmy',
    'minute',
    (at) => `${two(at.day)}.${two(at.month)}.${at.year} ${clock(at)}`,
  ),
  dayWay(
    '01-05-2024 23:34:56',
    'dmy',
    'second',
    (at) => `${two(at.day)}-${two(at.month)}-${at.year} ${longClock(at)}`,
  ),
  dayWay('1 May 2024', null, 'day', (at) => `${at.day} ${month('en', at)} ${at.year}`),
  dayWay('May 1, 2024', null, 'day', (at) => `${month('en', at)} ${at.day}, ${at.year}`),
  dayWay('1. Mai 2024', null, 'day', (at) => `${at.day}. ${month('de', at)} ${at.year}`),
  dayWay('1 mai 2024', null, 'day', (at) => `${at.day} ${month('fr', at)} ${at.year}`),
  dayWay('1 de mayo de 2024', null, 'day', (at) => `${at.day} de ${month('es', at)} de ${at.year}`),
  dayWay('1 de maio de 2024', null, 'day', (at) => `${at.day} de ${month('pt', at)} de ${at.year}`),
  dayWay('1 maja 2024', null, 'day', (at) => `${at.day} ${month('pl', at)} ${at.year}`),
  dayWay('seconds since 1970', null, 'second', (at) => String(epoch(at))),
  dayWay('milliseconds since 1970', null, 'second', (at) => String(epoch(at) * 1000)),
  dayWay('microseconds since 1970', null, 'second', (at) => String(epoch(at) * 1_000_000)),
  dayWay('days of a spreadsheet', null, 'day', (at) =>
    String(Math.floor(epoch(at) / 86_400) + 25_569),
  ),
];

/** Seconds since 1970 of the clock on the wall. */
function epoch(at: WrittenDay): number {
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) / 1000;
}

/** What an engine says of the moment as text, as far as the way of writing keeps it. */
export function textOf(at: WrittenDay, keeps: DayWay['keeps']): string {
  const day = `${at.year}-${two(at.month)}-${two(at.day)}`;
  if (keeps === 'day') return day;
  return `${day} ${clock(at)}:${keeps === 'second' ? two(at.second) : '00'}`;
}
