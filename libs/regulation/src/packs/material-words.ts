/**
 * Words of trade descriptions that say no more than which material it is: forms, shapes, grades, what else is in it. A description made of nothing but an element of the
 * goods lists and such words is a material, whatever form the line states. General vocabulary, in the languages that orders come in.
 */
export const MATERIAL_WORDS: readonly string[] = [
  // forms and compounds
  'oxide', 'oxides', 'dioxide', 'trioxide', 'pentoxide', 'sesquioxide', 'zirconia', 'stabilised', 'stabilized', 'metal', 'metals', 'metallic', 'alloy', 'alloys', 'target', 'targets', 'sputtering', 'magnet', 'magnets', 'permanent', 'compound', 'compounds', 'mixture', 'salt', 'salts',
  'chloride', 'fluoride', 'bromide', 'iodide', 'nitrate', 'carbonate', 'oxalate', 'acetate', 'sulfate', 'sulphate', 'sulfide', 'sulphide', 'phosphate', 'hydroxide', 'nitride', 'hydride', 'hydrate', 'hexahydrate', 'anhydrous',
  'oxid', 'metall', 'legierung', 'legierungen', 'magnete', 'dauermagnete', 'verbindung', 'chlorid', 'fluorid', 'nitrat', 'karbonat', 'oxyde', 'métal', 'alliage', 'aimant', 'aimants', 'óxido', 'aleación', 'imán', 'imanes', 'ossido', 'lega',
  // shapes
  'powder', 'powders', 'ingot', 'ingots', 'lump', 'lumps', 'chunk', 'chunks', 'piece', 'pieces', 'flake', 'flakes', 'granule', 'granules', 'granulate', 'chip', 'chips', 'turnings', 'pellet', 'pellets', 'shot', 'sponge', 'rod', 'rods', 'bar', 'bars', 'wire',
  'wires', 'foil', 'foils', 'sheet', 'sheets', 'strip', 'strips', 'plate', 'plates', 'disc', 'discs', 'disk', 'disks', 'ring', 'rings', 'block', 'blocks', 'segment', 'segments', 'arc', 'tile', 'tiles', 'tube', 'tubes', 'blank', 'blanks', 'wafer', 'wafers', 'substrate', 'substrates', 'crystal', 'crystals', 'dendrite', 'dendritic', 'distilled',
  'pulver', 'barren', 'stück', 'stücke', 'scheibe', 'scheiben', 'stab', 'stäbe', 'draht', 'folie', 'blech', 'ringe', 'blöcke', 'poudre', 'lingot', 'lingots', 'anneau', 'polvo', 'lingote', 'lingotes', 'anillo', 'polvere',
  // grades, and words between
  'pure', 'purity', 'high', 'ultra', 'grade', 'technical', 'sintered', 'bonded', 'raw', 'heavy', 'rare', 'earth', 'earths', 'type', 'lot', 'batch', 'cas', 'no', 'min', 'rein', 'hochrein', 'gesintert', 'pur', 'puro',
  'of', 'and', 'or', 'von', 'und', 'aus', 'de', 'd', 'du', 'et', 'y', 'di', 'e', 'wt', 'at', 'mm', 'cm', 'um', 'µm', 'nm', 'kg', 'g', 'mg', 't', 'pcs', 'mesh', 'ppm', 'x', 'n',
  // what else is in it
  'iron', 'ferro', 'cobalt', 'boron', 'nickel', 'copper', 'zirconium', 'aluminium', 'aluminum', 'magnesium', 'neodymium', 'praseodymium', 'cerium', 'lanthanum', 'eisen', 'kobalt', 'fer',
];

/** The same in scripts that write no spaces, the longer ones first. */
export const MATERIAL_CHARACTERS: readonly string[] = [
  '永磁体', '永磁體', '磁铁', '磁鐵', '磁钢', '磁鋼', '磁体', '磁體', '磁石', '永磁', '氧化物', '氧化', '金属', '金屬', '合金', '靶材', '靶', '化合物', '氯化', '氟化', '硝酸', '碳酸', '草酸', '粉末', '颗粒', '顆粒', '高纯', '高純', '纯度', '純度', '稀土', '单晶', '單晶', '烧结', '燒結',
  '粉', '锭', '錠', '块', '塊', '棒', '丝', '絲', '线', '線', '箔', '片', '板', '粒', '环', '環', '盘', '纯', '純', '级', '級', '铁', '鐵', '鉄', '钴', '鈷', '硼', '镍', '鎳', '铜', '銅', '锆', '鋯', '铝', '鋁', '镁', '鎂', '钕', '釹', '镨', '鐠', '铈', '鈰', '镧', '鑭', '的',
  '酸化', 'インゴット', 'リング', 'コバルト', 'ターゲット', '磁性体', '산화', '금속', '합금', '자석', '분말', '잉곳', '타겟',
];
