/** Each country’s two and three letters (ISO 3166-1). */
const CODES =
  'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE ' +
  'BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS ' +
  'BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN ' +
  'COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST ' +
  'EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF ' +
  'GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD ' +
  'HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM ' +
  'JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA ' +
  'LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD ' +
  'MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM ' +
  'NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG ' +
  'PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA ' +
  'SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD ' +
  'STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON ' +
  'TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR ' +
  'VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE';

/** Names that no list of names has. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  [
    'GB',
    'uk, great britain, britain, england, scotland, wales, northern ireland, united kingdom of great britain and northern ireland',
  ],
  ['US', 'united states of america, the united states, u s, america'],
  ['IE', 'eire, republic of ireland'],
  ['NL', 'holland, the netherlands'],
  ['AE', 'uae, emirates'],
  ['CZ', 'czech republic'],
  ['TR', 'turkey'],
  ['RU', 'russian federation'],
  ['KR', 'korea, south korea, republic of korea'],
  ['KP', 'north korea'],
  ['CI', 'ivory coast'],
  ['MK', 'macedonia'],
  ['MM', 'burma'],
  ['SZ', 'swaziland'],
  ['CV', 'cape verde'],
  ['TL', 'east timor'],
  ['VA', 'vatican, holy see'],
  ['HK', 'hong kong'],
  ['MO', 'macau, macao'],
  ['TW', 'taiwan'],
  ['CN', 'peoples republic of china'],
  ['VN', 'viet nam'],
  ['BA', 'bosnia'],
];

/** Languages whose names of countries are known too. */
const LANGUAGES = 'en de fr es it nl pt pl sv da nb fi cs'.split(' ');

/** Finds the ISO 3166-1 code (two capital letters) of a country as people write it; null where it is none known. */
export type FindCountry = (text: string) => string | null;

/**
 * Codes of two and three letters, and names in the large languages of Europe and North America, whatever their accents
 * and capitals. Names come from the browser’s own tables (Unicode CLDR).
 */
export function countryFinder(): FindCountry {
  const codes = new Map<string, string>();
  const pairs = CODES.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(2)] as const);
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const [two] of pairs) {
      const name = names.of(two);
      if (name !== undefined && !codes.has(folded(name))) codes.set(folded(name), two);
    }
  }
  for (const [two, names] of OTHER_NAMES) {
    for (const name of names.split(', ')) codes.set(folded(name), two);
  }
  for (const [two, three] of pairs) {
    codes.set(folded(three), two);
    codes.set(folded(two), two);
  }
  codes.set('uk', 'GB');
  return (text) => codes.get(folded(text)) ?? null;
}

/** The countries, by name in the language asked for. */
export function countryNames(language: string): { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const collator = new Intl.Collator(language);
  return CODES.split(' ')
    .map((pair) => pair.slice(0, 2))
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => collator.compare(a.name, b.name));
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '');
}
