import type { Encoding } from '../../src/base/reading';

/** Words with letters beyond ASCII as they stand in tables of customers, and the encodings that programs there write. */
export interface AccentedWords {
  readonly language: string;
  readonly encodings: readonly Encoding[];
  readonly words: readonly string[];
}

const WESTERN: readonly Encoding[] = ['windows-1252', 'macintosh'];

export const ACCENTED_WORDS: readonly AccentedWords[] = [
  {
    language: 'English',
    encodings: WESTERN,
    words: words(
      'café, résumé, naïve, Brontë, façade, décor, entrée, sauté, crêpe, jalapeño, piñata, cliché, fiancé, touché, matinée, soufflé, rosé, Beyoncé, Renée, O’Brien, D’Angelo, customer’s, don’t, we’re, £20, 10–12, protégé, exposé, Salomé, Zoë, Chloë, André, José, María, François, Müller, Nestlé, Häagen, L’Oréal, Citroën',
    ),
  },
  {
    language: 'German',
    encodings: [...WESTERN, 'windows-1250'],
    words: words(
      'Straße, Größe, Österreich, München, Köln, Düsseldorf, Schröder, Jäger, Krämer, Böhm, Günther, Jürgen, Käthe, Bäcker, Möbel, Gemüse, Käse, Brötchen, Bücher, Schlüssel, Tür, Küche, Gürtel, Hähnchen, Süßwaren, Spülmittel, für, über, zurück, gültig, Währung, Stück, Geschäft, Aufträge, Rücksendung, Lübeck, Nürnberg, Würzburg, Völklingen, Mönchengladbach, Weiß, Groß, Fußball, Ärmel, Öl, Übung',
    ),
  },
  {
    language: 'French',
    encodings: WESTERN,
    words: words(
      'Lefèvre, Hélène, Gaëlle, Noémie, Frédéric, François, Orléans, Besançon, Nîmes, Évreux, Alençon, Angoulême, Béziers, Saint-Étienne, Périgueux, crème, fraîche, pâté, gâteau, légumes, bœuf, œufs, château, bière, thé, lait entier à, été, Noël, août, février, décembre, réglé, payé, expédié, annulé, créé, qualité, quantité, catégorie, société, L’Haÿ, côté, maïs, élève, pêche, forêt',
    ),
  },
  {
    language: 'Spanish',
    encodings: WESTERN,
    words: words(
      'Muñoz, Ibáñez, Núñez, Peñalver, Castaño, Zúñiga, Güell, Begoña, Iñaki, Íñigo, Nicolás, Sebastián, Tomás, Joaquín, Verónica, Mónica, Lucía, Sofía, Rocío, Álvaro, Málaga, Cáceres, Castellón, Alcorcón, Leganés, Gijón, jamón, melocotón, piña, champiñón, café, té, azúcar, camión, cartón, pañales, leña, niños, pequeño, envío, pedido nº, devolución, teléfono, código, categoría, válido',
    ),
  },
  {
    language: 'Portuguese',
    encodings: WESTERN,
    words: words(
      'João, Conceição, Assunção, Simões, Guimarães, Magalhães, Araújo, Antônio, António, Mônica, Vinícius, Flávia, Letícia, Patrícia, Luís, Inês, Brasília, Goiânia, Florianópolis, São Paulo, Maceió, Belém, Évora, Setúbal, Portimão, pão, maçã, limões, açúcar, feijão, fogão, calções, coração, médio, série, número, endereço, preço, não, também, promoção, devolução, cartão, crédito, débito, avó',
    ),
  },
  {
    language: 'Italian',
    encodings: WESTERN,
    words: words(
      'città, quantità, qualità, società, disponibilità, novità, così, perché, più, già, caffè, tè, tiramisù, ragù, papà, lunedì, martedì, giovedì, Niccolò, Nicolò, Forlì, Cefalù, Cantù, Mondovì, Salò, Canicattì, metà, età, identità, località, modalità, è, né, sarà, verrà, può, però, ciò, università, pubblicità, libertà, virtù, menù, pietà, santità, bontà',
    ),
  },
  {
    language: 'Dutch',
    encodings: WESTERN,
    words: words(
      'België, Italië, Curaçao, Oekraïne, Israël, Loïs, Daniëlle, Michaël, Noël, Zoë, Chloë, Joëlle, Renée, André, René, Desirée, één, vóór, coördinator, geïnd, beëindigd, gecreëerd, categorieën, coöperatie, zoölogie, reëel, financiële, officiële, ruïne, egoïst, naïef, maïzena, crème, paté, café, scène, enquête, ideeën, oliën, bacteriën, provinciën, kopiëren, geëist, reünie, überhaupt, tweeëntwintig',
    ),
  },
  {
    language: 'Polish',
    encodings: ['windows-1250'],
    words: words(
      'Wałęsa, Kościuszko, Piłsudski, Brzęczyszczykiewicz, Gałązka, Żółkiewski, Ścibor, Śliwa, Źrebiec, Łopuszański, Świątek, Michał, Łucja, Stanisława, Rafał, Przemysław, Wrocław, Gdańsk, Poznań, Łódź, Rzeszów, Zabłocie, Ełk, Słupsk, Świnoujście, żółty, ciężki, książka, ręcznik, szczęście, pięćdziesiąt, złotych, zapłacono, wysłane, zwrócono, płatność, kość, gęś, źródło, część, ogórek, śmietana, masło, chleb żytni, wieś, mąka',
    ),
  },
  {
    language: 'Czech',
    encodings: ['windows-1250'],
    words: words(
      'Řehoř, Šťastný, Dvořáková, Nováková, Havlíček, Němcová, Žižka, Kovář, Kašpar, Jiřina, Božena, Vojtěch, Matouš, Příbram, Kutná Hora č, Břeclav, Mělník, Znojmo ž, Třinec, Žatec, Děčín, Šumperk, příliš, žluťoučký, kůň, úpěl, ďábelské, ódy, zaplaceno ě, vráceno ů, objednávka, množství, zboží, něco, dřevěný, tričko, boty dětské, mléko, sůl, hořčice, rohlík, knížka, účet, měsíc, týden, říjen',
    ),
  },
  {
    language: 'Hungarian',
    encodings: ['windows-1250'],
    words: words(
      'Kőszegi, Dömötör, Szűcs, Bükk, Győző, Csőke, Erzsébet, György, László, Zoltán ő, Győr, Fertőd, Hódmezővásárhely, Kecskemét, Pécs, Sümeg, Makó, Szentendre ű, Mezőkövesd, Dunaújváros, tejföl, vöröshagyma, gyümölcs, zöldség, fűszer, kenyér, sütemény, hűtő, mosógép, cipő, esernyő, könyv, füzet, idő, fizetve ő, törölve, visszaküldött, összeg, értéke, kért, költség, előfizető, ügyfél, rendelő, fő, nőnek',
    ),
  },
  {
    language: 'Japanese',
    encodings: ['shift_jis'],
    words: words(
      '東京都, 大阪府, 横浜市, 佐藤, 鈴木, 高橋, 田中, 渡辺, 伊藤, 山本, 中村, 小林, 加藤, 吉田, さくら, ひまわり, タロウ, ハナコ, ｶﾌﾞｼｷｶﾞｲｼｬ, ﾔﾏﾀﾞ, 株式会社, 有限会社, 注文番号, 配送済み, キャンセル, りんご, みかん, コーヒー, お茶, 牛乳, パン, 靴下, 帽子, 東北地方, 北海道, 沖縄県, 支払い, 返品, 数量, 価格, 日曜日, 一月, 住所, 電話, 渋谷区, 表示',
    ),
  },
];

function words(list: string): readonly string[] {
  return list.split(', ');
}
