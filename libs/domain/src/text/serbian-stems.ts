/**
 * Serbian stems in which two Cyrillic letters meet that Latin would read as one: `нј`, `дж` (not `њ`, `џ`).
 * They are written in Cyrillic, where the difference shows. Source: the prefix and compound rules of Serbian spelling
 * (над-, од-, под-, пред- before ж; Latin in-, con-, an- before j); no native or adapted word with `лј` is known.
 */

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Stems that count only at the beginning of a word, where a prefix ends before ж or ј: `под|жупан`, `ван|језички`. */
export const STARTING_STEMS: readonly string[] = words(`
  анјон ванјезич инјункц инјури кенјон панјевреј панјугослов ссрнј танјуг наджањ надждр наджел наджео
  наджет наджив наджињ наджњ наджрец наджуп изнаджив оджал оджари оджвак оджвал оджваћ оджврг одждер
  одждр оджел оджет оджив оджубор поджан поджар поджв подже подждр поджив поджиг поджиз поджил поджњ
  поджуп поджут преджел преджен преджет преджив преджуп преджут фелджандар
`);

/** Stems that count anywhere in a word, because compounds of them are open: `микро|инјекција`, `ре|конјункција`. */
export const INNER_STEMS: readonly string[] = ['инјекц', 'инјект', 'инјицир', 'конјект', 'конјуг', 'конјунк'];

/** Prefixes that may stand before a starting stem: `не|наджив|љен`, `нај|поджут|елији`. */
export const STEM_PREFIXES: readonly string[] = ['', 'не', 'нај', 'најне'];

/**
 * Stems in which `dj` is two letters although the writer types `dj` for đ (ekavian and ijekavian).
 * Read only when that habit is switched on; all count at the beginning of a word.
 */
export const DJ_STEMS: readonly string[] = words(`
  адјектив адјунк бриндјед видје виндјак гдје додјел другдје дјев дјед дјеј дјел дјет дјец дјеч
  завидје задјев заодјен игдје лудје надјах надјач надјев надјен навидје негдје недјељ недјел нигдје
  обдјел овдје одјав одјах одјаш одјев одјед одјезд одјек одјел одјен одјећ одјец одјур ондје подјар
  подјед подјезич подјел подјет пододјел полудје понегдје понедјељ пољодјел посједје прадјед превидје
  предвидје предјел преодје прерасподјел придјев придјен раздјев раздјел расподјел свагдје свидје
  свугдје сједје стидје судјел увидје удјел удјен чукундјед штедје шукундјед
`);
