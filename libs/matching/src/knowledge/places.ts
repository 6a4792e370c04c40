/**
 * Countries, nationalities, provinces and large cities: weak words in a name, yet two different ones speak against a match.
 * Rows: canonical Latin name, other Latin spellings, spellings in other scripts (Chinese in simplified characters). General geography, written for this project.
 */
export const PLACES: readonly (readonly [string, string, string?])[] = [
  ['china', 'chinese cn prc sino kitai kitay kitaiskii', '中国 中华 中華 중국'], ['japan', 'japanese jp nippon nihon yaponiya', '日本 일본'], ['korea', 'korean joson choson chosun', '韩国 韓国 한국 朝鲜 朝鮮 조선 대한'],
  ['rason', 'rajin', '罗先 라선 라진'], ['hamhung', '', '咸兴 함흥'], ['chongjin', '', '清津 청진'], ['nampo', '', '南浦 남포'], ['wonsan', '', '元山 원산'], ['kaesong', '', '开城 개성'], ['sinuiju', '', '新义州 신의주'], ['kanggye', '', '江界 강계'], ['tanchon', '', '端川 단천'], ['taiwan', 'taiwanese', '台湾 대만'], ['hongkong', 'hk', '香港 홍콩'], ['macau', 'macao', '澳门'], ['usa', 'america american us', '美国 米国 미국 アメリカ'], ['russia', 'russian rossiya rossii rossiiskaya rossiiskii russkaya rus rossiyskaya', '俄罗斯 ロシア 러시아'],
  ['iran', 'iranian irana persian', '伊朗 イラン 이란'], ['iraq', 'iraqi', '伊拉克'], ['syria', 'syrian', '叙利亚'], ['india', 'indian', '印度'], ['pakistan', 'pakistani', '巴基斯坦'], ['turkey', 'turkish turkiye turk', '土耳其'],
  ['germany', 'german deutschland deutsche', '德国'], ['france', 'french', '法国'], ['britain', 'british uk england english', '英国'], ['italy', 'italian italia', '意大利'], ['spain', 'spanish espana', '西班牙'],
  ['ukraine', 'ukrainian ukrainy', '乌克兰'], ['belarus', 'belarusian belarussian', '白俄罗斯'], ['kazakhstan', 'kazakh', '哈萨克斯坦'], ['uzbekistan', '', ''], ['armenia', 'armenian', ''], ['georgia', 'georgian', ''],
  ['azerbaijan', '', ''], ['israel', 'israeli', '以色列'], ['lebanon', 'lebanese', ''], ['egypt', 'egyptian', ''], ['libya', 'libyan', ''], ['sudan', 'sudanese', ''], ['yemen', 'yemeni', ''], ['jordan', 'jordanian', ''],
  ['emirates', 'uae emirati', ''], ['dubai', '', '迪拜'], ['sharjah', '', ''], ['ajman', '', ''], ['saudi', 'saudia', ''], ['qatar', '', ''], ['kuwait', '', ''], ['oman', '', ''], ['bahrain', '', ''], ['afghanistan', 'afghan', ''],
  ['mexico', 'mexican mexicana', '墨西哥'], ['brazil', 'brasil brazilian', '巴西'], ['chile', '', ''], ['colombia', 'colombian', ''], ['venezuela', 'venezolana', ''], ['cuba', 'cuban cubana', ''], ['panama', '', ''], ['peru', '', ''],
  ['argentina', '', ''], ['canada', 'canadian', '加拿大'], ['australia', 'australian', '澳大利亚'], ['singapore', '', '新加坡 싱가포르'], ['malaysia', 'malaysian', '马来西亚'], ['indonesia', 'indonesian', '印度尼西亚'],
  ['thailand', 'thai', '泰国'], ['vietnam', 'vietnamese', '越南'], ['philippines', 'philippine', '菲律宾'], ['myanmar', 'burma', '缅甸'], ['cambodia', '', ''], ['laos', '', ''], ['europe', 'european euro', '欧洲 ヨーロッパ'],
  ['asia', 'asian', '亚洲 アジア 아시아'], ['africa', 'african', '非洲'], ['pacific', '', '太平洋'], ['swiss', 'switzerland schweiz', '瑞士'], ['austria', 'austrian', ''], ['netherlands', 'dutch holland', '荷兰'], ['belgium', '', ''],
  ['sweden', 'swedish', '瑞典'], ['norway', '', ''], ['finland', '', ''], ['denmark', '', ''], ['poland', 'polska', ''], ['cyprus', '', ''], ['malta', '', ''], ['greece', 'greek hellenic', ''], ['bulgaria', '', ''], ['serbia', '', ''],
  ['cyprus', '', ''], ['kenya', '', ''], ['nigeria', 'nigerian', ''], ['somalia', 'somali', ''], ['congo', '', ''], ['zimbabwe', '', ''], ['south africa', '', ''], ['beijing', 'peking bj', '北京 베이징'], ['shanghai', '', '上海 상하이'],
  ['tianjin', 'tientsin', '天津'], ['chongqing', 'chungking', '重庆 重慶'], ['guangzhou', 'canton gz', '广州'], ['shenzhen', 'sz', '深圳 선전'], ['guangdong', 'kwangtung', '广东'], ['guangxi', '', '广西'], ['hainan', '', '海南'],
  ['zhejiang', 'chekiang', '浙江'], ['jiangsu', 'kiangsu', '江苏'], ['jiangxi', '', '江西'], ['fujian', 'fukien', '福建'], ['anhui', '', '安徽'], ['shandong', 'shantung', '山东'], ['shanxi', '', '山西'], ['shaanxi', '', '陕西'],
  ['henan', 'honan', '河南'], ['hebei', '', '河北'], ['hubei', '', '湖北'], ['hunan', '', '湖南'], ['sichuan', 'szechuan szechwan', '四川'], ['guizhou', '', '贵州'], ['yunnan', '', '云南'], ['gansu', '', '甘肃'], ['qinghai', '', '青海'],
  ['xinjiang', 'sinkiang', '新疆'], ['tibet', 'xizang', '西藏'], ['ningxia', '', '宁夏'], ['innermongolia', '', '内蒙古'], ['liaoning', '', '辽宁'], ['jilin', 'kirin', '吉林'], ['heilongjiang', '', '黑龙江'], ['nanjing', 'nanking', '南京'],
  ['hangzhou', '', '杭州'], ['suzhou', '', '苏州'], ['wuxi', '', '无锡'], ['ningbo', '', '宁波'], ['wuhan', '', '武汉'], ['changsha', '', '长沙'], ['chengdu', '', '成都'], ['xian', "xi'an", '西安'], ['zhengzhou', '', '郑州'],
  ['jinan', '', '济南'], ['qingdao', 'tsingtao', '青岛'], ['dalian', '', '大连'], ['shenyang', '', '沈阳'], ['harbin', 'haerbin', '哈尔滨 哈尔浜'], ['changchun', '', '长春'], ['hefei', '', '合肥'], ['xiamen', 'amoy', '厦门'], ['fuzhou', '', '福州'],
  ['kunming', '', '昆明'], ['lanzhou', '', '兰州'], ['guiyang', '', '贵阳'], ['nanchang', '', '南昌'], ['taiyuan', '', '太原'], ['dongguan', '', '东莞'], ['foshan', '', '佛山'], ['zhuhai', '', '珠海'], ['dandong', '', '丹东'],
  ['yantai', '', '烟台'], ['weihai', '', '威海'], ['baoding', '', '保定'], ['shijiazhuang', '', '石家庄'], ['luoyang', '', '洛阳'], ['ganzhou', '', '赣州'], ['baotou', '', '包头'], ['mianyang', '', '绵阳'], ['urumqi', '', '乌鲁木齐'],
  ['taipei', '', '台北'], ['hsinchu', '', '新竹'], ['kaohsiung', '', '高雄'], ['taichung', '', '台中'], ['tokyo', '', '东京 도쿄'], ['osaka', '', '大阪 오사카'], ['nagoya', '', '名古屋'], ['kyoto', '', '京都'], ['yokohama', '', '横滨'],
  ['kobe', '', '神户'], ['fukuoka', '', '福冈'], ['seoul', '', '首尔 서울'], ['busan', 'pusan', '釜山 부산'], ['incheon', '', '仁川 인천'], ['pyongyang', '', '平壤 평양'], ['moscow', 'moskva moskovskii moskovskoe', '莫斯科 모스크바'],
  ['petersburg', 'peterburg', '圣彼得堡'], ['novosibirsk', '', ''], ['kazan', '', ''], ['ural', 'uralskii uralskaya', ''], ['siberia', 'sibirskii sibir siberian', ''], ['minsk', '', ''], ['kiev', 'kyiv', ''], ['tehran', 'teheran', '德黑兰'],
  ['isfahan', 'esfahan', ''], ['shiraz', '', ''], ['tabriz', '', ''], ['damascus', '', ''], ['aleppo', '', ''], ['baghdad', '', ''], ['beirut', '', ''], ['istanbul', '', ''], ['ankara', '', ''], ['london', '', '伦敦'], ['paris', '', '巴黎'],
  ['berlin', '', ''], ['munich', 'munchen', ''], ['york', '', ''], ['delhi', '', ''], ['mumbai', 'bombay', ''], ['karachi', '', ''], ['lahore', '', ''], ['islamabad', '', ''], ['north', 'northern', '北 华北 北方'], ['south', 'southern', '南 华南 南方'],
  ['east', 'eastern vostok', '东 华东 东方'], ['west', 'western', '西 西部'], ['northwest', 'northwestern', '西北'], ['southwest', 'southwestern', '西南'], ['northeast', 'northeastern', '东北'], ['southeast', '', '东南'],
  ['middle east', 'mideast', ''], ['far east', '', ''], ['gulf', '', ''], ['caspian', '', ''], ['atlantic', '', ''], ['city', 'gorod', '市'], ['province', '', '省'], ['region', 'oblast', '区 地区'], ['county', '', '县'], ['republic', 'respublika', '共和国 공화국'],
];

/** Concepts of the places that are countries. */
export const COUNTRIES: ReadonlySet<string> = new Set(
  (
    'china japan korea northkorea taiwan hongkong macau usa russia iran iraq syria india pakistan turkey germany france britain italy spain ukraine belarus kazakhstan uzbekistan armenia georgia azerbaijan israel lebanon egypt libya ' +
    'sudan yemen jordan emirates saudi qatar kuwait oman bahrain afghanistan mexico brazil chile colombia venezuela cuba panama peru argentina canada australia singapore malaysia indonesia thailand vietnam philippines myanmar ' +
    'cambodia laos swiss austria netherlands belgium sweden norway finland denmark poland cyprus malta greece bulgaria serbia kenya nigeria somalia congo zimbabwe southafrica newzealand srilanka costarica elsalvador'
  )
    .split(' ')
    .map((country) => `place:${country}`),
);
