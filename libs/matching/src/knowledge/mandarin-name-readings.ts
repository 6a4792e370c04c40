/**
 * Characters that Mandarin reads in more than one way, with the readings that names of companies, places and persons have, the usual one there first
 * (Pinyin without tones, u for ü). It stands before the first reading of the dictionary, which is that of common speech (长: zhang).
 * Source: general dictionary knowledge (Xiandai Hanyu Cidian heteronyms); ours, Apache-2.0. A linguist may add a character; keep it to readings that
 * names have, since every reading more is met by more names.
 */
export const MANDARIN_NAME_READINGS =
  '长:chang/zhang 重:zhong/chong 行:xing/hang 乐:le/yue 单:dan/shan 曾:zeng/ceng 朝:chao/zhao 都:du/dou 大:da/dai 石:shi/dan 参:can/shen 调:diao/tiao 传:chuan/zhuan 会:hui/kuai 车:che/ju 藏:zang/cang ' +
  '仇:qiu/chou 区:qu/ou 查:cha/zha 盖:gai/ge 解:jie/xie 朴:piao/pu 尉:wei/yu 种:zhong/chong 召:zhao/shao 折:zhe/she 翟:zhai/di 员:yuan/yun 贾:jia/gu 谷:gu/yu 率:lu/shuai 弹:dan/tan 降:jiang/xiang ' +
  '强:qiang/jiang 省:sheng/xing 宿:su/xiu 校:xiao/jiao 角:jiao/jue 觉:jue/jiao 六:liu/lu 陆:lu/liu 落:luo/la 蚌:bang/beng 埔:pu/bu 堡:bao/pu 番:fan/pan 浒:hu/xu 莞:guan/wan 涡:wo/guo 铅:qian/yan ' +
  '沈:shen/chen 柏:bai/bo 泊:bo/po 薄:bo/bao 百:bai/bo 伯:bo/bai 塞:sai/se 扎:zha/za 奇:qi/ji 屏:ping/bing 仔:zi/zai 乾:qian/gan 见:jian/xian 劲:jin/jing 桔:jie/ju 卡:ka/qia 勒:le/lei 模:mo/mu ' +
  '牟:mou/mu 那:na/nuo 娜:na/nuo 茜:qian/xi 壳:ke/qiao 什:shi/shen 盛:sheng/cheng 晟:sheng/cheng 乘:cheng/sheng 识:shi/zhi 术:shu/zhu 提:ti/di 拓:tuo/ta 万:wan/mo 系:xi/ji 巷:xiang/hang 畜:xu/chu ' +
  '钥:yao/yue 叶:ye/xie 粘:zhan/nian 幢:chuang/zhuang 还:huan/hai 瀑:pu/bao 磅:bang/pang 蕃:fan/bo 阿:a/e 隽:juan/jun 契:qi/xie 铛:dang/cheng 澄:cheng/deng 镐:hao/gao 莘:shen/xin 荥:xing/ying ' +
  '龟:gui/qiu 缪:miao/mou 覃:qin/tan 谌:chen/shen 洗:xi/xian 郇:xun/huan 祭:ji/zhai 繁:fan/po 隗:wei/kui 瞿:qu/ju 稽:ji/qi 峙:zhi/shi 圩:wei/xu 峒:dong/tong 钿:dian/tian';
