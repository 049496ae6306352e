import { english } from '../core/define.js';

/** What only staff can be refused. */
export const staffProblem = english({
  'merge.not-allowed':
    'These two accounts cannot be merged this way. Nothing was changed. Load the page again to see why.',
  'affiliation.overlap': 'This person is already recorded in this department on some of these days.',
  'affiliation.primary': 'There is a main place of work on some of these days already. End it, or record a transfer.',
  'affiliation.days': 'This day does not lie within the time in the old place, or would leave nothing of it.',
  'organisation.name-taken': 'This name exists already, perhaps in another spelling.',
  'mark.conflict':
    'A colleague has graded this answer in the meantime. Your points were not saved; look at theirs first.',
  'grading.pending': 'Some open answers are not graded yet, so no grades were released. Grade them first.',
  'late-answer.decided':
    'Somebody has just decided about this answer. Nothing was changed; look at the decision below.',
  'correction.changed':
    'The question was corrected, or a result changed, since you looked. Nothing was applied. Look at the new list below.',
  'correction.undone': 'This correction has already been taken back. Load the page again to see how it stands.',
  'import.mapping': 'Say for each needed column which one it is, and none twice.',
  'import.failed': 'The work could not be finished, and nothing was changed. Try it again.',
  'import.not-a-table':
    'This file is not a table that can be read. Save it as CSV or as an Excel workbook (.xlsx) and try again.',
  'import.encoding': 'The letters of this file are damaged. Save it again as “CSV UTF-8” or as an Excel workbook.',
  'import.no-presence-log':
    'No list with names and times was found. In Zoom, export the participants without “unique users”; in Teams, the attendance report.',
  'import.no-header': 'Nothing in this file looks like a row of column names.',
  'import.no-rows': 'The file names its columns but has no rows below them.',
  'import.too-many-rows': 'The file has too many rows. Split it into files of at most {{maximum}} rows.',
  'import.not-questions':
    'The file holds no questions in a format we can read (GIFT, Moodle XML, Aiken, QTI or our workbook).',
  'import.no-questions': 'No question was found in the file.',
  'import.too-many-questions': 'The file has too many questions. Split it into files of at most {{maximum}} questions.',
  'import.questions-stale':
    'Some of these questions were changed since the preview. Nothing was imported; look at the new preview.',
  'import.undo-late': 'An import can be undone for 24 hours. This one is older.',
  'import.undo-used': 'The import cannot be undone: a quiz already uses the question “{{name}}”.',
  'import.undo-changed': 'The import cannot be undone: the question “{{name}}” was changed since.',
  'import.stale':
    'Some of these records were changed since the preview. Nothing was imported; look at the new preview.',
  'course.not-ready': 'This course cannot be published yet: something it needs is missing or out of date.',
  'course.no-draft': 'This course has no draft. A published version never changes: begin a new draft.',
  'course.slug-taken': 'This address is taken by another course: choose another one.',
  'draft.changed':
    'Somebody else has changed this in the meantime. Nothing of theirs was overwritten, and what you wrote is still here.',
  'media.quota':
    'The course has no room left for this file: {{used}} of {{quota}} MB are used. Remove files that are not needed.',
  'media.in-use': 'This file is shown in a lesson, so it was not removed. Take it out of the lessons first.',
  'run.no-successor': 'The run cannot move to this version: people have answered {{titles}}, which it does not have.',
  'enrolment.no-institution':
    'Nobody was enrolled. Without an institution today: {{names}}. Enter where they work first.',
  'enrolment.no-show': 'This can be said only after the last session, and only of somebody who was in none of them.',
  'session.room-taken':
    'Another session has this room at that time. Choose another room or time, or give a reason for sharing it.',
  'certificate.not-eligible':
    'This person does not meet every requirement yet, so no certificate was issued. The list shows what is missing.',
  'certificate.not-now':
    'The state of this certificate does not allow this any more. Load the page again to see how it stands.',
  'feed.state': 'This feed is already decided or not ready. Reload the page to see how it stands.',
  'feed.stale':
    'A release came out after this feed was produced, so its figures were not checked against it. Produce the feed again.',
  'run.already-open': 'This course is open to everybody already. Close that run first, or open another course.',
  'run.open-course': 'An open course has no sessions: everybody studies at their own pace.',
  'path.not-ready': 'This learning path cannot be published yet: look at what is marked below.',
  'access.own-marking': 'You marked this yourself. Somebody else has to decide about it.',
  'mark.closed': 'This answer takes no such mark any more. Reload the page to see where it stands.',
  'grading.released': 'Somebody has been told a result already, so who grades this quiz can no longer be changed.',
  'grading.anonymous': 'This quiz is graded without names. A single grade is shown after the release.',
  'comment.too-many': 'You keep {{maximum}} comments in this course already. Remove some first.',
  'grade.conflict': 'Somebody else has just set this grade. Yours was not saved; look at what stands now.',
  'attendance-change.not-locked': 'The session is not locked yet: record the change directly.',
  'attendance-change.exists': 'A change for this person waits for its approval already.',
  'attendance-change.closed': 'This change is decided already, or was taken back.',
  'attendance-change.second-person': 'You proposed this change: somebody else has to decide.',
  'attendance-change.not-yours': 'Only whoever proposed a change can take it back.',
});
