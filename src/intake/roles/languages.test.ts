import { describe, expect, it } from 'vitest';
import type { Role } from '../../base/roles';
import { hasHeader } from '../sniff/header';
import { sniffFile } from '../sniff/sniff-file';
import { personalKind } from './personal-columns';
import { proposeRoles } from './propose-roles';
import type { RoleProposal } from './role-proposal';
import { isCodeName } from './vocabulary';
import { traitKind } from './trait-kind';

/** What a file of each kind is called, in the order of the columns that the rows below have. */
interface Headers {
  /** order id; date; customer; product; quantity; unit price; line amount; currency. */
  readonly orders: readonly string[];
  /** id; first name; surname; e-mail; phone; street; postcode; town; country; sex; date of birth. */
  readonly customers: string;
  /** customer; when; kind; channel; what about. */
  readonly interactions: string;
  /** customer; when; question; answer. */
  readonly surveys: string;
  /** customer; campaign; variant; sent; responded; worth. */
  readonly campaigns: string;
  readonly yes: string;
  readonly no: string;
}

const LANGUAGES: Readonly<Record<string, Headers>> = {
  English: {
    orders: ['Order No;Order Date;Customer No;Product;Qty;Unit Price;Line Total;Currency'],
    customers:
      'Customer ID;First name;Surname;E-mail;Phone;Street;Postcode;City;Country;Gender;Date of birth',
    interactions: 'Customer ID;Contact date;Contact type;Channel;Subject',
    surveys: 'Customer ID;Response date;Question;Answer',
    campaigns: 'Customer ID;Campaign;Variant;Sent at;Responded;Response value',
    yes: 'yes',
    no: 'no',
  },
  German: {
    orders: [
      'Bestellnr.;Bestelldatum;Kundennr.;Artikel;Menge;Einzelpreis;Positionsbetrag;Währung',
      'Rechnungsnummer;Rechnungsdatum;Kunde;Bezeichnung;Anzahl;Preis;Betrag;Waehrung',
      'Auftrags-Nr;Auftragsdatum;KundenID;Artikelbezeichnung;Stück;Stückpreis;Umsatz (EUR);Währung',
      'Belegnummer;Datum;Kundennummer;Artikelnummer;Menge;VK-Preis;Gesamtpreis;Währung',
    ],
    customers:
      'Kundennummer;Vorname;Nachname;E-Mail-Adresse;Telefonnummer;Straße;PLZ;Ort;Land;Geschlecht;Geburtsdatum',
    interactions: 'Kundennummer;Kontaktdatum;Kontaktart;Kanal;Betreff',
    surveys: 'Kundennummer;Antwortdatum;Frage;Antwort',
    campaigns: 'Kundennummer;Kampagne;Testgruppe;Versendet am;Reagiert;Umsatz',
    yes: 'ja',
    no: 'nein',
  },
  French: {
    orders: [
      'N° commande;Date de commande;N° client;Produit;Quantité;Prix unitaire;Montant;Devise',
      'Numéro de facture;Date facture;Code client;Désignation;Qté;PU HT;Montant HT;Devise',
      'Référence commande;Date d’achat;Client;Article;Nombre d’articles;Prix;Total ligne;Monnaie',
    ],
    customers:
      'Numéro client;Prénom;Nom;Adresse e-mail;Téléphone;Adresse;Code postal;Ville;Pays;Sexe;Date de naissance',
    interactions: 'N° client;Date de contact;Type de contact;Canal;Objet',
    surveys: 'N° client;Date de réponse;Question;Réponse',
    campaigns: 'N° client;Campagne;Groupe test;Date d’envoi;A répondu;Chiffre d’affaires',
    yes: 'oui',
    no: 'non',
  },
  Spanish: {
    orders: [
      'Nº pedido;Fecha de pedido;Nº cliente;Producto;Cantidad;Precio unitario;Importe;Moneda',
      'Número de factura;Fecha factura;Código de cliente;Descripción;Unidades;Precio;Importe línea;Divisa',
      'id_pedido;fecha;id_cliente;articulo;cantidad;precio_unitario;total_linea;moneda',
    ],
    customers:
      'ID cliente;Nombre;Apellidos;Correo electrónico;Teléfono;Dirección;Código postal;Ciudad;País;Sexo;Fecha de nacimiento',
    interactions: 'ID cliente;Fecha de contacto;Tipo de contacto;Canal;Asunto',
    surveys: 'ID cliente;Fecha de respuesta;Pregunta;Respuesta',
    campaigns: 'ID cliente;Campaña;Grupo de prueba;Fecha de envío;Ha respondido;Ingresos',
    yes: 'sí',
    no: 'no',
  },
  'Portuguese (Brazil)': {
    orders: [
      'Número do pedido;Data do pedido;Código do cliente;Produto;Quantidade;Preço unitário;Valor total;Moeda',
      'Nº Pedido;Data da Compra;ID Cliente;Descrição;Qtd;Valor Unitário;Valor Total;Moeda',
      'Nota Fiscal;Data;Cliente;Produto;Qtde;Preço;Valor;Moeda',
    ],
    customers:
      'Código do cliente;Nome;Sobrenome;E-mail;Telefone;Endereço;CEP;Cidade;País;Gênero;Data de nascimento',
    interactions: 'ID cliente;Data do contato;Tipo de contato;Canal;Assunto',
    surveys: 'ID cliente;Data da resposta;Pergunta;Resposta',
    campaigns: 'ID cliente;Campanha;Grupo de teste;Data de envio;Respondeu;Receita',
    yes: 'sim',
    no: 'não',
  },
  'Portuguese (Portugal)': {
    orders: [
      'Nº encomenda;Data da encomenda;Nº cliente;Artigo;Quantidade;Preço unitário;Montante;Moeda',
      'Número da fatura;Data da fatura;Número de cliente;Designação;Quant.;Preço unit.;Valor líquido;Moeda',
    ],
    customers:
      'Número de cliente;Nome;Apelido;Correio eletrónico;Telemóvel;Morada;Código postal;Localidade;País;Género;Data de nascimento',
    interactions: 'Nº cliente;Data do contacto;Tipo de contacto;Canal;Assunto',
    surveys: 'Nº cliente;Data da resposta;Pergunta;Resposta',
    campaigns: 'Nº cliente;Campanha;Grupo de controlo;Data do envio;Respondeu;Valor da resposta',
    yes: 'sim',
    no: 'não',
  },
  Italian: {
    orders: [
      'Numero ordine;Data ordine;Codice cliente;Prodotto;Quantità;Prezzo unitario;Importo;Valuta',
      'N. fattura;Data fattura;Cliente;Descrizione;Q.tà;Prezzo;Totale;Valuta',
      'ID ordine;Data;ID cliente;Articolo;Pezzi;Prezzo unitario;Importo riga;Valuta',
    ],
    customers:
      'Codice cliente;Nome;Cognome;E-mail;Telefono;Indirizzo;CAP;Città;Paese;Sesso;Data di nascita',
    interactions: 'Codice cliente;Data contatto;Tipo di contatto;Canale;Oggetto',
    surveys: 'Codice cliente;Data risposta;Domanda;Risposta',
    campaigns: 'Codice cliente;Campagna;Gruppo di test;Data invio;Ha risposto;Ricavo',
    yes: 'sì',
    no: 'no',
  },
  Dutch: {
    orders: [
      'Bestelnummer;Besteldatum;Klantnummer;Artikel;Aantal;Stuksprijs;Bedrag;Valuta',
      'Factuurnr.;Factuurdatum;Klant;Omschrijving;Aantal;Prijs;Totaal;Valuta',
      'Ordernummer;Datum;Klantnr;Product;Aantal stuks;Prijs per stuk;Omzet;Munt',
    ],
    customers:
      'Klantnummer;Voornaam;Achternaam;E-mailadres;Telefoonnummer;Straat;Postcode;Woonplaats;Land;Geslacht;Geboortedatum',
    interactions: 'Klantnummer;Contactdatum;Soort contact;Kanaal;Onderwerp',
    surveys: 'Klantnummer;Antwoorddatum;Vraag;Antwoord',
    campaigns: 'Klantnummer;Campagne;Testgroep;Verzonden op;Gereageerd;Omzet',
    yes: 'ja',
    no: 'nee',
  },
  Polish: {
    orders: [
      'Nr zamówienia;Data zamówienia;Nr klienta;Produkt;Ilość;Cena jednostkowa;Wartość;Waluta',
      'Numer faktury;Data wystawienia;Kod klienta;Nazwa towaru;Ilosc;Cena;Kwota;Waluta',
      'ID zamówienia;Data;Klient;Towar;Liczba sztuk;Cena jedn.;Kwota (PLN);Waluta',
    ],
    customers:
      'Nr klienta;Imię;Nazwisko;Adres e-mail;Telefon;Ulica;Kod pocztowy;Miasto;Kraj;Płeć;Data urodzenia',
    interactions: 'Nr klienta;Data kontaktu;Rodzaj kontaktu;Kanał;Temat',
    surveys: 'Nr klienta;Data odpowiedzi;Pytanie;Odpowiedź',
    campaigns: 'Nr klienta;Kampania;Grupa testowa;Data wysyłki;Odpowiedział;Przychód',
    yes: 'tak',
    no: 'nie',
  },
};

