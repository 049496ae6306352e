import { albanian } from '../core/define.js';
import type { messages as en } from '../en/messages.js';

export const messages = albanian<typeof en>()({
  title: 'Mesazhet dhe kalendari',
  lead: 'Si dhe kur ju shkruajmë, dhe sesionet tuaja në kalendarin tuaj.',
  wishes: 'Mesazhet për mua',
  language: 'Ju shkruajmë në: {{language}}. Këtë e ndryshoni me menynë e gjuhës më lart.',
  address: 'Mesazhet shkojnë te {{address}}.',
  'no-address': 'Nuk kemi adresë e-maili për ju, prandaj nuk merrni mesazhe.',
  saved: 'U ruajt. Vlen për mesazhet nga tani e tutje.',
  digest: 'Një përmbledhje ditore',
  'digest-hint': 'Në orën 07:30, në vend të e-maileve të veçanta për gjërat jo urgjente.',
  'calendar-mail': 'Dërgo sesionet si ftesa kalendari',
  'calendar-mail-hint':
    'Programi juaj i kalendarit i shton, i zhvendos dhe i heq. Pa këtë merrni mesazhe të zakonshme.',
  quiet: 'Orë të qeta',
  'quiet-hint':
    'Asnjë mesazh midis këtyre orëve, përveç atyre urgjente: lidhjeve që i kërkuat vetë dhe sesioneve brenda një dite.',
  'quiet-from': 'Nga',
  'quiet-to': 'Deri',
  save: 'Ruaj',
  'feed.title': 'Kalendari im',
  'feed.text':
    'Me një adresë personale, programi juaj i kalendarit i tregon sesionet dhe i mban të përditësuara. Kushdo që e ka adresën mund t’i lexojë oraret dhe titujt e sesioneve tuaja: mos ia jepni askujt.',
  'feed.make': 'Krijo adresë',
  'feed.replace': 'Krijo adresë të re',
  'feed.end': 'Mbylle adresën',
  'feed.made': 'Adresa e kalendarit tuaj',
  'feed.once': 'Kopjojeni tani në programin e kalendarit: tregohet vetëm këtë herë.',
  'feed.address': 'Adresa',
  'feed.copy': 'Kopjo',
  'feed.copied': 'U kopjua.',
  'feed.since': 'Keni adresë që nga {{at}}.',
  'feed.never-read': 'Asnjë kalendar nuk e ka lexuar ende.',
  'feed.read': 'Një kalendar e lexoi së fundi më {{at}}.',
  'feed.cut-off': 'Adresa e tanishme mbyllet menjëherë: kalendarët që e lexojnë nuk marrin më ndryshime.',
});
