/**
 * Words inside names of persons. General knowledge of naming customs, written for this project; no list was mined.
 */

/** Articles, prepositions and kinship words that come and go between spellings of one name. */
export const PARTICLES = new Set(
  ('al el ul ol ar as ash an ad at az ibn bin ben bint bte binti ould oud wa van von der den de del della di da do dos das du la le les los las y e st san santa zu zur ter ten af av ' +
    'abu abou abi umm ogly oglu ogli uglu kyzy kizi qizi gizi kizy').split(' '),
);

/** Titles and honorifics, ignored in persons unless nothing else is left. */
export const TITLES = new Set(
  ('mr mrs ms miss dr prof professor sir dame lord lady general gen col colonel maj major capt captain lt lieutenant brig brigadier sgt adm admiral president pres minister haji hajji hadji hajj ' +
    'sheikh shaykh shaikh cheikh mullah mulla maulavi mawlawi maulawi mawlana maulana sayyid sayyed sayed seyyed seyed syed ayatollah imam qari hafiz ustad daw u eng ing jr sr ii iii phd md hon engr').split(' '),
);

/**
 * The commonest Japanese surnames of two and three characters with their reading, in simplified Chinese form as names are compared. A Chinese name seldom
 * begins with one. Each entry is "surname:reading".
 */
export const JAPANESE_SURNAMES =
  '佐藤:sato 铃木:suzuki 高桥:takahashi 田中:tanaka 渡边:watanabe 伊藤:ito 山本:yamamoto 中村:nakamura 小林:kobayashi 加藤:kato 吉田:yoshida 山田:yamada 山口:yamaguchi 松本:matsumoto 井上:inoue 木村:kimura 斋藤:saito 清水:shimizu 山崎:yamazaki 池田:ikeda ' +
    '桥本:hashimoto 阿部:abe 石川:ishikawa 山下:yamashita 中岛:nakajima 石井:ishii 小川:ogawa 前田:maeda 冈田:okada 藤田:fujita 后藤:goto 近藤:kondo 村上:murakami 远藤:endo 青木:aoki 坂本:sakamoto 齐藤:saito 福田:fukuda 太田:ota 西村:nishimura 藤井:fujii ' +
    '金子:kaneko 冈本:okamoto 藤原:fujiwara 中野:nakano 三浦:miura 原田:harada 中川:nakagawa 松田:matsuda 竹内:takeuchi 小野:ono 田村:tamura 中山:nakayama 和田:wada 石田:ishida 森田:morita 上田:ueda 内田:uchida 柴田:shibata 酒井:sakai 宫崎:miyazaki 横山:yokoyama ' +
    '高木:takagi 安藤:ando 宫本:miyamoto 大野:ono 小岛:kojima 工藤:kudo 谷口:taniguchi 今井:imai 高田:takada 增田:masuda 丸山:maruyama 杉山:sugiyama 村田:murata 大冢:otsuka 新井:arai 小山:koyama 平野:hirano 藤本:fujimoto 河野:kono 上野:ueno 野口:noguchi ' +
    '武田:takeda 松井:matsui 千叶:chiba 菅原:sugawara 岩崎:iwasaki 久保:kubo 木下:kinoshita 佐野:sano 野村:nomura 松尾:matsuo 菊地:kikuchi 杉本:sugimoto 市川:ichikawa 古川:furukawa 大西:onishi 岛田:shimada 水野:mizuno 樱井:sakurai 高野:takano 渡部:watanabe ' +
    '吉川:yoshikawa 山内:yamauchi 西田:nishida 菊池:kikuchi 西川:nishikawa 安倍:abe 岸田:kishida 石破:ishiba 麻生:aso 菅野:kanno 川崎:kawasaki 本田:honda 丰田:toyoda 松下:matsushita 黑田:kuroda 黑泽:kurosawa 宫泽:miyazawa 小泽:ozawa 泷泽:takizawa ' +
    '川口:kawaguchi 川上:kawakami 矢野:yano 广濑:hirose 永井:nagai 平田:hirata 樋口:higuchi 岩田:iwata 浅野:asano 内藤:naito 大岛:oshima 大桥:ohashi 小泉:koizumi 服部:hattori 福岛:fukushima 松岛:matsushima 大川:okawa 石原:ishihara 鸠山:hatoyama 森本:morimoto ' +
    '田边:tanabe 松村:matsumura 川村:kawamura 坂口:sakaguchi 滨田:hamada 大谷:otani 小松:komatsu 吉村:yoshimura 佐佐木:sasaki 长谷川:hasegawa 久保田:kubota 五十岚:igarashi 佐久间:sakuma 大久保:okubo';

