import { type AnalysedAnswer, type AnalysedAttempt, type AnalysedItem, analyseQuiz } from './analyse-quiz.js';
import { flagsOfDifferences, flagsOfGroup, ITEM_FLAGS } from './item-flags.js';

const OPTIONS = [
  { id: 'a', isKey: true },
  { id: 'b', isKey: false },
  { id: 'c', isKey: false },
];
const asked: AnalysedItem = { id: 'q1', options: OPTIONS, isSingle: true };
const answer = (item: string, points: number, extra: Partial<AnalysedAnswer> = {}): AnalysedAnswer => ({
  item,
  points,
  max: 100,
  chosen: [],
  isRuled: false,
  ...extra,
});
/** One person: the language, what they chose, and what they had of 100 in everything else. */
const person = (language: string, chosen: string | null, rest: number): AnalysedAttempt => ({
  language,
  answers: [answer('q1', chosen === 'a' ? 100 : 0, { chosen: chosen === null ? [] : [chosen] }), answer('rest', rest)],
});
const many = (count: number, make: (at: number) => AnalysedAttempt) =>
  Array.from({ length: count }, (_, at) => make(at));

describe('the options of a question', () => {
  it('are counted for all and for each third of the rest of the quiz, those who chose none as well', () => {
    const choices = ['b', 'b', null, 'b', 'b', 'a', 'a', 'b', 'b', 'a', 'a', 'a'];
    const [found] = analyseQuiz(
      [asked],
      choices.map((choice, at) => person('sq', choice, at * 5)),
    ).items;
    // Four people in each third: b b – b · b a a b · b a a a.
    expect(found?.groups[0]?.use).toEqual({
      options: [
        { id: 'a', isKey: true, all: 4_167, lower: 0, middle: 5_000, upper: 7_500 },
        { id: 'b', isKey: false, all: 5_000, lower: 7_500, middle: 5_000, upper: 2_500 },
        { id: 'c', isKey: false, all: 0, lower: 0, middle: 0, upper: 0 },
      ],
      none: { all: 833, lower: 2_500, middle: 0, upper: 0 },
    });
    expect(
      analyseQuiz(
        [{ ...asked, options: [] }],
        many(12, (at) => person('sq', 'a', at)),
      ).items[0]?.groups[0]?.use,
    ).toBeNull();
  });

  it('stand out for everybody, or for the one language in which they do', () => {
    // Albanian: c is never chosen. Serbian: c is chosen by every second one of the strongest, b by nobody.
    const sq = many(20, (at) => person('sq', at < 8 ? 'b' : 'a', at));
    const sr = many(20, (at) => person('sr-Cyrl', at < 8 ? 'a' : 'c', at));
    const flags = analyseQuiz([asked], [...sq, ...sr]).items[0]?.flags ?? [];
    expect(flags.filter(({ kind }) => kind === 'unused-distractor')).toEqual([
      { kind: 'unused-distractor', language: 'sq', option: 'c' },
      { kind: 'unused-distractor', language: 'sr-Cyrl', option: 'b' },
    ]);
    expect(flags.filter(({ kind }) => kind === 'distractor-beats-key')).toEqual([
      { kind: 'distractor-beats-key', language: 'sr-Cyrl', option: 'c' },
    ]);
  });

  it('stand for everybody first, then by language, before the languages that differ', () => {
    const sq = many(20, (at) => person('sq', at % 10 ? 'a' : 'b', at));
    const sr = many(20, (at) => person('sr-Cyrl', at % 5 ? 'b' : 'a', at));
    const flags = analyseQuiz([asked], [...sq, ...sr]).items[0]?.flags ?? [];
    expect(flags.map(({ kind, language }) => [kind, language])).toEqual([
      ['unused-distractor', null],
      ['negative-discrimination', 'sr-Cyrl'],
      ['distractor-beats-key', 'sr-Cyrl'],
      ['language-difference', 'sr-Cyrl'],
    ]);
  });
});

