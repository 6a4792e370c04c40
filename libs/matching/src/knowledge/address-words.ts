/** Words of addresses that only say what kind of thing a name or number belongs to, in the spellings of lists and order systems. Written for this project. */
export const ADDRESS_WORDS: ReadonlySet<string> = new Set(
  (
    'street str st road rd avenue ave av boulevard blvd lane ln drive dr highway hwy square sq way court place plaza park building bldg block blk tower house unit suite ste room rm floor fl office flat apartment apt ' +
    'level ground basement gate entrance plot lot no number num box po pob post postal zip code industrial zone area estate district dist subdistrict sub township town village province prov county municipality city region state republic ' +
    'of the and in at near opposite opp next to via strasse platz weg rue de la du des le calle avenida avda via piazza viale ' +
    'ulitsa ulica ul dom prospekt prospect pr proezd per pereulok shosse naberezhnaya nab ploshchad pl korpus kor korp kv kvartira oblast obl stroenie litera lit pomeshchenie pomeshch pom komn komnata etazh ofis raion ' +
    'lu jie dajie dadao daoxiang xiang hao lou ceng shi qu xian sheng zhen xiangzhen dong dao gu si gun ro gil beon dong cho machi ku chome khiaban khiyaban kuche pelak blok sok sokak cad caddesi mah mahallesi'
  ).split(' '),
);

/** Chinese characters that do the same. */
export const ADDRESS_SIGNS = /[省市区县镇乡村路街道巷弄号楼层室座栋幢院段第]+/u;
