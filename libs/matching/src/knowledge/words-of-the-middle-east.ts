/**
 * Business words of Hebrew, Persian, Arabic and Turkish names, one row per meaning, as in `words-of-languages.ts` (Arabic and Hebrew without article).
 * General dictionary knowledge, written for this project; nothing was mined.
 */
export const WORDS_OF_THE_MIDDLE_EAST: readonly (readonly [concept: string, weight: number | null, words: string])[] = [
  ['institute', null, 'מכון موسسه enstitusu enstitu'], ['research', null, 'מחקר מחקרים تحقیقاتی تحقیقات پژوهش پژوهشی پژوهشگاه arastirma arastirmalari'], ['company', null, 'חברה חברת'], ['industry', null, 'תעשיה תעשייה תעשיות'],
  ['electronic', null, 'אלקטרוניקה אלקטרוני אלקטרוניות الکترونیک الکترونیکی إلكترونيات'], ['system', null, 'מערכת מערכות أنظمة نظم سامانه sistem sistemleri'], ['bank', null, 'בנק bankasi'], ['university', null, 'אוניברסיטה אוניברסיטת universitesi'],
  ['ministry', null, 'משרד bakanligi'], ['service', null, 'שירות שירותי שירותים hizmet hizmetleri'], ['development', null, 'פיתוח تنمية kalkinma'], ['trading', null, 'מסחר סחר'], ['holding', null, 'אחזקות החזקות'], ['investment', null, 'השקעות yatirimlari'],
  ['security', null, 'אבטחה guvenlik'], ['defense', null, 'ביטחון הגנה حربية savunma'], ['aviation', null, 'תעופה אווירית אוויריה جوية havacilik'], ['weapon', null, 'נשק silah'], ['engineering', null, 'הנדסה הנדסת muhendisligi'],
  ['construction', null, 'בניה בנייה בניין مقاولات insaati yapi'], ['technology', null, 'טכנולוגיה טכנולוגיות teknolojileri teknolojisi'], ['international', null, 'בינלאומי בינלאומית المللی عالمية دولية uluslararasi'], ['group', null, 'קבוצה קבוצת grubu grup'], ['factory', null, 'מפעל מפעלי מפעלים مصانع کارخانه fabrikasi fabrikalari'],
  ['communication', null, 'תקשורת ارتباطات iletisim'], ['refinery', 0.5, 'refinery refining پالایش پالایشگاه مصفاة rafinerisi'], ['iron', null, 'آهن demir'], ['power', null, 'نیرو'], ['atomic energy', null, 'اتمی'], ['tools', null, 'ابزار'], ['mining', null, 'معدن معدنی معادن madencilik maden'],
  ['cement', null, 'سیمان أسمنت cimento'], ['pharmaceutical', null, 'داروسازی دارویی أدوية ilac'], ['munitions', null, 'مهمات ذخيرة muhimmat'], ['culture', null, 'فرهنگ فرهنگی kultur'], ['organization', null, 'هيئة تنظيم'],
  ['petroleum', null, 'بترول petrolleri'], ['freight', null, 'شحن'], ['airline', null, 'طيران havayollari'], ['chemical', null, 'كيماويات كيميائية kimyasal kimya'], ['property', null, 'عقارية gayrimenkul'], ['steel', null, 'صلب celik'], ['aluminium', null, 'ألمنيوم آلومینیوم aluminyum'],
  ['money exchange', null, 'صرافة صرافی'], ['machinery', null, 'makina makine makinalari makineleri'], ['transport', null, 'tasimacilik tasimaciligi nakliye nakliyat'], ['foreign trade', null, 'disticaret'], ['import', null, 'ithalat ithalati'], ['export', null, 'ihracat ihracati'],
  ['information', null, 'bilisim bilgi'], ['software', null, 'yazilim yazilimlari'], ['health', null, 'saglik'], ['plastic', null, 'plastik'], ['cable', null, 'kablo'], ['electric', null, 'elektrik'], ['coal', null, 'komur'], ['ceramic', null, 'seramik'], ['government', 0.4, 'hukumet'],
];
