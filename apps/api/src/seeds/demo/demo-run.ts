import { randomUUID } from 'node:crypto';
import { checkInCounter } from '@edukom/domain';
import { CheckInService } from '../../features/attendance/check-in.service.js';
import { type ManualMark, RecordMarksService } from '../../features/attendance/record-marks.service.js';
import { OrganisationsService } from '../../features/organisations/organisations.service.js';
import { EnsurePersonService } from '../../features/imports/kinds/ensure-person.service.js';
import { RunsService } from '../../features/runs/runs.service.js';
import { sessionTimes, type SessionTimes } from '../../features/runs/session-times.js';
import { Db } from '../../platform/db/db.js';
import type { DemoOfficial } from '../demo-people/demo-person.types.js';
import { dayAfter, type DemoRun, type DemoSession } from './demo-calendar.js';
import { type DemoLearner, forEachLearner } from './demo-learner.js';
import { DEMO_SEED } from '../demo-people/demo-people.js';
import { mulberry32 } from '../demo-people/random.js';
import type { DemoWorld } from './demo-world.js';

const LATE_MS = 40 * 60_000;
const MEMBER_SINCE = '2025-01-01';
const MANAGER = 'manager@edukom.example';
const TRAINER = 'trainer@edukom.example';

export interface PlannedSession {
  readonly sessionId: string;
  readonly times: SessionTimes;
}

/** A run of the demo with its sessions and its learners. */
export interface MadeRun {
  readonly runId: string;
  readonly sessions: readonly PlannedSession[];
}

const planOf = (world: DemoWorld, { inDays, ...session }: DemoSession) => ({
  ...session,
  localDate: dayAfter(world.now, inDays),
});

/** Plans a run with its sessions, as the manager does. */
export async function makeRun(world: DemoWorld, run: DemoRun): Promise<MadeRun> {
  const runs = world.get(RunsService);
  const hostInstitutionId = await world.get(OrganisationsService).institutionIdBySlug(run.hostSlug);
  if (!hostInstitutionId) throw new Error(`Reference data has no ${run.hostSlug}`);
  const managerId = world.accountId(MANAGER);
  const runId = await runs.createRun(managerId, {
    versionId: world.course.versionId,
    hostInstitutionId,
    code: run.code,
    startsOn: dayAfter(world.now, run.startsInDays),
    endsOn: dayAfter(world.now, run.endsInDays),
    locales: ['sq', 'sr-Cyrl', 'en'],
    trainerIds: [world.accountId(TRAINER)],
    thresholdPercent: 60,
    maxUnexcusedAbsences: 1,
  });
  const sessions: PlannedSession[] = [];
  for (const session of run.sessions) {
    const plan = planOf(world, session);
    sessions.push({ sessionId: await runs.addSession(managerId, runId, plan), times: sessionTimes(plan) });
  }
  return { runId, sessions };
}

/** Makes sure of the officials; their ids, in the given order. */
export async function ensureOfficials(world: DemoWorld, officials: readonly DemoOfficial[]): Promise<string[]> {
  const people = world.get(EnsurePersonService);
  const personIds: string[] = [];
  for (const official of officials) {
    const language = official.script === 'Cyrl' ? 'sr-Cyrl' : 'sq';
    personIds.push(
      await people.ensurePerson({
        givenName: official.givenName,
        familyName: official.familyName,
        email: official.email,
        locale: official.preferredLocale,
        institutionSlug: official.municipalitySlug,
        department: official.department[language],
        position: official.positionTitle[language],
        since: MEMBER_SINCE,
      }),
    );
  }
  return personIds;
}

/** Makes sure of the officials, enrols them, and says how well each will do. */
export async function enrolOfficials(
  world: DemoWorld,
  runId: string,
  officials: readonly DemoOfficial[],
  at: Date,
): Promise<DemoLearner[]> {
  const personIds = await ensureOfficials(world, officials);
  await world.get(RunsService).enrol(world.accountId(MANAGER), runId, personIds, at);
  const rows = await world
    .get(Db)
    .query<{ id: string; person_id: string }>('SELECT id, person_id FROM enrolment WHERE run_id = $1', [runId]);
  const enrolments = new Map(rows.map((row) => [row.person_id, row.id]));
  return officials.map((official, index) => {
    const personId = personIds[index] ?? '';
    return {
      personId,
      enrolmentId: enrolments.get(personId) ?? '',
      locale: official.preferredLocale,
      skill: world.random(),
      random: mulberry32(DEMO_SEED + index),
    };
  });
}

/** How somebody takes part in a session. */
export type Presence = 'checked-in' | 'listed' | 'late' | 'absent' | 'excused';

/** What the trainer's list says of somebody; nothing of those who checked in by themselves. */
function listedMark(
  { enrolmentId }: DemoLearner,
  presence: Presence,
  { startsAt, endsAt }: SessionTimes,
): ManualMark[] {
  const mark = { enrolmentId, clientKey: randomUUID(), deviceAt: endsAt };
  if (presence === 'listed') return [{ ...mark, kind: 'present' }];
  if (presence === 'late') return [{ ...mark, kind: 'late', at: new Date(startsAt.getTime() + LATE_MS) }];
  if (presence === 'absent') return [{ ...mark, kind: 'absent' }];
  return presence === 'excused' ? [{ ...mark, kind: 'excused', reason: 'Detyrë zyrtare jashtë komunës' }] : [];
}

/** One session as it went: scans and typed codes by the officials, the rest by the trainer's list. */
export async function holdSession(
  world: DemoWorld,
  { sessionId, times }: PlannedSession,
  presences: readonly (readonly [DemoLearner, Presence])[],
): Promise<void> {
  const start = times.startsAt.getTime();
  const checkIns = world.get(CheckInService);
  await forEachLearner(presences, async ([learner, presence]) => {
    if (presence !== 'checked-in') return;
    const receivedAt = new Date(start - 300_000 + Math.floor(learner.random() * 600_000));
    const method = learner.random() < 0.7 ? 'qr' : 'code';
    const counter = checkInCounter(receivedAt.getTime());
    await checkIns.record(learner.personId, {
      sessionId,
      counter,
      receivedAt,
      method,
      isInTime: true,
      deviceAt: receivedAt,
    });
  });
  const marks = presences.flatMap(([learner, presence]) => listedMark(learner, presence, times));
  if (marks.length > 0)
    await world.get(RecordMarksService).record(world.accountId(TRAINER), sessionId, marks, times.endsAt);
}