const ROWS = 30;
const day = (row: number) =>
  `${String(1 + ((row * 5) % 28)).padStart(2, '0')}.${String(1 + (row % 12)).padStart(2, '0')}.2024`;
const customer = (row: number) => `K${String(100 + (row % 9))}`;
const pick = (row: number, ...words: readonly string[]) => words[row % words.length] ?? '';

const FILES: Readonly<
  Record<Exclude<keyof Headers, 'yes' | 'no'>, (row: number, language: Headers) => string>
> = {
  orders: (row) =>
    [
      `B${String(500 + Math.floor(row / 2))}`,
      day(Math.floor(row / 2)),
      customer(Math.floor(row / 2)),
      pick(row, 'Lamp', 'Mug', 'Vase'),
      1 + (row % 4),
      '12.50',
      ((1 + (row % 4)) * 12.5).toFixed(2),
      'EUR',
    ].join(';'),
  customers: (row) =>
    [
      `K${String(100 + row)}`,
      pick(row, 'Anna', 'Jan', 'Eva'),
      pick(row, 'Novak', 'Silva'),
      `p${String(row)}@example.com`,
      `+49 30 55${String(1000 + row)}`,
      `Ring ${String(row + 1)}`,
      `0${String(1000 + row * 7)}`,
      pick(row, 'Lyon', 'Porto'),
      pick(row, 'FR', 'PT'),
      pick(row, 'f', 'm'),
      `${String(1 + (row % 28)).padStart(2, '0')}.03.19${String(60 + row)}`,
    ].join(';'),
  interactions: (row) =>
    [
      customer(row),
      day(row),
      pick(row, 'A', 'B'),
      pick(row, 'web', 'shop'),
      pick(row, 'late', 'broken'),
    ].join(';'),
  surveys: (row) => [customer(row), day(row), pick(row, 'Q1', 'Q2'), String(row % 11)].join(';'),
  campaigns: (row, { yes, no }) =>
    [
      customer(row),
      'Spring',
      pick(row, 'x', 'y'),
      day(row),
      pick(row, yes, no),
      String(row * 2),
    ].join(';'),
};