/**
 * Given names that are one name in other languages or its usual short form. Kept to dictionary equivalences of common names.
 */
export const GIVEN_NAMES: readonly string[] = [
  // East Slavic, with Belarusian and Ukrainian forms and how Western languages say them
  'aleksandr alexander aleksander alexandre oleksandr aliaksandr alyaksandr alexandr alexandros aleksandar alexandru alessandro alejandro alexandra aleksandra oleksandra aliaksandra alyaksandra sandor iskander iskandar sasha alex',
  'aleksey alexei alexey aleksei aleksej oleksiy oleksii oleksij alyaksey aliaksei aliaksey alyaksei alexis alexej alexiy alyosha lyosha', 'andrey andrei andrej andriy andrii andrij andrew andreas andre andres andrea andrzej ondrej', 'anton antony anthony antonios antonio antoine antonin antonius',
  'boris barys borys borya', 'dmitry dmitri dmitriy dmytro dmitrij dzmitry dzmitryi dzmitriy dmitrii dimitri dimitrios dimitar dima mitya', 'evgeny evgeni evgeniy yevgeny yevgeni yevgeniy jevgeni jevgenij yevhen yevhenii yevheniy yauhen yauheni yaugen jauhen eugene evgenii eugen eugenio evgenij zhenya',
  'fyodor fedor theodore fjodor teodor fiodor theodor fedir fiodar fedya', 'georgy georgiy georgi george heorhiy heorhii georgios giorgi georg georges jorge giorgio jerzy jiri gheorghe yuri yuriy yury jurij juri yurii jury iurii iuri yurij',
  'grigory grigoriy grigorii gregory hryhoriy hryhorii ryhor grigori grigorij gregor gregorio grisha', 'igor ihor ihar', 'ivan ioann ioannis john johann johannes jan juan jean joao giovanni sean ian jovan yann johan janos giannis ioan iwan vanya',
  'ilya ilia illia illya iliya elias elijah ilias', 'konstantin kostiantyn kostyantyn constantin constantine kanstantsin kanstancin konstantinos kostya', 'maksim maxim maksym maksim maxime maksimas', 'mikhail michael mykhailo mykhaylo mihail mikhal mikael michal michel miguel michele mihai mihaly mikhayil mikhailo misha',
  'nikolay nikolai nikolaj mykola mikalai mikalay nicholas nikolaos nikola nicolas nicolae niklas nicola mikola miklos kolya', 'oleg oleh aleh', 'pavel pavlo paul pawel pavlos pablo paolo paulo pal pasha', 'petr pyotr petro peter piotr petros pedro pietro pierre piatro piotra pyatro pere petar petru petya',
  'roman raman', 'sergey sergei sergej serhiy serhii serhij siarhei siarhey syarhei syarhey syargey sergiy sergii serge sergio sergiu serguei seryozha serezha', 'stepan stephen steven stefan stephan stefanos stsiapan stsyapan esteban etienne steve stefano istvan',
  'vasily vasiliy vasilii vasyl vasili basil vasilij vasil vasile vasilios vasya', 'viktor victor viktar vittorio vitya', 'vladimir volodymyr uladzimir uladzimer wladimir vladimer vladimirs vlodzimierz volodya vova', 'vladislav vladyslav uladzislau uladzislav uladzislaw wladyslaw', 'vyacheslav viacheslav vjatseslav viachaslau vyachaslau vacheslav',
  'vitaly vitali vitaliy vitalii vital vitaliya', 'valery valeri valeriy valerii valeryi valerij valerie', 'gennady gennadiy gennadii hennadiy hennadii henadz henadzi genadz gennadi hienadz kanadz gena', 'leonid leanid lyonya', 'anatoly anatoli anatoliy anatolii anatol tolya', 'artyom artem artsiom artsyom', 'kirill kiril kyrylo kiryl cyril', 'yaroslav jaroslav',
  'timofey timofei timothy tsimafei', 'denis dzianis dzyanis dennis denys', 'yegor egor yahor', 'yelena elena olena helena helen alena jelena helene ellen lena', 'yekaterina ekaterina kateryna katerina catherine katherine jekaterina kathryn katsiaryna katarina catalina caterina katharina katya', 'anna hanna ganna ann anne hannah ana',
  'maria mariya mariia marija marya mary marie miriam maryam mariam masha', 'natalya natalia nataliya natalja nataliia natalija natallia nathalie natasha', 'olga olha volha olya', 'svetlana svitlana sviatlana sveta', 'tatyana tatiana tetyana tatiyana tatjana tetiana tatsiana tanya', 'galina halyna halina', 'irina iryna irene irena', 'marina maryna', 'inna ina',
  'yulia julia yuliya iuliia julija yuliia juliya julie yulya', 'ludmila lyudmila liudmyla ljudmila liudmila lyudmyla lyuda', 'oksana aksana', 'larisa larysa', 'lyubov liubov ljubov lubov', 'nadezhda nadiia nadia nadzeya', 'sofia sofiya sophia sophie zofia', 'yevgenia evgenia yevheniia yauheniya eugenia', 'viktoria viktoriya victoria viktoriia',
  // Arabic, Persian, Turkish and the languages that took their names
  'mohammad muhammad mohammed mohamed muhammed mohamad mehmet mohd muhamad mahomed mohamud mohammod magomed mahamed muhamed mohamet mehmed muhamet mamadou', 'ahmad ahmed achmed akhmad akhmed ahmet ahmat', 'mahmoud mahmud mahmood mahmut mehmood makhmud', 'mustafa mostafa moustafa mustapha',
  'hussein husayn hussain hossein husain hosein huseyin hussien hussayn hossain housein hussin hoseyn husein', 'hassan hasan hassen hasson', 'yusuf yousef youssef yusef joseph yousuf josef yosef yusif iosif yousif jose giuseppe jozef josip youcef yussuf', 'ibrahim abraham ebrahim ibraheem avraham ibragim ibrahima',
  'ismail ismael esmail ismaeel esmaeil ishmael ismayil', 'omar umar omer umer oumar', 'othman osman usman uthman ousmane osama usama oussama', 'khalid khaled halid khaleed', 'said saeed sayed saaed saad saeid saied', 'jamal djamel gamal cemal jamel djamal', 'suleiman sulayman soleiman sulaiman suleyman solomon soleyman suliman sulieman',
  'yaqub yakub yacoub jacob yaaqub yaghoub yakov jakub james jaime jacques giacomo santiago jakob', 'dawud daud daoud david davud davood dawood dauda davide', 'musa mousa moussa moses mussa moise', 'isa issa eissa jesus', 'qasim qassem kassem ghasem kasim qasem qassim gasim kacem', 'rashid rasheed rachid rashed',
  'tariq tarek tarik', 'fatima fatimah fatemeh fatma', 'aisha ayesha aicha', 'zaynab zainab zeinab zeynep', 'jibril gibril gabriel jabril djibril gavriil havryil', 'iskandar eskandar', 'yahya yahia yehia', 'zakariya zakaria zakariyya zachary zechariah', 'ishaq isaac isak ishak eshaq izhak', 'idris idriss edris', 'yunus younes younis yunis jonah',
  'nasir naser nasser nasir', 'karim kareem kerim', 'rahim raheem rahim', 'salim saleem selim', 'salih saleh salah', 'faisal faysal feisal', 'walid waleed oualid', 'majid majeed madjid', 'hamid hameed', 'amir ameer emir', 'sharif shareef cherif', 'habib habeeb', 'latif lateef', 'rauf raouf', 'abdullah abdallah abdulla abdoulaye',
  'abdulrahman abdurrahman abderrahmane abdurahman', 'reza rida riza ridha', 'mehdi mahdi mahdy', 'ghulam gholam golam', 'zulfiqar zulfikar zolfaghar',
  // English and Western European short forms and forms of one name
  'william bill will guillermo guillaume wilhelm willem billy guglielmo', 'robert bob rob roberto bobby', 'richard rick dick ricardo riccardo', 'thomas tom tomas tommy tommaso tomasz', 'jim jimmy', 'edward ted eddie eduardo edoardo edouard eddy', 'daniel dan danny danilo', 'matthew matt mateo matteo matthias matthieu mateusz', 'elizabeth elisabeth liz isabel elisabetta',
  'charles carlos carlo karl carl karol charlie', 'henry henri heinrich enrique enrico hendrik harry', 'louis luis luigi ludwig lewis', 'francis francois francisco francesco franz frank frans', 'philip philippe felipe filippo philipp filip phil', 'lawrence laurent lorenzo laurence', 'martin martino marten', 'mark marc marco marcos markus marcus', 'luke luc lucas luca lukas',
  'joachim joaquin', 'raymond ramon raimundo', 'vincent vicente vincenzo', 'edmund edmond', 'rudolf rodolfo rudolph', 'ferdinand fernando hernando', 'alfonso alphonse', 'arthur arturo artur', 'albert alberto', 'bernard bernardo bernhard', 'gerald gerardo gerard gerhard', 'anthony tony', 'christopher chris christophe cristobal', 'samuel sam', 'benjamin ben', 'kenneth ken', 'ronald ron', 'donald don', 'patrick pat', 'susan sue suzanne susana',
  'margaret margarita marguerite maggie', 'teresa theresa therese', 'martha marta marthe', 'rachel raquel', 'eva eve', 'agnes ines', 'lucy lucia lucie',
  // Korean surnames in both romanisations
  'kim gim', 'lee yi rhee ri li', 'park pak bak', 'choi choe', 'chung jung jong cheong jeong', 'cho jo', 'kang gang', 'yoon yun', 'lim rim im', 'shin sin', 'kwon gwon', 'noh roh no ro', 'son sohn', 'ryu yoo yu', 'woo u', 'pyon byun byeon', 'paek baek paik', 'so seo suh', 'mun moon', 'o oh', 'hong', 'yang ryang', 'chon jeon jun chun', 'ku koo gu', 'pang bang',
  // Chinese surnames by Pinyin, Wade-Giles, Cantonese and Hokkien usage
  'wong huang hwang ng', 'chan chen tan chin', 'cheung zhang chang', 'chow zhou chou', 'lau liu low', 'leung liang leong', 'ho he', 'kwok guo kuo', 'lam lin', 'tsang zeng tseng', 'tsui xu hsu', 'yip ye yeh', 'yeung yang', 'fung feng', 'ma mah', 'wu ng', 'zhao chao chiu', 'cai choi tsai chua', 'xie tse hsieh', 'zheng cheng cheng', 'zhu chu', 'su so soo', 'deng tang teng', 'pan poon', 'lu lo luk',
  'xiao hsiao siu', 'jiang chiang keung', 'qian chien', 'qiu chiu yau', 'shi shih sze', 'song sung', 'du tu', 'cui tsui', 'gao kao ko', 'luo lo law', 'mo mok', 'guan kwan', 'tian tien', 'ren jen yam', 'xiong hsiung hung',
];
