/**
 * Chinese characters that the usual tables for transcribing foreign names draw on (simplified). A word made of nothing else may be a
 * foreign word by sound; any other is read by the book. Written for this project from general knowledge of these tables.
 */
export const TRANSCRIPTION_CHARACTERS = new Set(
  '阿埃艾爱安昂奥澳巴芭拜班邦包鲍保贝蓓本比彼碧边宾波博伯勃布卜采茨慈次聪达大戴黛丹当道得德邓登迪第蒂狄丁东杜敦多顿厄恩尔耳法凡范方菲费芬丰冯佛夫弗福富盖甘冈高哥歌戈格葛根贡古瓜圭哈海汉杭豪赫黑亨洪胡华霍基吉季加贾嘉简杰捷金津京久居卡凯坎康考科可克肯孔库夸奎昆拉莱兰朗劳勒雷蕾里理利丽莉黎列烈林琳龙隆卢鲁露伦罗洛略吕马玛迈麦曼芒毛梅玫门蒙孟米密敏明缪莫默姆木穆拿纳娜乃南瑙内能尼妮宁牛纽农努诺欧帕派潘庞培佩彭皮匹平珀普齐奇契恰强乔切钦琼丘曲瑞萨塞赛三桑色森沙莎山珊尚绍舍申什圣施史士舒斯思丝苏孙索塔台泰坦汤唐陶特藤提廷通图托瓦万旺威韦维薇魏温文翁沃乌武西希锡喜夏香肖谢辛欣兴休许雪逊亚娅扬尧耶叶伊仪宜因英永尤友于约云赞泽扎詹章哲珍正朱茱卓兹子宗佐查察昌楚儿尼赖因哈德迦伽罕罕姬吉露茜苏珊娜菈楠迪翰约书路易茅斯廉廉布吕舒阑侬儂夏儂兒菲贝爾維斯' +
    '拉甫涅捷泼谢尼科娃诺夫斯基奇琪契雅丽赛朵蜜妲缇妮歇戛噶嘎帖忒特铁佳冈岗古果豪侯惠火及纪甲坚娇焦晋喀柯叩苦宽拦廊老乐冷历立良廖令留流娄楼律茂美蒙缅莽满忙奈囊讷聂欧排盘佩喷片品泊浦强切琴群让热仁荣茹若撒僧尚邵顺私松孙太天田土屯歪旺窝悟昔宪肖修勋雅彦央姚益应勇尤裕元赞藏则增张者正钟周祖尊'.split(''),
);

/** The surnames most common among Chinese; a short name of one run that begins with one is cut after it. General knowledge (census ranks). */
export const CHINESE_SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'.split(''),
);
