/**
 * Words by which an end use, or the name of a party, says that it is military or for weapons of mass destruction, in the languages that orders come in. General vocabulary. They decide
 * nothing: where the order states the contrary, they ask.
 */

/** Beginnings of words. */
export const MILITARY_STEMS: readonly string[] = [
  'militar', 'militair', 'militär', 'missil', 'misil', 'munition', 'ammunition', 'munición', 'munizion', 'warhead', 'weapon', 'torpedo', 'artiller', 'warship', 'bundeswehr', 'rüstungs', 'waffen', 'armament', 'armement', 'siluro', 'kampfflug', 'gefechts',
  'военн', 'оружи', 'вооруж', 'боеприпас', 'боеголов', 'торпед', 'оборонн', 'ракетн',
];

/** Whole words and phrases; a space stands for a hyphen too. */
export const MILITARY_PHRASES: readonly string[] = [
  'army', 'armies', 'navy', 'navies', 'naval', 'air force', 'air forces', 'armed forces', 'marine corps', 'coast artillery', 'soldier', 'soldiers', 'battlefield', 'frigate', 'frigates', 'bomb', 'bombs', 'grenade', 'grenades', 'submarine', 'submarines',
  'air to air', 'air to surface', 'surface to air', 'ground to air', 'fighter jet', 'fighter jets', 'fighter aircraft', 'combat aircraft', 'combat vehicle', 'combat vehicles', 'combat drone', 'combat drones', 'attack helicopter', 'attack drone',
  'ministry of defence', 'ministry of defense', 'department of defense', 'defence ministry', 'defense ministry', 'defence forces', 'defense forces', 'defence industry', 'defense industry', 'defence contractor', 'defense contractor',
  'nerve agent', 'nerve agents', 'enrichment centrifuge', 'enrichment centrifuges', 'uranium enrichment', 'waffe', 'armas', 'armi', 'armée', 'armée de l', 'marine nationale', 'fuerzas armadas', 'forze armate', 'ракета', 'ракеты', 'армия', 'армии',
];

/** The same in scripts that write no spaces. */
export const MILITARY_CHARACTERS: readonly string[] = [
  '军事', '军用', '军工', '军队', '军方', '军舰', '军机', '陆军', '海军', '空军', '解放军', '国防', '导弹', '武器', '弹头', '弹药', '鱼雷', '炸弹', '战斗机', '潜艇', '火炮', '军火',
  '軍事', '軍用', '軍工', '軍隊', '軍方', '軍艦', '軍機', '陸軍', '海軍', '空軍', '國防', '導彈', '彈頭', '彈藥', '魚雷', '炸彈', '戰鬥機', '潛艇',
  '防衛省', '防衛装備', '自衛隊', 'ミサイル', '兵器', '弾頭', '弾薬', '戦闘機', '潜水艦', '軍需',
  '군사', '군용', '군수', '미사일', '무기', '탄두', '탄약', '어뢰', '잠수함', '전투기', '방위산업', '국방', '해군', '육군', '공군',
];

/** What holds such a word and is something else. */
export const MILITARY_LOOKALIKES: readonly string[] = ['navy blue', 'submarine cable', 'submarine cables', 'salvation army', 'bomb calorimeter', '军民两用', '軍民兩用', '무기물', '무기질', '무기화학', '무기염'];
