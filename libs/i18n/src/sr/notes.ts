import { serbian } from '../core/define.js';
import type { notes as en } from '../en/notes.js';

export const notes = serbian<typeof en>()({
  title: 'Моје белешке',
  lead: 'Ваше белешке и обележивачи у лекцијама. Видите их само ви.',
  menu: 'Белешка или обележивач, пасус {{number}}',
  'menu-marked': 'Обележено; белешка или обележивач, пасус {{number}}',
  write: 'Напиши белешку',
  edit: 'Измени белешку',
  mark: 'Обележи ово место',
  unmark: 'Уклони обележивач',
  mine: 'Моја белешка',
  private: 'Видите је само ви.',
  saved: 'Сачувано',
  kept: 'Сачувано на овом уређају, још није послато',
  done: 'Затвори',
  remove: 'Обриши белешку',
  bookmark: 'Обележивач',
  paragraph: 'Иди на пасус',
  'empty.title': 'Још нема бележака',
  'empty.text': 'У лекцији отворите мали мени поред пасуса да напишете белешку или обележите место.',
  'empty.action': 'Иди на моје учење',
});
