import type { Lexicon } from './lexicon';

/** Column names in Dutch. */
export const DUTCH: Lexicon = {
  customer_id: {
    strong: [
      '',
      'klantnummer, klantnr, klant nr, klant id, klantcode, klantreferentie, klantsleutel, koper id, nummer klant, relatienummer',
      'lidnummer, lidnr, lid id, gebruikers id, gebruikersnummer, debiteurnummer, debiteurnr, debiteurennummer, debiteur nr, klantaccount, ' +
        'klantenkaart, klantenkaartnummer, abonneenummer',
      'klant, koper, afnemer, debiteur, besteller',
      'klantnaam, naam klant, naam van de klant, e-mail klant, e-mailadres klant, gebruiker, relatie',
    ],
    weak: 'naam, achternaam, lid, e-mailadres, bedrijf, bedrijfsnaam, gebruikersnaam, telefoon, telefoonnummer, rekening, rekeningnummer',
  },
  channel: {
    strong: [
      'kanaal, verkoopkanaal, bestelkanaal, contactkanaal, aankoopkanaal',
      'bron, herkomst, platform, bestelbron',
    ],
    weak: 'apparaat, winkel, filiaal',
  },
  transactions: {
    order_id: {
      strong: [
        'bestelnummer, bestelnr, bestelling id, bestel id, bestellingsnummer, ordernummer, ordernr, ordercode, orderreferentie',
        'factuurnummer, factuurnr, factuur nr, factuur id, factuur, bestelling',
        'transactienummer, transactie id, bonnummer, bonnr, kassabon, kassabonnummer, verkoopnummer, aankoopnummer, ' +
          'documentnummer, winkelmand id, transactie',
      ],
      weak: 'nummer, document, referentie, bon',
    },
    ordered_at: {
      strong: [
        'besteldatum, besteltijd, bestelmoment, besteld op, datum bestelling, datum van bestelling, orderdatum, ordertijd',
        'factuurdatum, datum factuur, aankoopdatum, datum aankoop, gekocht op, verkoopdatum, datum verkoop, transactiedatum, ' +
          'datum transactie, bondatum',
        'betaald op, betaaldatum, betaaldatum order, aangemaakt op, aanmaakdatum, gemaakt op',
        'datum, datum tijd, datum en tijd, tijdstip, tijdstempel',
      ],
      weak: 'dag, maand, week, tijd, boekdatum, boekingsdatum, rentedatum',
    },
    amount: {
      strong: [
        'bedrag, regelbedrag, regeltotaal, totaal regel, nettobedrag, netto bedrag, bedrag excl btw',
        'omzet, netto omzet, bruto omzet, verkopen, opbrengst, brutobedrag, bruto bedrag, bedrag incl btw, verkoopbedrag, ' +
          'netto waarde, verkoopwaarde',
        'totaal, totaalbedrag, totaal bedrag, totaalprijs, totale prijs, subtotaal, subtotaalbedrag, factuurbedrag, ' +
          'factuurtotaal, orderbedrag, ordertotaal, orderwaarde, bestelbedrag, bestelwaarde, betaald bedrag, eindbedrag, ' +
          'aankoopbedrag, totale waarde',
      ],
      weak: 'waarde, prijs, betaling, som, besteding',
    },
    quantity: {
      strong: [
        'aantal, hoeveelheid, stuks, besteld aantal, verkocht aantal, aantal besteld, aantal verkocht, aantal stuks, ' +
          'aantal artikelen, eenheden',
      ],
      weak: 'volume, aantal producten',
    },
    unit_price: {
      strong: [
        'stuksprijs, prijs per stuk, eenheidsprijs, prijs per eenheid, stukprijs, artikelprijs',
        'prijs, verkoopprijs, productprijs, nettoprijs, netto prijs, brutoprijs',
      ],
      weak: 'adviesprijs, tarief',
    },
    currency: { strong: ['valuta, valutacode, munt, munteenheid'] },
    product: {
      strong: [
        'product, productnaam, naam product, artikel, artikelnaam',
        'omschrijving, productomschrijving, artikelomschrijving, beschrijving, productbeschrijving',
        'artikelnummer, artikelnr, artikelcode, artikel id, productnummer, productnr, productcode, product id',
      ],
    },
    category: {
      strong: [
        'categorie, productcategorie, artikelcategorie, productgroep, artikelgroep, productsoort, producttype, productlijn',
        'afdeling, subcategorie, assortiment',
      ],
      weak: 'groep, klasse, type, soort',
    },
    discount: { strong: ['korting, kortingsbedrag, kortingbedrag'] },
    cost: { strong: ['kosten, kostprijs, totale kosten, inkoopwaarde'] },
    is_return: {
      strong: [
        'retour, is retour, geretourneerd, retourzending, terugbetaald, terugbetaling, geannuleerd',
      ],
    },
  },
  interactions: {
    occurred_at: {
      strong: [
        'datum gebeurtenis, bezoekdatum, datum bezoek, bezocht op, contactdatum, datum contact, contactmoment datum, ' +
          'beldatum, gespreksdatum, klachtdatum, datum klacht, ticketdatum, geopend op, gemeld op, interactiedatum, activiteitsdatum',
        'aangemaakt op, aanmaakdatum, gemaakt op, datum, datum tijd, datum en tijd, tijdstip, tijdstempel, begin, starttijd, ontvangen op',
      ],
      weak: 'dag, tijd, verzonden op',
    },
    kind: {
      strong: [
        'soort contact, contactsoort, contacttype, type contact, interactietype, type interactie, soort interactie, ' +
          'gebeurtenistype, type gebeurtenis, activiteitstype, tickettype, type ticket, soort melding, contactvorm, ' +
          'klacht, soort klacht, reden klacht',
        'soort, gebeurtenis, activiteit, contactreden, reden contact',
      ],
      weak: 'categorie, reden, onderwerp, actie',
    },
    detail: {
      strong: [
        'onderwerp, omschrijving, beschrijving, notitie, notities, bericht, opmerking, opmerkingen, toelichting, samenvatting, tekst',
        'pagina, reden, thema, inhoud, probleem',
      ],
    },
  },
  surveys: {
    answered_at: {
      strong: [
        'antwoorddatum, datum antwoord, beantwoord op, enquêtedatum, datum enquête, ingevuld op, ingediend op, voltooid op, verzonden op',
        'datum, datum tijd, datum en tijd, tijdstip, tijdstempel, aangemaakt op',
      ],
    },
    question: {
      strong: [
        'vraag, vraagtekst, tekst vraag, enquêtevraag',
        'vraag id, vraagcode, vraag nr, vraagnummer',
      ],
    },
    answer: {
      strong: ['antwoord, antwoordtekst, antwoordwaarde, reactie', 'beoordeling, cijfer, waarde'],
      weak: 'punten',
    },
  },
  campaigns: {
    campaign: {
      strong: [
        'campagne, campagnenaam, naam campagne, campagne id, campagnecode',
        'actie, actienaam, nieuwsbrief, promotie',
      ],
    },
    variant: {
      strong: [
        'variant, testgroep, controlegroep, behandelgroep, behandeling',
        'groep, cel, versie',
      ],
    },
    sent_at: {
      strong: [
        'verzonden op, verstuurd op, verzenddatum, datum verzonden, datum verzending, contactdatum, bezorgd op',
        'datum, datum tijd, datum en tijd, tijdstip, tijdstempel, aangemaakt op',
      ],
    },
    responded: {
      strong: [
        'gereageerd, heeft gereageerd, reactie, respons, geantwoord, antwoord, geconverteerd, ingewisseld',
        'conversie, gekocht, geklikt, besteld',
      ],
    },
    response_value: {
      strong: [
        'responswaarde, waarde respons, waarde reactie, conversiewaarde',
        'omzet, bedrag, waarde, opbrengst, orderwaarde',
      ],
    },
    cost: { strong: ['kosten, contactkosten, kosten per contact, campagnekosten'] },
  },
  files: {
    transactions:
      'bestelling, verkop, verkoop, aankop, aankoop, factuur, facturen, transactie, kassabon, omzet',
    customers: 'klant, leden, gebruiker, relatie, contact, abonnee',
    interactions: 'bezoek, klacht, gebeurtenis, gesprek, contact, interactie, melding',
    surveys: 'enquete, enquête, vragenlijst, tevredenheid, antwoord',
    campaigns: 'campagne, actie, nieuwsbrief',
  },
  codes:
    'postcode, telefoon, telefoonnummer, telefoonnr, tel, mobiel, mobiel nummer, gsm, artikelnummer, artikelnr, artikelcode, ' +
    'productnummer, productcode, product id, streepjescode, btw nummer, btw id, kvk nummer, kvk, kaartnummer, klantenkaartnummer, huisnummer, rekeningnummer',
  traits: {
    geographic:
      'land, regio, provincie, stad, plaats, woonplaats, gemeente, wijk, buurt, postcode, werelddeel, gebied',
    firmographic:
      'branche, sector, bedrijf, onderneming, bedrijfsnaam, werknemers, medewerkers, organisatie, btw, kvk, rechtsvorm, dochteronderneming',
    behavioural:
      'bestellingen, aankopen, bezoeken, inschrijving, ingeschreven, aangemeld, registratie, geregistreerd, abonnement, ' +
      'toestemming, actief, sinds, laatste, klachten, korting, punten, nieuwsbrief',
    demographic:
      'geslacht, leeftijd, geboorte, geboortedatum, geboortejaar, verjaardag, opleiding, inkomen, huishouden, gezin, kinderen, ' +
      'beroep, nationaliteit, taal, generatie',
    psychographic:
      'levensstijl, interesses, interesse, waarden, hobby, motivatie, voorkeuren, meningen',
    contact: 'aanhef',
  },
  traitNames: { demographic: 'burgerlijke staat' },
  personal: {
    name: 'naam, voornaam, achternaam, tussenvoegsel, voorletters, klantnaam, contactpersoon, roepnaam, gebruikersnaam',
    email: 'emailadres, mailadres',
    phone: 'telefoon, telefoonnummer, telefoonnr, mobiel, mobielnummer, gsm',
    address:
      'straat, straatnaam, adres, adressen, huisnummer, factuuradres, afleveradres, bezorgadres',
    birth: 'geboortedatum, datum geboorte, verjaardag, geboren op',
    whose:
      'van, de, het, klant, klanten, persoon, lid, koper, gebruiker, ontvanger, factuur, bezorging, levering, volledige, ' +
      'vaste, thuis, werk, zakelijk, prive, hoofd, ander, nummer, regel, en, adres',
    about:
      'status, toestemming, soort, herkomst, kanaal, frequentie, campagne, aantal, domein, geverifieerd, geldig',
  },
  sales: {
    status:
      'bestelstatus, status bestelling, betaalstatus, betalingsstatus, transactiestatus, factuurstatus',
    unfinished:
      'geannuleerd, annulering, mislukt, betaling mislukt, geweigerd, afgewezen, terugbetaald, gecrediteerd, geretourneerd, retour, verlopen, verwijderd',
    cancelled: 'geannuleerd, geannuleerd op, annuleringsdatum, annuleerdatum',
  },
  things: 'winkel, filiaal, magazijn, leverancier, verkoper, product, artikel, merk',
  header:
    'klant, klantnummer, klantnr, datum, bedrag, prijs, stuksprijs, aantal, product, artikel, artikelnummer, bestelnummer, ' +
    'ordernummer, besteldatum, orderdatum, factuurnummer, factuurdatum, naam, voornaam, achternaam, adres, straat, postcode, ' +
    'woonplaats, plaats, land, telefoon, telefoonnummer, e-mailadres, geboortedatum, valuta, omschrijving, categorie, totaal, omzet',
};
