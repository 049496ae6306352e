import { draftOf, ruleOf, wrongFieldsOf } from './rule-draft.js';

const rule = {
  thresholdBasisPoints: 8000,
  excused: 'neutral',
  maxUnexcusedAbsences: null,
  lateLimitMinutes: 15,
  minSessionBasisPoints: 5000,
} as const;

it('is typed and read back the same', () => {
  expect(ruleOf(draftOf(rule))).toEqual(rule);
  expect(draftOf(rule)).toEqual({ threshold: '80', cap: '', late: '15', least: '50', excused: 'neutral' });
});

it('a rule that was stored before there was a shortest stay asks for none', () => {
  const { minSessionBasisPoints: _none, ...older } = rule;
  expect(ruleOf(draftOf(older))).toEqual({ ...rule, minSessionBasisPoints: null });
});

it.each([
  ['threshold', ''],
  ['threshold', '101'],
  ['threshold', '80,5'],
  ['cap', '-1'],
  ['late', '601'],
  ['least', '0'],
  ['least', 'gjysma'],
] as const)('refuses %s %j', (field, typed) => {
  const draft = { ...draftOf(rule), [field]: typed };
  expect(wrongFieldsOf(draft)).toEqual([field]);
  expect(ruleOf(draft)).toBeNull();
});
