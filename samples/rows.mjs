/**
 * The rows of the import samples. A row is `[given name, family name, e-mail, institution, department, position,
 * preferred language]` and what an importer should say: `ok` (nothing wrong by itself), `ignore` (an empty
 * row) or the code of an error. `sameName` marks a name that an earlier file has in the other script.
 */
const D = 'edukom-samples.example';
const ok = (...cells) => ({ cells, say: 'ok' });
const bad = (say, ...cells) => ({ cells, say });
const at = (user) => `${user}@${D}`;

/**
 * Ten people who are in all four files, cell for cell the same except for the institution, which each file writes its
 * own way. Every letter of theirs exists in Windows-1250, so that all four encodings can hold them.
 */
// prettier-ignore
const SHARED = [
  ['Gëzim', 'Çeliku', at('gezim.celiku'), 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'sq'],
  ['Përparim', 'Gjakova', at('perparim.gjakova'), 'Drejtoria për Buxhet dhe Financa', 'Zyrtar i buxhetit', 'sq'],
  ['Çlirim', 'Kuçi', at('clirim.kuci'), 'Drejtoria e Shërbimeve Publike', 'Zyrtar për ankesat e qytetarëve', 'sq'],
  ['Đorđe', 'Đorđević', at('djordje.djordjevic'), 'Direkcija za opštu upravu', 'Službenik matične službe', 'sr-Latn'],
  ['Ljubiša', 'Njegić', at('ljubisa.njegic'), 'Direkcija za javne službe', 'Službenik za lokalni prevoz', 'sr-Latn'],
  ['Živka', 'Džamić', at('zivka.dzamic'), 'Direkcija za obrazovanje', 'Službenik za statistiku obrazovanja', 'sr-Cyrl'],
  ['Čedomir', 'Ćosić', at('cedomir.cosic'), 'Direkcija za budžet i finansije', 'Službenik za plaćanja', 'sr-Latn'],
  ['Džemila', 'Šećeragić', at('dzemila.seceragic'), 'Direkcija za opštu upravu', 'Prevodilac', 'sr-Latn'],
  ['Şükrü', 'Öztürk', at('sukru.ozturk'), 'Drejtoria e Administratës së Përgjithshme', 'Përkthyes', 'en'],
  ["Ëngjëll", "D'Elia", at('engjell.delia'), 'Drejtoria e Arsimit', 'Zyrtar për arsimin parauniversitar', 'en'],
];

const shared = (institutions) =>
  SHARED.map(([given, family, email, department, position, language], index) =>
    ok(given, family, email, institutions[index], department, position, language),
  );

// prettier-ignore
const albanian = {
  file: 'people-utf8.csv',
  encoding: 'utf-8',
  bom: false,
  delimiter: ',',
  newline: '\n',
  header: ['Emri', 'Mbiemri', 'E-posta', 'Institucioni', 'Drejtoria', 'Pozita', 'Gjuha e preferuar'],
  rows: [
    ...shared(['Prishtinë', 'Gjakovë', 'Pejë', 'Graçanicë', 'Shtërpcë', 'Partesh', 'Mitrovicë e Jugut', 'Dragash', 'Mamushë', 'Fushë Kosovë']),
    ok('Jelena', 'Đurić', at('jelena.djuric'), 'Kllokot', 'Direkcija za opštu upravu', 'Prevodilac', 'sr-Latn'),
    ok('Işıl', 'Değirmenci', at('isil.degirmenci'), 'Prizren', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'en'),
    ok('Mimoza', 'Tërnava', at('mimoza.ternava'), 'Suharekë', 'Drejtoria e Arsimit', 'Zyrtar i arkivit, protokollit dhe "sportelit"', 'sq'),
    ok('  Arbnora ', 'Kuqi  ', ` ${at('arbnora.kuqi')} `, ' Viti', 'Drejtoria e Arsimit ', ' Zyrtar i statistikave të arsimit', ' sq '),
    bad('name-missing', '', 'Hyseni', at('hyseni'), 'Gjilan', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'sq'),
    bad('email-malformed', 'Blerta', 'Maloku', 'blerta.maloku(at)edukom-samples.example', 'Gjilan', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'sq'),
    bad('institution-unknown', 'Luan', 'Zogaj', at('luan.zogaj'), 'Ulqin', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'sq'),
    bad('email-duplicate-in-file', 'Gezim', 'Celiku', at('Gezim.Celiku'), 'Prishtinë', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'sq'),
    bad('language-unknown', 'Drita', 'Paçarizi', at('drita.pacarizi'), 'Malishevë', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'xx'),
    bad('formula', '=HYPERLINK("http://malware.example";"Emri")', 'Syla', at('syla'), 'Istog', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'sq'),
    bad('columns-missing', 'Valon', 'Ferati', at('valon.ferati'), 'Klinë'),
  ],
};

