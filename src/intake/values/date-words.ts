import type { MonthLanguage } from '../../base/reading';

/** The languages in which dates are recognised; the first that fits is taken. */
export const LANGUAGES: readonly MonthLanguage[] = ['en', 'de', 'fr', 'es', 'pt', 'pl'];

/**
 * Names of the months from January to December, each with its abbreviations, in lower case and without accents; the
 * full name comes first. No name stands for different months in two languages.
 */
const MONTHS: Readonly<Record<MonthLanguage, string>> = {
  en: 'january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep sept, october oct, november nov, december dec',
  de: 'januar jan janner jaenner, februar feb feber, marz mar mrz maerz, april apr, mai, juni jun, juli jul, august aug, september sep sept, oktober okt, november nov, dezember dez',
  fr: 'janvier janv jan, fevrier fevr fev, mars mar, avril avr, mai, juin, juillet juil, aout aou, septembre sept sep, octobre oct, novembre nov, decembre dec',
  es: 'enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul, agosto ago, septiembre setiembre sept sep set, octubre oct, noviembre nov, diciembre dic',
  pt: 'janeiro jan, fevereiro fev, marco mar, abril abr, maio mai, junho jun, julho jul, agosto ago, setembro set, outubro out, novembro nov, dezembro dez',
  pl: 'stycznia styczen sty, lutego luty lut, marca marzec mar, kwietnia kwiecien kwi, maja maj, czerwca czerwiec cze, lipca lipiec lip, sierpnia sierpien sie, wrzesnia wrzesien wrz, pazdziernika pazdziernik paz, listopada listopad lis, grudnia grudzien gru',
};

/** Names of the days of the week, written as those of the months. They are read over: the date decides. */
const WEEKDAYS: Readonly<Record<MonthLanguage, string>> = {
  en: 'monday mon tuesday tues tue wednesday wed thursday thurs thur thu friday fri saturday sat sunday sun',
  de: 'montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so',
  fr: 'lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim',
  es: 'lunes lun martes mar miercoles mie jueves jue viernes vie sabado sab domingo dom',
  pt: 'segunda-feira segunda seg terca-feira terca ter quarta-feira quarta qua quinta-feira quinta qui sexta-feira sexta sex sabado sab domingo dom',
  pl: 'poniedziałek pon wtorek wto wt sroda sro sr czwartek czw piatek pia pt sobota sob niedziela niedz nie nd',
};

/** What a name of a month means, and where. */
export interface MonthWord {
  /** 1 to 12. */
  readonly month: number;
  readonly languages: ReadonlySet<MonthLanguage>;
  /** An abbreviation in every language that has it. */
  readonly short: boolean;
}

const MONTH_WORDS = new Map<string, MonthWord>();
const WEEKDAY_WORDS = new Map<string, ReadonlySet<MonthLanguage>>();

for (const language of LANGUAGES) {
  for (const [index, names] of monthNames(language).entries()) {
    for (const [place, name] of names.entries()) {
      const known = MONTH_WORDS.get(name);
      MONTH_WORDS.set(name, {
        month: known?.month ?? index + 1,
        languages: new Set([...(known?.languages ?? []), language]),
        short: (known?.short ?? true) && place > 0,
      });
    }
  }
  for (const name of weekdays(language)) {
    WEEKDAY_WORDS.set(name, new Set([...(WEEKDAY_WORDS.get(name) ?? []), language]));
  }
}

/** The month of a name in lower case without accents, in any of the languages; undefined for other words. */
export function monthWord(word: string): MonthWord | undefined {
  return MONTH_WORDS.get(word);
}

/** The languages in which a word in lower case without accents is a day of the week; undefined for other words. */
export function weekdayLanguages(word: string): ReadonlySet<MonthLanguage> | undefined {
  return WEEKDAY_WORDS.get(word);
}

/** The names of the twelve months of a language, each with its abbreviations. */
export function monthNames(language: MonthLanguage): readonly (readonly string[])[] {
  return MONTHS[language].split(', ').map((names) => names.split(' '));
}

/** All names of the days of the week of a language. */
export function weekdays(language: MonthLanguage): readonly string[] {
  return WEEKDAYS[language].split(' ');
}
