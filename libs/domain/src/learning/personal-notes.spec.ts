import fc from 'fast-check';
import {
  addRevision,
  type BookmarkState,
  joinBookmarks,
  mergeNote,
  NO_BOOKMARK,
  NO_NOTE,
  NOTE_REPLACED_MAX,
  NOTE_STORED_MAX,
  NOTE_TEXTS_MAX,
  noteText,
  type NoteRevision,
} from './personal-notes.js';

const revision = (id: string, text: string, ...replaces: string[]): NoteRevision => ({ id, text, replaces });
const stateOf = (revisions: readonly NoteRevision[]) => revisions.reduce(addRevision, NO_NOTE);
const textsOf = (revisions: readonly NoteRevision[]) => stateOf(revisions).texts.map(({ text }) => text);

describe('addRevision', () => {
  it.each<[string, NoteRevision[], string[]]>([
    ['nothing written', [], []],
    ['the first text', [revision('1', 'a')], ['a']],
    ['gone on from it', [revision('1', 'a'), revision('2', 'b', '1')], ['b']],
    ['an earlier one that comes late stays replaced', [revision('2', 'b', '1'), revision('1', 'a')], ['b']],
    ['a repeat changes nothing', [revision('1', 'a'), revision('1', 'a')], ['a']],
    ['two devices at once: both stay, the older first', [revision('2', 'b'), revision('1', 'a')], ['a', 'b']],
    [
      'whoever saw one of two replaces only that',
      [revision('1', 'a'), revision('2', 'b'), revision('3', 'c', '1')],
      ['b', 'c'],
    ],
    ['taken away', [revision('1', 'a'), revision('2', '', '1')], []],
    [
      'taken away on one device, gone on with on another',
      [revision('1', 'a'), revision('2', '', '1'), revision('3', 'b', '1')],
      ['b'],
    ],
  ])('%s', (_name, revisions, expected) => {
    expect(textsOf(revisions)).toEqual(expected);
    expect(textsOf([...revisions].reverse())).toEqual(expected);
  });

  const any = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('1', '2', '3', '4', '5'),
      text: fc.constantFrom('', 'a', 'b', 'ab'),
      replaces: fc.subarray(['0', '1', '2', '3', '4']),
    }),
    { selector: ({ id }) => id },
  );

  it('is the same in any order and however often a revision comes', () => {
    const shuffled = any.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    );
    fc.assert(fc.property(shuffled, ([all, again]) => expect(stateOf(again)).toEqual(stateOf(all))));
  });

  it('drops no text that nobody replaced', () => {
    fc.assert(
      fc.property(any, (all) => {
        const replaced = new Set(all.flatMap(({ replaces }) => replaces));
        const left = all.filter(({ id, text }) => text !== '' && !replaced.has(id)).map(({ id }) => id);
        expect(stateOf(all).texts.map(({ id }) => id)).toEqual(left.sort());
      }),
    );
  });

  it('holds no more than it may, the newest, and alike in any order', () => {
    const many = Array.from({ length: 300 }, (_, at) => revision(String(1000 + at), `t${at}`, `r${1000 + at}`));
    const state = stateOf(many);
    expect([state.texts.length, state.replaced.length]).toEqual([NOTE_TEXTS_MAX, NOTE_REPLACED_MAX]);
    expect(state.texts.at(-1)?.text).toBe('t299');
    expect(stateOf([...many].reverse())).toEqual(state);
  });
});

describe('joinBookmarks', () => {
  it.each<[string, BookmarkState[], boolean]>([
    ['never set', [], false],
    ['set', [{ rev: 1, isSet: true }], true],
    [
      'taken off',
      [
        { rev: 1, isSet: true },
        { rev: 2, isSet: false },
      ],
      false,
    ],
    [
      'late',
      [
        { rev: 2, isSet: false },
        { rev: 1, isSet: true },
      ],
      false,
    ],
    [
      'at once on two devices',
      [
        { rev: 1, isSet: false },
        { rev: 1, isSet: true },
      ],
      true,
    ],
  ])('%s', (_name, all, expected) => {
    for (const order of [all, [...all].reverse(), [...all, ...all]])
      expect(order.reduce(joinBookmarks, NO_BOOKMARK).isSet).toBe(expected);
  });
});

const texts = (...words: string[]) => words.map((text, at) => ({ id: String(at), text }));

describe('noteText', () => {
  it.each<[string, readonly string[], string]>([
    ['none', [], ''],
    ['one', ['a'], 'a'],
    ['two', ['a', 'b'], 'a\n\nb'],
    ['twice the same', ['a', 'a'], 'a'],
    ['one holds the other', ['pyet', 'pyet drejtorin'], 'pyet drejtorin'],
  ])('%s', (_name, words, expected) => {
    expect(noteText(texts(...words))).toBe(expected);
  });

  it('loses nothing that was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }), (words) => {
        for (const word of words) expect(noteText(texts(...words))).toContain(word);
      }),
    );
  });
});

describe('mergeNote', () => {
  it.each<[string, string, string, string | null]>([
    ['no others', '', 'mine', 'mine'],
    ['mine was taken away: what I did not see stays', 'theirs', '', 'theirs'],
    ['both', 'theirs', 'mine', 'theirs\n\nmine'],
    ['mine goes on from theirs', 'a', 'a b', 'a b'],
    ['mine is in theirs', 'a b', 'a', 'a b'],
    ['too long together', 'a'.repeat(NOTE_STORED_MAX), 'b', null],
  ])('%s', (_name, others, mine, expected) => {
    expect(mergeNote(others, mine)).toBe(expected);
  });
});