// prettier-ignore
const english = {
  file: 'people-utf8-bom.csv',
  encoding: 'utf-8',
  bom: true,
  delimiter: ',',
  newline: '\r\n',
  header: ['Given name', 'Family name', 'E-mail', 'Institution', 'Department', 'Position', 'Preferred language'],
  rows: [
    ...shared(['Pristina', 'Gjakova', 'Peja', 'Gračanica', 'Štrpce', 'Parteš', 'South Mitrovica', 'Dragash', 'Mamusha', 'Fushë Kosova']),
    { ...ok('Јелена', 'Ђурић', at('jelena.djuric'), 'Клокот', 'Direkcija za opštu upravu', 'Prevodilac', 'sr-Latn'), sameName: true },
    ok('Љиљана', 'Њежић', at('ljiljana.njezic'), 'Грачаница', 'Дирекција за образовање', 'Службеник за статистику образовања', 'sr-Cyrl'),
    ok('Џевахира', 'Ћирић', at('dzevahira.ciric'), 'Ораховац', 'Дирекција за јавне службе', 'Службеник за локални превоз', 'sr-Cyrl'),
    ok('Işıl', 'Değirmenci', at('isil.degirmenci'), 'Prizren', 'Drejtoria e Arsimit', 'Pre-university education officer', 'en'),
    { cells: [], say: 'ignore' },
    bad('name-missing', 'Fatmir', '   ', at('fatmir'), 'Ferizaj', 'Directorate of Education', 'Education statistics officer', 'en'),
    bad('email-malformed', 'Naser', 'Emini', 'naser.emini@', 'Ferizaj', 'Directorate of Education', 'Education statistics officer', 'en'),
    bad('institution-unknown', 'Ненад', 'Лазић', at('nenad.lazic'), 'Ниш', 'Дирекција за образовање', 'Службеник за статистику образовања', 'sr-Cyrl'),
    bad('email-duplicate-in-file', 'Љиљана', 'Њежић', at('ljiljana.njezic'), 'Грачаница', 'Дирекција за јавне службе', 'Службеник за локални превоз', 'sr-Cyrl'),
    bad('language-unknown', 'Zana', 'Ukaj', at('zana.ukaj'), 'Ferizaj', 'Directorate of Education', 'Education statistics officer', 'English'),
    bad('formula', 'Besa', 'Lekaj', at('besa.lekaj'), 'Ferizaj', 'Directorate of Education', "@SUM(1+1)*cmd|' /C calc'!A0", 'en'),
    bad('columns-missing', 'Agron', 'Balaj'),
  ],
};

