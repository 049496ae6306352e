import { serbian } from '../core/define.js';
import type { offline as en } from '../en/offline.js';

export const offline = serbian<typeof en>()({
  title: 'Без интернета',
  text: 'Сачувајте цео курс на овом уређају да га читате без интернета. Оно што тада урадите шаље се касније.',
  keep: 'Сачувај на овом уређају',
  keeping: 'Чување је у току',
  kept_one: '{{count}} лекција на овом уређају, {{size}} МБ, стање {{at}}',
  kept_few: '{{count}} лекције на овом уређају, {{size}} МБ, стање {{at}}',
  kept_other: '{{count}} лекција на овом уређају, {{size}} МБ, стање {{at}}',
  renew: 'Ажурирај',
  remove: 'Уклони са овог уређаја',
});
