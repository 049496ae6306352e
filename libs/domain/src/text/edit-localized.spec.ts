import fc from 'fast-check';
import { CONTENT_LOCALES, type ContentLocale } from '../locale/locale.js';
import { editLocalized, isSameJson, type LocalizedEdit, placesOf, viewLocalized } from './edit-localized.js';
import { localizedText, type LocalizedText, reviseSource, textState, translate } from './localized-text.js';
import { textsIn } from './text-states.js';

const PATHS = ['title', 'caption', 'options/*/text'];
const text = (v = 'Titulli') => translate(translate(localizedText('sq', v), 'sr-Cyrl', 'Наслов'), 'en', 'Title');
const body = {
  tone: 'tip',
  title: text(),
  caption: null,
  options: [
    { id: 'a', isRight: true, text: text('po') },
    { id: 'b', isRight: false, text: text('jo') },
  ],
};
type Body = typeof body;
const edit = (before: unknown, view: unknown, locale: ContentLocale, rest: Partial<LocalizedEdit> = {}) =>
  editLocalized(before, view, PATHS, { locale, source: 'sq', ...rest }) as Body;
const view = (value: unknown, locale: ContentLocale) => viewLocalized(value, PATHS, locale) as object;

describe('viewLocalized', () => {
  it('puts one language in the place of all and keeps the rest', () => {
    expect(view(body, 'en')).toEqual({
      tone: 'tip',
      title: 'Title',
      caption: null,
      options: [
        { id: 'a', isRight: true, text: 'Title' },
        { id: 'b', isRight: false, text: 'Title' },
      ],
    });
    expect(view(body, 'tr')).toMatchObject({ title: null, options: [{ text: null }, { text: null }] });
  });

  it('leaves alone what no path leads to, and what is no record', () => {
    expect(viewLocalized({ title: text(), other: text() }, ['title'], 'sq')).toEqual({
      title: 'Titulli',
      other: text(),
    });
    expect(viewLocalized(7, PATHS, 'sq')).toBe(7);
    expect(viewLocalized([1], PATHS, 'sq')).toEqual([1]);
  });
});