// prettier-ignore
const serbianLatin = {
  file: 'people-windows-1250.csv',
  encoding: 'windows-1250',
  bom: false,
  delimiter: ';',
  newline: '\r\n',
  header: ['Ime', 'Prezime', 'E-pošta', 'Institucija', 'Direkcija', 'Radno mesto', 'Željeni jezik'],
  rows: [
    ...shared(['Priština', 'Đakovica', 'Peć', 'Gračanica', 'Štrpce', 'Parteš', 'Južna Mitrovica', 'Dragaš', 'Mamuša', 'Kosovo Polje']),
    ok('Jelena', 'Đurić', at('jelena.djuric'), 'Klokot', 'Direkcija za budžet i finansije', 'Službenik za budžet', 'sr-Latn'),
    ok('Žarko', 'Šljivić', at('zarko.sljivic'), 'Leposavić', 'Direkcija za javne službe', 'Službenik za pritužbe građana', 'sr-Latn'),
    ok('Afërdita', 'Tërnava', at('aferdita.ternava'), 'Uroševac', 'Direkcija za obrazovanje', 'Službenik za statistiku obrazovanja', 'sq'),
    ok('Anđela', 'D’Amico', at('andjela.damico'), 'Gnjilane', 'Direkcija za obrazovanje', 'Službenik za statistiku; zamenik', 'sr-Latn'),
    ok('\u00a0Snežana ', 'Cvetković\u00a0', at('snezana.cvetkovic'), 'Ranilug', 'Direkcija za obrazovanje', 'Službenik za statistiku obrazovanja', 'sr-Latn'),
    { cells: ['', '', '', '', '', '', ''], say: 'ignore' },
    bad('name-missing', '', '', at('bez.imena'), 'Zvečan', 'Direkcija za obrazovanje', 'Prevodilac', 'sr-Latn'),
    bad('email-malformed', 'Željko', 'Vujić', 'željko vujić@edukom-samples.example', 'Zvečan', 'Direkcija za obrazovanje', 'Prevodilac', 'sr-Latn'),
    bad('institution-unknown', 'Slađan', 'Mirić', at('sladjan.miric'), 'Kraljevo', 'Direkcija za obrazovanje', 'Prevodilac', 'sr-Latn'),
    bad('email-duplicate-in-file', 'Žarko', 'Šljivić', at('ZARKO.SLJIVIC'), 'Leposavić', 'Direkcija za obrazovanje', 'Prevodilac', 'sr-Latn'),
    bad('language-unknown', 'Tijana', 'Pantić', at('tijana.pantic'), 'Zvečan', 'Direkcija za obrazovanje', 'Prevodilac', 'srpski'),
    bad('formula', 'Uroš', '+381*2', at('uros'), 'Zvečan', 'Direkcija za obrazovanje', 'Prevodilac', 'sr-Latn'),
    bad('columns-missing', 'Boban', 'Savić', at('boban.savic'), 'Zubin Potok', 'Direkcija za obrazovanje'),
  ],
};

// prettier-ignore
const mixed = {
  file: 'people.xlsx',
  header: ['Име', 'Презиме', 'Е-пошта', 'Институција', 'Дирекција', 'Радно место', 'Жељени језик'],
  rows: [
    ...shared(['Приштина', 'Ђаковица', 'Peja', 'Грачаница', 'Штрпце', 'Партеш', 'Mitrovicë Jugore', 'Драгаш', 'Mamusha', 'Косово Поље']),
    ok('Љиљана', 'Њежић', at('ljiljana.njezic'), 'Gračanica', 'Дирекција за буџет и финансије', 'Службеник за плаћања', 'sr-Cyrl'),
    ok('Işıl', 'Değirmenci', at('isil.degirmenci'), 'Призрен', 'Drejtoria e Arsimit', 'Pre-university education officer', 'en'),
    ok('Ђурђица', 'Џаковић', at('djurdjica.dzakovic'), 'Novobërdë', 'Дирекција за образовање', 'Службеник за статистику образовања', 'sr-Cyrl'),
    ok('Nermina', 'Žilić', at('nermina.zilic'), 'Исток', 'Direkcija za obrazovanje', 'Prevodilac', 'sr-Latn'),
    ok(' Teuta ', "N'Dreka ", at('teuta.ndreka'), 'Drenas', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'sq'),
    { cells: [null, 'Sahiti', at('sahiti'), 'Prishtina', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'sq'], say: 'name-missing', formula: { column: 0, text: 'CONCATENATE("Ilir","")' } },
    bad('email-malformed', 'Valdete', 'Nuhiu', 'valdete..nuhiu@edukom-samples', 'Prishtina', 'Drejtoria e Arsimit', 'Zyrtar i statistikave të arsimit', 'sq'),
    bad('institution-unknown', 'Душан', 'Китић', at('dusan.kitic'), 'Нови Пазар', 'Дирекција за образовање', 'Преводилац', 'sr-Cyrl'),
    bad('email-duplicate-in-file', 'Nermina', 'Žilić', at('nermina.zilic'), 'Istog', 'Direkcija za obrazovanje', 'Prevodilac', 'sr-Latn'),
    bad('language-unknown', 'Fehim', 'Tokalić', at('fehim.tokalic'), 'Dragash', 'Direkcija za obrazovanje', 'Prevodilac', 42),
    bad('formula', 'Ylber', 'Gërxhaliu', at('ylber.gerxhaliu'), 'Lipjan', '=1+1', 'Zyrtar i statistikave të arsimit', 'sq'),
    bad('email-missing', 'Habib', 'Morina'),
  ],
};

/** The four files, in the order in which the README imports them one after the other. */
export const SAMPLES = [albanian, english, serbianLatin, mixed];
