import type { ProblemCode } from '@edukom/contracts';
import { english } from '../core/define.js';

/** One text per problem code; the compiler refuses a missing one. */
export const problem = english({
  'request.malformed': 'What was sent cannot be read. Nothing was changed. Reload the page and try again.',
  'request.invalid': 'Some entries need your attention. Nothing was saved yet.',
  'request.too-large': 'The file or text is too large. Nothing was saved.',
  'request.media-type': 'This kind of file is not accepted here.',
  'request.origin': 'This request did not come from our own pages, so it was refused.',
  'request.not-found': 'This page or record does not exist, or it is not open to you.',
  'request.method': 'This address does not take that kind of request.',
  'request.conflict': 'Somebody changed this in the meantime. Look at the current state and try again.',
  'request.too-many': 'Too many tries. Wait a few minutes, then try again.',
  'server.error': 'Something went wrong on our side. What you entered is still on this page; try again shortly.',
  'server.busy': 'Very many people are using the service right now. Try again in a few seconds.',
  'server.database': 'The service is interrupted for a moment. Saved work is safe; try again shortly.',
  'server.storage-full':
    'The server has no room left for files. Nothing of yours was lost; tell your administrator and try again later.',
  'client.outdated': 'This page is out of date. It will reload; what you entered is kept.',
  'access.signed-out': 'Sign in to go on.',
  'access.forbidden': 'You do not have permission for this.',
  'access.own-record': 'Nobody can do this for their own record. Ask a colleague.',
  'sign-in.wrong': 'The e-mail address or the password is not right.',
  'sign-in.deactivated': 'This account is deactivated. Ask your administrator.',
  'sign-in.not-activated': 'This account is not active yet. Use the link in your invitation.',
  'link.expired': 'This link has expired. Ask for a new one.',
  'link.used': 'This link was already used.',
  'link.unknown': 'This link is not valid. Check that it was copied whole.',
  'password.too-short': 'Choose a password of at least 12 characters.',
  'password.too-common': 'This password is too easy to guess. Choose a longer one, for example four words.',
  'email.taken': 'This e-mail address already belongs to another account.',
  'person.merged': 'This account is merged into another. Make the change there, or take the merge back first.',
  'merge.not-allowed':
    'These two accounts cannot be merged this way. Nothing was changed. Load the page again to see why.',
  'affiliation.overlap': 'This person is already recorded in this department on some of these days.',
  'affiliation.primary': 'There is a main place of work on some of these days already. End it, or record a transfer.',
  'affiliation.days': 'This day does not lie within the time in the old place, or would leave nothing of it.',
  'organisation.name-taken': 'This name exists already, perhaps in another spelling.',
  'quiz.not-open': 'This quiz is not open now. Ask your trainer when it opens.',
  'quiz.no-attempts-left': 'You have used all your attempts at this quiz. Your results are kept.',
  'attempt.closed':
    'This attempt is closed. All answers saved in time count; what came later was kept for the trainer to decide.',
  'attempt.open': 'This attempt is still open. Submit it first.',
  'answer-file.type':
    'This kind of file is not accepted here. Save your document in one of the kinds named beside the question.',
  'answer-file.too-large': 'This file is too large. The most is {{maximum}} MB.',
  'answer-file.too-many': 'You have uploaded {{maximum}} files for this question already. Choose one of them.',
  'answer-file.closed': 'The quiz ended more than a day ago. Files are no longer taken; write to your trainer.',
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
  'activity.locked': 'This part of the course is not open to you yet. The outline says what comes first.',
  'course.not-ready': 'This course cannot be published yet: something it needs is missing or out of date.',
  'course.no-draft': 'This course has no draft. A published version never changes: begin a new draft.',
  'course.slug-taken': 'This address is taken by another course: choose another one.',
  'draft.changed':
    'Somebody else has changed this in the meantime. Nothing of theirs was overwritten, and what you wrote is still here.',
  'media.too-large': 'This file is too large. Files of this kind may have at most {{maximum}} MB.',
  'media.quota':
    'The course has no room left for this file: {{used}} of {{quota}} MB are used. Remove files that are not needed.',
  'media.type': 'This file is not of the kind asked for. What counts is what the file holds, not how it is named.',
  'media.offset': 'A part of the file arrived out of order. The upload goes on where it was.',
  'media.in-use': 'This file is shown in a lesson, so it was not removed. Take it out of the lessons first.',
  'run.no-successor': 'The run cannot move to this version: people have answered {{titles}}, which it does not have.',
  'run.state': 'The run is not in a state that allows this. Reload the page to see how it stands.',
  'enrolment.no-institution':
    'Nobody was enrolled. Without an institution today: {{names}}. Enter where they work first.',
  'enrolment.no-seat':
    'No seat is left, or somebody who asked earlier waits for it. Give a reason to enrol beyond the plan.',
  'enrolment.no-show': 'This can be said only after the last session, and only of somebody who was in none of them.',
  'enrolment.closed': 'This run takes no requests today.',
  'enrolment.exists': 'There is a request or a place already. Reload the page to see it.',
  'enrolment.step':
    'This is no longer possible: the request has moved on, or the run has begun. Reload the page to see how it stands.',
  'session.locked': 'This session is locked: its attendance can no longer be changed.',
  'session.cancelled': 'This session was cancelled.',
  'session.room-taken':
    'Another session has this room at that time. Choose another room or time, or give a reason for sharing it.',
  'check-in.wrong-code':
    'This code belongs to none of your sessions. Look at the screen again and type the six characters shown now.',
  'check-in.expired': 'This code is no longer valid: it changes every 15 seconds. Type the code shown now.',
  'check-in.no-scan': 'No scan is waiting. Scan the QR code in the room, or type the code below it.',
  'check-in.not-enrolled':
    'You are not enrolled in the run of this session. Tell the trainer: they can have you enrolled.',
  'check-in.closed':
    'Check-in is not open for this session: it opens one hour before the start and closes at the end of the session.',
  'certificate.not-eligible':
    'This person does not meet every requirement yet, so no certificate was issued. The list shows what is missing.',
  'certificate.not-now':
    'The state of this certificate does not allow this any more. Load the page again to see how it stands.',
  'certificate.document-pending': 'The PDF is still being made. Try again in a few seconds; nothing is lost.',
  'assessment.closed': 'This self-assessment is completed and stays as it is. Begin a new one to say something else.',
  'assessment.no-profile': 'No profile says yet what your position asks for. Tell the project manager.',
  'feed.state': 'This feed is already decided or not ready. Reload the page to see how it stands.',
  'feed.stale':
    'A release came out after this feed was produced, so its figures were not checked against it. Produce the feed again.',
  'run.already-open': 'This course is open to everybody already. Close that run first, or open another course.',
  'run.open-course': 'An open course has no sessions: everybody studies at their own pace.',
  'open-course.closed': 'This course takes no new people at the moment. Look at the other courses.',
  'path.not-ready': 'This learning path cannot be published yet: look at what is marked below.',
  'access.own-marking': 'You marked this yourself. Somebody else has to decide about it.',
  'mark.closed': 'This answer takes no such mark any more. Reload the page to see where it stands.',
  'grading.released': 'Somebody has been told a result already, so who grades this quiz can no longer be changed.',
  'grading.anonymous': 'This quiz is graded without names. A single grade is shown after the release.',
  'comment.too-many': 'You keep {{maximum}} comments in this course already. Remove some first.',
  'grade.conflict': 'Somebody else has just set this grade. Yours was not saved; look at what stands now.',
  'appeal.closed': 'The time for an appeal against this result is over, or it is not released.',
  'appeal.exists': 'You have already appealed against this. Each appeal is heard once.',
  'appeal.answered': 'This appeal has been answered already. Reload the page to see the answer.',
  'claim.not-now': 'An excuse can be sent until the session begins, a dispute from its end until attendance is locked.',
  'claim.exists':
    'You have already sent something about this session that is not decided yet. Take it back first, or wait.',
  'claim.too-many': 'At most {{maximum}} claims can be made about one session. Please speak with the trainer.',
  'claim.closed': 'This is decided already, or was taken back.',
  'claim.too-many-files': 'At most {{maximum}} files can be attached.',
  'claim.unsafe-file': 'Malware was found in this file. It was not kept.',
  'attendance-change.not-locked': 'The session is not locked yet: record the change directly.',
  'attendance-change.exists': 'A change for this person waits for its approval already.',
  'attendance-change.closed': 'This change is decided already, or was taken back.',
  'attendance-change.second-person': 'You proposed this change: somebody else has to decide.',
  'attendance-change.not-yours': 'Only whoever proposed a change can take it back.',
});

/** Refused by the compiler when a code has no text. */
export const everyProblemHasText: Record<ProblemCode, string> = problem;
