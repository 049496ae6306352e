import type { WebinarPreview } from '@edukom/contracts';
import { sheetEvidence, webinarEvidence } from './evidence-rows.js';

const stay = { start: new Date(0), end: new Date(60_000) };
const sheetRow = {
  line: 1,
  code: '7KQ2FM4',
  enrolmentId: 'one',
  personName: 'Ana',
  present: null,
  remark: '',
  decision: 'record',
  reason: null,
} as const;

it('of a sheet what is to be recorded goes along, with the code that proves it', () => {
  expect(
    sheetEvidence([
      sheetRow,
      { ...sheetRow, enrolmentId: 'two', present: stay, remark: 'me vonesë' },
      { ...sheetRow, enrolmentId: 'three', decision: 'known' },
      { ...sheetRow, enrolmentId: null, decision: 'error', reason: 'code-unknown' },
    ]),
  ).toEqual([
    { enrolmentId: 'one', code: '7KQ2FM4', present: [], remark: undefined },
    { enrolmentId: 'two', code: '7KQ2FM4', present: [stay], remark: 'me vonesë' },
  ]);
});

const participant: WebinarPreview['participants'][number] = {
  line: 1,
  name: 'Ana',
  email: '',
  present: [stay],
  minutes: 1,
  isApproximate: false,
  matchedBy: 'name',
  enrolmentId: 'one',
  suggestedId: null,
  decision: 'record',
  reason: null,
};
const unmatched: typeof participant = {
  ...participant,
  enrolmentId: null,
  matchedBy: null,
  decision: 'error',
  reason: 'unmatched',
};
const preview = (...participants: WebinarPreview['participants']): WebinarPreview => ({
  plannedMinutes: 60,
  participants,
  skipped: [],
  people: [],
});

it('of a log whoever was found, and whoever was chosen by hand under the name of the log', () => {
  const rows = preview(
    participant,
    { ...unmatched, line: 2, name: 'iPhone i Anës' },
    { ...unmatched, line: 3 },
    { ...participant, line: 4, decision: 'error', reason: 'outside-session' },
  );
  expect(webinarEvidence(rows, { 2: 'two', 3: '', 4: 'four' })).toEqual([
    { enrolmentId: 'one', present: [stay] },
    { enrolmentId: 'two', present: [stay], remark: 'iPhone i Anës' },
  ]);
});
