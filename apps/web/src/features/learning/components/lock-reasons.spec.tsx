import type { LearnerOutlineActivity, LockReason } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { render } from '@testing-library/react';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { LockReasons } from './lock-reasons.js';

const title = { source: 'sq' as const, rev: 1, texts: { sq: { v: 'Bazat' }, 'sr-Cyrl': { v: 'Основе', from: 1 } } };
const locked = (lockedBy?: LockReason[]): LearnerOutlineActivity => ({
  id: '01a20000-0000-7000-8000-000000000000',
  kind: 'lesson',
  slug: 'x',
  title,
  minutes: 5,
  isRequired: true,
  state: 'locked',
  isDone: false,
  share: 0,
  quiz: null,
  ...(lockedBy ? { lockedBy } : {}),
});

async function linesOf(activity: LearnerOutlineActivity, locale: InterfaceLocale) {
  const t = await loadTranslate(locale);
  const { container } = render(
    <TranslateProvider t={t}>
      <LockReasons activity={activity} />
    </TranslateProvider>,
  );
  return [...container.querySelectorAll('p')].map((line) => line.textContent.replaceAll(' ', ' '));
}

const ALL: LockReason[] = [
  { kind: 'after', activity: 'a', title },
  { kind: 'score', activity: 'q', title, atLeast: 7000 },
  { kind: 'from', date: '2026-03-02' },
  { kind: 'lessons' },
  { kind: 'prerequisite', course: 'c', title },
];

it.each<[InterfaceLocale, string[]]>([
  [
    'sq',
    [
      'Hapet kur të keni përfunduar “Bazat”.',
      'Hapet kur të keni së paku 70 % në “Bazat”.',
      'Hapet më 02.03.2026.',
      'Testi përfundimtar hapet kur të jenë përfunduar të gjitha mësimet.',
      'Së pari përfundoni kursin “Bazat”.',
    ],
  ],
  [
    'sr-Latn',
    [
      'Otvara se kada završite „Osnove“.',
      'Otvara se kada imate najmanje 70 % iz „Osnove“.',
      'Otvara se 02.03.2026.',
      'Završni test se otvara kada završite sve lekcije.',
      'Prvo završite kurs „Osnove“.',
    ],
  ],
])('says every condition in %s', async (locale, lines) => {
  expect(await linesOf(locked(ALL), locale)).toEqual(lines);
});

it('says something also when it does not know what, and nothing of what is open', async () => {
  expect(await linesOf(locked(), 'en')).toEqual(['Opens later.']);
  expect(await linesOf(locked([{ kind: 'after', activity: 'gone', title: null }]), 'en')).toEqual(['Opens later.']);
  expect(await linesOf({ ...locked(), state: 'open' }, 'en')).toEqual([]);
});
