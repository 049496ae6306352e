import type { BenchItem } from './bench/bench-item.js';
import { loadClientItem } from './bench/load-client.bench.js';
import { attemptStartItem } from './bench/attempt-start.bench.js';
import { autoFinishItem } from './bench/auto-finish.bench.js';
import { answerSaveItem } from './bench/answer-save.bench.js';
import { checkInItem } from './bench/check-in.bench.js';
import { coursePageItem } from './bench/course-page.bench.js';
import { gradebookItem, gradeChangeItem } from './bench/gradebook.bench.js';
import { examDayItem } from './bench/exam-day.bench.js';
import { firstLoadItems } from './bench/first-load.bench.js';
import { importPeopleItem } from './bench/import-people.bench.js';
import { lessonEditorItem } from './bench/lesson-editor.bench.js';
import { nextQuestionItem } from './bench/next-question.bench.js';
import type { FaultItem } from './faults/fault-item.js';
import { apiKilledItem } from './faults/api-killed.fault.js';
import { checkInBurstItem } from './faults/check-in-burst.fault.js';
import { clockChangesItem } from './faults/clock-changes.fault.js';
import { clientKilledItem } from './faults/client-killed.fault.js';
import { deadlineRaceItem } from './faults/deadline-race.fault.js';
import { databaseKilledItem } from './faults/database-killed.fault.js';
import { doubleStartItem } from './faults/double-start.fault.js';
import { faultyMailItem } from './faults/faulty-mail.fault.js';
import { hostileMediaItem } from './faults/hostile-media.fault.js';
import { importPoisonItem } from './faults/import-poison.fault.js';
import { lostReplyItem } from './faults/lost-reply.fault.js';
import { nobodyReturnsItem } from './faults/nobody-returns.fault.js';
import { offlineDeadlineItem } from './faults/offline-deadline.fault.js';
import { offlineItem } from './faults/offline.fault.js';
import { poisonItem } from './faults/poison-item.fault.js';
import { regradeItem } from './faults/regrade.fault.js';
import { reorderedItem } from './faults/reordered.fault.js';
import { repliesLostItem } from './faults/replies-lost.fault.js';
import { signedOutItem } from './faults/signed-out.fault.js';
import { submitKilledItem } from './faults/submit-killed.fault.js';
import { twoTabsItem } from './faults/two-tabs.fault.js';
import { twoTrainersItem } from './faults/two-trainers.fault.js';
import { workerKilledItem } from './faults/worker-killed.fault.js';

/** Every performance goal that is measured, in the order of the table. */
export const benchItems: readonly BenchItem[] = [
  loadClientItem(),
  answerSaveItem(),
  attemptStartItem(),
  coursePageItem(),
  gradebookItem(),
  gradeChangeItem(),
  checkInItem(),
  ...firstLoadItems(),
  nextQuestionItem(),
  importPeopleItem(),
  autoFinishItem(),
  lessonEditorItem(),
  examDayItem(),
];

/** Every fault test, in the order of the table. */
export const faultItems: readonly FaultItem[] = [
  lostReplyItem(),
  apiKilledItem(),
  submitKilledItem(),
  databaseKilledItem(),
  offlineItem(),
  clientKilledItem(),
  offlineDeadlineItem(),
  repliesLostItem(),
  reorderedItem(),
  twoTabsItem(),
  doubleStartItem(),
  deadlineRaceItem(),
  nobodyReturnsItem(),
  signedOutItem(),
  twoTrainersItem(),
  regradeItem(),
  workerKilledItem(),
  faultyMailItem(),
  poisonItem(),
  importPoisonItem(),
  clockChangesItem(),
  hostileMediaItem(),
  checkInBurstItem(),
];
