/**
 * Business words of Asian languages as firms there write their own names: Pinyin, Hepburn, both Korean romanisations, Vietnamese without marks, Hindi. One row per meaning, as in
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
  // Hindi, with the English words that companies write in Devanagari.
  ['industry', null, 'इंडस्ट्रीज इंडस्ट्री उद्योग'], ['electronic', null, 'इलेक्ट्रॉनिक्स इलेक्ट्रॉनिक'], ['technology', null, 'टेक्नोलॉजी टेक्नोलॉजीज प्रौद्योगिकी'], ['steel', null, 'स्टील इस्पात'], ['chemical', null, 'केमिकल केमिकल्स रसायन'],
  ['engineering', null, 'इंजीनियरिंग अभियांत्रिकी'], ['energy', null, 'एनर्जी ऊर्जा'], ['power', null, 'पावर विद्युत'], ['pharmaceutical', null, 'फार्मास्युटिकल फार्मास्युटिकल्स फार्मा'], ['textile', null, 'टेक्सटाइल टेक्सटाइल्स'], ['trading', null, 'ट्रेडिंग व्यापार'],
  ['company', null, 'कंपनी'], ['corporation', null, 'कॉर्पोरेशन निगम'], ['bank', null, 'बैंक'], ['university', null, 'विश्वविद्यालय यूनिवर्सिटी'], ['institute', null, 'संस्थान'], ['research', null, 'अनुसंधान'], ['defense', null, 'रक्षा डिफेंस'], ['national', null, 'राष्ट्रीय नेशनल'],
  ['international', null, 'अंतर्राष्ट्रीय इंटरनेशनल'], ['system', null, 'सिस्टम सिस्टम्स'], ['petroleum', null, 'पेट्रोलियम'], ['group', null, 'समूह ग्रुप'], ['organization', null, 'संगठन'], ['india', null, 'भारत इंडिया'], ['aviation', null, 'एविएशन विमानन'], ['machinery', null, 'मशीनरी'],
];
