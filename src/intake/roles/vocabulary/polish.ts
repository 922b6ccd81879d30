import type { Lexicon } from './lexicon';

/** Column names in Polish. */
export const POLISH: Lexicon = {
  customer_id: {
    strong: [
      '',
      'id klienta, id klient, nr klienta, numer klienta, kod klienta, identyfikator klienta, klient id, klient nr, ' +
        'id nabywcy, kod nabywcy, id kupującego',
      'id użytkownika, numer użytkownika, numer członkowski, id członka, kod kontrahenta, id kontrahenta, nr kontrahenta, ' +
        'numer karty lojalnościowej, karta lojalnościowa, konto klienta, id subskrybenta',
      'klient, nabywca, kupujący, kontrahent, odbiorca',
      'nazwa klienta, imię i nazwisko klienta, nazwisko klienta, e-mail klienta, email klienta, adres e-mail klienta, ' +
        'użytkownik, członek, nazwa kontrahenta, nazwa nabywcy',
    ],
    weak: 'nazwa, nazwisko, imię i nazwisko, firma, adres e-mail, telefon, nip, identyfikator, konto',
  },
  channel: {
    strong: [
      'kanał, kanał sprzedaży, kanał zamówienia, kanał kontaktu, kanał zakupu',
      'źródło, pochodzenie, platforma, źródło zamówienia',
    ],
    weak: 'urządzenie, sklep',
  },
  transactions: {
    order_id: {
      strong: [
        'nr zamówienia, numer zamówienia, id zamówienia, kod zamówienia, identyfikator zamówienia, zamówienie nr',
        'nr faktury, numer faktury, id faktury, faktura nr, faktura, zamówienie',
        'nr transakcji, numer transakcji, id transakcji, nr paragonu, numer paragonu, paragon, nr dokumentu, ' +
          'numer dokumentu, id sprzedaży, id zakupu, nr sprzedaży, transakcja',
      ],
      weak: 'numer, nr, dokument',
    },
    ordered_at: {
      strong: [
        'data zamówienia, data złożenia zamówienia, czas zamówienia, zamówiono, data i godzina zamówienia, data złożenia',
        'data faktury, data wystawienia, data wystawienia faktury, data sprzedaży, data zakupu, zakupiono, ' +
          'data transakcji, data paragonu, data kupna',
        'data płatności, data zapłaty, zapłacono, data utworzenia, utworzono',
        'data, data i godzina, data godzina, data i czas, znacznik czasu',
      ],
      weak: 'dzień, miesiąc, tydzień, czas, godzina, data operacji, data księgowania, data waluty',
    },
    amount: {
      strong: [
        'kwota, kwota pozycji, wartość pozycji, kwota netto, wartość netto, suma pozycji',
        'przychód, przychody, obrót, sprzedaż, sprzedaż netto, sprzedaż brutto, kwota brutto, wartość brutto, ' +
          'wartość sprzedaży, kwota sprzedaży, wartość',
        'suma, razem, łącznie, kwota zamówienia, wartość zamówienia, suma zamówienia, kwota faktury, wartość faktury, ' +
          'kwota całkowita, wartość całkowita, cena całkowita, do zapłaty, kwota do zapłaty, zapłacona kwota, ' +
          'wartość zakupu, kwota zakupu, kwota łączna, kwota transakcji, wartość transakcji',
      ],
      weak: 'cena, płatność, wydatki',
    },
    quantity: {
      strong: [
        'ilość, liczba sztuk, ilość sztuk, sztuki, szt, zamówiona ilość, sprzedana ilość, ilość zamówiona, liczba produktów, ' +
          'liczba pozycji',
      ],
      weak: 'liczba',
    },
    unit_price: {
      strong: [
        'cena jednostkowa, cena jedn, cena za sztukę, cena szt, cena jednostkowa netto, cena jednostkowa brutto',
        'cena, cena sprzedaży, cena produktu, cena netto, cena brutto, cena towaru',
      ],
      weak: 'cena katalogowa',
    },
    currency: { strong: ['waluta, kod waluty'] },
    product: {
      strong: [
        'produkt, nazwa produktu, towar, nazwa towaru, artykuł, nazwa artykułu',
        'opis, opis produktu, opis towaru, nazwa towaru lub usługi, nazwa pozycji',
        'kod produktu, kod towaru, id produktu, id towaru, indeks, indeks towaru, symbol, symbol towaru, nr artykułu, ' +
          'numer artykułu, numer produktu',
      ],
    },
    category: {
      strong: [
        'kategoria, kategoria produktu, kategoria towaru, grupa towarowa, grupa produktów, rodzaj produktu, typ produktu, linia produktów',
        'dział, podkategoria, asortyment',
      ],
      weak: 'grupa, klasa, typ, rodzaj',
    },
    discount: { strong: ['rabat, kwota rabatu, zniżka, upust, wartość rabatu'] },
    cost: { strong: ['koszt, koszt całkowity, koszt własny, koszt pozycji, koszt zakupu'] },
    is_return: {
      strong: ['zwrot, czy zwrot, zwrócono, zwrócone, anulowano, anulowane, reklamacja, korekta'],
    },
  },
  interactions: {
    occurred_at: {
      strong: [
        'data zdarzenia, czas zdarzenia, data wizyty, data kontaktu, data rozmowy, data połączenia, data reklamacji, ' +
          'data zgłoszenia, data interakcji, data otwarcia, data skargi',
        'data utworzenia, utworzono, data, data i godzina, data godzina, data i czas, znacznik czasu, początek, data rozpoczęcia, data wpływu',
      ],
      weak: 'dzień, czas, godzina, wysłano',
    },
    kind: {
      strong: [
        'rodzaj kontaktu, typ kontaktu, rodzaj interakcji, typ interakcji, rodzaj zdarzenia, typ zdarzenia, ' +
          'rodzaj aktywności, typ aktywności, rodzaj zgłoszenia, typ zgłoszenia, forma kontaktu, ' +
          'skarga, reklamacja, powód reklamacji',
        'typ, rodzaj, zdarzenie, aktywność, powód kontaktu',
      ],
      weak: 'kategoria, powód, temat, akcja, działanie',
    },
    detail: {
      strong: [
        'temat, opis, szczegóły, notatka, notatki, wiadomość, komentarz, komentarze, uwagi, treść, podsumowanie',
        'strona, powód, przyczyna, problem',
      ],
    },
  },
  surveys: {
    answered_at: {
      strong: [
        'data odpowiedzi, data ankiety, data wypełnienia, odpowiedziano, wypełniono, data badania, data przesłania',
        'data, data i godzina, data godzina, data i czas, znacznik czasu, data utworzenia',
      ],
    },
    question: {
      strong: [
        'pytanie, treść pytania, tekst pytania',
        'id pytania, nr pytania, numer pytania, kod pytania',
      ],
    },
    answer: {
      strong: ['odpowiedź, treść odpowiedzi, wartość odpowiedzi', 'ocena, punktacja, wartość'],
      weak: 'punkty, wynik',
    },
  },
  campaigns: {
    campaign: {
      strong: [
        'kampania, nazwa kampanii, id kampanii, kod kampanii',
        'promocja, akcja, nazwa akcji, wysyłka, nazwa promocji',
      ],
    },
    variant: {
      strong: ['wariant, grupa testowa, grupa kontrolna, grupa badawcza', 'grupa, wersja'],
    },
    sent_at: {
      strong: [
        'wysłano, data wysyłki, data wysłania, data kontaktu, dostarczono, data dostarczenia',
        'data, data i godzina, data godzina, data i czas, znacznik czasu, data utworzenia',
      ],
    },
    responded: {
      strong: [
        'odpowiedział, odpowiedź, odpowiedziała, zareagował, reakcja, konwersja, wykorzystano',
        'kupił, zakup, kliknął, kliknięcie',
      ],
    },
    response_value: {
      strong: [
        'wartość odpowiedzi, wartość reakcji, wartość konwersji',
        'przychód, kwota, wartość, sprzedaż, wartość zamówienia',
      ],
    },
    cost: { strong: ['koszt, koszt kontaktu, koszt kampanii, koszt na kontakt'] },
  },
  files: {
    transactions: 'zamowien, zamówien, sprzedaz, sprzedaż, zakup, faktur, transakcj, paragon',
    customers: 'klien, kontrahen, uzytkown, użytkown, czlonk, członk, kontakt, nabywc',
    interactions:
      'wizyt, reklamacj, zdarzen, zgloszen, zgłoszen, rozmow, rozmów, kontakt, interakcj, skarg',
    surveys: 'ankiet, badan, odpowied, satysfakcj',
    campaigns: 'kampani, promocj, akcj, wysylk, wysyłk',
  },
  codes:
    'kod pocztowy, telefon, tel, nr telefonu, numer telefonu, telefon komórkowy, komórka, kod produktu, kod towaru, ' +
    'id produktu, indeks, indeks towaru, symbol, symbol towaru, kod kreskowy, nip, regon, pesel, numer karty, nr karty, nr konta, numer konta',
  traits: {
    geographic:
      'kraj, region, województwo, powiat, gmina, miasto, miejscowość, dzielnica, kontynent, państwo, pocztowy',
    firmographic:
      'branża, sektor, firma, przedsiębiorstwo, spółka, pracownicy, zatrudnienie, organizacja, nip, regon, prawna',
    behavioural:
      'zamówienia, zakupy, wizyty, rejestracja, zarejestrowany, zapisany, subskrypcja, zgoda, aktywny, ostatni, ' +
      'ostatnia, ostatnie, reklamacje, rabat, punkty, lojalnościowy',
    demographic:
      'płeć, wiek, urodzenia, urodziny, cywilny, wykształcenie, dochód, dochody, gospodarstwo, dzieci, zawód, narodowość, ' +
      'obywatelstwo, język, rodzina, pokolenie',
    psychographic: 'zainteresowania, wartości, postawy, hobby, motywacje, preferencje, opinie',
    contact: 'tytuł',
  },
  traitNames: { demographic: 'stan cywilny', firmographic: 'forma prawna' },
  personal: {
    name: 'imię, imiona, nazwisko, nazwa, kontakt',
    email: 'mailowy',
    phone: 'telefon, telefonu, telefony, komórka, komórkowy',
    address: 'ulica, adres, adresy, zamieszkania',
    birth: 'data urodzenia, data ur, urodziny, dzień urodzin',
    whose:
      'i, klienta, klient, osoby, osoba, kontaktowa, kontaktowej, nabywcy, odbiorcy, użytkownika, kontrahenta, rozliczeniowy, ' +
      'dostawy, wysyłki, pełne, pierwsze, drugie, panieńskie, domowy, służbowy, prywatny, główny, dodatkowy, inny, ' +
      'numer, nr, budynku, lokalu, domu, faktury, korespondencyjny',
    about: 'status, zgoda, typ, rodzaj, źródło, kanał, kampania, liczba, domena, zweryfikowany',
  },
  sales: {
    status:
      'status zamówienia, stan zamówienia, status płatności, stan płatności, status transakcji',
    unfinished:
      'anulowano, anulowany, anulowana, anulowane, odrzucony, odrzucona, odrzucone, nieudany, nieudana, nieudane, płatność nieudana, zwrócono, zwrócony, zwrócona, zwrócone, zwrot, zwrot środków, wygasły, wygasła, wygasłe, usunięty, usunięta, usunięte',
    cancelled: 'anulowano, anulowany, anulowana, anulowane, data anulowania',
  },
  things:
    'sklep, magazyn, dostawca, sprzedawca, produkt, produktu, towar, towaru, artykuł, marka, oddział',
  header:
    'klient, id klienta, nr klienta, data, kwota, wartość, cena, cena jednostkowa, ilość, produkt, towar, zamówienie, nr zamówienia, ' +
    'numer zamówienia, data zamówienia, faktura, nr faktury, imię, nazwisko, nazwa, adres, ulica, kod pocztowy, miasto, ' +
    'kraj, telefon, data urodzenia, waluta, opis, kategoria, suma, razem',
};