describe('editLocalized', () => {
  it.each<[string, object, ContentLocale, Partial<LocalizedEdit>, LocalizedText]>([
    ['nothing changed', {}, 'sq', {}, text()],
    ['the source changed', { title: 'Tjetër' }, 'sq', {}, reviseSource(text(), 'Tjetër')],
    ['a translation changed', { title: 'Other' }, 'en', {}, translate(text(), 'en', 'Other')],
    ['a translation came', { title: 'Başlık' }, 'tr', {}, translate(text(), 'tr', 'Başlık')],
    [
      'a translation went',
      { title: null },
      'en',
      {},
      { ...text(), texts: { sq: { v: 'Titulli' }, 'sr-Cyrl': { v: 'Наслов', from: 1 } } },
    ],
    ['one that is not there stays so', { title: '  ' }, 'tr', {}, text()],
    ['a current translation is not touched by a review', {}, 'en', { isReviewed: true }, text()],
    [
      'a Latin form is set',
      {},
      'sr-Cyrl',
      { latin: { title: 'Naslow' } },
      translate(text(), 'sr-Cyrl', 'Наслов', 'Naslow'),
    ],
    ['a Latin form of another place is not for this one', {}, 'sr-Cyrl', { latin: { caption: 'x' } }, text()],
    [
      'a required text left empty in its source is blank',
      { title: null },
      'sq',
      { blank: () => '' },
      reviseSource(text(), ''),
    ],
  ])('%s', (_name, change, locale, rest, expected) => {
    expect(edit(body, { ...view(body, locale), ...change }, locale, rest).title).toEqual(expected);
  });

  const stale = { ...body, title: reviseSource(text(), 'Tjetër') };

  it('an unchanged stale translation stays stale until it is said to be reviewed', () => {
    const stateOf = ({ title }: Body) => textState(title, 'en');
    expect(stateOf(edit(stale, view(stale, 'en'), 'en'))).toBe('stale');
    const reviewed = edit(stale, view(stale, 'en'), 'en', { isReviewed: true });
    expect(stateOf(reviewed)).toBe('current');
    expect(textState(reviewed.title, 'sr-Cyrl')).toBe('stale');
    expect(edit(stale, view(stale, 'sq'), 'sq', { isReviewed: true })).toEqual(stale);
  });

  it('a Latin form goes with the wording it belonged to, and alone when told so', () => {
    const withForm = edit(body, view(body, 'sr-Cyrl'), 'sr-Cyrl', { latin: { 'options/a/text': 'Po!' } });
    expect(withForm.options[0]?.text.texts['sr-Cyrl']).toEqual({ v: 'Наслов', latn: 'Po!', from: 1 });
    for (const empty of [null, ' '])
      expect(edit(withForm, view(withForm, 'sr-Cyrl'), 'sr-Cyrl', { latin: { 'options/a/text': empty } })).toEqual(
        body,
      );
    const options = [{ id: 'a', isRight: true, text: 'Друго' }];
    const changed = edit(withForm, { ...view(body, 'sr-Cyrl'), options }, 'sr-Cyrl');
    expect(changed.options[0]?.text.texts['sr-Cyrl']).toEqual({ v: 'Друго', from: 1 });
    expect(() => edit(body, view(body, 'en'), 'en', { latin: {} })).toThrow(RangeError);
  });

  it('keeps options by id in any order, begins new ones in the language written, drops those that went', () => {
    const options = [
      { id: 'c', isRight: true, text: 'maybe' },
      { id: 'b', isRight: true, text: 'no' },
      { id: 'd', isRight: false, text: null },
    ];
    const after = edit(body, { ...view(body, 'en'), options }, 'en', { blank: () => '' });
    expect(after.options).toEqual([
      { id: 'c', isRight: true, text: localizedText('en', 'maybe') },
      { id: 'b', isRight: true, text: translate(text('jo'), 'en', 'no') },
      { id: 'd', isRight: false, text: localizedText('sq', '') },
    ]);
  });

  it('options without ids are those in their place', () => {
    const nameless = { options: [{ text: text('po') }, { text: text('jo') }] };
    const after = edit(nameless, { options: [{ id: 'x', text: 'po' }, { text: 'ndoshta' }, { text: 'tri' }] }, 'sq');
    expect(after.options).toEqual([
      { id: 'x', text: text('po') },
      { text: reviseSource(text('jo'), 'ndoshta') },
      { text: localizedText('sq', 'tri') },
    ]);
  });

  it('an optional text begins where it is first written and goes when its source is emptied', () => {
    const begun = edit(body, { ...view(body, 'en'), caption: 'Photo' }, 'en');
    expect(begun.caption).toEqual(localizedText('en', 'Photo'));
    expect(edit(begun, { ...view(begun, 'en'), caption: null }, 'en').caption).toBeNull();
  });

  it('a rich text that waits for its words is kept, an empty paragraph is nothing', () => {
    const table = { type: 'doc', content: [{ type: 'table', content: [{ type: 'tableRow', content: [] }] }] };
    const lone = { type: 'doc', content: [{ type: 'paragraph' }] };
    expect(editLocalized(null, { rich: table }, ['rich'], { locale: 'sq', source: 'sq' })).toEqual({
      rich: localizedText('sq', table),
    });
    expect(editLocalized(null, { rich: lone }, ['rich'], { locale: 'sq', source: 'sq' })).toEqual({ rich: null });
  });

  it('names places by ids', () => {
    expect(placesOf(view(body, 'sq'), PATHS)).toEqual(['title', 'caption', 'options/a/text', 'options/b/text']);
    expect(placesOf({ options: [{ text: 'x' }] }, PATHS)).toEqual(['options/0/text']);
  });
});

