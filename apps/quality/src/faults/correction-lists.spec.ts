import type { CorrectedPerson, CorrectionImpact } from '@edukom/contracts';
import type { Correction } from '@edukom/domain';
import { type AppliedCorrection, unlistedCertificates, wrongDryRun, wrongLists } from './correction-lists.js';
import type { ScoredAttempt } from './fresh-scores.js';

const same = <T>(value: T) => ({ from: value, to: value });

/** Somebody who had 100 of 100 and a certificate, until another option became the right one. */
const person: CorrectedPerson = {
  enrolmentId: 'enrolment',
  personId: 'person',
  name: 'Arta Berisha',
  runCode: 'EXAM',
  points: { from: 100, to: 0 },
  maxPoints: same(100),
  share: { from: 10_000, to: 0 },
  hasPassed: { from: true, to: false },
  isFinal: same(true),
  isEligible: { from: true, to: false },
  isReleased: true,
  certificate: { certificateId: 'certificate', serial: '1' },
  attempts: [{ attemptId: 'attempt', number: 1, points: { from: 100, to: 0 }, maxPoints: same(100) }],
};
const impact = (...people: CorrectedPerson[]): CorrectionImpact => ({ hash: 'hash', attempts: 1, people });
const newKey: Correction = {
  id: 'correction',
  number: 1,
  questionVersionId: 'choice',
  kind: 'new-key',
  key: { type: 'single', correct: ['b'] },
  undoes: null,
};
const before: ScoredAttempt = {
  id: 'attempt',
  enrolmentId: 'enrolment',
  items: [
    {
      slot: 1,
      questionVersionId: 'choice',
      max: 100,
      spec: { type: 'single', options: [{ id: 'a' }, { id: 'b' }] },
      key: { type: 'single', correct: ['a'] },
      response: { type: 'single', selected: 'a' },
    },
  ],
  marks: [],
  ledger: [],
  stored: { autoPoints: 100, points: 100, maxPoints: 100, pending: 0 },
  grade: { points: 100, maxPoints: 100, share: 10_000, isFinal: true, isReleased: true },
  certificateId: 'certificate',
};
const after: ScoredAttempt = { ...before, ledger: [newKey] };

describe('a correction', () => {
  const made: AppliedCorrection = {
    name: 'new-key',
    shown: impact(person),
    applied: impact(person),
    notes: [{ attemptId: 'attempt', from: { points: 100, maxPoints: 100 }, to: { points: 0, maxPoints: 100 } }],
  };

  it('that did what was shown and left its traces is right', () => {
    expect(wrongLists(made)).toEqual([]);
  });

  it.each<[string, Partial<AppliedCorrection>]>([
    ['was shown with nobody', { shown: impact() }],
    ['was shown with other figures', { shown: impact({ ...person, share: { from: 10_000, to: 1 } }) }],
    ['has another hash', { shown: { ...impact(person), hash: 'other' } }],
    ['changed an attempt that is not listed', { applied: impact(), shown: impact() }],
    ['changed nothing', { notes: [] }],
    ['changed it otherwise', { notes: [{ ...made.notes[0], to: { points: 1, maxPoints: 100 } } as never] }],
    ['changed it twice', { notes: [...made.notes, ...made.notes] }],
  ])('that %s is found', (_what, other) => {
    expect(wrongLists({ ...made, ...other })).toEqual([expect.stringMatching(/^new-key: /)]);
  });
});

describe('a dry run', () => {
  it('that lists exactly who is touched, before and after, is right', () => {
    expect(wrongDryRun(impact(person), [before], 5_000, newKey)).toEqual([]);
    const untouched = {
      ...before,
      enrolmentId: 'other',
      items: before.items.map((item) => ({ ...item, response: null })),
    };
    expect(wrongDryRun(impact(person), [before, untouched], 5_000, newKey)).toEqual([]);
    expect(wrongDryRun(impact(), [untouched], 5_000, newKey)).toEqual([]);
  });

  it.each<[string, CorrectionImpact, readonly ScoredAttempt[]]>([
    ['nobody', impact(), [before]],
    ['somebody who is not there', impact(person, { ...person, enrolmentId: 'other' }), [before]],
    ['somebody who is not touched', impact(person), [after]],
    ['other points', impact({ ...person, points: { from: 100, to: 50 } }), [before]],
    ['a pass that is none', impact({ ...person, hasPassed: same(true) }), [before]],
    ['a right to a certificate that is none', impact({ ...person, isEligible: same(true) }), [before]],
    ['no certificate', impact({ ...person, certificate: null }), [before]],
  ])('that lists %s is found', (_what, listed, attempts) => {
    expect(wrongDryRun(listed, attempts, 5_000, newKey)).toHaveLength(1);
  });
});

describe('a certificate', () => {
  it('that lost its ground and was listed is right, as is one that nothing touched', () => {
    expect(unlistedCertificates([after], [impact(person)], 5_000)).toEqual([]);
    expect(unlistedCertificates([before], [impact()], 5_000)).toEqual([]);
  });

  it('that lost its ground and got it back is right when the last list says so', () => {
    const back = { ...person, isEligible: { from: false, to: true } };
    expect(unlistedCertificates([before], [impact(person), impact(back)], 5_000)).toEqual([]);
    expect(unlistedCertificates([before], [impact(person)], 5_000)).toHaveLength(1);
  });

  it.each<[string, readonly CorrectionImpact[]]>([
    ['in no list', [impact()]],
    ['listed as if it stood', [impact({ ...person, isEligible: same(true) })]],
    ['listed without its number', [impact({ ...person, certificate: null })]],
  ])('that lost its ground is found when it is %s', (_what, lists) => {
    expect(unlistedCertificates([after], lists, 5_000)).toEqual([expect.stringContaining('is gone')]);
  });
});
