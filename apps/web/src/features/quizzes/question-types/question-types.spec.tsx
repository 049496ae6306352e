import type { PlayerQuestion, QuestionResponseBody } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { AnnouncerProvider } from '../../../shared/announce/announcer.js';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { QuestionInput } from '../components/question-input.js';
import { responseText } from '../responses.js';

const text = (sq: string, sr: string) => ({
  source: 'sq' as const,
  rev: 1,
  texts: { sq: { v: sq }, 'sr-Cyrl': { v: sr, from: 1 } },
});
const labelled = (...ids: string[]) => ids.map((id) => ({ id, text: text(`sq ${id}`, `ср ${id}`) }));
const shown = { slot: 1, prompt: text('Pyetja?', 'Питање?'), points: 100, unit: null, maxLength: null, rule: null };

const matching: PlayerQuestion = {
  ...shown,
  type: 'matching',
  rule: 'per-part',
  prompts: labelled('p1', 'p2'),
  options: labelled('t1', 't2', 't3'),
};
const ordering: PlayerQuestion = {
  ...shown,
  type: 'ordering',
  rule: 'adjacent-pairs',
  options: labelled('b', 'c', 'a'),
};
const gaps: PlayerQuestion = {
  ...shown,
  type: 'gaps',
  options: [],
  text: text('Afati është {{hours}} orë; lajmërohet {{whom}}.', '{{whom}} се обавештава у року од {{hours}} сати.'),
  gaps: [
    { id: 'hours', kind: 'numeric', maxLength: null, isUnitRequired: false, options: [] },
    { id: 'whom', kind: 'choice', maxLength: null, isUnitRequired: false, options: labelled('ip', 'it') },
  ],
};
const picture: PlayerQuestion = {
  ...shown,
  type: 'picture-choice',
  rule: 'right-minus-wrong',
  choices: 'several',
  options: labelled('door', 'desk'),
  picture: { url: 'http://content.example/media/ab', width: 800, height: 600, alt: text('Një zyrë', 'Канцеларија') },
  areas: [
    { id: 'door', shape: { kind: 'rectangle', x: 0, y: 0, width: 100, height: 300 } },
    { id: 'desk', shape: { kind: 'circle', x: 400, y: 300, radius: 80 } },
  ],
};

let given: QuestionResponseBody | null;
let translates: Readonly<Partial<Record<InterfaceLocale, Translate>>>;

function Host({ asked, first }: { asked: PlayerQuestion; first: QuestionResponseBody | null }) {
  const [response, setResponse] = useState<QuestionResponseBody | null>(first);
  given = response;
  return <QuestionInput question={asked} response={response} onChange={setResponse} />;
}

const page = (asked: PlayerQuestion, locale: InterfaceLocale, first: QuestionResponseBody | null = null) => {
  const t = translates[locale];
  if (!t) throw new Error(`${locale} is not loaded`);
  return (
    <TranslateProvider t={t}>
      <AnnouncerProvider>
        <Host asked={asked} first={first} />
      </AnnouncerProvider>
    </TranslateProvider>
  );
};

/** The question in Albanian, by keyboard; `inSerbian` changes the language under the hand. */
function show(
  asked: PlayerQuestion,
  first: QuestionResponseBody | null = null,
): { user: UserEvent; inSerbian: () => void } {
  const { rerender } = render(page(asked, 'sq', first));
  return { user: userEvent.setup(), inSerbian: () => rerender(page(asked, 'sr-Latn', first)) };
}

Object.assign(globalThis, { CSS: { escape: (name: string) => name } });
beforeAll(async () => {
  translates = { sq: await loadTranslate('sq'), 'sr-Latn': await loadTranslate('sr-Latn') };
});
beforeEach(() => {
  given = null;
});

/** Chooses in a native list as its keyboard does: the test browser has none of its own. */
const choose = (name: string, value: string) => {
  const list = screen.getByRole<HTMLSelectElement>('combobox', { name });
  expect(list).toBe(document.activeElement);
  fireEvent.change(list, { target: { value } });
};

describe('matching', () => {
  it('asks for each pair in a list of its own, reached by Tab and named by its prompt', async () => {
    const { user } = show(matching);
    expect(screen.getByRole('group', { name: 'Pyetja?' }).textContent).toContain('pjesë të barabartë');
    await user.tab();
    choose('sq p1', 't3');
    await user.tab();
    choose('sq p2', 't1');
    expect(given).toEqual({ type: 'matching', pairs: { p1: 't3', p2: 't1' } });
  });

  it('takes one back when its empty choice is chosen again', async () => {
    const { user } = show(matching, { type: 'matching', pairs: { p1: 't3', p2: 't1' } });
    await user.tab();
    choose('sq p1', '');
    expect(given).toEqual({ type: 'matching', pairs: { p2: 't1' } });
  });

  it('keeps the answer when the language changes, and shows it in the other', () => {
    const { inSerbian } = show(matching, { type: 'matching', pairs: { p1: 't3' } });
    inSerbian();
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'sr p1' }).selectedOptions[0]?.textContent).toBe(
      'sr t3',
    );
    expect(given).toEqual({ type: 'matching', pairs: { p1: 't3' } });
  });
});

