/**
 * Business words of East Asian languages in Latin letters, as firms there write their own names: Pinyin, Hepburn, both Korean romanisations, Vietnamese without marks. One row per meaning, as in
 * `words-of-europe.ts`. General dictionary knowledge, written for this project; nothing was mined.
 */
export const WORDS_OF_ASIA: readonly (readonly [concept: string, weight: number | null, words: string])[] = [
  ['technology', null, 'keji jishu gijutsu kisul gisul'], ['electronic', null, 'dianzi denshi chonja jonja jeonja'], ['electric', null, 'dianqi dianji denki chongi jeongi'], ['group', null, 'jituan gurupu'], ['trading', null, 'maoyi shangmao boeki shoji bussan tsusho muyok muyeok sangsa'],
  ['industry', null, 'gongye shiye chanye kogyo sangyo jitsugyo kongop gongeop sanop saneop'], ['machinery', null, 'jixie kikai kigye gigye'], ['institute', null, 'yanjiusuo yanjiuyuan kenkyusho kenkyujo yonguso yeonguso'], ['university', null, 'daxue daigaku taehak daehak'],
  ['factory', null, 'gongchang seisakusho kojo kongjang gongjang'], ['precision', null, 'jingmi seimitsu chongmil jeongmil'], ['chemical', null, 'huaxue huagong kagaku hwahak'], ['metal', null, 'jinshu kinzoku kumsok geumsok'], ['construction', null, 'jianshe jianzhu kensetsu konsol geonseol'],
  ['transport', null, 'yunshu unyu unso unsu'], ['shipping', null, 'hangyun haiyun kaiun haeun'], ['shipbuilding', null, 'zaochuan zosen choson joseon'], ['automobile', null, 'qiche jidosha chadongcha jadongcha'], ['aviation', null, 'hangkong koku hanggong'], ['space', null, 'hangtian uchu uju'],
  ['development', null, 'kaifa fazhan kaihatsu kaebal gaebal'], ['measurement', null, 'celiang sokki keisoku chukjong'], ['pharmaceutical', null, 'zhiyao yaoye yakuhin seiyaku yakpum'], ['fishery', null, 'shuichan suisan susan'], ['mining', null, 'kuangye kogyosho kwangop gwangeop'], ['steel', null, 'gangtie seitetsu tekko chegang jecheol'],
  ['bank', null, 'yinhang ginko unhaeng eunhaeng'], ['union', null, 'lianhe lianmeng rengo ryonhap yonhap yeonhap'], ['company', null, 'gongsi kaisha gaisha hoesa'], ['international', null, 'guoji kukje gukje'], ['communication', null, 'tongxin tsushin tongsin'], ['general', null, 'zonghe sogo chonghap jonghap'],
  ['victory', null, 'shengli shori sungri sungni seungri'], ['foreign', null, 'duiwai taigai taeoe daeoe'], ['peace', null, 'heping heiwa pyonghwa pyeonghwa'],
  ['institute', null, 'vien'], ['steel', null, 'thep'], ['plastic', null, 'nhua'], ['electric', null, 'dien'], ['water', null, 'nuoc'],
];
