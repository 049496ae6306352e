/** Answers to the open question of the post-test as officials might write them, with the points the guide gives (hundredths). */
export interface OpenAnswer {
  readonly points: number;
  readonly text: Readonly<Record<'sq' | 'sr-Cyrl' | 'sr-Latn' | 'en', string>>;
}

export const OPEN_ANSWERS: readonly OpenAnswer[] = [
  {
    points: 300,
    text: {
      sq: 'I them faleminderit që më tregoi menjëherë dhe se kjo mund t’i ndodhë kujtdo. Ulem pranë saj dhe e lë ta bëjë vetë, pa ia kërkuar fjalëkalimin. E shkëpusim kompjuterin nga rrjeti, por e lëmë të ndezur. Nga telefoni im e lajmërojmë shërbimin e TI-së. Nga kompjuteri im ajo e ndryshon fjalëkalimin e postës dhe kudo tjetër ku e ka përdorur. Mesazhin nuk e fshijmë. Në raport shkruajmë kur ndodhi, cila llogari, çfarë hapi e çfarë shkroi, dhe çfarë bëmë; ai i shkon TI-së, shefit dhe zyrtarit për mbrojtjen e të dhënave, sepse afati është 72 orë.',
      'sr-Cyrl':
        'Захвалим јој што ми је одмах рекла и кажем да то може свакоме да се деси. Седнем поред ње и пустим да сама ради, лозинку не тражим. Рачунар искључимо са мреже, али остане укључен. Са мог телефона зовемо ИТ службу. Са мог рачунара она мења лозинку поште и свуда где је исту користила. Поруку не бришемо. У пријави пише када се десило, који налог, шта је отворила и укуцала и шта смо урадили; иде ИТ служби, шефу и службенику за заштиту података, јер је рок 72 сата.',
      'sr-Latn':
        'Zahvalim joj što mi je odmah rekla i kažem da to može svakome da se desi. Sednem pored nje i pustim da sama radi, lozinku ne tražim. Računar isključimo sa mreže, ali ostane uključen. Sa mog telefona zovemo IT službu. Sa mog računara ona menja lozinku pošte i svuda gde je istu koristila. Poruku ne brišemo. U prijavi piše kada se desilo, koji nalog, šta je otvorila i ukucala i šta smo uradili; ide IT službi, šefu i službeniku za zaštitu podataka, jer je rok 72 sata.',
      en: 'I thank her for telling me at once and say it can happen to anyone. I sit beside her and let her do it herself; I do not ask for the password. We take the computer off the network and leave it on. We call the IT service from my telephone. From my computer she changes the mailbox password and every other place where she used it. We keep the message. The report says when it happened, which account, what was opened and typed, and what we did; it goes to IT, to our superior and to the data protection officer, because the limit is 72 hours.',
    },
  },
  {
    points: 200,
    text: {
      sq: 'E qetësoj dhe i them se bëri mirë që tregoi. E shkëpusim kompjuterin nga rrjeti dhe e lajmërojmë TI-në me telefon. Ajo e ndryshon fjalëkalimin nga kompjuteri im. Pastaj shkruajmë një raport se kur ndodhi, çfarë hapi dhe çfarë bëmë, dhe ia dërgojmë TI-së dhe shefit.',
      'sr-Cyrl':
        'Умирим је и кажем да је добро што је рекла. Рачунар искључимо са мреже и телефоном обавестимо ИТ службу. Она промени лозинку са мог рачунара. Затим напишемо пријаву: када се десило, шта је отворила и шта смо урадили, и пошаљемо је ИТ служби и шефу.',
      'sr-Latn':
        'Umirim je i kažem da je dobro što je rekla. Računar isključimo sa mreže i telefonom obavestimo IT službu. Ona promeni lozinku sa mog računara. Zatim napišemo prijavu: kada se desilo, šta je otvorila i šta smo uradili, i pošaljemo je IT službi i šefu.',
      en: 'I calm her and say it was right to tell me. We take the computer off the network and call IT. She changes the password from my computer. Then we write a report: when it happened, what was opened and what we did, and send it to IT and our superior.',
    },
  },
  {
    points: 75,
    text: {
      sq: 'I them ta ndryshojë fjalëkalimin sa më parë nga një pajisje tjetër dhe ta thërrasë TI-në.',
      'sr-Cyrl': 'Кажем јој да што пре промени лозинку са другог уређаја и да позове ИТ службу.',
      'sr-Latn': 'Kažem joj da što pre promeni lozinku sa drugog uređaja i da pozove IT službu.',
      en: 'I tell her to change the password as soon as possible from another device and to call IT.',
    },
  },
];
