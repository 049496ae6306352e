import { albanian } from '../core/define.js';
import type { common as en } from '../en/common.js';

export const common = albanian<typeof en>()({
  product: 'Edukom',
  tagline: 'Trajnime për zyrtarët komunalë',
  language: 'Gjuha dhe shkrimi',
  save: 'Ruaj',
  saving: 'Po ruhet …',
  saved: 'U ruajt',
  cancel: 'Anulo',
  close: 'Mbyll',
  back: 'Kthehu',
  continue: 'Vazhdo',
  search: 'Kërko',
  download: 'Shkarko',
  loading: 'Po hapet …',
  optional: '(jo e detyrueshme)',
  show: 'Shfaq',
  hide: 'Fshih',
  'try-again': 'Provo përsëri',
  'errors-title': 'Shikoni këto të dhëna',
  'errors-kept': 'Asgjë nuk humbi: ajo që shkruat është ende këtu.',
  offline: 'Nuk ka lidhje interneti. Ajo që shkruat është ende këtu; provoni përsëri kur të kthehet lidhja.',
});
