import { type CorrectionDraft, kindsFor, orderOf } from './correction-draft.js';

const draft = (extra: Partial<CorrectionDraft> = {}): CorrectionDraft => ({
  kind: 'accept-also',
  chosen: [],
  text: '',
  tolerance: '',
  ...extra,
});
const made = (type: Parameters<typeof orderOf>[0]['type'], given: CorrectionDraft) => {
  const result = orderOf({ type, questionVersionId: 'q' }, given);
  return 'error' in result ? result.error : 'key' in result.order ? result.order.key : result.order.kind;
};

test.each([
  ['single', { chosen: ['b'] }, { type: 'single', correct: ['b'] }],
  ['multiple', { chosen: ['a', 'c'] }, { type: 'multiple', correct: ['a', 'c'] }],
  ['true-false', { chosen: ['false'] }, { type: 'true-false', correct: false }],
  ['short-text', { text: ' dritë ' }, { type: 'short-text', accepted: ['dritë'], fold: true }],
  ['numeric', { text: '2,5' }, { type: 'numeric', accepted: [{ value: '2,5', tolerance: '0' }] }],
  ['numeric', { text: '2', tolerance: '0,1' }, { type: 'numeric', accepted: [{ value: '2', tolerance: '0,1' }] }],
  ['numeric', { text: 'dy' }, 'correction.key.numbers'],
  ['numeric', { text: '2', tolerance: '-1' }, 'correction.key.numbers'],
  ['numeric', {}, 'correction.key.missing'],
  ['single', {}, 'correction.key.missing'],
  ['short-text', { text: '  ' }, 'correction.key.missing'],
  ['open', { chosen: ['a'] }, 'correction.key.missing'],
  ['open', { kind: 'void' }, 'void'],
] as const)('a %s question with %o', (type, extra, expected) => {
  expect(made(type, draft(extra))).toEqual(expected);
});

test('keys are offered only where a key decides', () => {
  expect(kindsFor({ isKeyCorrectable: false })).toEqual(['full-marks', 'void']);
  expect(kindsFor({ isKeyCorrectable: true })).toHaveLength(4);
});
