/** Given names by gender, and surnames, of one language community. Serbian ones are spelled in Cyrillic. */
export interface NameList {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
}

/** The communities whose names the demo data uses. */
export type NameCommunity = 'albanian' | 'serbian' | 'turkish' | 'bosnian';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Everyday names of Kosovo, with the letters that imports, mails and certificates must carry unharmed. */
export const NAMES: Readonly<Record<NameCommunity, NameList>> = {
  albanian: {
    female: words(`
      Adelina Afërdita Albulena Ardita Arbnora Arjeta Besa Blerta Bukurije Diellza Dafina Donjeta Drita Elbasane Elmaze
      Fatbardha Fitore Flutura Gëzime Hatixhe Ilirjana Kaltrina Lendita Leonora Lirije Lumturije Majlinda Mihrije
      Mimoza Nazlije Nexhmije Njomza Pranvera Qëndresa Rrezarta Remzije Shkurte Shpresa Shqipe Teuta Valbona Valdete
      Venera Vlora Xhevahire Yllka Zyrafete Zana`),
    male: words(`
      Agron Ajet Alban Arben Ardian Artan Astrit Avni Bajram Bashkim Besnik Blerim Bujar Burim Çlirim Driton Enver
      Fatmir Fisnik Florim Gani Gëzim Granit Gjergj Habib Hysni Ilir Isuf Jeton Kushtrim Labinot Liridon Luan Mentor
      Milaim Muhamet Naser Nexhat Përparim Qemajl Rrahim Rrustem Selman Shkëlzen Skënder Sylë Valon Xhavit Ylber Zef`),
    family: words(`
      Ademaj Aliu Avdiu Azemi Bajraktari Balaj Bekteshi Beqiri Berisha Blakaj Bllaca Bunjaku Bytyqi Çeliku Dërguti
      Dobruna Elshani Emini Ferati Fetahu Gashi Gërxhaliu Gjocaj Hajrizi Halili Hoxhaj Hyseni Ibrahimi Jashari Jusufi
      Kabashi Kelmendi Krasniqi Kryeziu Kuqi Latifi Lekaj Llapashtica Maloku Mehmeti Morina Muçaj Nimani Nuhiu Paçarizi
      Përvetica Qerimi Ramadani Rexhaj Sadiku Sahiti Salihu Shabani Shala Spahiu Syla Tahiri Tërnava Ukaj Vllasaliu
      Xhemajli Ymeri Zeka Zogaj Zymberi`),
  },
  serbian: {
    female: words(`
      Александра Биљана Весна Горица Данијела Драгана Душица Ђурђица Живана Зорица Ивана Јасмина Јелена Љиљана Љубица
      Марија Милица Наташа Невена Оливера Радмила Сања Слађана Снежана Тијана  Цвета`),
    male: words(`
      Бобан Војислав Дејан Драган Душан Ђорђе Живко Жељко Зоран Иван Јован Љубиша Милош Мирко Небојша Ненад Никола
      Његош Предраг Радован Саша Слађан Срђан Стојан Ћирило Урош Чедомир`),
    family: words(`
      Антић Божовић Васић Вујић Гаљак Димић Денић Ђорђевић Ђукић Живић Зечевић Ивановић Јаћимовић Китић Лазић
      Љубисављевић Маринковић Мирић Младеновић Недељковић Његић Пантић Радосављевић Савић Спасић Станковић Стојковић
      Трајковић Ћирић Ћосић Филић Цветковић Чанковић Џамић Шљивић`),
  },
  turkish: {
    female: words(`Ayşe Aynur Birgül Çiğdem Elif Fatma Gül Gülşen Hülya Işıl Leyla Müzeyyen Nilgün Özlem Pınar Sevgi
      Şükran Tülay Ümran Yıldız Zübeyde`),
    male: words(`Adnan Bülent Cengiz Çetin Doğan Ertan Fikret Güner Hüseyin İlhan İsmail Mehmet Orhan Özcan Rıfat Sezgin
      Şaban Şükrü Turgay Ümit Yılmaz`),
    family: words(`Bayraktar Buçan Çelik Değirmenci Demirci Güleç Kılıç Koloğlu Kovaç Kuşkan Mazrek Öztürk Sabırlı Safçı
      Şahin Şerif Şişko Tabak Taç Yağcı Yıldırım`),
  },
  bosnian: {
    female: words(`Aida Amela Azra Ćamila Džemila Đulsa Edina Emina Fikreta Hatidža Jasna Mersiha Nermina Sabiha Senada
      Šefika Zejneba Žana`),
    male: words(`Adem Bećir Ćamil Džemail Edin Esad Fehim Ferid Hajro Jasmin Mirsad Nedžad Rasim Safet Senad Šaban
      Šefćet Zećir`),
    family: words(`Ajdarpašić Alijagić Bećiragić Ćemailović Čolaković Džafić Đerlek Džogović Hadžić Hodžić Idrizović
      Kurtagić Mehmedović Mušić Omerović Puljić Redžepović Šabanović Šećeragić Tokalić Žilić`),
  },
};

/**
 * Full names the generator never makes: people in public life bear them. Written folded (see `asciiLetters`), given
 * name first.
 */
export const RESERVED_FULL_NAMES: ReadonlySet<string> = new Set(
  `
  agim aliu; agron latifi; aida hadzic; alban hyseni; alban krasniqi; alban ukaj; arben gashi; ardian gashi;
  ardian kelmendi; ardian shala; astrit kabashi; avni kabashi; bajram berisha; bashkim jashari; besnik tahiri;
  blerim latifi; blerim shala; bujar bukoshi; bulent tulun; burim berisha; dejan savic; donjeta sadiku;
  dragan ciric; dragan jovanovic; dragan stojkovic; driton selmanaj; dusan savic; edin hadzic; enver hoxhaj;
  enver sadiku; fatmir limaj; florim krasniqi; gani krasniqi; gani kryeziu; gezim kelmendi; hulya sahin;
  huseyin celik; hysni ahmeti; ilir berisha; ismail demirci; ivan ivanovic; ivana ivanovic; leyla sahin;
  liridon krasniqi; lirije kajtazi; luan krasniqi; majlinda kelmendi; mehmet oz; mentor latifi; milaim zeka;
  milos bikovic; mimoza kusari; naser berisha; naser gashi; nenad rasic; nenad stojkovic; nikola kabasic;
  perparim gashi; perparim kabashi; predrag spasic; qendresa krasniqi; rrustem berisha; sasa djordjevic;
  shpresa shala; shqipe krasniqi; skender berisha; skender hyseni; valdete bajrami; valdete daka;
  valon berisha; valon syla; vlora dumoshi; xhavit beqiri; yilmaz ozturk; ylber hysa; zana krasniqi;
  ardian jashari; bajram kelmendi; burim ramadani; naser kelmendi; zoran savic; zoran stankovic; zoran tosic`
    .split(';')
    .map((name) => name.trim().replace(/\s+/g, ' ')),
);
