/**
 * Words inside names of persons. General knowledge of naming customs, written for this project; no list was mined.
 */

/** Articles, prepositions and kinship words that come and go between spellings of one name. */
export const PARTICLES = new Set(
  ('al el ul ol ar as ash an ad at az ibn bin ben bint bte binti ould oud wa van von der den de del della di da do dos das du la le les los las y e st san santa zu zur ter ten af av ' +
    'abu abou abi umm').split(' '),
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
  'aleksandr alexander aleksander alexandre oleksandr aliaksandr alexandr alexandros aleksandar',
  'aleksey alexei alexey aleksei aleksej oleksiy oleksii alyaksey aliaksei alexis', 'andrey andrei andrej andriy andrii andrew andreas', 'anton antony anthony antonios',
  'boris barys borys', 'dmitry dmitri dmitriy dmytro dmitrij dzmitry dmitrii dimitri dimitrios', 'evgeny evgeni evgeniy yevgeny yevgeni yevgeniy jevgeni jevgenij yevhen yauhen eugene evgenii', 'fyodor fedor theodore fjodor teodor',
  'georgy georgiy georgi george heorhiy georgios giorgi', 'grigory grigoriy gregory hryhoriy grigori', 'igor ihor ihar', 'ivan ioann ioannis',
  'konstantin kostiantyn constantin constantine kanstantsin', 'mikhail michael mykhailo mikhael michail mihail mikhal mikael', 'nikolay nikolai nikolaj mykola mikalai nicholas nikolaos nikola', 'oleg oleh aleh',
  'pavel pavlo paul pawel pavlos', 'petr pyotr petro peter piotr petros', 'roman raman', 'sergey sergei sergej serhiy serhii siarhei sergiy', 'stepan stephen steven stefan stephan stefanos',
  'vasily vasiliy vasyl vasili basil vasilij', 'viktor victor viktar', 'vladimir volodymyr uladzimir wladimir vladimer', 'vladislav vladyslav uladzislau', 'vyacheslav viacheslav vjatseslav', 'yuri yuriy yury jurij juri yurii jury', 'yaroslav jaroslav',
  'yelena elena olena helena helen alena jelena helene', 'yekaterina ekaterina kateryna katerina catherine katherine jekaterina kathryn', 'anna hanna ganna', 'maria mariya mariia marija', 'natalya natalia nataliya natalja nataliia natalija',
  'olga olha volha', 'svetlana svitlana sviatlana', 'tatyana tatiana tetyana tatiyana tatjana tetiana', 'galina halyna halina', 'irina iryna irene irena', 'yulia julia yuliya iuliia julija yuliia', 'ludmila lyudmila liudmyla ljudmila', 'oksana aksana',
  'mohammad muhammad mohammed mohamed muhammed mohamad mehmet mohd muhamad mahomed mohamud mohammod magomed', 'ahmad ahmed achmed akhmad akhmed ahmet', 'mahmoud mahmud mahmood mahmut mehmood', 'mustafa mostafa moustafa mustapha', 'hussein husayn hussain hossein husain hosein huseyin hussien hussayn hossain housein',
  'hassan hasan hassen', 'yusuf yousef youssef yusef joseph yousuf josef yosef yusif iosif', 'ibrahim abraham ebrahim ibraheem avraham', 'ismail ismael esmail ismaeel esmaeil ishmael', 'omar umar omer umer', 'othman osman usman uthman ousmane',
  'khalid khaled halid khaleed', 'said saeed sayed saaed saad saeid', 'jamal djamel gamal cemal jamel', 'suleiman sulayman soleiman sulaiman suleyman solomon soleyman', 'yaqub yakub yacoub jacob yaaqub yaghoub yakov jakub', 'dawud daud daoud david davud davood dawood',
  'musa mousa moussa moses mussa', 'isa issa eissa jesus', 'qasim qassem kassem ghasem kasim qasem', 'rashid rasheed rachid', 'tariq tarek tarik', 'fatima fatimah fatemeh fatma', 'aisha ayesha aicha', 'zaynab zainab zeinab zeynep',
  'william bill will', 'robert bob rob', 'richard rick dick', 'thomas tom', 'james jim jimmy', 'edward ted eddie', 'daniel dan danny', 'matthew matt', 'elizabeth elisabeth liz',
  'kim gim', 'lee yi rhee ri li', 'park pak bak', 'choi choe', 'chung jung jong cheong jeong', 'cho jo', 'kang gang', 'yoon yun', 'lim rim im', 'shin sin', 'kwon gwon', 'noh roh no ro', 'son sohn', 'ryu yoo yu', 'woo u', 'pyon byun byeon',
];
