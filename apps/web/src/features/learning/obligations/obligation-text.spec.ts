import type { Obligation } from '@edukom/contracts';
import { loadTranslate } from '@edukom/i18n';
import { wayHref, whenText } from './obligation-text.js';

const one: Obligation = {
  courseSlug: 'safe-passwords',
  courseTitle: { source: 'sq', rev: 1, texts: { sq: { v: 'Fjalëkalime' } } },
  kind: 'mandatory',
  state: 'due',
  dueOn: '2026-12-31',
  renewableFrom: null,
  way: 'request',
  enrolmentId: null,
};

it.each<[Partial<Obligation>, string]>([
  [{}, 'to be completed by 31 December 2026'],
  [{ state: 'overdue' }, 'overdue since 31 December 2026'],
  [{ kind: 'renewal' }, 'to be renewed by 31 December 2026'],
  [{ kind: 'renewal', state: 'overdue' }, 'renewal is overdue'],
  [
    { kind: 'renewal', state: 'valid', renewableFrom: '2026-11-01' },
    'Valid until 31 December 2026 · May be renewed from 1 November 2026',
  ],
])('%j is said as %s', async (change, text) => {
  expect(whenText(await loadTranslate('en'), { ...one, ...change })).toBe(text);
});

it.each<[Partial<Obligation>, string]>([
  [{}, '/sq/app/places'],
  [{ way: 'none' }, '/sq/app/places'],
  [{ way: 'continue', enrolmentId: 'e' }, '/sq/app/learning/e'],
  [{ way: 'open-course' }, '/sq/courses/safe-passwords'],
])('%j leads to %s', (change, href) => {
  expect(wayHref({ ...one, ...change }, 'sq')).toBe(href);
});
