import type { FrameworkRecord, InThree, LevelRecord } from './framework-record.js';

const level = (step: string, name: InThree, statement: InThree): LevelRecord => ({
  name: [`${name[0]} ${step}`, `${name[1]} ${step}`, `${name[2]} ${step}`],
  statement,
});
const FOUNDATION: InThree = ['Baza', 'Основни', 'Foundation'];
const INTERMEDIATE: InThree = ['Mesatar', 'Средњи', 'Intermediate'];
const ADVANCED: InThree = ['I avancuar', 'Напредни', 'Advanced'];
const SPECIALISED: InThree = ['I specializuar', 'Специјализовани', 'Highly specialised'];

/**
 * DigComp 2.2 (2022): 5 areas, 21 competences, 8 levels in four pairs. Structure and English names are facts of the source;
 * the Albanian and Serbian names and every statement are written here.
 */
export const DIGCOMP_2_2: FrameworkRecord = {
  key: 'digcomp-2.2',
  version: '2.2',
  name: [
    'Kompetencat digjitale (DigComp 2.2)',
    'Дигиталне компетенције (DigComp 2.2)',
    'Digital competences (DigComp 2.2)',
  ],
  source:
    'Vuorikari, Kluzer, Punie: DigComp 2.2, The Digital Competence Framework for Citizens. European Commission, Joint Research Centre, 2022, JRC128415, doi:10.2760/115376',
  areas: {
    '1': [
      'Shkathtësi për informacionin dhe të dhënat',
      'Рад са информацијама и подацима',
      'Information and data literacy',
    ],
    '2': ['Komunikim dhe bashkëpunim', 'Комуникација и сарадња', 'Communication and collaboration'],
    '3': ['Krijimi i përmbajtjes digjitale', 'Израда дигиталног садржаја', 'Digital content creation'],
    '4': ['Siguria', 'Безбедност', 'Safety'],
    '5': ['Zgjidhja e problemeve', 'Решавање проблема', 'Problem solving'],
  },
  competences: {
    '1.1': [
      'Shfletimi, kërkimi dhe filtrimi i të dhënave, informacionit dhe përmbajtjes digjitale',
      'Прегледање, тражење и филтрирање података, информација и дигиталног садржаја',
      'Browsing, searching and filtering data, information and digital content',
    ],
    '1.2': [
      'Vlerësimi i të dhënave, informacionit dhe përmbajtjes digjitale',
      'Процењивање података, информација и дигиталног садржаја',
      'Evaluating data, information and digital content',
    ],
    '1.3': [
      'Menaxhimi i të dhënave, informacionit dhe përmbajtjes digjitale',
      'Управљање подацима, информацијама и дигиталним садржајем',
      'Managing data, information and digital content',
    ],
    '2.1': [
      'Ndërveprimi me anë të teknologjive digjitale',
      'Општење путем дигиталних технологија',
      'Interacting through digital technologies',
    ],
    '2.2': [
      'Ndarja me të tjerët me anë të teknologjive digjitale',
      'Дељење путем дигиталних технологија',
      'Sharing through digital technologies',
    ],
    '2.3': [
      'Pjesëmarrja qytetare me anë të teknologjive digjitale',
      'Грађанско учешће путем дигиталних технологија',
      'Engaging in citizenship through digital technologies',
    ],
    '2.4': [
      'Bashkëpunimi me anë të teknologjive digjitale',
      'Сарадња путем дигиталних технологија',
      'Collaborating through digital technologies',
    ],
    '2.5': ['Mirësjellja në rrjet', 'Лепо понашање на мрежи', 'Netiquette'],
    '2.6': ['Menaxhimi i identitetit digjital', 'Управљање дигиталним идентитетом', 'Managing digital identity'],
    '3.1': ['Krijimi i përmbajtjes digjitale', 'Израда дигиталног садржаја', 'Developing digital content'],
    '3.2': [
      'Integrimi dhe ripërpunimi i përmbajtjes digjitale',
      'Спајање и прерада дигиталног садржаја',
      'Integrating and re-elaborating digital content',
    ],
    '3.3': ['E drejta e autorit dhe licencat', 'Ауторско право и лиценце', 'Copyright and licences'],
    '3.4': ['Programimi', 'Програмирање', 'Programming'],
    '4.1': ['Mbrojtja e pajisjeve', 'Заштита уређаја', 'Protecting devices'],
    '4.2': [
      'Mbrojtja e të dhënave personale dhe e privatësisë',
      'Заштита личних података и приватности',
      'Protecting personal data and privacy',
    ],
    '4.3': ['Mbrojtja e shëndetit dhe e mirëqenies', 'Заштита здравља и добробити', 'Protecting health and well-being'],
    '4.4': ['Mbrojtja e mjedisit', 'Заштита животне средине', 'Protecting the environment'],
    '5.1': ['Zgjidhja e problemeve teknike', 'Решавање техничких проблема', 'Solving technical problems'],
    '5.2': [
      'Njohja e nevojave dhe e zgjidhjeve teknologjike',
      'Препознавање потреба и технолошких решења',
      'Identifying needs and technological responses',
    ],
    '5.3': [
      'Përdorimi krijues i teknologjive digjitale',
      'Креативна употреба дигиталних технологија',
      'Creatively using digital technologies',
    ],
    '5.4': [
      'Njohja e mangësive në kompetencat digjitale',
      'Препознавање недостатака у дигиталним компетенцијама',
      'Identifying digital competence gaps',
    ],
  },
  levels: [
    level('1', FOUNDATION, [
      'Bëj gjëra të thjeshta kur dikush më udhëzon.',
      'Радим једноставне ствари кад ме неко води.',
      'I do simple things when somebody guides me.',
    ]),
    level('2', FOUNDATION, [
      'Bëj gjëra të thjeshta vetë; ndihmë kërkoj vetëm kur ngec.',
      'Једноставне ствари радим сам; помоћ тражим само кад запнем.',
      'I do simple things on my own and ask for help only when I am stuck.',
    ]),
    level('3', INTERMEDIATE, [
      'Punët e zakonshme i kryej vetë.',
      'Уобичајене послове обављам самостално.',
      'I handle routine tasks on my own.',
    ]),
    level('4', INTERMEDIATE, [
      'E zgjidh vetë edhe atë që nuk është e zakonshme, sipas nevojave të mia.',
      'Самостално решавам и оно што није уобичајено, према својим потребама.',
      'I also solve what is not routine, on my own and to fit my needs.',
    ]),
    level('5', ADVANCED, [
      'Kryej punë të ndryshme dhe i udhëzoj të tjerët.',
      'Обављам различите послове и упућујем друге.',
      'I carry out tasks of many kinds and guide others.',
    ]),
    level('6', ADVANCED, [
      'Zgjedh mënyrën më të mirë edhe në rrethana të ndërlikuara dhe u përshtatem të tjerëve.',
      'Бирам најбољи начин и у сложеним околностима и прилагођавам се другима.',
      'I choose the best way even in complex situations and adapt to others.',
    ]),
    level('7', SPECIALISED, [
      'Zgjidh probleme të ndërlikuara pa përgjigje të gatshme dhe ndihmoj të tjerët të ecin përpara.',
      'Решавам сложене проблеме без готових одговора и помажем другима да напредују.',
      'I solve complex problems that have no ready answer and help others move on.',
    ]),
    level('8', SPECIALISED, [
      'Sjell zgjidhje të reja që i përdorin edhe të tjerët në fushën time.',
      'Уводим нова решења која користе и други у мојој области.',
      'I bring in new solutions that others in my field use too.',
    ]),
  ],
};
