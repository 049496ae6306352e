import { albanian } from '../core/define.js';
import type { field as en } from '../en/field.js';

export const field = albanian<typeof en>()({
  required: 'Kjo fushë është e detyrueshme.',
  invalid: 'Kjo e dhënë nuk është e vlefshme.',
  email: 'Shkruani adresën e plotë të e-mailit, për shembull emri@komuna.org.',
  'too-short': 'Së paku {{minimum}} shenja.',
  'too-long': 'Më së shumti {{maximum}} shenja.',
  'too-small': 'Së paku {{minimum}}.',
  'too-big': 'Më së shumti {{maximum}}.',
  choice: 'Zgjidhni një nga mundësitë.',
  date: 'Shkruani një datë që ekziston.',
  time: 'Shkruani orën, për shembull 10:30.',
  unknown: 'Kjo e dhënë nuk pritet këtu.',
  'nonexistent-hour': 'Kjo orë nuk ekziston atë ditë: ora lëvizet përpara. Zgjidhni një tjetër.',
  order: 'Kjo duhet të vijë pas fillimit.',
  'outside-session': 'Kjo duhet të jetë brenda sesionit.',
  taken: 'Kjo është tashmë në përdorim. Zgjidhni një tjetër.',
  'not-published': 'Ky version i kursit nuk është publikuar.',
  'own-record': 'Askush nuk mund ta zgjedhë veten këtu.',
  'asks-nothing': 'Ky kurs nuk ka asgjë të detyrueshme për t’u përfunduar, prandaj nuk mund të hapet për të gjithë.',
  'required-course': 'Së paku një kurs duhet të jetë i detyrueshëm.',
  'unpublished-course': 'Ky kurs nuk është i publikuar.',
  'needs-trainer': 'Një pjesë e këtij kursi duhet ta konfirmojë trajneri, prandaj nuk mund të hapet për të gjithë.',
});
