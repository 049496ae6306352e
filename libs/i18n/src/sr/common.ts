import { serbian } from '../core/define.js';
import type { common as en } from '../en/common.js';

export const common = serbian<typeof en>()({
  product: 'Edukom',
  tagline: 'Обуке за општинске службенике',
  language: 'Језик и писмо',
  save: 'Сачувај',
  saving: 'Чување …',
  saved: 'Сачувано',
  cancel: 'Одустани',
  close: 'Затвори',
  back: 'Назад',
  continue: 'Настави',
  search: 'Тражи',
  download: 'Преузми',
  loading: 'Учитавање …',
  optional: '(није обавезно)',
  show: 'Прикажи',
  hide: 'Сакриј',
  'try-again': 'Покушај поново',
  'errors-title': 'Проверите ове податке',
  'errors-kept': 'Ништа није изгубљено: оно што сте унели и даље је овде.',
  offline: 'Нема интернета. Оно што сте унели и даље је овде; покушајте поново када се веза врати.',
});
