import { albanian } from '../core/define.js';
import type { signIn as en } from '../en/sign-in.js';

export const signIn = albanian<typeof en>()({
  title: 'Hyr',
  description: 'Hyni te kurset, sesionet dhe certifikatat tuaja.',
  email: 'Adresa e e-mailit',
  password: 'Fjalëkalimi',
  submit: 'Hyr',
  busy: 'Po hyni …',
  forgotten: 'E kam harruar fjalëkalimin',
  'no-account':
    'Ende pa llogari? Zyrtarët ftohen: pyetni personin e kontaktit të institucionit tuaj. Në një kurs të hapur mund të regjistroheni vetë, te faqja e tij.',
  'notice.password-changed': 'Fjalëkalimi i ri u ruajt. Hyni me të.',
  'notice.email-changed': 'Adresa e re e e-mailit u konfirmua. Tani e tutje hyni me të.',
  'reset.title': 'Ndrysho fjalëkalimin e harruar',
  'reset.lead':
    'Shkruani adresën e e-mailit të llogarisë suaj. Ju dërgojmë një lidhje me të cilën zgjidhni fjalëkalimin e ri.',
  'reset.submit': 'Dërgo lidhjen',
  'sent.title': 'Shikoni e-mailin tuaj',
  'sent.text': 'Nëse kjo adresë ka llogari, lidhja arrin brenda pak minutash. Shikoni edhe te mesazhet e padëshiruara.',
  'sent.again': 'Nuk arriti asgjë: provo përsëri',
  'sent.back': 'Kthehu te hyrja',
  'new.title': 'Zgjidhni fjalëkalimin e ri',
  'new.lead': 'Pas kësaj dilni nga llogaria në të gjitha pajisjet dhe hyni me fjalëkalimin e ri.',
  'new.password': 'Fjalëkalimi i ri',
  'new.hint': 'Së paku 12 shenja. Katër fjalë që nuk kanë lidhje me njëra-tjetrën mbahen mend lehtë.',
  'new.submit': 'Ruaj fjalëkalimin',
  'invitation.title': 'Mirë se vini, {{name}}',
  'invitation.page': 'Ftesë',
  'invitation.lead':
    'Zgjidhni një fjalëkalim dhe gjuhën në të cilën doni të mësoni. Të dyja mund të ndryshohen më vonë.',
  'invitation.account': 'Llogaria juaj',
  'invitation.expires': 'Ftesa vlen deri më',
  'invitation.password': 'Fjalëkalimi',
  'invitation.submit': 'Prano ftesën',
  'email-change.title': 'Konfirmoni adresën e re të e-mailit',
  'email-change.text': 'Me këtë, tani e tutje hyni me adresën e re. E vjetra nuk vlen më.',
  'email-change.submit': 'Konfirmo adresën',
  'dialog.again': 'Hyni përsëri',
  'dialog.first': 'Hyni',
  'dialog.text': 'Keni dalë nga llogaria. Ajo që shkruat është ende në këtë faqe; hyni dhe vazhdoni.',
  'dialog.other': 'Hyr me një llogari tjetër',
});
