/** First number of a row: 12 digits, so that it is the last group of a UUID as it stands. */
export const firstNumber = 100_000_000_000;

const prefixes = {
  person: '00000001',
  enrolment: '00000002',
  attempt: '00000003',
  question: '00000004',
  'question-version': '00000005',
  other: '00000006',
  reader: '00000007',
  activity: '00000008',
} as const;

/** What rows of the load data there are. */
export type ExamRow = keyof typeof prefixes;

/** The beginning of the ids of one kind, for SQL and pgbench: the row's number follows. */
export const idPrefix = (kind: ExamRow): string => `${prefixes[kind]}-0000-7000-8000-`;

/** The id of the row with this number, counted from 0. */
export const idOf = (kind: ExamRow, number: number): string => `${idPrefix(kind)}${firstNumber + number}`;

/** The session cookie of a person of the load data. */
export const cookieOf = (person: number): string => `edukom_session=exam-${firstNumber + person}`;
