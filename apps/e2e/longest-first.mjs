import Sequencer from '@jest/test-sequencer';

/** What takes longest, so that nothing waits for it at the end; a fresh clone has no times to go by. */
const LONGEST = [
  'question-types',
  'question-writing',
  'locales',
  'exam-story',
  'sitting',
  'main-job',
  'offline',
  'authoring',
  'public',
  'outage',
];

const place = ({ path }) => {
  const at = LONGEST.findIndex((name) => path.endsWith(`/${name}.e2e.ts`));
  return at < 0 ? LONGEST.length : at;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => place(a) - place(b) || a.path.localeCompare(b.path));
  }
}
