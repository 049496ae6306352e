import type { InThree } from './framework-record.js';

/** Each competence in the everyday words of a municipal office; the same in both versions, since they share their keys. */
export const COMPETENCE_HINTS: Readonly<Record<string, InThree>> = {
  '1.1': [
    'Gjej në internet ose në regjistra informacionin që më duhet për punë.',
    'На интернету или у регистрима налазим информацију која ми треба за посао.',
    'I find the information I need for work, online or in registers.',
  ],
  '1.2': [
    'Dalloj nëse një burim është i besueshëm dhe nëse një lajm është i rremë.',
    'Препознајем да ли је извор поуздан и да ли је вест лажна.',
    'I tell whether a source is reliable and whether a piece of news is false.',
  ],
  '1.3': [
    'I ruaj dokumentet dhe të dhënat ashtu që i gjej përsëri, unë dhe kolegët.',
    'Документе и податке чувам тако да их поново нађемо и ја и колеге.',
    'I keep documents and data so that I and my colleagues find them again.',
  ],
  '2.1': [
    'Zgjedh mjetin e duhur: e-postë, takim në distancë a mesazh.',
    'Бирам прави начин: е-пошту, састанак на даљину или поруку.',
    'I choose the right means: e-mail, a remote meeting or a message.',
  ],
  '2.2': [
    'I dërgoj dokumentet atij që i duhen, me të drejtat e duhura.',
    'Документе шаљем оном коме требају, са правим овлашћењима.',
    'I share documents with whoever needs them, with the right permissions.',
  ],
  '2.3': [
    'Përdor shërbimet publike në internet dhe i ndihmoj qytetarët t’i përdorin.',
    'Користим јавне услуге на интернету и помажем грађанима да их користе.',
    'I use public services online and help citizens use them.',
  ],
  '2.4': [
    'Punoj me të tjerët në të njëjtin dokument a tabelë.',
    'Са другима радим на истом документу или табели.',
    'I work with others on the same document or spreadsheet.',
  ],
  '2.5': [
    'Shkruaj me mirësjellje dhe e përshtat tonin me atë që e lexon.',
    'Пишем пристојно и тон прилагођавам ономе ко чита.',
    'I write courteously and adapt the tone to whoever reads it.',
  ],
  '2.6': [
    'I ndaj llogaritë e punës nga ato private dhe e di çfarë shihet për mua.',
    'Службене налоге одвајам од приватних и знам шта се о мени види.',
    'I keep work accounts apart from private ones and know what can be seen of me.',
  ],
  '3.1': [
    'Përgatis shkresa, tabela dhe prezantime.',
    'Припремам дописе, табеле и презентације.',
    'I prepare letters, spreadsheets and presentations.',
  ],
  '3.2': [
    'Nga disa dokumente bëj një të ri, të rregulluar mirë.',
    'Од више докумената правим нов, добро сређен.',
    'I make a new, well-ordered document out of several others.',
  ],
  '3.3': [
    'E di çfarë guxoj të përdor nga puna e të tjerëve dhe si ta shënoj burimin.',
    'Знам шта смем да користим из туђег рада и како да наведем извор.',
    'I know what I may use of other people’s work and how to name the source.',
  ],
  '3.4': [
    'E ndaj një punë në hapa dhe ia lë kompjuterit, p.sh. me formula.',
    'Посао рашчлањујем на кораке и препуштам га рачунару, нпр. формулама.',
    'I break work into steps and let the computer do it, for instance with formulas.',
  ],
  '4.1': [
    'I mbroj kompjuterin dhe telefonin: përditësime, fjalëkalime, kujdes me bashkëngjitjet.',
    'Штитим рачунар и телефон: ажурирања, лозинке, опрез са прилозима.',
    'I protect computer and phone: updates, passwords, care with attachments.',
  ],
  '4.2': [
    'I trajtoj të dhënat e qytetarëve sipas ligjit dhe i mbroj të miat.',
    'Са подацима грађана поступам по закону, а своје штитим.',
    'I handle citizens’ data as the law says and protect my own.',
  ],
  '4.3': [
    'E mbaj masën me ekranin dhe e di çfarë të bëj kur dikush ngacmohet në rrjet.',
    'Држим меру са екраном и знам шта да радим кад је неко узнемираван на мрежи.',
    'I keep a balance with the screen and know what to do when somebody is harassed online.',
  ],
  '4.4': [
    'Kursej letër dhe energji dhe e di ku shkojnë pajisjet e vjetra.',
    'Штедим папир и струју и знам куда иду стари уређаји.',
    'I save paper and energy and know where old devices go.',
  ],
  '5.1': [
    'E zgjidh vetë një pengesë të zakonshme, p.sh. kur printeri nuk punon.',
    'Сам решавам уобичајену сметњу, нпр. кад штампач не ради.',
    'I fix a common fault myself, for instance when the printer does not work.',
  ],
  '5.2': [
    'E di cili mjet më duhet për një punë dhe si ta përshtat për veten.',
    'Знам који ми алат треба за посао и како да га прилагодим себи.',
    'I know which tool a task needs and how to adapt it to myself.',
  ],
  '5.3': [
    'Gjej mënyra të reja që një shërbim të bëhet më i shpejtë ose më i lehtë.',
    'Налазим нове начине да услуга постане бржа или лакша.',
    'I find new ways to make a service faster or easier.',
  ],
  '5.4': [
    'E di çfarë më mungon ende dhe ku mund ta mësoj.',
    'Знам шта ми још недостаје и где то могу да научим.',
    'I know what I still lack and where I can learn it.',
  ],
};
