import { albanian } from '../core/define.js';
import type { problem as en } from '../en/problem.js';

export const problem = albanian<typeof en>()({
  'request.malformed':
    'Ajo që u dërgua nuk mund të lexohet. Asgjë nuk u ndryshua. Ringarkoni faqen dhe provoni përsëri.',
  'request.invalid': 'Disa të dhëna duhet t’i shihni edhe një herë. Ende nuk është ruajtur asgjë.',
  'request.too-large': 'Skedari ose teksti është shumë i madh. Asgjë nuk u ruajt.',
  'request.media-type': 'Ky lloj skedari nuk pranohet këtu.',
  'request.origin': 'Kjo kërkesë nuk erdhi nga faqet tona, prandaj u refuzua.',
  'request.not-found': 'Kjo faqe ose kjo e dhënë nuk ekziston, ose nuk keni qasje në të.',
  'request.method': 'Kjo adresë nuk e pranon këtë lloj kërkese.',
  'request.conflict': 'Dikush e ndryshoi këtë ndërkohë. Shikoni gjendjen e tanishme dhe provoni përsëri.',
  'request.too-many': 'Shumë përpjekje. Prisni disa minuta, pastaj provoni përsëri.',
  'server.error': 'Diçka shkoi keq nga ana jonë. Ajo që shkruat është ende në këtë faqe; provoni përsëri pas pak.',
  'server.busy': 'Shumë persona po e përdorin shërbimin në këtë çast. Provoni përsëri pas disa sekondash.',
  'server.database': 'Shërbimi është ndërprerë për një çast. Puna e ruajtur është e sigurt; provoni përsëri pas pak.',
  'server.storage-full':
    'Serveri nuk ka më vend për skedarë. Asgjë e juaja nuk humbi; njoftoni administratorin dhe provoni më vonë.',
  'client.outdated': 'Kjo faqe nuk është më e përditësuar. Ajo do të ringarkohet; ajo që shkruat ruhet.',
  'access.signed-out': 'Hyni për të vazhduar.',
  'access.forbidden': 'Nuk keni leje për këtë.',
  'access.own-record': 'Askush nuk mund ta bëjë këtë për të dhënat e veta. Kërkojani një kolegu.',
  'sign-in.wrong': 'Adresa e e-mailit ose fjalëkalimi nuk është i saktë.',
  'sign-in.deactivated': 'Kjo llogari është çaktivizuar. Pyetni administratorin tuaj.',
  'sign-in.not-activated': 'Kjo llogari nuk është ende aktive. Përdorni lidhjen në ftesën tuaj.',
  'link.expired': 'Kjo lidhje ka skaduar. Kërkoni një të re.',
  'link.used': 'Kjo lidhje është përdorur tashmë.',
  'link.unknown': 'Kjo lidhje nuk është e vlefshme. Shikoni nëse është kopjuar e tëra.',
  'password.too-short': 'Zgjidhni një fjalëkalim me së paku 12 shenja.',
  'password.too-common': 'Ky fjalëkalim gjendet lehtë. Zgjidhni një më të gjatë, për shembull katër fjalë.',
  'email.taken': 'Kjo adresë e e-mailit i përket tashmë një llogarie tjetër.',
  'person.merged': 'Kjo llogari është bashkuar me një tjetër. Bëjeni ndryshimin atje ose së pari zhbëni bashkimin.',
  'merge.not-allowed':
    'Këto dy llogari nuk mund të bashkohen në këtë mënyrë. Asgjë nuk u ndryshua. Ngarkojeni faqen përsëri për të parë arsyen.',
  'affiliation.overlap': 'Ky person është shënuar tashmë në këtë drejtori në disa nga këto ditë.',
  'affiliation.primary':
    'Në disa nga këto ditë ka tashmë një vend kryesor pune. Përfundojeni atë ose shënoni një transferim.',
  'affiliation.days': 'Kjo ditë nuk bie brenda kohës në vendin e vjetër ose nuk do të linte asgjë prej saj.',
  'organisation.name-taken': 'Ky emër ekziston tashmë, ndoshta i shkruar ndryshe.',
  'quiz.not-open': 'Ky kuiz nuk është i hapur tani. Pyetni trajnerin se kur hapet.',
  'quiz.no-attempts-left': 'I keni përdorur të gjitha përpjekjet për këtë kuiz. Rezultatet tuaja ruhen.',
  'attempt.closed':
    'Kjo përpjekje është mbyllur. Vlejnë të gjitha përgjigjet e ruajtura me kohë; për ato që erdhën më vonë vendos trajneri.',
  'attempt.open': 'Kjo përpjekje është ende e hapur. Së pari dorëzojeni.',
  'answer-file.type':
    'Ky lloj skedari nuk pranohet këtu. Ruajeni dokumentin në njërin nga llojet që shënohen te pyetja.',
  'answer-file.too-large': 'Ky skedar është tepër i madh. Më së shumti lejohen {{maximum}} MB.',
  'answer-file.too-many': 'Për këtë pyetje keni ngarkuar tashmë {{maximum}} skedarë. Zgjidhni njërin prej tyre.',
  'answer-file.closed': 'Kuizi ka mbaruar para më shumë se një dite. Skedarë nuk pranohen më; shkruajini trajnerit.',
  'mark.conflict':
    'Një koleg e ka vlerësuar ndërkohë këtë përgjigje. Pikët tuaja nuk u ruajtën; së pari shikoni vlerësimin e kolegut.',
  'grading.pending':
    'Disa përgjigje të hapura ende nuk janë vlerësuar, prandaj nuk u publikua asnjë notë. Së pari vlerësojini.',
  'late-answer.decided': 'Dikush sapo ka vendosur për këtë përgjigje. Asgjë nuk u ndryshua; shihni vendimin më poshtë.',
  'correction.changed':
    'Që kur e shikuat, pyetja është korrigjuar ose një rezultat ka ndryshuar. Nuk u zbatua asgjë. Shikoni listën e re më poshtë.',
  'correction.undone': 'Ky korrigjim është zhbërë tashmë. Ringarkoni faqen për të parë gjendjen.',
  'import.mapping': 'Tregoni për secilën kolonë të nevojshme cila është, dhe asnjërën dy herë.',
  'import.failed': 'Puna nuk mund të përfundohej dhe asgjë nuk u ndryshua. Provojeni përsëri.',
  'import.not-a-table':
    'Ky skedar nuk është tabelë që mund të lexohet. Ruajeni si CSV ose si fletë të Excelit (.xlsx) dhe provoni përsëri.',
  'import.encoding':
    'Shkronjat e këtij skedari janë të dëmtuara. Ruajeni përsëri si “CSV UTF-8” ose si fletë të Excelit.',
  'import.no-presence-log':
    'Nuk u gjet asnjë listë me emra dhe orë. Në Zoom nxirrni pjesëmarrësit pa “unique users”, në Teams raportin e pjesëmarrjes.',
  'import.no-header': 'Asgjë në këtë skedar nuk duket si rresht me emrat e kolonave.',
  'import.no-rows': 'Skedari e ka rreshtin me emrat e kolonave, por nën të nuk ka asnjë rresht.',
  'import.too-many-rows': 'Skedari ka shumë rreshta. Ndajeni në skedarë me jo më shumë se {{maximum}} rreshta.',
  'import.not-questions':
    'Skedari nuk përmban pyetje në një format që mund ta lexojmë (GIFT, Moodle XML, Aiken, QTI ose tabela jonë).',
  'import.no-questions': 'Në skedar nuk u gjet asnjë pyetje.',
  'import.too-many-questions': 'Skedari ka shumë pyetje. Ndajeni në skedarë me jo më shumë se {{maximum}} pyetje.',
  'import.questions-stale':
    'Disa nga këto pyetje janë ndryshuar që nga pamja paraprake. Asgjë nuk u importua; shikojeni pamjen e re paraprake.',
  'import.undo-late': 'Importimi mund të zhbëhet brenda 24 orësh. Ky është më i vjetër.',
  'import.undo-used': 'Importimi nuk mund të zhbëhet: një kuiz e përdor tashmë pyetjen “{{name}}”.',
  'import.undo-changed': 'Importimi nuk mund të zhbëhet: pyetja “{{name}}” është ndryshuar ndërkohë.',
  'import.stale':
    'Disa nga këto të dhëna u ndryshuan pas pamjes paraprake. Asgjë nuk u importua; shikoni pamjen e re paraprake.',
  'activity.locked': 'Kjo pjesë e kursit ende nuk është e hapur për ju. Përmbajtja tregon çfarë vjen më parë.',
  'course.not-ready': 'Ky kurs ende nuk mund të publikohet: diçka që i duhet mungon ose është e vjetruar.',
  'course.no-draft': 'Ky kurs nuk ka draft. Versioni i publikuar nuk ndryshon kurrë: filloni një draft të ri.',
  'course.slug-taken': 'Këtë adresë e ka një kurs tjetër: zgjidhni një tjetër.',
  'draft.changed':
    'Dikush tjetër e ka ndryshuar këtë ndërkohë. Asgjë nuk u mbishkrua dhe ajo që keni shkruar ju është ende këtu.',
  'media.too-large': 'Ky skedar është tepër i madh. Skedarët e këtij lloji mund të kenë më së shumti {{maximum}} MB.',
  'media.quota':
    'Kursi nuk ka më vend për këtë skedar: janë zënë {{used}} nga {{quota}} MB. Hiqni skedarët që nuk nevojiten.',
  'media.type': 'Ky skedar nuk është i llojit të kërkuar. Vlen ajo që skedari përmban, jo emri i tij.',
  'media.offset': 'Një pjesë e skedarit nuk arriti me radhë. Ngarkimi vazhdon aty ku kishte mbetur.',
  'media.in-use': 'Ky skedar shfaqet në një mësim, prandaj nuk u hoq. Hiqeni më parë nga mësimet.',
  'run.no-successor': 'Zhvillimi nuk mund të kalojë në këtë version: ka përgjigje në {{titles}}, që ai nuk e ka.',
  'run.state': 'Gjendja e zhvillimit nuk e lejon këtë. Ringarkoni faqen për ta parë si është tani.',
  'enrolment.no-institution': 'Nuk u regjistrua askush. Sot pa institucion: {{names}}. Shënoni së pari vendin e punës.',
  'enrolment.no-seat':
    'Nuk ka më vend, ose e pret dikush që e kërkoi më herët. Shënoni arsyen për të regjistruar jashtë planit.',
  'enrolment.no-show': 'Kjo mund të shënohet vetëm pas sesionit të fundit dhe vetëm për dikë që nuk ishte në asnjërin.',
  'enrolment.closed': 'Ky zhvillim nuk pranon kërkesa sot.',
  'enrolment.exists': 'Kërkesa ose vendi ekziston tashmë. Ringarkoni faqen për ta parë.',
  'enrolment.step':
    'Kjo nuk është më e mundur: kërkesa ka ecur përpara ose zhvillimi ka filluar. Ringarkoni faqen për ta parë si është tani.',
  'session.locked': 'Ky sesion është mbyllur: pjesëmarrja e tij nuk mund të ndryshohet më.',
  'session.cancelled': 'Ky sesion është anuluar.',
  'session.room-taken':
    'Një sesion tjetër e ka këtë sallë në atë kohë. Zgjidhni sallë ose kohë tjetër, ose jepni arsyen pse ndahet.',
  'check-in.wrong-code':
    'Ky kod nuk i përket asnjërit prej sesioneve tuaja. Shikoni përsëri ekranin dhe shkruani gjashtë shenjat që shfaqen tani.',
  'check-in.expired': 'Ky kod nuk vlen më: ai ndryshon çdo 15 sekonda. Shkruani kodin që shfaqet tani.',
  'check-in.no-scan': 'Nuk ka asnjë skanim në pritje. Skanoni kodin QR në sallë ose shkruani kodin nën të.',
  'check-in.not-enrolled':
    'Nuk jeni të regjistruar në zhvillimin e këtij sesioni. Njoftoni trajnerin që t’ju regjistrojnë.',
  'check-in.closed':
    'Shënimi i pjesëmarrjes nuk është i hapur për këtë sesion: hapet një orë para fillimit dhe mbyllet në fund të sesionit.',
  'certificate.not-eligible':
    'Ky person nuk i plotëson ende të gjitha kushtet, prandaj certifikata nuk u lëshua. Lista tregon çfarë mungon.',
  'certificate.not-now': 'Gjendja e kësaj certifikate nuk e lejon më këtë. Ringarkoni faqen për ta parë si është tani.',
  'certificate.document-pending':
    'PDF-ja është ende duke u përgatitur. Provoni përsëri pas disa sekondash; asgjë nuk humb.',
  'assessment.closed':
    'Ky vetëvlerësim është përfunduar dhe mbetet siç është. Për të thënë diçka tjetër, filloni një të ri.',
  'assessment.no-profile': 'Ende nuk ka profil që thotë çfarë kërkon pozita juaj. Njoftoni menaxherin e projektit.',
  'feed.state':
    'Për këtë dërgesë tashmë është vendosur ose ajo nuk është gati. Ringarkoni faqen për ta parë si është tani.',
  'feed.stale':
    'Pas kësaj dërgese doli një publikim tjetër, prandaj shifrat e saj nuk janë krahasuar me të. Përgatiteni dërgesën përsëri.',
  'run.already-open':
    'Ky kurs tashmë është i hapur për të gjithë. Mbyllni së pari atë zhvillim ose hapni një kurs tjetër.',
  'run.open-course': 'Kursi i hapur nuk ka sesione: secili mëson me ritmin e vet.',
  'open-course.closed': 'Ky kurs për momentin nuk pranon pjesëmarrës të rinj. Shikoni kurset e tjera.',
  'path.not-ready': 'Ky program mësimor ende nuk mund të publikohet: shikoni çka është shënuar më poshtë.',
  'access.own-marking': 'Këtë e keni vlerësuar ju vetë. Për të duhet të vendosë dikush tjetër.',
  'mark.closed': 'Kjo përgjigje nuk pranon më vlerësim të tillë. Ringarkoni faqen për të parë gjendjen e saj.',
  'grading.released':
    'Dikush tashmë e ka parë rezultatin, prandaj mënyra e vlerësimit me dy veta nuk mund të ndryshohet më.',
  'grading.anonymous': 'Ky kuiz vlerësohet pa emra. Nota e një personi shfaqet pas publikimit.',
  'comment.too-many': 'Në këtë kurs tashmë keni ruajtur {{maximum}} komente. Së pari hiqni disa.',
  'grade.conflict': 'Dikush tjetër sapo e caktoi këtë notë. Ndryshimi juaj nuk u ruajt; shikoni si është tani.',
  'appeal.closed': 'Afati për ankesë ndaj këtij rezultati ka kaluar, ose rezultati nuk është publikuar.',
  'appeal.exists': 'Për këtë tashmë keni bërë ankesë. Çdo ankesë shqyrtohet një herë.',
  'appeal.answered': 'Kësaj ankese i është përgjigjur tashmë. Ringarkoni faqen për ta parë përgjigjen.',
  'claim.not-now':
    'Arsyetimi dërgohet derisa të fillojë sesioni, kundërshtimi nga fundi i tij derisa të mbyllet pjesëmarrja.',
  'claim.exists': 'Keni dërguar diçka për këtë sesion që ende nuk është vendosur. Tërhiqeni më parë, ose prisni.',
  'claim.too-many': 'Për një sesion mund të dërgohen më së shumti {{maximum}} kërkesa. Ju lutemi flisni me trajnuesin.',
  'claim.closed': 'Për këtë është vendosur tashmë, ose është tërhequr.',
  'claim.too-many-files': 'Mund të bashkëngjiten më së shumti {{maximum}} skedarë.',
  'claim.unsafe-file': 'Në këtë skedar u gjet program i dëmshëm. Nuk u ruajt.',
  'attendance-change.not-locked': 'Sesioni ende nuk është mbyllur: shënojeni ndryshimin drejtpërdrejt.',
  'attendance-change.exists': 'Një ndryshim për këtë person pret tashmë miratimin.',
  'attendance-change.closed': 'Për këtë ndryshim është vendosur tashmë, ose është tërhequr.',
  'attendance-change.second-person': 'Këtë ndryshim e keni propozuar ju: duhet të vendosë dikush tjetër.',
  'attendance-change.not-yours': 'Ndryshimin e tërheq vetëm ai që e ka propozuar.',
});
