import { albanian } from '../core/define.js';
import type { offline as en } from '../en/offline.js';

export const offline = albanian<typeof en>()({
  title: 'Pa internet',
  text: 'Ruani tërë kursin në këtë pajisje për ta lexuar pa internet. Ajo që bëni atëherë dërgohet më vonë.',
  keep: 'Ruaj në këtë pajisje',
  keeping: 'Po ruhet',
  kept_one: '{{count}} mësim në këtë pajisje, {{size}} MB, gjendja më {{at}}',
  kept_other: '{{count}} mësime në këtë pajisje, {{size}} MB, gjendja më {{at}}',
  renew: 'Përditëso',
  remove: 'Hiq nga kjo pajisje',
});
