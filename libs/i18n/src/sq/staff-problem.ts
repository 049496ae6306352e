import { albanian } from '../core/define.js';
import type { staffProblem as en } from '../en/staff-problem.js';

export const staffProblem = albanian<typeof en>()({
  'merge.not-allowed':
    'Këto dy llogari nuk mund të bashkohen në këtë mënyrë. Asgjë nuk u ndryshua. Ngarkojeni faqen përsëri për të parë arsyen.',
  'affiliation.overlap': 'Ky person është shënuar tashmë në këtë drejtori në disa nga këto ditë.',
  'affiliation.primary':
    'Në disa nga këto ditë ka tashmë një vend kryesor pune. Përfundojeni atë ose shënoni një transferim.',
  'affiliation.days': 'Kjo ditë nuk bie brenda kohës në vendin e vjetër ose nuk do të linte asgjë prej saj.',
  'organisation.name-taken': 'Ky emër ekziston tashmë, ndoshta i shkruar ndryshe.',
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
  'course.not-ready': 'Ky kurs ende nuk mund të publikohet: diçka që i duhet mungon ose është e vjetruar.',
  'course.no-draft': 'Ky kurs nuk ka draft. Versioni i publikuar nuk ndryshon kurrë: filloni një draft të ri.',
  'course.slug-taken': 'Këtë adresë e ka një kurs tjetër: zgjidhni një tjetër.',
  'draft.changed':
    'Dikush tjetër e ka ndryshuar këtë ndërkohë. Asgjë nuk u mbishkrua dhe ajo që keni shkruar ju është ende këtu.',
  'media.quota':
    'Kursi nuk ka më vend për këtë skedar: janë zënë {{used}} nga {{quota}} MB. Hiqni skedarët që nuk nevojiten.',
  'media.in-use': 'Ky skedar shfaqet në një mësim, prandaj nuk u hoq. Hiqeni më parë nga mësimet.',
  'run.no-successor': 'Zhvillimi nuk mund të kalojë në këtë version: ka përgjigje në {{titles}}, që ai nuk e ka.',
  'enrolment.no-institution': 'Nuk u regjistrua askush. Sot pa institucion: {{names}}. Shënoni së pari vendin e punës.',
  'enrolment.no-show': 'Kjo mund të shënohet vetëm pas sesionit të fundit dhe vetëm për dikë që nuk ishte në asnjërin.',
  'session.room-taken':
    'Një sesion tjetër e ka këtë sallë në atë kohë. Zgjidhni sallë ose kohë tjetër, ose jepni arsyen pse ndahet.',
  'certificate.not-eligible':
    'Ky person nuk i plotëson ende të gjitha kushtet, prandaj certifikata nuk u lëshua. Lista tregon çfarë mungon.',
  'certificate.not-now': 'Gjendja e kësaj certifikate nuk e lejon më këtë. Ringarkoni faqen për ta parë si është tani.',
  'feed.state':
    'Për këtë dërgesë tashmë është vendosur ose ajo nuk është gati. Ringarkoni faqen për ta parë si është tani.',
  'feed.stale':
    'Pas kësaj dërgese doli një publikim tjetër, prandaj shifrat e saj nuk janë krahasuar me të. Përgatiteni dërgesën përsëri.',
  'run.already-open':
    'Ky kurs tashmë është i hapur për të gjithë. Mbyllni së pari atë zhvillim ose hapni një kurs tjetër.',
  'run.open-course': 'Kursi i hapur nuk ka sesione: secili mëson me ritmin e vet.',
  'path.not-ready': 'Ky program mësimor ende nuk mund të publikohet: shikoni çka është shënuar më poshtë.',
  'access.own-marking': 'Këtë e keni vlerësuar ju vetë. Për të duhet të vendosë dikush tjetër.',
  'mark.closed': 'Kjo përgjigje nuk pranon më vlerësim të tillë. Ringarkoni faqen për të parë gjendjen e saj.',
  'grading.released':
    'Dikush tashmë e ka parë rezultatin, prandaj mënyra e vlerësimit me dy veta nuk mund të ndryshohet më.',
  'grading.anonymous': 'Ky kuiz vlerësohet pa emra. Nota e një personi shfaqet pas publikimit.',
  'comment.too-many': 'Në këtë kurs tashmë keni ruajtur {{maximum}} komente. Së pari hiqni disa.',
  'grade.conflict': 'Dikush tjetër sapo e caktoi këtë notë. Ndryshimi juaj nuk u ruajt; shikoni si është tani.',
  'attendance-change.not-locked': 'Sesioni ende nuk është mbyllur: shënojeni ndryshimin drejtpërdrejt.',
  'attendance-change.exists': 'Një ndryshim për këtë person pret tashmë miratimin.',
  'attendance-change.closed': 'Për këtë ndryshim është vendosur tashmë, ose është tërhequr.',
  'attendance-change.second-person': 'Këtë ndryshim e keni propozuar ju: duhet të vendosë dikush tjetër.',
  'attendance-change.not-yours': 'Ndryshimin e tërheq vetëm ai që e ka propozuar.',
});