describe('ordering', () => {
  const orderShown = () => screen.getAllByRole('listitem').map((item) => item.querySelector('[lang]')?.textContent);

  it('moves by buttons; the focus goes with the item, and its new place is read out', async () => {
    const { user } = show(ordering);
    await user.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Poshtë: sq b');
    await user.keyboard('{Enter}');
    expect(given).toEqual({ type: 'ordering', order: ['c', 'b', 'a'] });
    expect(orderShown()).toEqual(['sq c', 'sq b', 'sq a']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Poshtë: sq b');
    expect(screen.getByText('sq b: tani në vendin 2 nga 3')).toBeDefined();
    await user.keyboard(' ');
    expect(given).toEqual({ type: 'ordering', order: ['c', 'a', 'b'] });
    // At the end there is no further down: the way back is what has the focus.
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Lart: sq b');
  });

  it('may be answered as it stands, and is no answer before', async () => {
    const { user } = show(ordering);
    expect(given).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Kjo renditje është përgjigjja ime' }));
    expect(given).toEqual({ type: 'ordering', order: ['b', 'c', 'a'] });
    expect(screen.queryByRole('button', { name: 'Kjo renditje është përgjigjja ime' })).toBeNull();
  });

  it('keeps the order when the language changes', () => {
    const { inSerbian } = show(ordering, { type: 'ordering', order: ['a', 'b', 'c'] });
    inSerbian();
    expect(orderShown()).toEqual(['sr a', 'sr b', 'sr c']);
  });

  it('shows items an answer does not name behind those it does', () => {
    show(ordering, { type: 'ordering', order: ['a'] });
    expect(orderShown()).toEqual(['sq a', 'sq b', 'sq c']);
  });
});

describe('gaps', () => {
  it('are filled one after another; each says its number and the words before it', async () => {
    const { user } = show(gaps);
    await user.tab();
    expect(document.activeElement).toBe(
      screen.getByRole('textbox', { name: 'Vendi bosh 1 nga 2, pas fjalëve: Afati është' }),
    );
    await user.keyboard('72');
    await user.tab();
    choose('Vendi bosh 2 nga 2, pas fjalëve: orë; lajmërohet', 'ip');
    expect(given).toEqual({ type: 'gaps', gaps: { hours: '72', whom: 'ip' } });
  });

  it('keep what was typed in a language where they stand in another order', () => {
    const { inSerbian } = show(gaps, { type: 'gaps', gaps: { hours: '72', whom: 'ip' } });
    inSerbian();
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Praznina 1 od 2' }).value).toBe('ip');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Praznina 2 od 2, posle reči/ }).value).toBe('72');
  });
});

describe('a choice on a picture', () => {
  it('is made in the list of names by keyboard alone, and shown on the picture', async () => {
    const { user } = show(picture);
    expect(screen.getByRole('img', { name: 'Një zyrë' })).toBeDefined();
    await user.tab();
    await user.keyboard(' ');
    await user.tab();
    await user.keyboard(' ');
    expect(given).toEqual({ type: 'picture-choice', selected: ['door', 'desk'] });
    await user.keyboard(' ');
    expect(given).toEqual({ type: 'picture-choice', selected: ['door'] });
    expect(document.querySelectorAll('.quiz-area-chosen')).toHaveLength(1);
  });

  it('is made on the picture by a finger as well; nothing there is in the way of the keyboard', async () => {
    const { user } = show(picture);
    const areas = document.querySelectorAll('.quiz-area');
    await user.click(areas[1] as Element);
    expect(given).toEqual({ type: 'picture-choice', selected: ['desk'] });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '2. sq desk' }).checked).toBe(true);
    expect(document.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('of one place goes to another with the arrow', async () => {
    const { user } = show({ ...picture, choices: 'one', rule: null } as PlayerQuestion);
    await user.tab();
    await user.keyboard(' ');
    await user.keyboard('{ArrowDown}');
    expect(given).toEqual({ type: 'picture-choice', selected: ['desk'] });
  });

  it('is possible without the picture, which is said', () => {
    show(picture);
    fireEvent.error(screen.getByRole('img', { name: 'Një zyrë' }));
    expect(screen.getByText(/Figura nuk mund të hapej/)).toBeDefined();
    expect(screen.getAllByRole('checkbox')).toHaveLength(2);
  });
});

it('tells how weights and units count', () => {
  const { unmount } = render(page({ ...shown, type: 'multiple', rule: 'weights', options: labelled('a', 'b') }, 'sq'));
  expect(within(screen.getByRole('group')).getByText(/jep ose heq pjesën e vet/)).toBeDefined();
  unmount();
  render(page({ ...shown, type: 'numeric', options: [], isUnitRequired: true }, 'sq'));
  expect(screen.getByText(/bashkë me njësinë/)).toBeDefined();
});

describe('an answer in words', () => {
  const read = (one: PlayerQuestion['prompt']) => one.texts.sq?.v ?? '';
  const words = { isTrue: 'po', isFalse: 'jo', fileName: () => 'detyra.pdf' };
  const file: PlayerQuestion = { ...shown, type: 'file-upload', options: [], accept: ['pdf'], maxBytes: 1_000 };

  it.each<[PlayerQuestion, QuestionResponseBody, string]>([
    [matching, { type: 'matching', pairs: { p2: 't1', p1: 't9' } }, 'sq p1 → t9; sq p2 → sq t1'],
    [ordering, { type: 'ordering', order: ['c', 'a', 'b'] }, '1. sq c; 2. sq a; 3. sq b'],
    [gaps, { type: 'gaps', gaps: { whom: 'it' } }, 'Afati është [] orë; lajmërohet [sq it].'],
    [picture, { type: 'picture-choice', selected: ['desk', 'door'] }, 'sq door; sq desk'],
    [file, { type: 'file-upload', mediaId: 'f1' }, 'detyra.pdf'],
    [file, { type: 'file-upload', mediaId: null }, ''],
  ])('%#', (question, response, said) => {
    expect(responseText(question, response, read, words)).toBe(said);
  });
});
