import fc from 'fast-check';
import {
  type BookmarkState,
  joinBookmarks,
  joinNotes,
  mergeNote,
  NO_BOOKMARK,
  NO_NOTE,
  NOTE_MAX,
  NOTE_TEXTS_MAX,
  noteText,
  type NoteState,
} from './personal-notes.js';

const saved = (rev: number, text: string): NoteState => ({ rev, texts: [text] });

describe('joinNotes', () => {
  it.each<[string, NoteState[], NoteState]>([
    ['nothing saved', [], NO_NOTE],
    ['the first save', [saved(1, 'a')], saved(1, 'a')],
    ['a later one stands', [saved(1, 'a'), saved(2, 'b')], saved(2, 'b')],
    ['an earlier one that comes late changes nothing', [saved(2, 'b'), saved(1, 'a')], saved(2, 'b')],
    ['a repeat changes nothing', [saved(1, 'a'), saved(1, 'a')], saved(1, 'a')],
    ['two devices at once: both stay', [saved(2, 'b'), saved(2, 'a')], { rev: 2, texts: ['a', 'b'] }],
    ['taken away', [saved(1, 'a'), saved(2, '')], saved(2, '')],
    ['whoever saw both goes on', [saved(1, 'a'), saved(1, 'b'), saved(2, 'a b')], saved(2, 'a b')],
  ])('%s', (_name, saves, expected) => {
    expect(saves.reduce(joinNotes, NO_NOTE)).toEqual(expected);
  });

  const save = fc.record({
    rev: fc.integer({ min: 1, max: 3 }),
    text: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', '😀'),
  });

  it('is the same in any order and however often a save comes', () => {
    const shuffled = fc
      .array(save)
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })));
    const stateOf = (all: readonly { rev: number; text: string }[]) =>
      all.map(({ rev, text }) => saved(rev, text)).reduce(joinNotes, NO_NOTE);
    fc.assert(fc.property(shuffled, ([all, again]) => expect(stateOf(again)).toEqual(stateOf(all))));
  });

  it('may be joined in any grouping, and never holds more than it may', () => {
    const state = fc
      .array(save, { maxLength: 12 })
      .map((all) => all.map(({ rev, text }) => saved(rev, text)).reduce(joinNotes, NO_NOTE));
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(joinNotes(joinNotes(a, b), c)).toEqual(joinNotes(a, joinNotes(b, c)));
        expect(joinNotes(a, b).texts.length).toBeLessThanOrEqual(NOTE_TEXTS_MAX);
      }),
    );
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

describe('noteText', () => {
  it.each<[string, readonly string[], string]>([
    ['none', [], ''],
    ['one', ['a'], 'a'],
    ['two', ['a', 'b'], 'a\n\nb'],
    ['one holds the other', ['pyet', 'pyet drejtorin'], 'pyet drejtorin'],
    ['taken away on one device, written on the other', ['', 'b'], 'b'],
  ])('%s', (_name, texts, expected) => {
    expect(noteText({ rev: 1, texts })).toBe(expected);
  });

  it('loses nothing that was written', () => {
    const texts = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, (all) => {
        for (const text of all) expect(noteText({ rev: 1, texts: all })).toContain(text);
      }),
    );
  });
});

describe('mergeNote', () => {
  it.each<[string, string, string, string | null]>([
    ['theirs is empty', '', 'mine', 'mine'],
    ['mine was taken away: what I did not see stays', 'theirs', '', 'theirs'],
    ['both', 'theirs', 'mine', 'theirs\n\nmine'],
    ['mine goes on from theirs', 'a', 'a b', 'a b'],
    ['mine is in theirs', 'a b', 'a', 'a b'],
    ['too long together', 'a'.repeat(NOTE_MAX), 'b', null],
  ])('%s', (_name, theirs, mine, expected) => {
    expect(mergeNote(theirs, mine)).toBe(expected);
  });
});
