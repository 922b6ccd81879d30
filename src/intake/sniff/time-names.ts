import { nameWords } from '../roles/column-names';

/**
 * Words for days, in the eight languages in which columns are recognised. Words that are other things as well, such as
 * an English tag, are left out: five digits below them would become days.
 */
const DAYS = new Set(
  (
    'date dates datetime dt day created updated birthday dob datum erstellt angelegt geburtstag jour cree creee ' +
    'fecha dia creado creada data criado criada giorno creato creata dag aangemaakt geboortedatum dzien utworzono'
  ).split(' '),
);

/** Words for points in time, which can be lengths of time as well. */
const TIMES = new Set(
  (
    'time timestamp ts epoch unix unixtime when zeit zeitpunkt zeitstempel uhrzeit heure horodatage hora momento ' +
    'ora orario tijd tijdstip tijdstempel czas godzina'
  ).split(' '),
);
const DAY_ENDS = /(?<!^(?:up|out|candi|man|vali))date$|datum$|fecha$|datetime$/;
const TIME_ENDS = /timestamp$|zeitpunkt$|zeitstempel$|tijdstip$/;

/** Whether a column's name says that it holds days: `order_date`, `paidAt`, `Bestelldatum`. */
export function namesDay(name: string): boolean {
  const words = nameWords(name);
  const last = words.at(-1);
  if (words.length > 1 && (last === 'at' || last === 'on')) return true;
  return words.some((word) => DAYS.has(word) || DAY_ENDS.test(word));
}

/** Whether a column's name says that it holds days or points in time. */
export function namesTime(name: string): boolean {
  return namesDay(name) || nameWords(name).some((word) => TIMES.has(word) || TIME_ENDS.test(word));
}
