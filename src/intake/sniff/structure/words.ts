/** Words that begin the label of a totals row, in the eight languages of the vocabulary. */
const TOTAL_WORDS = new Set(
  [
    'total, totals, grand total, sub total, subtotal, sub-total, sum, overall, overall total, all',
    'summe, gesamt, gesamtsumme, gesamtergebnis, zwischensumme, endsumme, insgesamt, total gesamt',
    'total général, sous-total, sous total, somme, totaux, ensemble',
    'total general, suma, suma total, sub-total, totales',
    'total geral, soma, soma total, totais',
    'totale, totale generale, totale complessivo, somma, subtotale, totali',
    'totaal, eindtotaal, subtotaal, som, algemeen totaal, totalen',
    'razem, ogółem, łącznie, suma końcowa, suma częściowa, podsumowanie, suma ogółem',
    'average, mean, avg, durchschnitt, mittelwert, moyenne, promedio, média, media, gemiddelde, średnia',
    'σ, ∑',
  ].flatMap((words) => words.split(', ')),
);
/** These alone are too common in cells to begin a longer label. */
const ONLY_ALONE = new Set(['all', 'ensemble', 'media', 'mean', 'som', 'sum', 'σ', '∑']);

/** How a cell says that its row is a total: `alone` is the word and no more, perhaps with a year or a count. */
export function totalLabel(cell: string): 'alone' | 'phrase' | null {
  const text = cell
    .toLowerCase()
    .replace(/^[\s*#–—-]+/, '')
    .replace(/\([^)]*\)\s*$/, '')
    .replace(/[\s:=.]+$/, '');
  if (text.length > 60) return null;
  if (TOTAL_WORDS.has(text) || TOTAL_WORDS.has(text.replace(/[\s:]+\d[\d.,/-]*$/, '')))
    return 'alone';
  const words = text.split(/[\s:]+/);
  if (words.length > 6) return null;
  for (const count of [2, 1]) {
    const start = words.slice(0, count).join(' ');
    if (words.length > count && TOTAL_WORDS.has(start) && !ONLY_ALONE.has(start)) return 'phrase';
  }
  return null;
}

const ROW_COUNT =
  /^[([]?\s*\d[\d.,' ]*\s(rows?|records?|results?|entries|items|lines|zeilen?|datensätze?|einträge|lignes?|enregistrements?|résultats?|filas?|registros?|líneas|linhas?|righe|riga|risultati|rijen|regels?|wierszy|wiersze|rekordów|rekordy)\b[^,;]{0,40}$/i;
const COUNT_AFTER =
  /^(rows?|records?|number of (rows|records)|row count|record count|zeilen|anzahl( der)? (zeilen|datensätze)|nombre de lignes|número de (filas|linhas|registros)|numero di righe|aantal (rijen|regels)|liczba wierszy)\s*[:=]\s*\d[\d.,' ]*$/i;
const MADE_BY =
  /^(generated|created|exported|printed|downloaded|produced|prepared|report (generated|created|run)|erstellt|erzeugt|exportiert|gedruckt|généré|créé|exporté|édité|imprimé|generado|creado|exportado|impreso|descargado|gerado|criado|impresso|generato|creato|esportato|stampato|gegenereerd|gemaakt|geëxporteerd|afgedrukt|wygenerowano|utworzono|wyeksportowano|wydrukowano)(\s*:|\s+(by|on|at|from|with|am|von|mit|um|aus|le|par|avec|el|por|con|em|com|il|da|alle|op|door|met|om|dnia|przez|w|z|\d))/i;
const NAMED =
  /^(sources?|notes?|disclaimer|footnotes?|legend|remarks?|comments?|quellen?|hinweise?|anmerkung(en)?|bemerkung(en)?|legende|stand|remarques?|légende|fuentes?|notas?|observaciones|fontes?|observações|fonti?|note?|bron(nen)?|opmerking(en)?|źródł[oa]|uwagi?|objaśnienia)\s*:/i;
const PAGE = /^(page|seite|página|pagina|strona)\s+\d+(\s*(of|von|de|sur|di|van|z|\/)\s*\d+)?\s*$/i;
const END =
  /^[-*=#\s]*(end of (report|file|data|table|export)|ende( des berichts| der liste)?|fin du rapport|fin del (informe|archivo)|fim do (relatório|arquivo)|fine (del )?(report|rapporto)|einde( van het)? rapport|koniec (raportu|pliku))[-*=#.\s]*$/i;
const MARKED = /^(\*{1,3}|[†‡¹²³]|\(\d\)|\[\d\]|--|©|copyright\b)\s*\S/i;

/** True for what stands below tables and hardly ever in a cell: who made them, their source, footnotes, counts of rows. */
export function isNoteText(text: string): boolean {
  return [ROW_COUNT, COUNT_AFTER, MADE_BY, NAMED, PAGE, END, MARKED].some((pattern) =>
    pattern.test(text),
  );
}

/** True for `(2 rows)`, as database clients write. */
export function isRowCount(text: string): boolean {
  return ROW_COUNT.test(text) && /^[([]/.test(text);
}

const UNITS = new Set(
  [
    'kg, g, mg, t, lb, lbs, oz, l, ml, cl, hl, m, m2, m², m3, m³, cm, mm, km, mi, ft, in, h, hrs, hours, min, mins, s, sec, ms',
    'd, days, day, months, month, years, year, weeks, tage, jours, días, dias, giorni, dagen, dni',
    '%, ‰, percent, pct, €, $, £, ¥, zł, kr, eur, usd, gbp, chf, pln, sek, nok, dkk, czk, huf, jpy, cny, cad, aud, brl, mxn, inr',
    't€, k€, m€, teur, keur, k$, m$, tsd, tsd., mio, mio., thousand, thousands, million, millions, 1000 eur, in eur, in %, eur/kg',
    'pcs, pc, pieces, units, unit, items, stk, stk., stück, st., ud, uds, pz, szt, szt., qty, number, count, no., nr., no, #, n',
    'date, datetime, timestamp, timestamptz, time, text, string, str, char, varchar, nvarchar, integer, int, int32, int64, smallint, tinyint, bigint, long, float, float64, double, decimal, numeric, real, money, currency, boolean, bool, category, categorical, id, key, object, uuid, nominal, ordinal, continuous, factor',
    'datum, fecha, data, zahl, ganzzahl, nombre, entier, texte, texto, testo, tekst, número, numero, getal, liczba',
  ].flatMap((words) => words.split(', ')),
);
const DATE_PATTERN =
  /^(?=.*(yy|jj|aa|rr|mm))[ymdjatrg]{1,4}([-/. ][ymdjatrg]{1,4}){1,2}([ t]h{1,2}:m{2}(:s{2})?)?$/i;
const TYPE_WITH_SIZE = /^[a-z]+ ?\(\d+(, ?\d+)?\)$/i;
const BRACKETED = /^(\([^()]{1,24}\)|\[[^[\]]{1,24}\]|<[^<>]{1,24}>)$/;
const NUMBER_PATTERN = /^[#0][#0.,' ]*$/;
const IMPORT_ID = /^\{"ImportId":/;

/** True for a unit, a type or a pattern, as they stand below the names of columns. */
export function isUnit(cell: string): boolean {
  const text = cell.trim();
  return (
    UNITS.has(text.toLowerCase()) ||
    BRACKETED.test(text) ||
    DATE_PATTERN.test(text) ||
    TYPE_WITH_SIZE.test(text) ||
    (NUMBER_PATTERN.test(text) && text.includes('#')) ||
    IMPORT_ID.test(text)
  );
}

/** What SurveyMonkey writes below a question that is one column: it says nothing about the column. */
export function isResponseWord(cell: string | null | undefined): boolean {
  return /^(open-ended )?response$/i.test(cell?.trim() ?? '');
}

/** Ways of writing that a value is missing: they tell nothing about what a row is. */
export function isMissingWord(cell: string): boolean {
  return /^([-–—.?*]|n\/?a|#n\/a|null|none|nan|nil|unknown|missing|k\. ?a\.|tbd|n\.? ?d\.?)$/i.test(
    cell.trim(),
  );
}
