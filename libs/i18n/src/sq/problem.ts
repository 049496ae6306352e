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
  'activity.locked': 'Kjo pjesë e kursit ende nuk është e hapur për ju. Përmbajtja tregon çfarë vjen më parë.',
  'media.too-large': 'Ky skedar është tepër i madh. Skedarët e këtij lloji mund të kenë më së shumti {{maximum}} MB.',
  'media.type': 'Ky skedar nuk është i llojit të kërkuar. Vlen ajo që skedari përmban, jo emri i tij.',
  'media.offset': 'Një pjesë e skedarit nuk arriti me radhë. Ngarkimi vazhdon aty ku kishte mbetur.',
  'run.state': 'Gjendja e zhvillimit nuk e lejon këtë. Ringarkoni faqen për ta parë si është tani.',
  'enrolment.no-seat':
    'Nuk ka më vend, ose e pret dikush që e kërkoi më herët. Shënoni arsyen për të regjistruar jashtë planit.',
  'enrolment.closed': 'Ky zhvillim nuk pranon kërkesa sot.',
  'enrolment.exists': 'Kërkesa ose vendi ekziston tashmë. Ringarkoni faqen për ta parë.',
  'enrolment.step':
    'Kjo nuk është më e mundur: kërkesa ka ecur përpara ose zhvillimi ka filluar. Ringarkoni faqen për ta parë si është tani.',
  'session.locked': 'Ky sesion është mbyllur: pjesëmarrja e tij nuk mund të ndryshohet më.',
  'session.cancelled': 'Ky sesion është anuluar.',
  'check-in.wrong-code':
    'Ky kod nuk i përket asnjërit prej sesioneve tuaja. Shikoni përsëri ekranin dhe shkruani gjashtë shenjat që shfaqen tani.',
  'check-in.expired': 'Ky kod nuk vlen më: ai ndryshon çdo 15 sekonda. Shkruani kodin që shfaqet tani.',
  'check-in.no-scan': 'Nuk ka asnjë skanim në pritje. Skanoni kodin QR në sallë ose shkruani kodin nën të.',
  'check-in.not-enrolled':
    'Nuk jeni të regjistruar në zhvillimin e këtij sesioni. Njoftoni trajnerin që t’ju regjistrojnë.',
  'check-in.closed':
    'Shënimi i pjesëmarrjes nuk është i hapur për këtë sesion: hapet një orë para fillimit dhe mbyllet në fund të sesionit.',
  'certificate.document-pending':
    'PDF-ja është ende duke u përgatitur. Provoni përsëri pas disa sekondash; asgjë nuk humb.',
  'assessment.closed':
    'Ky vetëvlerësim është përfunduar dhe mbetet siç është. Për të thënë diçka tjetër, filloni një të ri.',
  'assessment.no-profile': 'Ende nuk ka profil që thotë çfarë kërkon pozita juaj. Njoftoni menaxherin e projektit.',
  'open-course.closed': 'Ky kurs për momentin nuk pranon pjesëmarrës të rinj. Shikoni kurset e tjera.',
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
});