describe('what an attempt tells about a question', () => {
  it('nothing, when it was not asked', () => {
    const asking = many(12, (at) => person('sq', at % 2 ? 'a' : 'b', at));
    const others = many(5, (at) => ({ language: 'sq', answers: [answer('rest', at)] }));
    const analysis = analyseQuiz([asked], [...asking, ...others]);
    expect([analysis.attempts, analysis.quiz?.attempts]).toEqual([17, 17]);
    expect(analysis.items[0]?.groups.map(({ attempts }) => attempts)).toEqual([12, 12]);
    expect(analysis.items[0]?.groups[0]?.figures).toMatchObject({ facility: 5_000 });
  });

  it('no rank, when there was nothing else to earn', () => {
    const alone = many(12, (at) => ({ language: 'sq', answers: [answer('q1', at * 5)] }));
    expect(analyseQuiz([asked], alone).items[0]?.groups[0]?.figures).toEqual({
      facility: 2_750,
      deviation: 1_803,
      discrimination: null,
      itemRest: null,
      efficiency: null,
    });
  });

  it('a share, whatever the question and the rest were worth', () => {
    const large = many(12, (at) => ({
      language: 'sq',
      answers: [answer('q1', at % 3 ? 50 : 200, { max: 200 }), answer('rest', at * 10, { max: 400 })],
    }));
    const small = many(12, (at) => ({
      language: 'sq',
      answers: [answer('q1', at % 3 ? 25 : 100), answer('rest', at * 5, { max: 200 })],
    }));
    const [one, other] = [large, small].map((attempts) => analyseQuiz([asked], attempts));
    expect(one?.items).toEqual(other?.items);
    expect(one?.items[0]?.groups[0]?.figures?.facility).toBe(5_000);
    // 200, 50, 50 and 0 to 110, of 600 each.
    expect(one?.quiz?.mean).toBe(Math.round(((4 * 200 + 8 * 50 + 660) / 12 / 600) * 10_000));
  });

  it('nothing for the whole, when all of it was taken out', () => {
    const voided = many(12, () => ({ language: 'sq', answers: [answer('q1', 0, { max: 0, isRuled: true })] }));
    const analysis = analyseQuiz([asked], voided);
    expect(analysis.quiz).toMatchObject({ mean: 0, deviation: 0, skewness: null, alpha: null });
    expect(analysis.items[0]?.groups[0]).toMatchObject({ hidden: 'ruled', figures: null });
  });

  it('no α, when as many but other questions were asked', () => {
    const same = many(12, (at) => person('sq', at % 2 ? 'a' : 'b', at * 5));
    expect(analyseQuiz([asked], same).quiz?.alpha).not.toBeNull();
    const other = { language: 'sq', answers: [answer('q1', 100), answer('another', 5)] };
    expect(analyseQuiz([asked], [...same, other]).quiz?.alpha).toBeNull();
    const more = { language: 'sq', answers: [answer('q1', 100), answer('rest', 1), answer('another', 5)] };
    expect(analyseQuiz([asked], [...same, more]).quiz?.alpha).toBeNull();
    const first = { language: 'sq', answers: [] };
    expect(analyseQuiz([asked], [first, ...same]).quiz?.alpha).toBeNull();
  });
});

describe('languages', () => {
  it('stand in the order of their attempts, equal ones in that of their names, whichever came first', () => {
    const attempts = [
      ...many(10, (at) => person('sr-Cyrl', 'a', at)),
      ...many(11, (at) => person('sq', 'b', at)),
      ...many(10, (at) => person('en', 'a', at)),
    ];
    const analysis = analyseQuiz([asked], attempts);
    expect(analysis.items[0]?.groups.map(({ language }) => language)).toEqual([null, 'sq', 'en', 'sr-Cyrl']);
    expect(analyseQuiz([asked], [...attempts].reverse())).toEqual(analysis);
  });

  it('are compared with the most frequent, when there are enough attempts in both', () => {
    const compared = (...counts: readonly (readonly [string, number])[]) =>
      analyseQuiz(
        [asked],
        counts.flatMap(([language, count]) => many(count, (at) => person(language, at % 2 ? 'a' : 'b', (at >> 1) % 4))),
      ).items[0]?.differences.map(({ language, reference }) => `${language}/${reference}`);
    expect(compared(['sq', 30], ['sr-Cyrl', 12], ['en', 10])).toEqual(['sr-Cyrl/sq', 'en/sq']);
    expect(compared(['sq', 30], ['sr-Cyrl', 9])).toEqual([]);
    expect(compared(['sq', 30])).toEqual([]);
  });
});

it('the flags of a group stand in the order of the kinds, each with its language', () => {
  const shares = (id: string, isKey: boolean, all: number, upper: number) => ({
    id,
    isKey,
    all,
    lower: 0,
    middle: 0,
    upper,
  });
  const options = [shares('a', true, 100, 100), shares('b', false, 9_900, 9_900), shares('c', false, 0, 0)];
  const figures = { facility: 100, deviation: 995, discrimination: -0.1, itemRest: -0.1, efficiency: -1 };
  const none = { all: 0, lower: 0, middle: 0, upper: 0 };
  const found = flagsOfGroup({ language: 'sq', attempts: 20 }, figures, { options, none }, true);
  expect(found).toEqual([
    { kind: 'too-hard', language: 'sq', option: null },
    { kind: 'negative-discrimination', language: 'sq', option: null },
    { kind: 'distractor-beats-key', language: 'sq', option: 'b' },
    { kind: 'unused-distractor', language: 'sq', option: 'c' },
  ]);
  const order = ITEM_FLAGS.filter((kind) => found.some((flag) => flag.kind === kind));
  expect(found.map(({ kind }) => kind)).toEqual(order);
  const equal = { ...figures, facility: 5_000, discrimination: 0, itemRest: 0 };
  expect(flagsOfGroup({ language: null, attempts: 10 }, equal, null, true)).toEqual([]);
  expect(
    flagsOfGroup({ language: null, attempts: 10 }, { ...equal, discrimination: -0.1, itemRest: null }, null, true),
  ).toEqual([]);
  expect(
    flagsOfGroup({ language: null, attempts: 10 }, { ...equal, discrimination: null, itemRest: -0.1 }, null, true),
  ).toEqual([]);
});

it('a language is flagged when it differs, and only then', () => {
  const difference = { language: 'en', reference: 'sq', chiSquare: 4, delta: -2, isFlagged: true };
  expect(flagsOfDifferences([difference, { ...difference, language: 'sr-Cyrl', isFlagged: false }])).toEqual([
    { kind: 'language-difference', language: 'en', option: null },
  ]);
});

// The names are stored and sent: a new one is added, none is changed.
it('the kinds of flags have names that stay', () => {
  expect(ITEM_FLAGS).toEqual([
    'too-hard',
    'too-easy',
    'negative-discrimination',
    'distractor-beats-key',
    'unused-distractor',
    'language-difference',
  ]);
});
