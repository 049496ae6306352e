import { albanian } from '../core/define.js';
import type { notes as en } from '../en/notes.js';

export const notes = albanian<typeof en>()({
  title: 'Shënimet e mia',
  lead: 'Shënimet dhe faqeruajtësit tuaj nëpër mësime. I shihni vetëm ju.',
  menu: 'Shënim ose faqeruajtës, paragrafi {{number}}',
  'menu-marked': 'Me faqeruajtës; shënim ose faqeruajtës, paragrafi {{number}}',
  write: 'Shkruaj një shënim',
  edit: 'Ndrysho shënimin',
  mark: 'Vendos faqeruajtës këtu',
  unmark: 'Hiq faqeruajtësin',
  mine: 'Shënimi im',
  private: 'E shihni vetëm ju.',
  saved: 'U ruajt',
  kept: 'I ruajtur në këtë pajisje, ende i padërguar',
  done: 'Mbyll',
  remove: 'Fshi shënimin',
  bookmark: 'Faqeruajtës',
  paragraph: 'Shko te paragrafi',
  'empty.title': 'Ende nuk keni shënime',
  'empty.text':
    'Në një mësim, hapni menynë e vogël pranë paragrafit për të shkruar një shënim ose për të vendosur faqeruajtës.',
  'empty.action': 'Shko te mësimi im',
});
