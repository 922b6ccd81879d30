import type { Lexicon } from './lexicon';

/** Column names in Italian. */
export const ITALIAN: Lexicon = {
  customer_id: {
    strong: [
      '',
      'id cliente, id del cliente, codice cliente, codice del cliente, cod cliente, numero cliente, numero di cliente, ' +
        'n cliente, n° cliente, nr cliente, identificativo cliente, riferimento cliente, id acquirente',
      'id utente, codice utente, numero socio, numero di socio, codice socio, id socio, tessera, numero tessera, ' +
        'carta fedeltà, numero carta fedeltà, id membro, conto cliente, id abbonato',
      'cliente, acquirente, compratore, socio, utente',
      'nome cliente, nome del cliente, nominativo cliente, e-mail cliente, email del cliente, membro, abbonato',
    ],
    weak: 'nome, cognome, nominativo, ragione sociale, azienda, posta elettronica, indirizzo e-mail, telefono, codice fiscale, partita iva',
  },
  channel: {
    strong: [
      'canale, canale di vendita, canale vendita, canale di acquisto, canale di contatto, canale ordine',
      'origine, piattaforma, fonte, provenienza',
    ],
    weak: 'dispositivo, negozio, mezzo',
  },
  transactions: {
    order_id: {
      strong: [
        'id ordine, id dell’ordine, numero ordine, numero d’ordine, numero dell’ordine, n ordine, n° ordine, nr ordine, ' +
          'num ordine, codice ordine, riferimento ordine',
        'numero fattura, numero della fattura, n fattura, n° fattura, nr fattura, num fattura, id fattura, fattura, ordine',
        'id transazione, numero transazione, numero scontrino, n scontrino, scontrino, numero ricevuta, ricevuta, id vendita, ' +
          'numero vendita, id acquisto, numero documento, id carrello',
      ],
      weak: 'numero, documento, riferimento, transazione',
    },
    ordered_at: {
      strong: [
        'data ordine, data dell’ordine, data d’ordine, data di ordine, ora ordine, ordinato il, data e ora ordine',
        'data fattura, data della fattura, data acquisto, data di acquisto, data d’acquisto, acquistato il, data vendita, ' +
          'data di vendita, data della vendita, data transazione, data documento, data scontrino, data di fatturazione',
        'pagato il, data pagamento, data di pagamento, creato il, data creazione, data di creazione',
        'data, data e ora, data ora, marca temporale',
      ],
      weak: 'giorno, mese, settimana, ora, data operazione, data contabile, data valuta',
    },
    amount: {
      strong: [
        'importo, importo riga, importo della riga, totale riga, importo netto, netto riga, imponibile',
        'ricavo, ricavi, fatturato, vendite, incasso, importo lordo, valore netto, valore vendita, venduto, importo vendita',
        'totale, importo totale, prezzo totale, totale ordine, totale dell’ordine, totale fattura, importo ordine, ' +
          'importo dell’ordine, importo fattura, valore ordine, valore dell’ordine, valore totale, subtotale, ' +
          'importo pagato, totale pagato, importo speso, totale acquisto, importo acquisto, spesa totale',
      ],
      weak: 'valore, prezzo, pagamento, somma, spesa',
    },
    quantity: {
      strong: [
        'quantità, qtà, q tà, qta, quantità ordinata, quantità venduta, pezzi, pz, unità, numero articoli, ' +
          'numero di articoli, numero pezzi, n pezzi',
      ],
      weak: 'numero prodotti, volume',
    },
    unit_price: {
      strong: [
        'prezzo unitario, prezzo per unità, prezzo unità, prezzo unit, prezzo al pezzo, importo unitario',
        'prezzo, prezzo di vendita, prezzo vendita, prezzo prodotto, prezzo netto, prezzo articolo',
      ],
      weak: 'listino, prezzo di listino',
    },
    currency: { strong: ['valuta, codice valuta, divisa'] },
    product: {
      strong: [
        'prodotto, nome prodotto, nome del prodotto, articolo, nome articolo, nome dell’articolo, merce',
        'descrizione, descrizione prodotto, descrizione articolo, descrizione del prodotto, descrizione dell’articolo, denominazione',
        'codice prodotto, codice articolo, cod prodotto, cod articolo, id prodotto, id articolo, riferimento prodotto, ' +
          'riferimento articolo',
      ],
    },
    category: {
      strong: [
        'categoria, categoria prodotto, categoria di prodotto, categoria articolo, gruppo merceologico, gruppo prodotti, ' +
          'tipo prodotto, tipo di prodotto, linea prodotto',
        'reparto, famiglia, sottocategoria',
      ],
      weak: 'gruppo, classe, tipo',
    },
    discount: { strong: ['sconto, importo sconto, valore sconto, ribasso'] },
    cost: { strong: ['costo, costo totale, costo del venduto, costo riga'] },
    is_return: {
      strong: [
        'reso, è reso, è un reso, restituito, restituzione, rimborso, rimborsato, annullato, stornato, storno',
      ],
    },
  },
  interactions: {
    occurred_at: {
      strong: [
        'data evento, data dell’evento, data visita, data della visita, visitato il, data contatto, data di contatto, ' +
          'data del contatto, contattato il, data chiamata, data della chiamata, data reclamo, data del reclamo, ' +
          'data interazione, data apertura, aperto il, data ticket, data segnalazione',
        'creato il, data creazione, data, data e ora, data ora, inizio, data inizio, ricevuto il',
      ],
      weak: 'giorno, ora, inviato il',
    },
    kind: {
      strong: [
        'tipo contatto, tipo di contatto, tipo interazione, tipo di interazione, tipo evento, tipo di evento, ' +
          'tipo attività, tipo di attività, tipo richiesta, tipo di richiesta, tipo ticket, tipologia contatto, ' +
          'tipologia di contatto, ' +
          'reclamo, motivo del reclamo',
        'tipo, tipologia, evento, attività, motivo del contatto, motivo contatto',
      ],
      weak: 'categoria, motivo, tema, stato, azione',
    },
    detail: {
      strong: [
        'oggetto, dettaglio, dettagli, descrizione, nota, messaggio, commento, commenti, osservazioni, testo, riassunto, annotazioni',
        'tema, motivo, pagina, problema, argomento',
      ],
    },
  },
  surveys: {
    answered_at: {
      strong: [
        'data risposta, data della risposta, data di risposta, risposto il, data sondaggio, data del sondaggio, ' +
          'data questionario, inviato il, completato il, compilato il',
        'data, data e ora, data ora, marca temporale, creato il',
      ],
    },
    question: {
      strong: [
        'domanda, testo della domanda, testo domanda, quesito',
        'id domanda, codice domanda, n domanda',
      ],
    },
    answer: {
      strong: [
        'risposta, testo della risposta, testo risposta, valore risposta',
        'punteggio, valutazione, voto, valore',
      ],
      weak: 'punti',
    },
  },
  campaigns: {
    campaign: {
      strong: [
        'campagna, nome campagna, nome della campagna, id campagna, codice campagna',
        'promozione, iniziativa, invio',
      ],
    },
    variant: {
      strong: [
        'variante, gruppo di test, gruppo test, gruppo di controllo, gruppo controllo, trattamento',
        'gruppo, cella, versione',
      ],
    },
    sent_at: {
      strong: [
        'inviato il, data invio, data di invio, data d’invio, data dell’invio, spedito il, data contatto, consegnato il',
        'data, data e ora, data ora, creato il',
      ],
    },
    responded: {
      strong: [
        'ha risposto, risposto, risposta, ha reagito, reazione, convertito, conversione, riscattato',
        'ha acquistato, acquistato, cliccato, ha cliccato',
      ],
    },
    response_value: {
      strong: [
        'valore risposta, valore della risposta, valore conversione',
        'ricavo, ricavi, fatturato, importo, valore, vendite, valore ordine',
      ],
    },
    cost: {
      strong: ['costo, costo contatto, costo per contatto, costo di contatto, costo campagna'],
    },
  },
  files: {
    transactions: 'ordini, ordine, vendit, acquist, fattur, transazion, scontrin, ricevut',
    customers: 'client, soci, utent, anagrafica, abbonat, contatt',
    interactions: 'visit, reclam, event, chiamat, interazion, segnalazion, contatt, assistenza',
    surveys: 'sondaggi, questionari, soddisfazione, rispost',
    campaigns: 'campagn, promozion, invii',
  },
  codes:
    'codice postale, codice avviamento postale, telefono, tel, numero di telefono, numero telefono, cellulare, ' +
    'codice prodotto, codice articolo, cod prodotto, cod articolo, codice a barre, id prodotto, partita iva, p iva, ' +
    'codice fiscale, numero carta, numero tessera',
  traits: {
    geographic:
      'paese, nazione, regione, provincia, città, comune, località, cap, quartiere, continente, territorio, stato',
    firmographic:
      'settore, azienda, società, ditta, impresa, dipendenti, addetti, organizzazione, iva, giuridica, filiale',
    behavioural:
      'ordini, acquisti, visite, registrazione, registrato, iscrizione, iscritto, fedeltà, abbonamento, consenso, attivo, ' +
      'ultima, ultimo, reclami, sconto, punti',
    demographic:
      'sesso, genere, età, nascita, compleanno, istruzione, reddito, famiglia, nucleo, figli, professione, ' +
      'occupazione, nazionalità, lingua, generazione, civile',
    psychographic:
      'interessi, interesse, valori, atteggiamenti, passatempi, motivazioni, preferenze, opinioni',
    contact: 'appellativo',
  },
  traitNames: {
    demographic: 'stato civile, titolo di studio',
    firmographic: 'ragione sociale, fatturato annuo',
  },
  personal: {
    name: 'nome, nomi, cognome, nominativo, contatto, referente',
    email: 'pec',
    phone: 'telefono, cellulare, telefoni',
    address: 'indirizzo, indirizzi, domicilio, residenza, civico',
    birth: 'data di nascita, data nascita, nato il, nata il, compleanno',
    whose:
      'del, della, di, dell, e, d, cliente, clienti, persona, socio, acquirente, utente, abbonato, destinatario, ' +
      'fatturazione, spedizione, consegna, completo, primo, secondo, fisso, casa, lavoro, ufficio, abitazione, principale, ' +
      'secondario, altro, numero, num, elettronica, posta, postale',
    about:
      'stato, consenso, tipo, origine, canale, frequenza, campagna, dominio, verificato, valido',
  },
  sales: {
    status:
      'stato, stato ordine, stato dell’ordine, stato pagamento, stato del pagamento, stato transazione',
    unfinished:
      'annullato, annullata, cancellato, cancellata, fallito, fallita, non riuscito, non riuscita, rifiutato, rifiutata, respinto, respinta, rimborsato, rimborsata, stornato, stornata, restituito, restituita, reso, scaduto, scaduta, abbandonato, abbandonata',
    cancelled:
      'annullato, annullata, cancellato, cancellata, annullato il, data annullamento, data di annullamento, data cancellazione',
  },
  things: 'negozio, magazzino, fornitore, venditore, prodotto, articolo, marca',
  header:
    'cliente, codice cliente, id cliente, importo, prezzo, prezzo unitario, quantità, prodotto, articolo, ordine, ' +
    'numero ordine, data, data ordine, fattura, numero fattura, nome, cognome, indirizzo, cap, città, provincia, paese, telefono, ' +
    'cellulare, data di nascita, valuta, descrizione, categoria, totale',
};
