import type { Lexicon } from './lexicon';

/** Column names in French. */
export const FRENCH: Lexicon = {
  customer_id: {
    strong: [
      '',
      'numéro client, numéro de client, n° client, no client, num client, id client, identifiant client, code client, ' +
        'référence client, réf client, clé client, numéro acheteur, id acheteur',
      'numéro adhérent, n° adhérent, id adhérent, id membre, numéro de membre, numéro de compte client, compte client, ' +
        'identifiant utilisateur, id utilisateur, numéro abonné, id abonné, carte de fidélité, numéro carte de fidélité',
      'client, cliente, acheteur, adhérent, compte',
      'nom du client, nom client, nom et prénom du client, e-mail client, email du client, courriel client, membre, ' +
        'utilisateur, abonné',
    ],
    weak: 'nom, prénom, identifiant, courriel, adresse e-mail, adresse mail, société, entreprise, téléphone, numéro de compte',
  },
  channel: {
    strong: [
      'canal, canal de vente, canal de commande, canal de contact, canal d’achat',
      'origine, plateforme, source de la commande, provenance',
    ],
    weak: 'appareil, magasin, support',
  },
  transactions: {
    order_id: {
      strong: [
        'numéro de commande, numéro commande, n° commande, n° de commande, no commande, num commande, id commande, ' +
          'identifiant commande, référence commande, réf commande, code commande',
        'numéro de facture, n° facture, n° de facture, no facture, num facture, id facture, référence facture, facture, ' +
          'commande',
        'numéro de transaction, id transaction, n° transaction, numéro de ticket de caisse, ticket de caisse, ' +
          'numéro de reçu, numéro de pièce, n° pièce, id achat, id panier, numéro de vente, n° vente, pièce comptable',
      ],
      weak: 'numéro, référence, pièce, ticket',
    },
    ordered_at: {
      strong: [
        'date de commande, date commande, date de la commande, heure de commande, commandé le, passée le',
        'date de facture, date facture, date de facturation, date d’achat, date achat, acheté le, date de vente, ' +
          'date vente, date de transaction, date transaction, date de la vente',
        'payé le, date de paiement, date paiement, créé le, date de création, date création',
        'horodatage, date heure, date et heure',
      ],
      weak: 'jour, mois, semaine, heure, date opération, date d’opération, date de valeur',
    },
    amount: {
      strong: [
        'montant, montant ligne, montant de la ligne, total ligne, montant ht, montant net, prix total ligne',
        'chiffre d’affaires, ca ht, ca ttc, ventes, recette, recettes, revenus, montant ttc, montant brut, ' +
          'montant de la vente, montant vente',
        'montant total, montant commande, montant de la commande, montant facture, montant de la facture, prix total, ' +
          'total ttc, total ht, total commande, total de la commande, total facture, sous total, montant payé, ' +
          'montant de l’achat, valeur totale, valeur de la commande, valeur commande, somme',
      ],
      weak: 'valeur, prix, paiement, revenu, ca',
    },
    quantity: {
      strong: [
        'quantité, qté, quantité commandée, quantité vendue, nombre d’articles, nb articles, nombre articles, ' +
          'nombre d’unités, unités, pièces vendues',
      ],
      weak: 'nombre, nb, volume',
    },
    unit_price: {
      strong: [
        'prix unitaire, prix unitaire ht, prix unitaire ttc, pu ht, pu ttc, prix à l’unité, prix par unité',
        'prix, prix de vente, prix article, prix produit, prix net, prix ht, prix ttc',
      ],
      weak: 'tarif, pu',
    },
    currency: { strong: ['devise, monnaie, code devise'] },
    product: {
      strong: [
        'produit, nom du produit, nom produit, nom de l’article, nom article, libellé produit, libellé article',
        'désignation, libellé, description produit, description article, description du produit, désignation article',
        'référence produit, réf produit, référence article, réf article, code produit, code article, id produit, ' +
          'id article, numéro article, n° article',
      ],
    },
    category: {
      strong: [
        'catégorie, catégorie produit, catégorie de produit, catégorie article, famille produit, famille de produits, ' +
          'groupe produit, type de produit, gamme',
        'rayon, famille, sous catégorie, département produit',
      ],
      weak: 'groupe, classe',
    },
    discount: { strong: ['remise, montant remise, montant de la remise, réduction, rabais'] },
    cost: { strong: ['coût, coût total, coût de revient, coût des ventes, prix de revient'] },
    is_return: {
      strong: [
        'retour, est un retour, est retour, retourné, remboursé, remboursement, annulé, annulée, avoir',
      ],
    },
  },
  interactions: {
    occurred_at: {
      strong: [
        'date de l’événement, date événement, date de visite, date visite, visité le, date de contact, date contact, ' +
          'contacté le, date d’appel, date appel, date du ticket, date de réclamation, date réclamation, ' +
          'date de l’interaction, date d’interaction, date d’ouverture, ouvert le, signalé le',
        'créé le, date de création, horodatage, date heure, date et heure, début, date de début, reçu le',
      ],
      weak: 'jour, heure, envoyé le',
    },
    kind: {
      strong: [
        'type de contact, type contact, type d’interaction, type interaction, type d’événement, type événement, ' +
          'type d’activité, type de demande, type de ticket, nature du contact, ' +
          'réclamation, plainte, motif de réclamation',
        'événement, activité, motif de contact, motif du contact',
      ],
      weak: 'nature, catégorie, motif, sujet, statut, action',
    },
    detail: {
      strong: [
        'objet, détail, détails, commentaire, commentaires, remarque, remarques, texte, résumé, libellé, sujet',
        'motif, raison, corps, problème',
      ],
    },
  },
  surveys: {
    answered_at: {
      strong: [
        'date de réponse, date réponse, date de la réponse, répondu le, date de l’enquête, date enquête, date du sondage, ' +
          'date sondage, soumis le, envoyé le, terminé le, complété le',
        'horodatage, date heure, date et heure, créé le',
      ],
    },
    question: {
      strong: [
        'question posée, texte de la question, intitulé de la question, intitulé question',
        'code question, n° question',
      ],
    },
    answer: {
      strong: [
        'réponse, texte de la réponse, valeur de la réponse, réponse donnée',
        'évaluation, valeur',
      ],
      weak: 'note',
    },
  },
  campaigns: {
    campaign: {
      strong: [
        'campagne, nom de la campagne, nom de campagne, nom campagne, id campagne, code campagne, campagne marketing',
        'opération, opération commerciale, infolettre',
      ],
    },
    variant: {
      strong: [
        'variante, groupe test, groupe de test, groupe témoin, groupe de contrôle, bras',
        'groupe, cellule',
      ],
    },
    sent_at: {
      strong: [
        'envoyé le, date d’envoi, date envoi, date de l’envoi, expédié le, date de contact, contacté le, délivré le',
        'horodatage, date heure, date et heure, créé le',
      ],
    },
    responded: {
      strong: [
        'a répondu, répondu, réponse, a réagi, réaction, converti, a converti, utilisé',
        'acheté, a acheté, cliqué, a cliqué',
      ],
    },
    response_value: {
      strong: [
        'valeur de la réponse, montant de la réponse, valeur de conversion',
        'chiffre d’affaires, montant, valeur, ventes, revenus, valeur de la commande',
      ],
    },
    cost: {
      strong: [
        'coût, coût de contact, coût du contact, coût par contact, coût de la campagne, coût campagne',
      ],
    },
  },
  files: {
    transactions: 'commande, vente, achat, facture, transaction, panier, ticket de caisse',
    customers: 'client, adherent, adhérent, abonne, abonné, membre, utilisateur, contact',
    interactions:
      'visite, reclamation, réclamation, evenement, événement, appel, contact, interaction',
    surveys: 'sondage, enquete, enquête, questionnaire, satisfaction, reponse, réponse',
    campaigns: 'campagne, envoi, publipostage',
  },
  codes:
    'code postal, téléphone, tél, numéro de téléphone, n° téléphone, no téléphone, portable, téléphone portable, ' +
    'téléphone mobile, télécopie, référence produit, réf produit, référence article, réf article, code produit, ' +
    'code article, code barre, code barres, numéro de tva, n° tva, tva intracommunautaire, siret, siren, numéro de carte',
  traits: {
    geographic:
      'pays, région, département, ville, commune, province, canton, arrondissement, localité, continent, territoire',
    firmographic:
      'secteur, société, entreprise, effectif, effectifs, salariés, organisation, siret, siren, tva, juridique, filiale',
    behavioural:
      'commandes, achats, visites, inscription, inscrit, fidélité, abonnement, abonné, consentement, actif, depuis, ' +
      'dernière, dernier, réclamations, remise, points',
    demographic:
      'sexe, genre, âge, naissance, matrimonial, matrimoniale, civil, diplôme, revenu, foyer, ménage, enfants, ' +
      'métier, nationalité, langue, famille, génération, études',
    psychographic:
      'intérêts, intérêt, valeurs, attitudes, loisirs, motivations, préférences, opinions',
    contact: 'civilité, titre',
  },
  traitNames: {
    demographic: 'état civil, situation familiale, situation de famille',
    firmographic: 'raison sociale, chiffre d’affaires annuel',
  },
  personal: {
    name: 'nom, noms, prénom, prénoms, patronyme, contact, interlocuteur, pseudo',
    email: 'courriel, mél',
    phone: 'téléphone, tél, portable, télécopie, gsm',
    address: 'adresse, adresses, rue, voie, domicile',
    birth: 'date de naissance, date naissance, né le, née le, anniversaire',
    whose:
      'du, de, la, le, l, d, et, client, cliente, clients, personne, membre, acheteur, abonné, adhérent, utilisateur, ' +
      'destinataire, facturation, livraison, complet, famille, usage, jeune, fille, naissance, fixe, mobile, domicile, ' +
      'bureau, travail, professionnel, personnel, principal, secondaire, autre, numéro, num, ligne, complément, postale, ' +
      'électronique',
    about:
      'statut, consentement, type, origine, canal, fréquence, campagne, domaine, vérifié, valide',
  },
  sales: {
    status:
      'statut, statut commande, statut de la commande, état commande, état de la commande, statut paiement, statut du paiement, état du paiement, statut de la transaction',
    unfinished:
      'annulé, annulée, annulation, échoué, échouée, échec, échec du paiement, refusé, refusée, paiement refusé, rejeté, rejetée, remboursé, remboursée, retourné, retournée, expiré, expirée, abandonné, abandonnée, supprimé, supprimée',
    cancelled: 'annulé, annulée, annulé le, annulée le, date annulation, date d’annulation',
  },
  things: 'magasin, boutique, entrepôt, fournisseur, vendeur, produit, article, marque',
  header:
    'client, n° client, numéro client, date, montant, prix, prix unitaire, quantité, qté, produit, désignation, libellé, ' +
    'commande, n° commande, numéro de commande, date de commande, facture, n° facture, nom, prénom, adresse, code postal, ' +
    'ville, pays, téléphone, courriel, e-mail, date de naissance, devise, catégorie',
};
