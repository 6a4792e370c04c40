/**
 * How trade descriptions name the elements of the goods lists: the names of the periodic table in the languages that orders come in, and the
 * usual words for their oxides and compounds. A name followed by an ending counts too ("Dysprosiumoxid", "antimonide").
 */
export const ELEMENT_NAMES: Readonly<Record<string, readonly string[]>> = {
  Sm: ['samarium', 'samario', 'самари', '钐', '釤', 'サマリウム', '사마륨'],
  Gd: ['gadolinium', 'gadolinio', 'gadolinia', 'гадолини', '钆', '釓', 'ガドリニウム', '가돌리늄'],
  Tb: ['terbium', 'terbio', 'терби', '铽', '鋱', 'テルビウム', '터븀', '테르븀'],
  Dy: ['dysprosium', 'disprosio', 'диспрози', '镝', '鏑', 'ジスプロシウム', '디스프로슘'],
  Lu: ['lutetium', 'lutecium', 'lutécium', 'lutecio', 'лютеци', '镥', '鎦', '鑥', 'ルテチウム', '루테튬'],
  Sc: ['scandium', 'escandio', 'scandio', 'сканди', '钪', '鈧', 'スカンジウム', '스칸듐'],
  Y: ['yttrium', 'yttria', 'itrio', 'ittrio', 'иттри', '钇', '釔', 'イットリウム', '이트륨'],
  Ho: ['holmium', 'holmio', 'гольми', '钬', '鈥', 'ホルミウム', '홀뮴'],
  Er: ['erbium', 'erbio', 'эрби', '铒', '鉺', 'エルビウム', '에르븀', '어븀'],
  Tm: ['thulium', 'тули', '铥', '銩', 'ツリウム', '툴륨'],
  Eu: ['europium', 'europio', 'европи', '铕', '銪', 'ユウロピウム', '유로퓸'],
  Yb: ['ytterbium', 'iterbio', 'itterbio', 'иттерби', '镱', '鐿', 'イッテルビウム', '이터븀'],
  Ga: ['gallium', 'galio', 'gallio', 'галли', '镓', '鎵', 'ガリウム', '갈륨'],
  Ge: ['germanium', 'germanio', 'германи', '锗', '鍺', 'ゲルマニウム', '게르마늄', '저마늄'],
  Sb: ['antimon', 'сурьм', '锑', '銻', 'アンチモン', '안티모니'],
};

/** Does a goods list name the element? */
export function isListedElement(symbol: string): boolean {
  return Object.hasOwn(ELEMENT_NAMES, symbol);
}

/** Short names of materials, written as they are. */
export const MATERIAL_NAMES: Readonly<Record<string, string>> = { YAG: 'Y', YIG: 'Y', YSZ: 'Y', YBCO: 'Y', LuAG: 'Lu', LYSO: 'Lu', GGG: 'Gd' };
