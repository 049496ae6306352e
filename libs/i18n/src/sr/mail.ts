import { serbian } from '../core/define.js';
import type { mail as en } from '../en/mail.js';

export const mail = serbian<typeof en>()({
  'invitation.subject': 'Ваша позивница за Edukom',
  'invitation.body':
    'Добар дан, {{name}},\n\nпозвани сте у Edukom, систем обуке за општинске службенике. Изаберите лозинку и језик овде:\n\n{{link}}\n\nЛинк важи само једном; рок важења у данима: {{days}}. Ако ову поруку нисте очекивали, није потребно ништа да радите.',
  'password-reset.subject': 'Нова лозинка за Edukom',
  'password-reset.body':
    'Добар дан, {{name}},\n\nнеко је, вероватно ви, затражио нову лозинку. Изаберите је овде:\n\n{{link}}\n\nЛинк важи само једном; рок важења у часовима: {{hours}}. Ако то нисте били ви, занемарите ову поруку: лозинка остаје иста.',
  'email-change.subject': 'Потврдите нову имејл адресу',
  'email-change.body':
    'Добар дан, {{name}},\n\nовим линком потврдите да је адреса ваша:\n\n{{link}}\n\nЛинк важи само једном; рок важења у часовима: {{hours}}. До тада остаје у употреби стара адреса.',
  'email-change-notice.subject': 'Затражена је промена ваше имејл адресе',
  'grade.subject': 'Ваш резултат је спреман: {{quiz}}',
  'grade.body':
    'Добар дан, {{name}},\n\nрезултати теста „{{quiz}}“ ({{course}}) су објављени. Своје бодове и коментаре погледајте овде:\n\n{{link}}',
  'email-change-notice.body':
    'Добар дан, {{name}},\n\nнеко је затражио да се адреса вашег налога у систему Edukom промени у {{address}}. Ако то нисте били ви, пријавите се, изаберите нову лозинку и обавестите администратора.',
  'certificate.subject': 'Ваш сертификат: {{title}}',
  'certificate.body':
    'Добар дан, {{name}},\n\nваш сертификат за „{{title}}“ издат је под бројем {{serial}}. Преузмите га овде:\n\n{{link}}\n\nСвако ко га добије може да га провери овде:\n\n{{verification}}',
  'reminder.subject': 'Ваш курс се наставља: {{course}}',
  'reminder.body':
    'Добар дан, {{name}},\n\nкурс „{{course}}“ вас чека: завршено је {{done}} од {{all}} делова. Наставите овде:\n\n{{link}}\n\nАко вас нешто спречава, јавите свом предавачу. Подсетник шаље {{sender}}.',
  'mandatory.subject': 'Обавезно до {{date}}: {{course}}',
  'mandatory.body':
    'Добар дан, {{name}},\n\nобука „{{course}}“ је за вас обавезна и треба је завршити до {{date}}. Још је нисте завршили. Како можете да учествујете, прочитајте овде:\n\n{{link}}\n\nКад је завршите, ови подсетници више неће стизати.',
  'mandatory-copy.subject_one': '{{institution}}: {{count}} особа није завршила „{{course}}“',
  'mandatory-copy.subject_few': '{{institution}}: {{count}} особе нису завршиле „{{course}}“',
  'mandatory-copy.subject_other': '{{institution}}: {{count}} особа није завршило „{{course}}“',
  'mandatory-copy.body':
    'Добар дан, {{name}},\n\nобука „{{course}}“ је обавезна до {{date}} ({{institution}}). Ове особе је још нису завршиле:\n\n{{people}}\n\nПодсетник је послат онима који су доступни имејлом. Овде можете да их предложите за неко извођење:\n\n{{link}}',
  'mandatory-copy.more_one': 'и још {{count}}',
  'mandatory-copy.more_few': 'и још {{count}}',
  'mandatory-copy.more_other': 'и још {{count}}',
  'open-registration.subject': 'Потврдите своју адресу: {{course}}',
  'open-registration.body':
    'Добар дан, {{name}},\n\nнеко се, вероватно ви, са овом адресом пријавио на отворени курс „{{course}}“. Потврдите овде да је адреса ваша и изаберите лозинку:\n\n{{link}}\n\nЛинк важи само једном; рок важења у часовима: {{hours}}. Ако то нисте били ви, није потребно ништа да радите: унети подаци се тада бришу.',
  'open-known.subject': 'Већ имате налог: {{course}}',
  'open-known.body':
    'Добар дан, {{name}},\n\nнеко се, вероватно ви, са овом адресом пријавио на отворени курс „{{course}}“. Адреса већ има налог, па нема шта да се потврди: пријавите се и започните курс једним кликом.\n\n{{link}}\n\nАко се не сећате лозинке, нову изаберите овде:\n\n{{reset}}\n\nАко то нисте били ви, занемарите ову поруку.',
  'grade-changed.subject': 'Ваш резултат је промењен: {{quiz}}',
  'grade-changed.body':
    'Поштовани, {{name}},\n\nваш објављени резултат теста „{{quiz}}“ ({{course}}) је промењен. Погледајте га овде:\n\n{{link}}\n\nАко се не слажете, на истој страници можете уложити приговор.',
  'appeal-made.subject': 'Приговор чека одговор: {{quiz}}',
  'appeal-made.body':
    'Поштовани, {{name}},\n\nуложен је приговор на резултат теста „{{quiz}}“. Ко није бодовао одговор може да одлучи овде:\n\n{{link}}',
  'appeal-kept.subject': 'На ваш приговор је одговорено: {{quiz}}',
  'appeal-kept.body':
    'Поштовани, {{name}},\n\nваш приговор у вези са тестом „{{quiz}}“ је размотрен. Резултат остаје исти. Одговор прочитајте овде:\n\n{{link}}',
  'appeal-changed.subject': 'Ваш приговор је променио резултат: {{quiz}}',
  'appeal-changed.body':
    'Поштовани, {{name}},\n\nваш приговор у вези са тестом „{{quiz}}“ је размотрен и ваши бодови су промењени. Одговор и нови резултат погледајте овде:\n\n{{link}}',
  'enrolment.reason': 'Наведени разлог: {{reason}}',
  'enrolment-asked.subject': 'Захтев за место: {{run}}',
  'enrolment-asked.body':
    'Поштовани, {{name}},\n\n{{whose}} тражи место у извођењу „{{run}}“. Сагласите се или одбијте овде:\n\n{{link}}',
  'enrolment-nominate.subject': 'Предложени сте: {{run}}',
  'enrolment-nominate.body':
    'Поштовани, {{name}},\n\nваша институција вас је предложила за извођење „{{run}}“, које почиње {{date}}. Сада одлучује руководилац пројекта.{{said}}\n\n{{link}}',
  'enrolment-invite.subject': 'Позвани сте: {{run}}',
  'enrolment-invite.body':
    'Поштовани, {{name}},\n\nпозвани сте у извођење „{{run}}“, које почиње {{date}}. Прихватите или одбијте позив на страници испод.{{said}}\n\n{{link}}',
  'enrolment-seat.subject': 'Имате место: {{run}}',
  'enrolment-seat.body':
    'Поштовани, {{name}},\n\nимате место у извођењу „{{run}}“, које почиње {{date}}.{{said}}\n\n{{link}}',
  'enrolment-wait.subject': 'На листи чекања сте: {{run}}',
  'enrolment-wait.body':
    'Поштовани, {{name}},\n\nваш захтев за „{{run}}“ ({{date}}) је одобрен, али су сва места која сте могли да добијете заузета. На листи чекања сте и сами се померате када дођете на ред; страница испод показује где сте.{{said}}\n\n{{link}}',
  'enrolment-move-up.subject': 'Дошли сте на ред и имате место: {{run}}',
  'enrolment-move-up.body':
    'Поштовани, {{name}},\n\nослободило се место и сада имате место у извођењу „{{run}}“, које почиње {{date}}. Ако не можете да дођете, одустаните на време, да би на ред дошла следећа особа.{{said}}\n\n{{link}}',
  'enrolment-refuse.subject': 'Ваш захтев је одбијен: {{run}}',
  'enrolment-refuse.body':
    'Поштовани, {{name}},\n\nваш захтев за место у „{{run}}“ ({{date}}) је одбијен.{{said}}\n\n{{link}}',
  'enrolment-withdraw.subject': 'Ваше место је повучено: {{run}}',
  'enrolment-withdraw.body':
    'Поштовани, {{name}},\n\nваш захтев или место у „{{run}}“ ({{date}}) је повучено.{{said}}\n\n{{link}}',
  'enrolment-lapse.subject': 'Листа чекања је затворена: {{run}}',
  'enrolment-lapse.body':
    'Поштовани, {{name}},\n\nлиста чекања за „{{run}}“ ({{date}}) је затворена и овог пута за вас није било места.{{said}}\n\n{{link}}',
  'session-new.subject': '{{session}}: {{date}} у {{from}}',
  'session-new.body':
    'Добар дан, {{name}},\n\nочекујемо вас на термину „{{session}}“ курса „{{course}}“.\n\nКада: {{date}}, {{from}}–{{to}}\nГде: {{room}}\n\nСви ваши термини:\n{{link}}',
  'session-changed.subject': 'Промена: {{session}}, сада {{date}} у {{from}}',
  'session-changed.body':
    'Добар дан, {{name}},\n\nтермин „{{session}}“ курса „{{course}}“ је промењен. Сада је:\n\nКада: {{date}}, {{from}}–{{to}}\nГде: {{room}}\n\nСви ваши термини:\n{{link}}',
  'session-off.subject': 'Више вас не очекујемо: {{session}}, {{date}}',
  'session-off.body':
    'Добар дан, {{name}},\n\nвише вас не очекујемо на термину „{{session}}“ курса „{{course}}“ дана {{date}}, {{from}}–{{to}}: термин је отказан или је ваше место на курсу повучено.\n\nСви ваши термини:\n{{link}}',
  'session-cancelled.subject': 'Отказано: {{session}}, {{date}}',
  'session-cancelled.body':
    'Поштовани, {{name}},\n\nотказан је термин „{{session}}“ курса „{{course}}“ дана {{date}}, {{from}}–{{to}}.\n\nРазлог: {{reason}}\n\nСви ваши термини:\n{{link}}',
  'run-cancelled.subject': 'Отказано: {{run}}',
  'run-cancelled.body':
    'Поштовани, {{name}},\n\nизвођење „{{run}}“ ({{host}}, од {{date}}) је отказано. Сви предстојећи термини се отказују; за сваки се обавештава и ваш календар.\n\nРазлог: {{reason}}\n\nОно што је о вама до сада забележено остаје. Ваши термини:\n{{link}}',
  'session-room.open': 'још није одређено',
  'digest.subject_one': 'Edukom: {{count}} порука',
  'digest.subject_few': 'Edukom: {{count}} поруке',
  'digest.subject_other': 'Edukom: {{count}} порука',
  'digest.body':
    'Добар дан,\n\nово је стигло за вас од последњег прегледа:\n\n{{items}}\n\nИзабрали сте један дневни преглед уместо појединачних порука. То можете да промените у систему Edukom, у делу „Поруке и календар“.',
  'calendar.name': 'Edukom: моји термини',
  'claim-accepted.subject': 'Ваше оправдање или оспоравање је прихваћено: {{session}}',
  'claim-accepted.body':
    'Поштовани, {{name}},\n\nоно што сте навели о свом присуству на термину „{{session}}“ ({{run}}) прихваћено је.\n\n{{answer}}\n\nСтање вашег присуства сада:\n\n{{link}}',
  'claim-refused.subject': 'Ваше оправдање или оспоравање је одбијено: {{session}}',
  'claim-refused.body':
    'Поштовани, {{name}},\n\nоно што сте навели о свом присуству на термину „{{session}}“ ({{run}}) није прихваћено.\n\n{{answer}}\n\nСтање вашег присуства:\n\n{{link}}',
});
