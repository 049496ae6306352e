import { albanian } from '../core/define.js';
import type { mail as en } from '../en/mail.js';

export const mail = albanian<typeof en>()({
  'invitation.subject': 'Ftesa juaj për Edukom',
  'invitation.body':
    'Përshëndetje {{name}},\n\njeni të ftuar në Edukom, sistemin e trajnimit për zyrtarët komunalë. Zgjidhni fjalëkalimin dhe gjuhën tuaj këtu:\n\n{{link}}\n\nLidhja vlen një herë dhe për {{days}} ditë. Nëse nuk e prisnit këtë mesazh, nuk keni nevojë të bëni asgjë.',
  'password-reset.subject': 'Fjalëkalim i ri për Edukom',
  'password-reset.body':
    'Përshëndetje {{name}},\n\ndikush, me gjasë ju, kërkoi një fjalëkalim të ri. Zgjidheni këtu:\n\n{{link}}\n\nLidhja vlen një herë dhe për {{hours}} orë. Nëse nuk ishit ju, mos e merrni parasysh këtë mesazh: fjalëkalimi juaj mbetet siç është.',
  'email-change.subject': 'Konfirmoni adresën tuaj të re të e-mailit',
  'email-change.body':
    'Përshëndetje {{name}},\n\nkonfirmoni me këtë lidhje se kjo adresë është e juaja:\n\n{{link}}\n\nLidhja vlen një herë dhe për {{hours}} orë. Deri atëherë mbetet në përdorim adresa e vjetër.',
  'email-change-notice.subject': 'U kërkua ndryshimi i adresës suaj të e-mailit',
  'grade.subject': 'Rezultati juaj është gati: {{quiz}}',
  'grade.body':
    'Përshëndetje {{name}},\n\nrezultatet e kuizit “{{quiz}}” ({{course}}) janë publikuar. Pikët dhe komentet tuaja i gjeni këtu:\n\n{{link}}',
  'email-change-notice.body':
    'Përshëndetje {{name}},\n\ndikush kërkoi që adresa e llogarisë suaj në Edukom të ndryshohet në {{address}}. Nëse nuk ishit ju, hyni në llogari, zgjidhni një fjalëkalim të ri dhe njoftoni administratorin.',
  'merged.subject': 'Dy llogari tuajat u bënë një',
  'merged.body':
    'Përshëndetje {{name}},\n\nllogaritë {{address}} dhe {{other}} në Edukom u bashkuan nga ekipi i projektit. Mund të hyni me secilën adresë, me fjalëkalimin e saj, dhe gjeni kurset, pjesëmarrjen dhe certifikatat e të dyjave.\n\nNëse këto të dyja nuk janë tuajat, njoftojeni ekipin e projektit: bashkimi mund të zhbëhet dhe asgjë nuk humbet.',
  'certificate.subject': 'Certifikata juaj: {{title}}',
  'certificate.body':
    'Përshëndetje {{name}},\n\ncertifikata juaj për “{{title}}” është lëshuar me numrin {{serial}}. Shkarkojeni këtu:\n\n{{link}}\n\nKushdo që e merr, mund ta verifikojë këtu:\n\n{{verification}}',
  'reminder.subject': 'Kursi juaj vazhdon: {{course}}',
  'reminder.body':
    'Përshëndetje {{name}},\n\nkursi “{{course}}” ju pret: {{done}} nga {{all}} pjesë janë përfunduar. Vazhdoni këtu:\n\n{{link}}\n\nNëse diçka ju pengon, njoftoni trajnerin tuaj. Këtë kujtesë e dërgoi {{sender}}.',
  'mandatory.subject': 'I detyrueshëm deri më {{date}}: {{course}}',
  'mandatory.body':
    'Përshëndetje {{name}},\n\ntrajnimi “{{course}}” është i detyrueshëm për ju dhe duhet të përfundohet deri më {{date}}. Ende nuk e keni përfunduar. Si të merrni pjesë, lexoni këtu:\n\n{{link}}\n\nPasi ta përfundoni, këto kujtesa nuk vijnë më.',
  'mandatory-copy.subject_one': '{{institution}}: {{count}} person nuk e ka përfunduar “{{course}}”',
  'mandatory-copy.subject_other': '{{institution}}: {{count}} persona nuk e kanë përfunduar “{{course}}”',
  'mandatory-copy.body':
    'Përshëndetje {{name}},\n\ntrajnimi “{{course}}” është i detyrueshëm deri më {{date}} ({{institution}}). Këta persona ende nuk e kanë përfunduar:\n\n{{people}}\n\nKujtesa u është dërguar atyre që arrihen me e-mail. Mund t’i nominoni për një zhvillim këtu:\n\n{{link}}',
  'mandatory-copy.more_one': 'dhe {{count}} tjetër',
  'mandatory-copy.more_other': 'dhe {{count}} të tjerë',
  'open-registration.subject': 'Konfirmoni adresën tuaj: {{course}}',
  'open-registration.body':
    'Përshëndetje {{name}},\n\ndikush, me gjasë ju, u regjistrua me këtë adresë në kursin e hapur “{{course}}”. Konfirmoni këtu se adresa është e juaja dhe zgjidhni një fjalëkalim:\n\n{{link}}\n\nLidhja vlen një herë dhe për {{hours}} orë. Nëse nuk ishit ju, nuk keni nevojë të bëni asgjë: të dhënat e shënuara fshihen pastaj.',
  'open-known.subject': 'Ju tashmë keni llogari: {{course}}',
  'open-known.body':
    'Përshëndetje {{name}},\n\ndikush, me gjasë ju, u regjistrua me këtë adresë në kursin e hapur “{{course}}”. Adresa tashmë ka llogari, prandaj nuk ka çfarë të konfirmohet: hyni në llogari dhe filloni kursin me një klikim.\n\n{{link}}\n\nNëse nuk e mbani mend fjalëkalimin, zgjidhni një të ri këtu:\n\n{{reset}}\n\nNëse nuk ishit ju, mos e merrni parasysh këtë mesazh.',
  'grade-changed.subject': 'Rezultati juaj ka ndryshuar: {{quiz}}',
  'grade-changed.body':
    'Përshëndetje {{name}},\n\nrezultati juaj i publikuar i “{{quiz}}” ({{course}}) ka ndryshuar. Shikojeni këtu si është tani:\n\n{{link}}\n\nNëse nuk pajtoheni, në të njëjtën faqe mund të bëni ankesë.',
  'appeal-made.subject': 'Një ankesë pret përgjigje: {{quiz}}',
  'appeal-made.body':
    'Përshëndetje {{name}},\n\ndikush ka bërë ankesë ndaj rezultatit të vet të “{{quiz}}”. Kush nuk e ka vlerësuar përgjigjen mund të vendosë këtu:\n\n{{link}}',
  'appeal-kept.subject': 'Ankesës suaj iu përgjigj: {{quiz}}',
  'appeal-kept.body':
    'Përshëndetje {{name}},\n\nankesa juaj për “{{quiz}}” u shqyrtua. Rezultati mbetet siç ishte. Lexojeni përgjigjen këtu:\n\n{{link}}',
  'appeal-changed.subject': 'Ankesa juaj e ndryshoi rezultatin: {{quiz}}',
  'appeal-changed.body':
    'Përshëndetje {{name}},\n\nankesa juaj për “{{quiz}}” u shqyrtua dhe pikët tuaja ndryshuan. Shikojeni përgjigjen dhe rezultatin e ri këtu:\n\n{{link}}',
  'enrolment.reason': 'Arsyeja e dhënë: {{reason}}',
  'enrolment-asked.subject': 'Dikush kërkon vend: {{run}}',
  'enrolment-asked.body':
    'Përshëndetje {{name}},\n\n{{whose}} kërkon vend në “{{run}}”. Pajtohuni ose refuzoni këtu:\n\n{{link}}',
  'enrolment-nominate.subject': 'Jeni nominuar: {{run}}',
  'enrolment-nominate.body':
    'Përshëndetje {{name}},\n\ninstitucioni juaj ju ka nominuar për “{{run}}”, që fillon më {{date}}. Tani vendos menaxheri i projektit.{{said}}\n\n{{link}}',
  'enrolment-invite.subject': 'Jeni të ftuar: {{run}}',
  'enrolment-invite.body':
    'Përshëndetje {{name}},\n\njeni të ftuar në “{{run}}”, që fillon më {{date}}. Pranojeni ose refuzojeni ftesën në faqen më poshtë.{{said}}\n\n{{link}}',
  'enrolment-seat.subject': 'Keni vend: {{run}}',
  'enrolment-seat.body': 'Përshëndetje {{name}},\n\nkeni vend në “{{run}}”, që fillon më {{date}}.{{said}}\n\n{{link}}',
  'enrolment-wait.subject': 'Jeni në listën e pritjes: {{run}}',
  'enrolment-wait.body':
    'Përshëndetje {{name}},\n\nkërkesa juaj për “{{run}}” ({{date}}) u miratua, por të gjitha vendet që mund t’ju takonin janë zënë. Jeni në listën e pritjes dhe kaloni vetvetiu përpara kur t’ju vijë radha; faqja më poshtë tregon se ku jeni.{{said}}\n\n{{link}}',
  'enrolment-move-up.subject': 'Ju erdhi radha dhe keni vend: {{run}}',
  'enrolment-move-up.body':
    'Përshëndetje {{name}},\n\nu lirua një vend dhe tani keni vend në “{{run}}”, që fillon më {{date}}. Nëse nuk mund të vini, tërhiquni me kohë, që të kalojë personi tjetër.{{said}}\n\n{{link}}',
  'enrolment-refuse.subject': 'Kërkesa juaj u refuzua: {{run}}',
  'enrolment-refuse.body':
    'Përshëndetje {{name}},\n\nkërkesa juaj për vend në “{{run}}” ({{date}}) u refuzua.{{said}}\n\n{{link}}',
  'enrolment-withdraw.subject': 'Vendi juaj u tërhoq: {{run}}',
  'enrolment-withdraw.body':
    'Përshëndetje {{name}},\n\nkërkesa ose vendi juaj në “{{run}}” ({{date}}) u tërhoq.{{said}}\n\n{{link}}',
  'enrolment-lapse.subject': 'Lista e pritjes u mbyll: {{run}}',
  'enrolment-lapse.body':
    'Përshëndetje {{name}},\n\nlista e pritjes për “{{run}}” ({{date}}) u mbyll dhe këtë herë nuk pati vend për ju.{{said}}\n\n{{link}}',
  'session-new.subject': '{{session}}: {{date}} në orën {{from}}',
  'session-new.body':
    'Përshëndetje {{name}},\n\nju presim në “{{session}}” të kursit “{{course}}”.\n\nKur: {{date}}, {{from}}–{{to}}\nKu: {{room}}\n\nTë gjitha sesionet tuaja:\n{{link}}',
  'session-changed.subject': 'Ndryshim: {{session}}, tani {{date}} në orën {{from}}',
  'session-changed.body':
    'Përshëndetje {{name}},\n\nsesioni “{{session}}” i kursit “{{course}}” ka ndryshuar. Tani është:\n\nKur: {{date}}, {{from}}–{{to}}\nKu: {{room}}\n\nTë gjitha sesionet tuaja:\n{{link}}',
  'session-off.subject': 'Nuk ju presim më: {{session}}, {{date}}',
  'session-off.body':
    'Përshëndetje {{name}},\n\nnuk ju presim më në “{{session}}” të kursit “{{course}}” më {{date}}, {{from}}–{{to}}: sesioni u anulua ose vendi juaj në kurs u tërhoq.\n\nTë gjitha sesionet tuaja:\n{{link}}',
  'session-cancelled.subject': 'U anulua: {{session}}, {{date}}',
  'session-cancelled.body':
    'Përshëndetje {{name}},\n\nsesioni “{{session}}” i kursit “{{course}}” më {{date}}, {{from}}–{{to}}, u anulua.\n\nArsyeja: {{reason}}\n\nTë gjitha sesionet tuaja:\n{{link}}',
  'run-cancelled.subject': 'U anulua: {{run}}',
  'run-cancelled.body':
    'Përshëndetje {{name}},\n\nzhvillimi “{{run}}” ({{host}}, nga {{date}}) u anulua. Asnjë nga sesionet e ardhshme nuk mbahet; për secilin njoftohet edhe kalendari juaj.\n\nArsyeja: {{reason}}\n\nAjo që është shënuar për ju deri tani mbetet. Sesionet tuaja:\n{{link}}',
  'session-room.open': 'ende nuk është caktuar',
  'digest.subject_one': 'Edukom: {{count}} mesazh',
  'digest.subject_other': 'Edukom: {{count}} mesazhe',
  'digest.body':
    'Përshëndetje,\n\nkjo është ajo që erdhi për ju nga përmbledhja e fundit:\n\n{{items}}\n\nJu keni zgjedhur një përmbledhje ditore në vend të e-maileve të veçanta. Këtë mund ta ndryshoni në Edukom te “Mesazhet dhe kalendari”.',
  'calendar.name': 'Edukom: sesionet e mia',
  'claim-accepted.subject': 'Arsyetimi ose kundërshtimi juaj u pranua: {{session}}',
  'claim-accepted.body':
    'Përshëndetje {{name}},\n\najo që thatë për pjesëmarrjen tuaj në “{{session}}” ({{run}}) u pranua.\n\n{{answer}}\n\nGjendja e pjesëmarrjes suaj tani:\n\n{{link}}',
  'claim-refused.subject': 'Arsyetimi ose kundërshtimi juaj u refuzua: {{session}}',
  'claim-refused.body':
    'Përshëndetje {{name}},\n\najo që thatë për pjesëmarrjen tuaj në “{{session}}” ({{run}}) nuk u pranua.\n\n{{answer}}\n\nGjendja e pjesëmarrjes suaj:\n\n{{link}}',
});
