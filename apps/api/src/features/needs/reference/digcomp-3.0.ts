import type { FrameworkRecord } from './framework-record.js';

/**
 * DigComp 3.0 (November 2025): 5 areas, 21 competences under the keys of 2.2, 4 levels. Structure and English names are facts
 * of the source; the Albanian and Serbian names and every statement are written here.
 */
export const DIGCOMP_3_0: FrameworkRecord = {
  key: 'digcomp-3.0',
  version: '3.0',
  name: [
    'Kompetencat digjitale (DigComp 3.0)',
    'Дигиталне компетенције (DigComp 3.0)',
    'Digital competences (DigComp 3.0)',
  ],
  source:
    'DigComp 3.0, European Digital Competence Framework, with its data supplement of 24 November 2025. European Commission, Joint Research Centre, joint-research-centre.ec.europa.eu/digcomp',
  areas: {
    '1': [
      'Kërkimi, vlerësimi dhe menaxhimi i informacionit',
      'Тражење, процењивање и управљање информацијама',
      'Information search, evaluation and management',
    ],
    '2': ['Komunikim dhe bashkëpunim', 'Комуникација и сарадња', 'Communication and collaboration'],
    '3': ['Krijimi i përmbajtjes', 'Израда садржаја', 'Content creation'],
    '4': [
      'Siguria, mirëqenia dhe përdorimi i përgjegjshëm',
      'Безбедност, добробит и одговорна употреба',
      'Safety, wellbeing and responsible use',
    ],
    '5': ['Njohja dhe zgjidhja e problemeve', 'Препознавање и решавање проблема', 'Problem identification and solving'],
  },
  competences: {
    '1.1': [
      'Shfletimi, kërkimi dhe filtrimi i informacionit',
      'Прегледање, тражење и филтрирање информација',
      'Browsing, searching and filtering information',
    ],
    '1.2': ['Vlerësimi i informacionit', 'Процењивање информација', 'Evaluating information'],
    '1.3': ['Menaxhimi i informacionit', 'Управљање информацијама', 'Managing information'],
    '2.1': [
      'Ndërveprimi me anë të teknologjive digjitale dhe me to',
      'Општење путем дигиталних технологија и са њима',
      'Interacting through and with digital technologies',
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
    '2.5': ['Sjellja digjitale', 'Понашање у дигиталном окружењу', 'Digital behaviour'],
    '2.6': ['Menaxhimi i identitetit digjital', 'Управљање дигиталним идентитетом', 'Managing digital identity'],
    '3.1': ['Krijimi i përmbajtjes digjitale', 'Израда дигиталног садржаја', 'Developing digital content'],
    '3.2': [
      'Integrimi dhe ripërpunimi i përmbajtjes digjitale',
      'Спајање и прерада дигиталног садржаја',
      'Integrating and re-elaborating digital content',
    ],
    '3.3': ['E drejta e autorit dhe licencat', 'Ауторско право и лиценце', 'Copyright and licences'],
    '3.4': [
      'Të menduarit kompjuterik dhe programimi',
      'Рачунарско мишљење и програмирање',
      'Computational thinking and programming',
    ],
    '4.1': ['Mbrojtja e pajisjeve', 'Заштита уређаја', 'Protecting devices'],
    '4.2': [
      'Mbrojtja e të dhënave personale dhe e privatësisë',
      'Заштита личних података и приватности',
      'Protecting personal data and privacy',
    ],
    '4.3': ['Përkujdesja për mirëqenien', 'Брига о добробити', 'Supporting wellbeing'],
    '4.4': [
      'Ndikimi i teknologjive digjitale në mjedis',
      'Утицај дигиталних технологија на животну средину',
      'Environmental impacts of digital technologies',
    ],
    '5.1': [
      'Njohja dhe zgjidhja e problemeve teknike',
      'Препознавање и решавање техничких проблема',
      'Identifying and solving technical problems',
    ],
    '5.2': [
      'Njohja e nevojave dhe e zgjidhjeve teknologjike digjitale',
      'Препознавање потреба и дигиталних технолошких решења',
      'Identifying needs and digital technological responses',
    ],
    '5.3': [
      'Gjetja e zgjidhjeve krijuese me teknologji digjitale',
      'Налажење креативних решења дигиталним технологијама',
      'Identifying creative solutions using digital technologies',
    ],
    '5.4': [
      'Njohja dhe plotësimi i nevojave për kompetenca digjitale',
      'Препознавање и задовољавање потреба за дигиталним компетенцијама',
      'Identifying and addressing digital competence needs',
    ],
  },
  levels: [
    {
      name: ['Baza', 'Основни', 'Basic'],
      statement: [
        'Bëj gjëra të thjeshta, me ndihmë kur më duhet.',
        'Радим једноставне ствари, уз помоћ кад ми затреба.',
        'I do simple things, with help when I need it.',
      ],
    },
    {
      name: ['Mesatar', 'Средњи', 'Intermediate'],
      statement: [
        'Punët e qarta i kryej vetë dhe i zgjidh vetë problemet e njohura.',
        'Јасне послове обављам самостално и сам решавам познате проблеме.',
        'I carry out clear tasks and solve familiar problems on my own.',
      ],
    },
    {
      name: ['I avancuar', 'Напредни', 'Advanced'],
      statement: [
        'Kryej edhe punë të ndërlikuara, u përshtatem rrethanave dhe i udhëzoj të tjerët.',
        'Обављам и сложене послове, прилагођавам се околностима и упућујем друге.',
        'I handle complex tasks too, adapt to the situation and guide others.',
      ],
    },
    {
      name: ['Shumë i avancuar', 'Врло напредни', 'Highly advanced'],
      statement: [
        'Zgjidh probleme shumë të ndërlikuara dhe krijoj zgjidhje që i përdorin të tjerët.',
        'Решавам врло сложене проблеме и стварам решења која користе други.',
        'I solve very complex problems and create solutions that others use.',
      ],
    },
  ],
};
