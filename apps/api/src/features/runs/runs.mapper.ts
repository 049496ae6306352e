import type { RunDetail, RunItem, RunSession } from '@edukom/contracts';
import {
  type ContentLocale,
  foldForSearch,
  isAttendanceLocked,
  localAt,
  localizedText,
  type LocalizedText,
  plannedMinutes,
  translate,
} from '@edukom/domain';
import type { RunDetailRow, RunItemRow } from './runs.repository.js';
import type { RunSessionRow } from './sessions.repository.js';

const formsOf = (text: LocalizedText): string[] =>
  Object.values(text.texts).flatMap((entry) => (entry ? [entry.v, entry.latn ?? ''] : []));

/** What a run is found by: code and all names in all languages, folded. */
export const runSearchText = (code: string, ...names: readonly LocalizedText[]): string =>
  foldForSearch([code, ...names.flatMap(formsOf)].join(' '));

/** Patterns for `LIKE ALL`: every word of the search somewhere in the folded text. */
export const searchPatterns = (search: string): string[] =>
  foldForSearch(search)
    .split(' ')
    .filter(Boolean)
    .map((word) => `%${word}%`);

/** Titles written in some languages as one text, the first of them its source; null when there are none. */
export function titleOf(written: readonly (readonly [ContentLocale, string | undefined])[]): LocalizedText | null {
  const [first, ...rest] = written.flatMap(([locale, text]) => (text ? [[locale, text] as const] : []));
  if (!first) return null;
  return rest.reduce((text, [locale, value]) => translate(text, locale, value), localizedText(...first));
}

export const runItemOf = (row: RunItemRow): RunItem => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  title: row.title,
  courseTitle: row.course_title,
  hostName: row.host_name,
  state: row.state,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  enrolled: row.enrolled,
  sessions: row.sessions,
  nextSessionAt: row.next_session_at,
});

const timeOf = (instant: number): string => localAt(instant).time;

function breakOf({ slots }: RunSessionRow): RunSession['break'] {
  const [first, second] = slots;
  return first && second ? { from: timeOf(first.end), to: timeOf(second.start) } : null;
}

export const sessionOf = (row: RunSessionRow, enrolled: number, now: Date): RunSession => ({
  id: row.id,
  title: row.title,
  room: row.room,
  roomId: row.room_id,
  overrideReason: row.room_override_reason,
  trainerIds: row.trainer_ids,
  localDate: row.local_date,
  localStart: row.local_start,
  localEnd: row.local_end,
  break: breakOf(row),
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  plannedMinutes: plannedMinutes({ sessionId: row.id, slots: row.slots }),
  isCancelled: row.cancelled_at !== null,
  cancelReason: row.cancel_reason,
  isLocked: isAttendanceLocked(row.ends_at.getTime(), row.locked_at !== null, now.getTime()),
  present: row.present,
  toConfirm: row.to_confirm,
  unmarked: enrolled - row.spoken_of,
});

export const runDetailOf = (
  row: RunDetailRow,
  sessions: readonly RunSessionRow[],
  trainers: readonly { person_id: string; name: string }[],
  coHosts: readonly { id: string; name: LocalizedText }[],
  now: Date,
): RunDetail => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  title: row.title,
  state: row.state,
  courseId: row.course_id,
  courseTitle: row.course_title,
  versionNumber: row.version_number,
  hostInstitutionId: row.host_institution_id,
  hostName: row.host_name,
  coHosts: coHosts.map(({ id, name }) => ({ id, name })),
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  cancelReason: row.cancel_reason,
  locales: row.locales,
  attendanceRule: row.attendance_rule,
  awardRule: {
    isAttendanceRequired: row.award_rule.isAttendanceRequired,
    quizzes: [...row.award_rule.quizzes],
    activitiesRequired: [...row.award_rule.activitiesRequired],
  },
  trainers: trainers.map(({ person_id: personId, name }) => ({ personId, name })),
  sessions: sessions.map((session) => sessionOf(session, row.enrolled, now)),
  enrolled: row.enrolled,
  withdrawn: row.withdrawn,
  version: row.version,
});