const PARTS: Readonly<Record<Exclude<keyof typeof FILES, 'customers'>, readonly string[]>> = {
  orders: [
    'order_id',
    'ordered_at',
    'customer_id',
    'product',
    'quantity',
    'unit_price',
    'amount',
    'currency',
  ],
  interactions: ['customer_id', 'occurred_at', 'kind', 'channel', 'detail'],
  surveys: ['customer_id', 'answered_at', 'question', 'answer'],
  campaigns: ['customer_id', 'campaign', 'variant', 'sent_at', 'responded', 'response_value'],
};
const ROLE_OF: Readonly<Record<keyof typeof FILES, Role>> = {
  orders: 'transactions',
  customers: 'customers',
  interactions: 'interactions',
  surveys: 'surveys',
  campaigns: 'campaigns',
};

async function proposed(
  header: string,
  kind: keyof typeof FILES,
  language: Headers,
): Promise<RoleProposal[]> {
  const lines = Array.from({ length: ROWS }, (_, row) => FILES[kind](row, language));
  const file = new File([[header, ...lines].join('\n')], 'export.csv');
  const sniff = await sniffFile(file, {});
  if (!sniff.ok) throw new Error(JSON.stringify(sniff.error));
  const { sample, reading } = sniff.value;
  expect(reading.header, header).toBe(true);
  return proposeRoles({ ...sample, types: reading.columns.map(({ type }) => type) }, 'export.csv');
}

