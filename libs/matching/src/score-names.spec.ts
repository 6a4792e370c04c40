import { REVIEW_THRESHOLD } from './config';
import { scoreNames } from './score-names';

function score(left: string, right: string, schema: string | null = null): number {
  return scoreNames(left, right, { schema }).score;
}

describe('names across scripts', () => {
  test.each([
    ['Юрий Гагарин', 'Yuri Gagarin'], ['أمجد يوسف', 'Amjad Youssef'], ['נורטון ג׳ורדנו', 'Norton Giordano'], ['루이스 캐럴', 'Lewis Carroll'], ['スティーブンソン', 'Stephenson'],
    ['弗朗切斯科', 'Francesco'], ['王小明', 'Wang Xiaoming'], ['김민준', 'Kim Min-jun'], ['Nikolaj Andrejevitj Beketov', 'Nikolay Andreyevich Beketov'],
  ])('%s is %s', (left, right) => {
    expect(score(left, right, 'person')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  test.each([['王小明', 'Wang Dajun'], ['佳 靳', 'Chen Qu'], ['김민준', 'Kim Yong-ho'], ['文 唐', 'Haji Bando'], ['أمجد يوسف', 'Ahmad Nasser']])('%s is not %s', (left, right) => {
    expect(score(left, right, 'person')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('Chinese names as Hong Kong spells them', () => {
  test.each([['黃大明', 'Wong Tai Ming', 'person'], ['陳志偉', 'Chan Chi Wai', 'person'], ['新鴻電子有限公司', 'Sun Hung Electronics Limited', 'organization'], ['長江工業有限公司', 'Cheung Kong Industries Limited', 'organization'], ['李錦記有限公司', 'Lee Kum Kee Co., Ltd.', 'organization']])('%s is %s', (left, right, schema) => {
    expect(score(left, right, schema)).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  test.each([['黃大明', 'Chan Tai Man', 'person'], ['永安貿易有限公司', 'Wing Fat Trading Limited', 'organization'], ['新鴻電子有限公司', 'Cheung Kong Electronics Limited', 'organization']])('%s is not %s', (left, right, schema) => {
    expect(score(left, right, schema)).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('companies across scripts', () => {
  test.each([
    ['青川微电子科技有限公司', 'Qingchuan Microelectronics Technology Co., Ltd.'], ['嘉明铝业有限公司', 'Jiaming Aluminium Industry Co., Ltd.'], ['藤山精密株式会社', 'Fujiyama Precision Co., Ltd.'],
    ['朝鮮綾山貿易会社', 'Korea Rungsan Trading Corporation'], ['Завод «Полимер»', 'Polimer Plant'], ['Πανεπιστήμιο Ορφέας', 'Orfeas University'], ['شركة أمان للحماية', 'Aman Protection LLC'],
  ])('%s is %s', (left, right) => {
    expect(score(left, right, 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  test.each([['青川微电子科技有限公司', 'Dongshan Microelectronics Technology Co., Ltd.'], ['藤山精密株式会社', 'Kitano Precision Co., Ltd.']])('%s is not %s', (left, right) => {
    expect(score(left, right, 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('slips in legal forms', () => {
  test.each([
    ['Limtied Liability Company Orelin', 'Limited Liability Company Orelin'], ['Liability Limited Company Orelin', 'Orelin LLC'], ['OrelinLimited', 'Orelin Limited'], ['Orelin Proprietary Ltd', 'Orelin Pty Ltd'], ['Orelin Lda', 'Orelin Limitada'], ['FSUE Orelin', 'Orelin Federal State Unitary Enterprise'], ['Orelin Ltdd.', 'Orelin Ltd.'],
  ])('%s is %s', (left, right) => {
    expect(score(left, right, 'organization')).toBeGreaterThanOrEqual(0.9);
  });
});

describe('Russian names of companies', () => {
  test.each([
    ['АО «Заречинский приборостроительный завод»', 'JSC Zarechin Instrument-Making Plant'], ['Верхнеозерский завод', 'Verkhneozersk Plant'], ['Белолуцкий химический комбинат', 'Belolutsk Chemical Combine'],
    ['Sudostroitelny Zavod Orelin', 'Orelin Shipyard'], ['Otkrytoe Aktsionernoe Obschestvo Orelin', 'OAO Orelin'],
    ['Vostochnaya Torgovaya Kompaniya Orelin', 'Orelin Eastern Trading Company'],
  ])('%s is %s', (left, right) => {
    expect(score(left, right, 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  it('does not read a surname as a place', () => {
    expect(score('Иван Орлинский', 'Ivan Orlin', 'person')).toBeLessThan(score('Иван Орлинский', 'Ivan Orlinskiy', 'person'));
  });
});

describe('slips in business words', () => {
  test.each([
    ['Orelin Tecnology', 'Orelin Technology'], ['Orelin Mirroelectronics', 'Orelin Microelectronics'], ['Orelin Aviatjon Repair Plant', 'Orelin Aviation Repair Plant'], ['Qingchuan Elcetronics Co', '青川电子有限公司'],
    ['Orelin Enineeirng', 'Orelin Engineering'], ['Orelin Holdixwgs Limited', 'Orelin Holdings Limited'],
  ])('%s is %s', (left, right) => {
    expect(score(left, right, 'organization')).toBeGreaterThanOrEqual(0.9);
  });

  it('are not seen in places: a letter makes another place', () => {
    expect(score('Namhung Orelin', 'Hamhung Orelin', 'organization')).toBeLessThan(score('Namhung Orelin', 'Namhung Orelin', 'organization'));
    expect(score('南興化学工場', 'Namhung Chemical Plant', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  it('are two at most', () => {
    expect(score('Orelin Enineeiimg', 'Orelin Engineering', 'organization')).toBeLessThan(0.9);
  });

  it('make no brand of them', () => {
    expect(score('Tecnology Orelin', 'Tecnology Marovic', 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('a phrase that is read as one word', () => {
  test.each([
    ['a word of it is missing', 'Middle Orelin Pars', 'Middle East Orelin Pars'], ['a word of it is misspelt', 'Orelin Tradiag House', 'Orelin Trading House'],
    ['two names have the words in other company', 'Orelin Design of Instrument Building', 'Orelin Design Bureau of Instrument Building'],
  ])('is met by its words when %s', (_when, left, right) => {
    expect(score(left, right, 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score(left, right, 'organization')).toBeLessThan(score(right, right, 'organization'));
  });

  it('says in the explanation which of its words met', () => {
    expect(scoreNames('Middle Orelin Pars', 'Middle East Orelin Pars', { schema: 'organization' }).because).toContain('agree: “orelin”, “pars”, “middle”');
  });

  it('does not make a party of two that share but a word of it', () => {
    expect(score('Design Orelin', 'Design Bureau Marovic', 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('two neighbours swapped in three letters', () => {
  it('are the one slip in so short a word that is seen', () => {
    expect(score('Serena Bel Iln Orelin', 'Serena Bel Lin Orelin', 'person')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score('Serena Bel Iln Orelin', 'Serena Bel Lin Orelin', 'person')).toBeGreaterThan(score('Serena Bel Lyn Orelin', 'Serena Bel Sin Orelin', 'person'));
    expect(score('Sao Orelin', 'Aso Marovic', 'person')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('names of East Asia', () => {
  it.each([
    ['山田太郎', 'Taro Yamada', 'person'],
    ['渡辺健一', 'Kenichi Watanabe', 'person'],
    ['佐々木由美子', 'Yumiko Sasaki', 'person'],
    ['石川茂', 'Shigeru Ishikawa', 'person'],
    ['이영수', 'Lee Young-soo', 'person'],
    ['習小明', 'Hsi Hsiao-ming', 'person'],
    ['深圳市海岚创新科技有限公司', 'Shenzhen Hailan Innovation Technology Co., Ltd.', 'organization'],
    ['東邦セラミックス', 'Toho Ceramics', 'organization'],
    ['石川重工業', 'Ishikawa Heavy Industries', 'organization'],
    ['오렐린테크 주식회사', 'Orelin Tech Co., Ltd.', 'organization'],
    ['第54研究所', '54th Research Institute', 'organization'],
    ['東方机械', 'Dongfang Machinery', 'organization'],
    ['东方机械', 'Oriental Machinery', 'organization'],
  ])('%s is %s', (native, latin, schema) => {
    expect(score(native, latin, schema)).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  it.each([
    ['山田太郎', 'Hanako Yamada', 'person'],
    ['欧阳小明', 'Yamada Komei', 'person'],
    ['第54研究所', '55th Research Institute', 'organization'],
    ['深圳市海岚科技', 'Shenzhen Orelin Technology', 'organization'],
  ])('%s is not %s', (native, latin, schema) => {
    expect(score(native, latin, schema)).toBeLessThan(REVIEW_THRESHOLD);
  });
});

it.each([
  ['אורלין טכנולוגיות בע"מ', 'Orelin Technologies Ltd'],
  ['موسسه تحقیقاتی اورلین', 'Orelin Research Institute'],
  ['صنایع الکترونیک اورلین', 'Orelin Electronic Industries'],
  ['Demirhan Makina Sanayi ve Ticaret Limited Sirketi', 'Demirhan Machinery Industry and Trade Ltd'],
  ['บริษัท ออเรลิน จำกัด', 'Orelin Co., Ltd.'],
  ['ООО «ТД Орелин»', 'Orelin Trading House LLC'],
  ['Orelin Sp. z o.o.', 'Orelin Ltd'],
])('knows the business words and legal forms of %s: %s', (native, latin) => {
  expect(score(native, latin, 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
});

describe('numbers written as words', () => {
  it('are the number, also when they are two words', () => {
    expect(score('Orelin Fifty-fourth Plant', '54th Plant Orelin', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score('Fourteenth Orelin Plant', 'Fifteenth Orelin Plant', 'organization')).toBeLessThan(REVIEW_THRESHOLD);
    expect(score('Orelin Fifty-fourth Plant', 'Orelin Fifty-fifth Plant', 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('words with a meaning', () => {
  it('are met by their sound where they are a brand, and never where they are a trade', () => {
    expect(score('شركة النور للتجارة', 'Al Noor Trading', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score('和平机械', 'Heping Machinery', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score('Группа Орелин', 'GRU Marovic', 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('the initials of an organisation', () => {
  it.each([
    ['NPMC', 'National Precision Machinery Corporation'],
    ['NPMC', 'National Precision Machinery Co., Ltd.'],
    ['NPMC', 'National Precision Machinery Group Corporation'],
    ['NMIEC', 'National Machinery Import and Export Company'],
    ['IMST', 'Institute of Marine Science and Technology'],
    ['NPMC Orelin', 'National Precision Machinery Corporation Orelin'],
    ['NPMC 54th Research Institute', '54th Research Institute of National Precision Machinery Group Corporation'],
    ['NAS Institute of Physics', 'National Academy of Sciences Institute of Physics'],
  ])('are the name that they shorten, with a letter for its company: %s, %s', (short, long) => {
    expect(score(short, long, 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  it.each([
    ['OMMC', 'Orelin Marine Machinery Co.'],
    ['NPML', 'National Precision Machinery Limited'],
    ['NPMC 55th Research Institute', 'National Precision Machinery Corporation 54th Research Institute'],
  ])('are another one where a word is its own, the letter is no word, or a number differs: %s, %s', (short, long) => {
    expect(score(short, long, 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });

  it('that a name repeats in brackets take no word from it', () => {
    expect(score('hCina Precision Machinery Group Co., Ltd. (CPMC) 7th Plant', 'China Precision Machinery Group Co., Ltd. (CPMC) 7th Plant', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });
});

describe('what says little', () => {
  it('takes two everyday words that agree for the party, when only a business word is missing', () => {
    expect(score('New Media LLC', 'New Media Holding LLC', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score('New Media LLC', 'New Media Marovic LLC', 'organization')).toBeLessThan(score('New Media LLC', 'New Media Holding LLC', 'organization'));
  });

  it('does not take an acronym for another that differs by a letter', () => {
    expect(score('CSK Software GmbH', 'CSSC', 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });

  it('does not take a brand for another that begins otherwise', () => {
    expect(score('Macorel Engineering', 'Pakorel Engineers', 'organization')).toBeLessThan(REVIEW_THRESHOLD);
    expect(score('Macorel Engineering', 'Matorel Engineers', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score('OOOMacorel', 'OOO Macorel', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  it('does not take business words alone for a party', () => {
    expect(score('Global Technology SA', 'Sci-Tech Global', 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });

  it('takes a brand of a few letters beside a place for the brand, but not beside another telling word', () => {
    expect(score('O.R.L.N. France SAS', 'ORLN SAS', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score('ORLN Shanghai', 'ORLN', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score('ORLN Marovic', 'ORLN', 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });

  it('lets an initial stand for a given name, but not for a whole person', () => {
    expect(score('E. Marovic', 'Emil Marovic', 'person')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(score('E. Marovic', 'Emil Stankovic', 'person')).toBeLessThan(REVIEW_THRESHOLD);
    expect([score('M. Trading', '微电子'), score('M. Trading', 'Marovic Trading')].filter((s) => s >= REVIEW_THRESHOLD)).toEqual([]);
    expect(score('M Trading', 'M. Trading Ltd', 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });
});

it('scores the same either way round', () => {
  for (const [a, b] of [['王小明', 'Wang Xiaoming'], ['藤山精密株式会社', 'Fujiyama Precision'], ['Юрий Гагарин', 'Yuri Gagarin']] as const) expect(score(a, b)).toBe(score(b, a));
});

describe('short names of one word', () => {
  test.each([
    ['Orin Co., The', '峨雨工业集团'], ['Terla Inc', 'TELA'], ['Nidal Corporation', 'NIOAL'], ['Karao Corp', '河路科技有限公司'], ['Mank of China', '武器工业集团'], ['АО КОРЗ', 'KRZ'],
  ])('%s is not %s', (left, right) => {
    expect(score(left, right, 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });

  test.each([
    ['오람', 'Oram'], ['테스코', 'Tesko'], ['デンタ', 'Denta'], ['索菲', 'Sofi'], ['Тавра', 'Tavra'], ['سيماز', 'Simaz'], ['أورين', 'Orin'], ['Ορίν', 'Orin'], ['南弘', 'Nanhong'], ['李明記', 'Lee Ming Kee'], ['Orint', 'ORINT LLC'], ['Talvisto', 'Talvistu'],
  ])('%s is %s', (left, right) => {
    expect(score(left, `${right} Corporation`, 'organization')).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  it('says so', () => {
    expect(scoreNames('Terla Inc', 'TELA', { schema: 'organization' }).because).toContain('only short words met, and they are no more than alike');
  });

  it('finds the legal form before an article that was put last', () => {
    expect(scoreNames('Orelin Company, The', 'Orelin', { schema: 'organization' }).because).toContain('legal form ignored: company');
  });
});

describe('characters with several readings', () => {
  test.each([['长岭', 'Changling'], ['长岭', 'Zhangling'], ['長嶺', 'Changling'], ['单平', 'Shanping'], ['长乐', 'Changle'], ['乐川', 'Yuechuan'], ['朝盛', 'Zhaocheng']])('%s is %s', (left, right) => {
    expect(score(`${left}机械有限公司`, `${right} Machinery Co., Ltd.`, 'organization')).toBeGreaterThanOrEqual(0.85);
  });
});

describe('abbreviations that are spelled out', () => {
  test.each([
    ['케이엘오람 주식회사', 'KL Oram Corporation'], ['엠케이전자', 'MK Electronics'], ['에이치디오람', 'HD Oram'], ['株式会社エム・ケー・ティ・データ', 'MKT Data Corporation'], ['エムケーティ', 'MKT'],
  ])('%s is %s', (left, right) => {
    expect(score(left, right, 'organization')).toBeGreaterThanOrEqual(0.9);
  });

  test.each([['엔비디아', 'NB'], ['시티', 'CT'], ['아이디어', 'ID'], ['アイディア', 'ID']])('%s is not %s', (left, right) => {
    expect(score(left, right, 'organization')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('Korean as it is spoken and was written of old', () => {
  test.each([['현라', 'Hyulla'], ['한희', 'Hanhi'], ['맛데', 'Matte'], ['대현', 'Daihyun'], ['청룡', 'Chongnyong'], ['백마', 'Baengma'], ['오성', 'Osung']])('%s is %s', (left, right) => {
    expect(score(`${left}전자`, `${right} Electronics`, 'organization')).toBeGreaterThanOrEqual(0.85);
  });
});

it.each([['Longxin', 'Communication'], ['Hengxin', 'Communication']])('takes no Chinese brand for a slip in another word: %s is no %s', (brand, word) => {
  expect(score(`${brand} Corporation`, `${word} Corporation`, 'organization')).toBeLessThan(REVIEW_THRESHOLD);
});

describe('English acronyms of Chinese and Korean names', () => {
  test.each([
    ['中国食品工业集团有限公司', 'CFIC'], ['中国食品工业集团有限公司', 'CNFIC'], ['中国食品工程研究院', 'CAFE'], ['中国食品工程研究院', 'CIFE'], ['食品科学技术大学', 'UFST'], ['食品科技大学', 'NUFT'], ['青川微电子科技有限公司', 'QCMT'], ['한국식품공업연구소', 'KIFI'],
  ])('%s may be %s', (left, right) => {
    expect(scoreNames(left, right)).toMatchObject({ score: expect.closeTo(0.77, 1) as number, because: expect.stringContaining('one name is the initials of the other') as string });
  });

  test.each([['中国食品工业集团有限公司', 'CFIX'], ['王小明有限公司', 'WXMC'], ['哈尔滨食品工程大学', 'HFU']])('%s is not %s', (left, right) => {
    expect(score(left, right)).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('words that mean the same', () => {
  test.each([
    ['Orelin Inst. of Sci & Tech', 'Orelin Institute of Science and Technology'], ['青川理工大学', 'Qingchuan Institute of Technology'], ['青川工业大学', 'Qingchuan Polytechnical University'], ['Оринский политехнический университет', 'Orin Technical University'],
    ['SZ Orelin Electronics', 'Shenzhen Orelin Electronics'], ['南明科技有 限公司', 'Nanming Technology Co., Ltd.'], ['藤山航空株式会社维修中心', 'Fujiyama Aviation Co., Ltd. Maintenance Center'], ['豊和精密株式会社', 'Howa Precision Co., Ltd.'], ['英科电子有限公司', 'Yinke Electronics Co., Ltd.'],
    ['Orelin Co-operation Committee', 'Orelin Cooperation Committee'], ['ओरेलिन इंडस्ट्रीज लिमिटेड', 'Orelin Industries Limited'],
  ])('%s is %s', (left, right) => {
    expect(score(left, right, 'organization')).toBeGreaterThanOrEqual(0.85);
  });
});

describe('initials with dots', () => {
  test.each([
    ['I.P. Sokolov', 'Ivan Petrovich Sokolov', 'person'], ['Sokolov, I.P.', 'Ivan Petrovich Sokolov', null], ['Соколов И.П.', 'Ivan Petrovich Sokolov', null], ['Sokolov I. P.', 'Ivan Petrovich Sokolov', null],
    ['J.R.R. Tolman', 'John Ronald Reuel Tolman', null], ['J.R. Smith', 'JR Smith', null], ['G.E. Orelin', 'GE Orelin', null], ['A.B.C. Trading', 'ABC Trading', null], ['O.R.L.', 'ORL', null],
  ])('%s is %s', (left, right, schema) => {
    expect(score(left, right, schema)).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  test.each([['I.P. Sokolov', 'Dmitry Alekseevich Sokolov'], ['I.P. Sokolov', 'Anna Sergeevna Sokolova']])('%s is not %s', (left, right) => {
    expect(score(left, right, 'person')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('a number with its sign', () => {
  test.each(['Research Institute No. 54', 'No.54 Research Institute', 'Research Institute № 54', 'Research Institute Nr 54', 'The 54th Research Institute', 'Research Institute Number Fifty-Four', '第五十四研究所'])('%s is the 54th Research Institute', (name) => {
    expect(score(name, '54th Research Institute')).toBeGreaterThan(0.9);
    expect(score(name, 'Research Institute No. 55')).toBeLessThan(REVIEW_THRESHOLD);
  });
});

describe('Chinese names in Wade-Giles', () => {
  test.each([
    ['黄学良', 'Huang Hsueh-liang', 'person'], ['陈泽东', "Ch'en Tse-tung", 'person'], ['程志强', 'Cheng Chih-chiang', 'person'], ['孙小平', "Sun Hsiao-p'ing", 'person'], ['中兴电子有限公司', 'Chung Hsing Electronics Co., Ltd.', 'organization'], ['新竹精密', 'Hsinchu Precision', 'organization'],
  ])('%s is %s', (left, right, schema) => {
    expect(score(left, right, schema)).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
  });

  test.each([['黄学良', 'Huang Chih-chiang', 'person'], ['中兴电子有限公司', 'Chung Hua Electronics Co., Ltd.', 'organization']])('%s is not %s', (left, right, schema) => {
    expect(score(left, right, schema)).toBeLessThan(REVIEW_THRESHOLD);
  });
});