describe('whatever is written, in whatever order', () => {
  const words = fc.constantFrom('a', 'b', 'c');
  const locale = fc.constantFrom(...CONTENT_LOCALES);
  /** A view with some texts; a required text is never emptied, the optional one may be. */
  const aView = fc.record({
    tone: words,
    title: words,
    caption: fc.option(words, { nil: null }),
    options: fc
      .uniqueArray(fc.constantFrom('p', 'q', 'r'), { maxLength: 3 })
      .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), text: words })))),
  });
  const anEdit = fc.record({ locale, view: aView, isReviewed: fc.boolean() });
  const written = (
    edits: readonly { locale: ContentLocale; view: object; isReviewed: boolean }[],
    from: unknown = null,
  ) => edits.reduce<unknown>((now, one) => edit(now, one.view, one.locale, { isReviewed: one.isReviewed }), from);
  /** What a text says in the other languages, by where it stands. */
  const elsewhere = (value: unknown, besides: ContentLocale) =>
    new Map(
      [...textsIn(value)].map(({ text: one, pointer }) => [
        pointer,
        Object.entries(one.texts).filter(([name]) => name !== besides),
      ]),
    );

  it('the view of what was written is what was written', () => {
    fc.assert(
      fc.property(fc.array(anEdit), anEdit, (history, last) => {
        const after = edit(written(history), last.view, last.locale, { isReviewed: last.isReviewed });
        expect(view(after, last.locale)).toEqual(last.view);
      }),
    );
  });

  it('writing the same again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anEdit), anEdit, (history, last) => {
        const once = written([...history, last]);
        expect(isSameJson(written([last], once), once)).toBe(true);
      }),
    );
  });

  it('no word of another language changes as long as no text goes', () => {
    const kept = (value: Body, locale: ContentLocale) =>
      fc.record({ title: words, caption: words }).map((change) => ({ ...view(value, locale), ...change }));
    const start = { ...body, caption: text('Foto') } as unknown as Body;
    fc.assert(
      fc.property(
        locale.chain((one) => fc.tuple(fc.constant(one), kept(start, one))),
        ([one, given]) => {
          expect(elsewhere(edit(start, given, one), one)).toEqual(elsewhere(start, one));
        },
      ),
    );
  });

  it('translations do not depend on the order in which they were made', () => {
    const others = CONTENT_LOCALES.filter((one) => one !== 'sq');
    const oneEach = fc
      .shuffledSubarray(others)
      .chain((locales) =>
        fc.tuple(
          ...locales.map((one) =>
            fc.record({ title: words, caption: words }).map((change) => ({ locale: one, change })),
          ),
        ),
      );
    const start = { ...body, caption: text('Foto') } as unknown as Body;
    const all = (edits: readonly { locale: ContentLocale; change: object }[]) =>
      edits.reduce((now, one) => edit(now, { ...view(now, one.locale), ...one.change }, one.locale), start);
    fc.assert(
      fc.property(oneEach, (edits) => {
        expect(isSameJson(all([...edits].reverse()), all(edits))).toBe(true);
      }),
    );
  });

  it('stale is the arithmetic of revisions (against a model that only counts)', () => {
    interface Model {
      rev: number;
      source: string;
      made: Map<ContentLocale, { v: string; from: number }>;
    }
    const steps = fc.array(fc.record({ locale, v: fc.option(words, { nil: null }), isReviewed: fc.boolean() }), {
      maxLength: 30,
    });
    const step = (
      model: Model,
      { locale: one, v, isReviewed }: { locale: ContentLocale; v: string | null; isReviewed: boolean },
    ) => {
      if (one === 'sq') {
        if (v !== null && v !== model.source) Object.assign(model, { rev: model.rev + 1, source: v });
        return;
      }
      const known = model.made.get(one);
      if (v === null) model.made.delete(one);
      else if (known?.v !== v || isReviewed) model.made.set(one, { v, from: model.rev });
    };
    fc.assert(
      fc.property(steps, (all) => {
        const model: Model = { rev: 1, source: 'start', made: new Map() };
        let value: unknown = { title: localizedText('sq', 'start') };
        for (const one of all) {
          if (one.locale === 'sq' && one.v === null) continue;
          value = edit(value, { title: one.v }, one.locale, { isReviewed: one.isReviewed });
          step(model, one);
        }
        const { title } = value as { title: LocalizedText };
        expect(title.rev).toBe(model.rev);
        for (const one of CONTENT_LOCALES.filter((name) => name !== 'sq')) {
          const made = model.made.get(one);
          const expected = made === undefined ? 'missing' : made.from === model.rev ? 'current' : 'stale';
          expect([one, textState(title, one)]).toEqual([one, expected]);
        }
      }),
    );
  });
});
