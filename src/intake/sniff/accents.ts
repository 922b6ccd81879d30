/**
 * Accented letters of German, French, Spanish, Portuguese, Italian, Dutch, the Nordic languages, Polish, Czech, Slovak,
 * Hungarian, Croatian, Slovene and Romanian, and the letters they stand between. Each line: the letter; how frequent it
 * is, as a power of two; the letters before it that make up three quarters of its occurrences, after a slash those of
 * the next fifth; then the letters behind it. `_` is the edge of a word.
 *
 * Counted over names of regions, languages, currencies, units and months in Unicode CLDR 48, names of people, places
 * and goods in Faker 9, and everyday words; every language weighs the same, the Nordic and smaller ones less than half.
 */
const LETTERS = [
  'á 10 kvtrlnm_s/zdbpihcgfy _nrlst/cgbzvmkdjčfpi',
  'à 8 trl/nci _/',
  'ă 8 nzcrtl/dbsmgţş _lr/untdigşcmv',
  'â 7 wlstcrmh/b_pgzvdk nlm/trc',
  'å 8 _mrghl/ptsvenb l_rkns/dgbvp',
  'ä 9 ltrvhnwmfj/sip_kgb n_srtilh/ucmfgkjdäv',
  'ã 7 stçmihrld/_cpgnvje o/_',
  'ą 6 irldbzwn/jłkcts _scbżgt/dkp',
  'æ 7 vrflsnb_k/tjgmp rnskt/lgdv_i',
  'ć 7 i/aśey_u _a/kmbeišohp',
  'č 9 š_iaen/oruáíjlvmb ike/anoí_us',
  'ç 7 ano/eirlu ao/ãõ',
  'ď 2 a_ž/eu aou/á_',
  'đ 3 a_ern/uog aei/uo',
  'é 10 rmn_ldhtksc/vbpfgziu _lsrnetmcg/pduovhkabz',
  'è 8 irnlmotsu/h_zfdyvg _rns/mtglvdc',
  'ê 7 nrudmlg/vcpthbf stn_/gfmcp',
  'ě 6 nvtd/bm _tljnšmszc/kždřpvr',
  'ë 9 io/ae _ln/rt',
  'ę 6 izjwkdł/tblrsmż dbc_tgż/kpzs',
  'í 9 rlntsmuvdc/_zařgpbčšjfk n_atsvcrk/mlogbzdčqp',
  'ì 7 dlrs/tbnv _/',
  'î 5 an_k/orhdsz _tn/lcrm',
  'ï 7 ao/uei snte_/aldmcw',
  'ľ 3 _eoá/duiípbga uoas/k_jnč',
  'ł 8 aos_izówe/gpkubydc oau_ey/kncóętgmą',
  'ń 7 aieo/yu s/_c',
  'ň 4 eoaášyu/_dripžvúl oask/_á',
  'ñ 7 eai/u_oá oa/ei',
  'ó 9 irltcgknmd/pzbj_hswe nwr_ld/sjłptzmgbżcv',
  'ò 7 lnrcs/uitdm _/',
  'ô 6 tcdrlh/mv_b ntm/_las',
  'ö 9 rkh_ltjsgd/nmfzbwop rnsltagcmhp/_dfevzb',
  'ő 6 tlzdrsb/gy_fnkv _slrzk/tedvnbgif',
  'õ 5 vçm/rlti er/',
  'ø 9 s_rhljnk/tfmbdeip rysned_/ljgmkbv',
  'œ 2 _cbs/nv u/ri',
  'ř 6 toáapkb_/edíhiěu eíis/o_akác',
  'ś 6 _oe/yaij lwncr/ć_m',
  'š 9 _atnjier/oulmdvábkg čtkiae/o_upvínm',
  'ş 6 eaiu/_ăorc t_ioa/eăunc',
  'ß 7 auoi/eä e_/blinhgwtrakc',
  'ť 2 šeu/aoiú aosá/_j',
  'ţ 6 iuna/yeo_ră ia/_ăe',
  'ú 7 rtphnb_almj/sygkcfez n_lsbrcdz/jthmpñagv',
  'ù 6 ritaln/bg _/',
  'û 5 hmfk/ors snk/rtl',
  'ů 4 rtkcndm/hlřpvjb _mvrž/nlhčdcbsj',
  'ü 9 rms_hlfkbpt/nwzgdj rnblcthd/skgmp',
  'ű 5 rymztfhn/vlsdkjg _rsek/lztnvj',
  'ý 6 kvn/tlrash _cn/mrsšdtzk',
  'ź 4 doa/óue _ndw/mal',
  'ž 7 du_oa/eirláí iane/u_skodípál',
  'ż 7 _dóoeąę/yaumri aye_ou/ikncdóm',
];

interface Neighbours {
  /** Log-probability of the letter among all of these. */
  readonly letter: number;
  readonly before: ReadonlyMap<string, number>;
  readonly behind: ReadonlyMap<string, number>;
}

/** What is left for neighbours that the table does not name, as one of about thirty letters. */
const OTHER = Math.log(0.05 / 30);
/** Log-probability of a letter that the table does not have, or that stands where it never does. */
export const IMPLAUSIBLE = -18;

/**
 * Log-probability of an accented letter between its neighbours, whatever the case. Neighbours that are no letters are
 * edges of the word. Naive Bayes: the three are taken as independent.
 */
export function letterScore(letter: string, before: string, behind: string): number {
  const known = TABLE.get(letter.toLowerCase());
  if (known === undefined) return IMPLAUSIBLE;
  const score =
    known.letter +
    (known.before.get(edgeOr(before)) ?? OTHER) +
    (known.behind.get(edgeOr(behind)) ?? OTHER);
  return Math.max(IMPLAUSIBLE, score);
}

function edgeOr(character: string): string {
  return /\p{L}/u.test(character) ? character.toLowerCase() : '_';
}

const TABLE = readTable();

function readTable(): ReadonlyMap<string, Neighbours> {
  const lines = LETTERS.map((line) => line.split(' '));
  const total = lines.reduce((sum, [, power]) => sum + 2 ** Number(power), 0);
  return new Map(
    lines.map(([letter = '', power, before = '', behind = '']) => [
      letter,
      {
        letter: Math.log(2 ** Number(power) / total),
        before: shares(before),
        behind: shares(behind),
      },
    ]),
  );
}

function shares(neighbours: string): ReadonlyMap<string, number> {
  const masses = [0.75, 0.2];
  return new Map(
    neighbours
      .split('/')
      .flatMap((tier, at) =>
        Array.from(tier, (letter) => [letter, Math.log((masses[at] ?? 0) / tier.length)] as const),
      ),
  );
}
