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
 * Given names that are one name in other languages or its usual short form. Kept to dictionary equivalences of common names.
 */
export const GIVEN_NAMES: readonly string[] = [
  // East Slavic, with Belarusian and Ukrainian forms and how Western languages say them
  'aleksandr alexander aleksander alexandre oleksandr aliaksandr alyaksandr alexandr alexandros aleksandar alexandru alessandro alejandro alexandra aleksandra oleksandra aliaksandra alyaksandra sandor iskander iskandar',
  'aleksey alexei alexey aleksei aleksej oleksiy oleksii oleksij alyaksey aliaksei aliaksey alyaksei alexis alexej alexiy', 'andrey andrei andrej andriy andrii andrij andrew andreas andre andres andrea andrzej ondrej', 'anton antony anthony antonios antonio antoine antonin antonius',
  'boris barys borys', 'dmitry dmitri dmitriy dmytro dmitrij dzmitry dzmitryi dzmitriy dmitrii dimitri dimitrios dimitar', 'evgeny evgeni evgeniy yevgeny yevgeni yevgeniy jevgeni jevgenij yevhen yevhenii yevheniy yauhen yauheni yaugen jauhen eugene evgenii eugen eugenio evgenij',
  'fyodor fedor theodore fjodor teodor fiodor theodor fedir fiodar', 'georgy georgiy georgi george heorhiy heorhii georgios giorgi georg georges jorge giorgio jerzy jiri gheorghe yuri yuriy yury jurij juri yurii jury iurii iuri yurij',
  'grigory grigoriy grigorii gregory hryhoriy hryhorii ryhor grigori grigorij gregor gregorio', 'igor ihor ihar', 'ivan ioann ioannis john johann johannes jan juan jean joao giovanni sean ian jovan yann johan janos giannis ioan iwan',
  'ilya ilia illia illya iliya elias elijah ilias', 'konstantin kostiantyn kostyantyn constantin constantine kanstantsin kanstancin konstantinos', 'maksim maxim maksym maksim maxime maksimas', 'mikhail michael mykhailo mykhaylo mihail mikhal mikael michal michel miguel michele mihai mihaly mikhayil mikhailo',
  'nikolay nikolai nikolaj mykola mikalai mikalay nicholas nikolaos nikola nicolas nicolae niklas nicola mikola miklos', 'oleg oleh aleh alex', 'pavel pavlo paul pawel pavlos pablo paolo paulo pal', 'petr pyotr petro peter piotr petros pedro pietro pierre piatro piotra pyatro pere petar petru',
  'roman raman', 'sergey sergei sergej serhiy serhii serhij siarhei siarhey syarhei syarhey syargey sergiy sergii serge sergio sergiu serguei', 'stepan stephen steven stefan stephan stefanos stsiapan stsyapan esteban etienne steve stefano istvan',
  'vasily vasiliy vasilii vasyl vasili basil vasilij vasil vasile vasilios', 'viktor victor viktar vittorio', 'vladimir volodymyr uladzimir uladzimer wladimir vladimer vladimirs vlodzimierz', 'vladislav vladyslav uladzislau uladzislav uladzislaw wladyslaw', 'vyacheslav viacheslav vjatseslav viachaslau vyachaslau vacheslav',
  'vitaly vitali vitaliy vitalii vital vitaliya', 'valery valeri valeriy valerii valeryi valerij valerie', 'gennady gennadiy gennadii hennadiy hennadii henadz henadzi genadz gennadi hienadz kanadz', 'leonid leanid', 'anatoly anatoli anatoliy anatolii anatol', 'artyom artem artsiom artsyom', 'kirill kiril kyrylo kiryl cyril', 'yaroslav jaroslav',
  'timofey timofei timothy tsimafei', 'denis dzianis dzyanis dennis denys', 'yegor egor yahor', 'yelena elena olena helena helen alena jelena helene ellen', 'yekaterina ekaterina kateryna katerina catherine katherine jekaterina kathryn katsiaryna katarina catalina caterina katharina', 'anna hanna ganna ann anne hannah ana',
  'maria mariya mariia marija marya mary marie miriam maryam mariam', 'natalya natalia nataliya natalja nataliia natalija natallia nathalie', 'olga olha volha', 'svetlana svitlana sviatlana', 'tatyana tatiana tetyana tatiyana tatjana tetiana tatsiana', 'galina halyna halina', 'irina iryna irene irena', 'marina maryna', 'inna ina',
  'yulia julia yuliya iuliia julija yuliia juliya julie', 'ludmila lyudmila liudmyla ljudmila liudmila lyudmyla', 'oksana aksana', 'larisa larysa', 'lyubov liubov ljubov lubov', 'nadezhda nadiia nadia nadzeya', 'sofia sofiya sophia sophie zofia', 'yevgenia evgenia yevheniia yauheniya eugenia', 'viktoria viktoriya victoria viktoriia',
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
