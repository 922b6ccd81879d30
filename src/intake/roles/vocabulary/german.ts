import type { Lexicon } from './lexicon';

/** Column names in German. */
export const GERMAN: Lexicon = {
  customer_id: {
    strong: [
      '',
      'kundennummer, kundennr, kunden id, kundencode, kundenschlüssel, kundenkennung, kdnr, nummer des kunden, käufer id, ' +
        'käufernummer',
      'mitgliedsnummer, mitgliedsnr, mitglieds id, benutzer id, benutzernummer, nutzer id, nutzernummer, debitorennummer, ' +
        'debitorennr, debitor nr, kundenkonto, kundenkartennummer, abonnentennummer, teilnehmernummer',
      'kunde, käufer, besteller, debitor',
      'kundenname, name des kunden, kunden e-mail, e-mail des kunden, mitglied, benutzer, nutzer',
    ],
    weak: 'name, nachname, firma, e-mail-adresse, mailadresse, benutzername, telefon, telefonnummer, konto, kontonummer',
  },
  channel: {
    strong: [
      'kanal, vertriebskanal, verkaufskanal, bestellkanal, absatzkanal, kontaktkanal',
      'quelle, herkunft, plattform, bestellquelle',
    ],
    weak: 'gerät, filiale',
  },
  transactions: {
    order_id: {
      strong: [
        'bestellnummer, bestellnr, bestell id, bestellungsnummer, bestellcode, auftragsnummer, auftragsnr, auftrags id, ' +
          'ordernummer',
        'rechnungsnummer, rechnungsnr, rechnung nr, rechnung, bestellung, auftrag',
        'belegnummer, belegnr, bonnummer, bonnr, kassenbon, transaktionsnummer, transaktions id, vorgangsnummer, ' +
          'warenkorb id, quittungsnummer, beleg',
      ],
      weak: 'nummer, nr, vorgang, buchungsnummer',
    },
    ordered_at: {
      strong: [
        'bestelldatum, bestellzeit, bestellzeitpunkt, bestelltag, bestellt am, datum der bestellung, auftragsdatum',
        'rechnungsdatum, datum der rechnung, kaufdatum, kaufzeitpunkt, gekauft am, datum des kaufs, verkaufsdatum, ' +
          'belegdatum, bondatum, transaktionsdatum, buchungsdatum',
        'bezahlt am, zahlungsdatum, erstellt am, angelegt am, erstellungsdatum',
        'datum, zeitstempel, zeitpunkt, datum uhrzeit, datum und uhrzeit, datum zeit',
      ],
      weak: 'tag, monat, woche, zeit, uhrzeit, buchungstag, wertstellung',
    },
    amount: {
      strong: [
        'betrag, zeilenbetrag, zeilensumme, zeilenwert, positionsbetrag, positionssumme, positionswert, positionspreis, ' +
          'nettobetrag, betrag netto',
        'umsatz, nettoumsatz, bruttoumsatz, umsatz netto, umsatz brutto, bruttobetrag, betrag brutto, erlös, erlöse, ' +
          'nettoerlös, nettowert, warenwert, verkaufswert',
        'gesamt, gesamtbetrag, gesamtpreis, gesamtsumme, gesamtwert, gesamtumsatz, summe, endbetrag, rechnungsbetrag, ' +
          'rechnungssumme, bestellwert, bestellsumme, auftragswert, auftragssumme, zwischensumme, zahlbetrag, kaufbetrag',
      ],
      weak: 'wert, zahlung, preis, verkaufspreis',
    },
    quantity: {
      strong: [
        'menge, anzahl, stück, stückzahl, stk, bestellmenge, verkaufsmenge, verkaufte menge, artikelanzahl, ' +
          'anzahl artikel, anzahl stück',
      ],
      weak: 'absatz, einheiten',
    },
    unit_price: {
      strong: [
        'einzelpreis, stückpreis, preis pro stück, preis je stück, preis pro einheit, einheitspreis, artikelpreis, ' +
          'einzelpreis netto, einzelpreis brutto, nettoeinzelpreis',
        'preis, verkaufspreis, vk preis, vk, e preis, produktpreis, nettopreis, bruttopreis',
      ],
      weak: 'listenpreis',
    },
    currency: { strong: ['währung, währungscode'] },
    product: {
      strong: [
        'produkt, produktname, produkttitel, artikel, artikelname, ware',
        'bezeichnung, beschreibung, artikelbezeichnung, artikelbeschreibung, artikeltext, produktbezeichnung, ' +
          'produktbeschreibung, positionstext',
        'artikelnummer, artikelnr, artikel id, artikelcode, produktnummer, produktnr, produkt id, produktcode, ' +
          'materialnummer',
      ],
    },
    category: {
      strong: [
        'kategorie, produktkategorie, artikelkategorie, warengruppe, artikelgruppe, produktgruppe, produktart, ' +
          'produktlinie',
        'abteilung, sortiment, unterkategorie, produktklasse',
      ],
      weak: 'gruppe, klasse, typ, art, sparte',
    },
    discount: {
      strong: ['rabatt, rabattbetrag, nachlass, preisnachlass, gutscheinrabatt, skonto'],
    },
    cost: { strong: ['kosten, wareneinsatz, selbstkosten, gesamtkosten, herstellkosten'] },
    is_return: {
      strong: [
        'retoure, ist retoure, retourniert, rückgabe, zurückgegeben, storno, storniert, ist storniert, erstattet, ' +
          'erstattung',
      ],
    },
  },
  interactions: {
    occurred_at: {
      strong: [
        'ereignisdatum, ereigniszeit, besuchsdatum, besucht am, kontaktdatum, kontaktzeitpunkt, datum des kontakts, ' +
          'kontaktiert am, eröffnet am, ticketdatum, anrufdatum, anrufzeit, beschwerdedatum, reklamationsdatum, ' +
          'aktivitätsdatum, gemeldet am, sitzungsbeginn',
        'erstellt am, angelegt am, datum, zeitstempel, zeitpunkt, datum uhrzeit, datum und uhrzeit, beginn, startzeit, ' +
          'eingegangen am, eingangsdatum',
      ],
      weak: 'tag, zeit, uhrzeit, gesendet am',
    },
    kind: {
      strong: [
        'kontaktart, art des kontakts, kontakttyp, interaktionsart, interaktionstyp, ereignisart, ereignistyp, ' +
          'aktivitätsart, aktivitätstyp, ticketart, tickettyp, anfrageart, anfragetyp, vorgangsart, ' +
          'beschwerde, beschwerdegrund, reklamation, reklamationsgrund',
        'typ, ereignis, aktivität, kontaktgrund',
      ],
      weak: 'art, aktion, kategorie, grund, thema',
    },
    detail: {
      strong: [
        'betreff, beschreibung, notiz, notizen, nachricht, kommentar, kommentare, bemerkung, bemerkungen, anmerkung, ' +
          'zusammenfassung',
        'seite, thema, grund, anliegen, inhalt',
      ],
    },
  },
  surveys: {
    answered_at: {
      strong: [
        'beantwortet am, antwortdatum, datum der antwort, umfragedatum, datum der umfrage, befragungsdatum, ' +
          'abgeschickt am, eingereicht am, abgeschlossen am, ausgefüllt am',
        'datum, zeitstempel, zeitpunkt, erstellt am',
      ],
    },
    question: {
      strong: ['frage, fragetext, fragentext, fragestellung', 'frage id, frage nr, fragencode'],
    },
    answer: {
      strong: ['antwort, antworttext, antwortwert', 'bewertung, punktzahl, punkte, wert'],
      weak: 'note',
    },
  },
  campaigns: {
    campaign: {
      strong: [
        'kampagne, kampagnenname, name der kampagne, kampagnen id, kampagnencode, werbekampagne',
        'aktion, aktionsname, werbeaktion, newsletter',
      ],
    },
    variant: {
      strong: [
        'variante, testvariante, testgruppe, kontrollgruppe, versuchsgruppe, kampagnengruppe',
        'gruppe, zelle',
      ],
    },
    sent_at: {
      strong: [
        'versendet am, versandt am, gesendet am, verschickt am, zugestellt am, versanddatum, sendedatum, ' +
          'versandzeitpunkt, kontaktdatum',
        'datum, zeitstempel, zeitpunkt, erstellt am',
      ],
    },
    responded: {
      strong: [
        'reagiert, hat reagiert, reaktion, geantwortet, hat geantwortet, antwort, konvertiert, eingelöst',
        'konversion, gekauft, bestellt, geklickt',
      ],
    },
    response_value: {
      strong: [
        'reaktionswert, wert der reaktion, antwortwert, konversionswert',
        'umsatz, bestellwert, wert, betrag, erlös',
      ],
    },
    cost: { strong: ['kosten, kontaktkosten, kosten pro kontakt, kampagnenkosten'] },
  },
  files: {
    transactions:
      'bestell, auftrag, auftraeg, aufträg, umsatz, umsätz, verkauf, verkäuf, rechnung, beleg, kauf, transaktion, warenkorb',
    customers: 'kunde, mitglied, nutzer, benutzer, kontakt, adress, abonnent',
    interactions: 'besuch, beschwerde, reklamation, ereignis, kontakt, anruf, anfrage, interaktion',
    surveys: 'umfrage, befragung, fragebogen, antwort, zufriedenheit',
    campaigns: 'kampagne, aktion, werbe',
  },
  codes:
    'plz, postleitzahl, telefon, telefonnummer, telefonnr, tel, tel nr, handy, handynummer, mobilnummer, mobiltelefon, rufnummer, ' +
    'artikelnummer, artikelnr, artikel id, artikelcode, produktnummer, produktnr, produktcode, produkt id, materialnummer, ' +
    'ust id, ustid nr, ust idnr, steuernummer, kartennummer, kundenkartennummer, kontonummer, blz, bankleitzahl, hausnummer',
  traits: {
    geographic:
      'land, region, bundesland, kanton, stadt, ort, wohnort, plz, postleitzahl, kreis, landkreis, bezirk, gemeinde, ' +
      'breitengrad, längengrad, gebiet, kontinent, staat',
    firmographic:
      'branche, firma, unternehmen, unternehmensgröße, mitarbeiter, mitarbeiterzahl, rechtsform, organisation, ' +
      'umsatzsteuer, ust, jahresumsatz, kundenbetreuer',
    behavioural:
      'bestellungen, käufe, besuche, anmeldung, angemeldet, registriert, registrierung, mitglied, punkte, treuepunkte, ' +
      'abo, abonnement, einwilligung, aktiv, seit, rabatt, beschwerden, letzte, letzter',
    demographic:
      'geschlecht, alter, geburt, geburtsdatum, geburtstag, geburtsjahr, familienstand, bildung, abschluss, ' +
      'einkommen, haushalt, haushaltsgröße, kinder, beruf, nationalität, staatsangehörigkeit, sprache, generation',
    psychographic:
      'lebensstil, interessen, interesse, werte, einstellung, hobby, hobbys, motivation, vorlieben, meinung',
    contact: 'anrede, titel',
  },
  personal: {
    name:
      'name, vorname, nachname, zuname, familienname, rufname, geburtsname, kundenname, ansprechpartner, ' +
      'ansprechpartnerin, kontaktperson, empfängername, benutzername',
    email: 'emailadresse, mailadresse',
    phone:
      'telefon, telefonnummer, telefonnr, handy, handynummer, handynr, mobil, mobilnummer, mobiltelefon, rufnummer, ' +
      'festnetz, faxnummer, telefax',
    address:
      'straße, anschrift, adresse, adresszusatz, lieferadresse, rechnungsadresse, wohnadresse, postfach, hausnummer, ' +
      'hausnr',
    birth: 'geburtsdatum, geburtstag, geburtsdatum des kunden, geboren am',
    whose:
      'kunde, kunden, des, der, vor, nach, person, mitglied, käufer, besteller, empfänger, inhaber, rechnung, ' +
      'lieferung, privat, geschäftlich, dienstlich, haus, und, vollständiger, nummer, zeile, adresse',
    about: 'typ, einwilligung, quelle, kanal, kampagne, anzahl, bestätigt, gültig, domain, status',
  },
  sales: {
    status:
      'bestellstatus, auftragsstatus, zahlungsstatus, zahlstatus, rechnungsstatus, transaktionsstatus, status der bestellung, status der zahlung',
    unfinished:
      'storniert, storno, annulliert, abgebrochen, abgelehnt, fehlgeschlagen, zahlung fehlgeschlagen, erstattet, rückerstattet, zurückerstattet, retourniert, retoure, zurückgegeben, zurückgesendet, abgelaufen, verfallen, gelöscht',
    cancelled: 'storniert, ist storniert, storniert am, stornodatum, stornierungsdatum',
  },
  things: 'filiale, lager, lieferant, verkäufer, produkt, artikel, hersteller, marke',
  header:
    'kunde, kunden nr, kundennummer, datum, betrag, umsatz, summe, menge, anzahl, preis, einzelpreis, artikel, ' +
    'artikelnummer, produkt, bestellnummer, bestelldatum, rechnungsnummer, rechnungsdatum, auftragsnummer, name, vorname, ' +
    'nachname, firma, straße, plz, ort, land, telefon, e-mail, geburtsdatum, währung, bezeichnung, kategorie',
};
