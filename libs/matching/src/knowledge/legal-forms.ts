/**
 * Legal forms of the world, one row per family: canonical name, then the spellings (Latin in lower case without dots, other scripts as
 * written). Written for this project from general knowledge of company law; no list was mined. `|` separates spellings.
 */
export const LEGAL_FORMS: readonly (readonly [string, string])[] = [
  ['limited', 'בעמ|จำกัด|จํากัด|มหาชน|บริษัท|प्राइवेट लिमिटेड|लिमिटेड|limited|ltd|ltda|limitada|lmtd|ltd co|private limited|pvt ltd|pvt limited|pte ltd|pte limited|pte|pvt|private ltd|pty ltd|pty limited|pty|proprietary limited|proprietary ltd|lda|unipessoal lda|ltee|limitee|limited company|unlimited company'],
  ['co ltd', 'co ltd|co limited|company limited|company ltd|coltd|co lt|corporation limited|corp ltd|corp limited|coltd'],
  ['corporation', 'corporation|corp|incorporated|inc|inc ltd'],
  ['company', 'company|co|cie|compagnie|compania|cia|companhia'],
  ['llc', 'liability limited company|limited company liability|llc|l l c|limited liability company|limited liability co|limited liability|liability company|fz llc|fzllc|fz llc company|dmcc|fze|fzco|fzc|fz co|free zone company|free zone establishment|wll|w l l|bsc|spc|est|saog|saoc|kscc|qsc|qpsc|psc|pllc'],
  ['ooo', 'ooo|obshchestvo s ogranichennoi otvetstvennostyu|obshchestvo s ogranichennoy otvetstvennostyu|obschestvo s ogranichennoy otvetstvennostyu|obshestvo s ogranichennoy otvetstvennostyu|tov|tovarystvo z obmezhenoyu vidpovidalnistyu|tovarystvo z obmezhenoiu vidpovidalnistiu|too|osoo|odo|chao|tdv'],
  ['ooo', 'ооо|общество с ограниченной ответственностью|тов|товариство з обмеженою відповідальністю|тоо|одо|таа|дружество с ограничена отговорност'],
  ['jsc', 'jsco|jscb|pjscb|ojscb|cjscb|joint stock commercial bank|public joint stock commercial bank|open joint stock commercial bank|closed joint stock commercial bank|public stock company|open stock company|closed stock company|stock company|joint company|open joint company|closed joint company|public joint company|open joint stock|public joint stock|closed joint stock|societe par actions|aktsionernoe|aktsionernoye|stock joint company|joint company stock|stock joint co|open stock joint company|jsc|ojsc|pjsc|cjsc|open joint stock company|public joint stock company|closed joint stock company|joint stock company|joint stock co|joint stock|limited liability partnership jsc'],
  ['jsc', 'ao|oao|zao|pao|nao|aktsionernoe obshchestvo|aktsionernoye obshchestvo|otkrytoe aktsionernoe obshchestvo|otkrytoye aktsionernoye obshchestvo|publichnoe aktsionernoe obshchestvo|publichnoye aktsionernoye obshchestvo|zakrytoe aktsionernoe obshchestvo|zakrytoye aktsionernoye obshchestvo|pat|prat|at'],
  ['jsc', 'ао|оао|зао|пао|нао|пат|прат|ат|акционерное общество|публичное акционерное общество|открытое акционерное общество|закрытое акционерное общество|приватне акціонерне товариство|публічне акціонерне товариство|акціонерне товариство'],
  ['state enterprise', 'fgup|gup|federal state unitary enterprise|state unitary enterprise|federalnoe gosudarstvennoe unitarnoe predpriyatie|fsue|фгуп|гуп|федеральное государственное унитарное предприятие|федеральное государственное бюджетное учреждение|фгбу|фгбоу|фгбун|фкп|fgbu|ano|ано|автономная некоммерческая организация|autonomous non profit organization'],
  ['plc', 'plc|public limited company|public company limited|pcl|bhd|berhad|sdn bhd|sendirian berhad|tbk'],
  ['llp', 'llp|lp|limited partnership|limited liability partnership|l p|lllp|slp'],
  ['gmbh', 'gmbh|g m b h|mbh|gesellschaft mit beschrankter haftung|gmbh co kg|gmbh and co kg|gmbh and co|kg|kgaa|ohg|ug|ug haftungsbeschrankt|ev|eg|gesmbh|gbr'],
  ['ag', 'ag|aktiengesellschaft|se|societas europaea'],
  ['sa', 'sa|s a|sal|s a l|sal offshore|sal holding|sarl offshore|sac|saic|gie|srls|cia ltda|sprl|sociedad anonima|societe anonyme|sociedade anonima|societa anonima|sa de cv|sa de|s a de c v|sab de cv|sapi de cv|s de rl de cv|s de rl|de cv|sca|scs|sarl|s a r l|societe a responsabilite limitee|sas|s a s|sasu|eurl|sci|snc|sau|eirl|eireli|spe|s en c|s c s|s c a|y cia s c s|y cia|e hijos|e u|scl|sl|s l|slu|sociedad limitada|sociedad de responsabilidad limitada|srl|s r l|srlcv|societa a responsabilita limitata|spa|s p a|societa per azioni|sapa'],
  ['bv', 'bv|b v|nv|n v|besloten vennootschap|naamloze vennootschap|bvba|vof|cv|cvba'],
  ['ab', 'ab|aktiebolag|kommanditbolag|publ|ab publ|hb|oy|oyj|osakeyhtio|as|a s|asa|aksjeselskap|aktieselskab|aps|anpartsselskab|ehf|hf|ou|osauhing|uab|sia|a s i'],
  ['kft', 'kft|zrt|nyrt|rt|korlatolt felelossegu tarsasag|bt'],
  ['sro', 'sro|s r o|spol s r o|spol sro|spzoo|dooel|as|a s|akciova spolecnost|spolocnost s rucenim obmedzenym|doo|d o o|dd|d d|ad|eood|ood|ead|jdoo|sh p k|shpk|sp z o o|sp zoo|spolka z ograniczona odpowiedzialnoscia|spolka akcyjna|spj|sc'],
  ['as tr', 'as|a s|anonim sirketi|limited sirketi|ltd sti|ltd st|san tic ltd sti|san ve tic ltd sti|ve tic ltd sti|san ve tic as|sirketi|ticaret limited sirketi|sanayi ve ticaret limited sirketi|ticaret anonim sirketi|sanayi ve ticaret anonim sirketi'],
  ['epe', 'ae|epe|ike|α ε|αε|επε|ικε|ανωνυμη εταιρεια'],
  ['pt', 'pt|perseroan terbatas|cv pt|tnhh|tnhh mtv|cong ty tnhh|cong ty co phan|cong ty|jsc vn'],
  ['kk', 'kk|k k|kabushiki kaisha|kabushiki gaisha|kabushikigaisha|kabushikikaisha|yugen kaisha|yugen gaisha|godo kaisha|godo gaisha'],
  ['jusik', 'jusikhoesa|jusik hoesa|chusik hoesa|chusikhoesa|yuhan hoesa|hoesa|youxian gongsi|gufen youxian gongsi|youxian zeren gongsi|gufen gongsi|gongsi'],
  ['private company', 'private joint stock company|private joint stock|pjs|p j s|pjsc|sherkat|sherkate|sherkat e|sahami|sahami khass|sahami khas|mahdood|cooperative company'],
  ['jsc', 'оао|ааt|аат|адкрытае акцыянернае таварыства|закрытае акцыянернае таварыства|акционерно дружество|отворено акционерно дружество|публично акционерно дружество|публичное акционерное общество|закрытое акционерное общество|εταιρεια κατα μετοχες|εταιρια κατα μετοχες|ανοικτη συμμετοχικη εταιρεια|ανοικτη μετοχικη εταιρεια|ανωνυμος εταιρεια|εταιρεια'],
  ['llc', 'εταιρεια περιορισμενης ευθυνης|شركة|شرکت|sp z oo|spolka z oo|spolka z ograniczona odpowiedzialnoscia|общество с ограниченной ответственность ю'],
];

/** Legal forms of languages written without spaces, cut from the ends of a run (longest first); the canonical name is on the left. */
export const RUN_LEGAL_FORMS: readonly (readonly [string, string])[] = [
  ['co ltd', '股份有限责任公司|股份有限公司|股份公司|有限责任公司|有限公司|集团有限公司|控股有限公司|公司|总公司|分公司|子公司'],
  ['kk', '株式会社|株式會社|有限会社|合同会社|合资会社|合名会社|会社|株式会社（株）|(株)|㈱|一般社团法人|一般财团法人|社团法人|财团法人|国立研究开发法人|独立行政法人|国立大学法人|学校法人'],
  ['jusik', '주식회사|유한회사|유한책임회사|합자회사|(주)|㈜|(유)|회사|총회사'],
];