describe.each(Object.entries(LANGUAGES))('column names in %s', (_, language) => {
  for (const kind of ['orders', 'interactions', 'surveys', 'campaigns'] as const) {
    const headers = [language[kind]].flat();
    it.each(headers)(`${kind}: %s`, async (header) => {
      const [best, second] = await proposed(header, kind, language);
      const names = header.split(';');
      expect(best?.mapping).toEqual(
        Object.fromEntries(PARTS[kind].map((part, place) => [part, names[place]])),
      );
      expect(best).toMatchObject({ role: ROLE_OF[kind], ambiguous: false });
      expect(best?.confidence).toBeGreaterThanOrEqual(0.9);
      expect(second?.confidence ?? 0).toBeLessThan(0.9);
    });
  }

  it(`customers: ${language.customers}`, async () => {
    const [best] = await proposed(language.customers, 'customers', language);
    const names = language.customers.split(';');
    expect(best).toMatchObject({ role: 'customers', mapping: { customer_id: names[0] } });
    expect(best?.confidence).toBeGreaterThanOrEqual(0.9);
    const personal = names.slice(1).map((name) => personalKind(name, 'text'));
    expect(personal).toEqual([
      'name',
      'name',
      'email',
      'phone',
      'address',
      null,
      null,
      null,
      null,
      'birth',
    ]);
    const traits = names.slice(6).map((name) => traitKind(name, 'text'));
    expect(traits).toEqual([
      'geographic',
      'geographic',
      'geographic',
      'demographic',
      'demographic',
    ]);
    expect(isCodeName(names[4] ?? ''), names[4]).toBe(true);
  });

  it('tell a header from rows of text alone', () => {
    const cells = [language.customers.split(';')[1] ?? '', 'x', 'x'];
    expect(hasHeader(cells, [], 5)).toBe(true);
    expect(hasHeader(['y', 'x', 'x'], [], 5)).toBe(false);
  });
});

describe('words that are alike in two languages', () => {
  it('decide nothing where the values do not agree', async () => {
    const text = `customer_id;data;nota;valuta\n${Array.from({ length: ROWS }, (_, row) => `K${String(row % 5)};x${String(row)};free text;1.5`).join('\n')}`;
    const sniff = await sniffFile(new File([text], 'export.csv'), {});
    if (!sniff.ok) throw new Error(sniff.error.code);
    const { sample, reading } = sniff.value;
    const proposals = proposeRoles(
      { ...sample, types: reading.columns.map(({ type }) => type) },
      'export.csv',
    );
    expect(proposals.filter(({ confidence }) => confidence >= 0.9)).toEqual([]);
  });

  it.each(['art', 'note', 'lid', 'ca', 'pu', 'nr', 'valor unitario medio'])(
    '“%s” is no decision',
    async (word) => {
      const text = `customer_id;${word};size\n${Array.from({ length: ROWS }, (_, row) => `K${String(row % 5)};${String(row)};${String(row)}`).join('\n')}`;
      const sniff = await sniffFile(new File([text], 'export.csv'), {});
      if (!sniff.ok) throw new Error(sniff.error.code);
      const { sample, reading } = sniff.value;
      const proposals = proposeRoles(
        { ...sample, types: reading.columns.map(({ type }) => type) },
        'export.csv',
      );
      expect(proposals.filter(({ confidence }) => confidence >= 0.9)).toEqual([]);
    },
  );
});
