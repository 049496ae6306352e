import { randomBytes } from 'node:crypto';
import { type Role, type ScopeKind, ZONE } from '@edukom/domain';
import { uuidv7 } from '../../src/platform/db/ids.js';
import { aPerson, anInstitution, type TestApi } from '../api.js';

/** The object a request names, seen from a trainer of run `own`, which institution A hosts for course 1. */
export const VARIANTS = ['own', 'same-municipality', 'other-municipality', 'other-course'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Ids for every path parameter, one set per variant. */
export type Ids = Readonly<Record<string, string>>;

const text = (value: string) => JSON.stringify({ source: 'sq', rev: 1, texts: { sq: { v: value } } });

const words = { source: 'sq', rev: 1, texts: { sq: { v: 'x' } } };
const SNAPSHOT = JSON.stringify({
  format: 1,
  person: { givenName: 'A', familyName: 'B' },
  content: {
    locale: 'sq',
    institution: words,
    awardTitle: words,
    run: { code: 'R', title: words, startsOn: '2026-01-01', endsOn: '2026-12-31' },
    minutes: 60,
    template: { version: 1, body: {} },
  },
});

export interface World {
  readonly ids: Readonly<Record<Variant, Ids>>;
  /** Cookie of every role, null for nobody. */
  readonly cookies: Readonly<Record<string, string | null>>;
}

/** Two institutions, two courses, one run of each pair with a session, an enrolment, an attempt and a certificate. */
class WorldMaker {
  constructor(private readonly api: TestApi) {}

  async insert(table: string, row: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    await this.api.db.execute(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
  }

  async course(slug: string) {
    const [
      course_id,
      version_id,
      module_id,
      quiz_activity,
      quiz_id,
      award_id,
      template_id,
      question_id,
      question_version_id,
    ] = Array.from({ length: 9 }, () => uuidv7());
    await this.insert('course', {
      id: course_id,
      slug,
      title: text(slug),
      summary: text(slug),
      category: 'x',
      required_locales: '{sq}',
      search_text: slug,
      created_at: new Date(),
    });
    await this.insert('course_version', {
      id: version_id,
      course_id,
      number: 1,
      state: 'published',
      published_at: new Date(),
      content_hash: 'x',
    });
    await this.insert('module', { id: module_id, version_id, position: 1, title: text('m') });
    await this.insert('activity', {
      id: quiz_activity,
      module_id,
      position: 1,
      kind: 'quiz',
      slug: 'quiz',
      title: text('q'),
      minutes: 10,
    });
    await this.insert('quiz', { id: quiz_id, activity_id: quiz_activity, purpose: 'post', pass_mark: 5000 });
    await this.insert('question', { id: question_id, course_id, kind: 'open', created_at: new Date() });
    await this.insert('question_version', {
      id: question_version_id,
      question_id,
      number: 1,
      prompt: text('?'),
      spec: '{"type":"open"}',
      answer_key: '{"type":"open"}',
      created_at: new Date(),
    });
    await this.insert('quiz_slot', { quiz_id, slot: 1, question_version_id, points: 100 });
    await this.insert('award', { id: award_id, kind: 'course', course_id, title: text(slug) });
    await this.insert('certificate_template', { id: template_id, award_id, version: 1, body: '{}' });
    const media_id = await this.media(course_id, quiz_activity);
    return { course_id, version_id, quiz_id, question_id, question_version_id, award_id, template_id, media_id };
  }

  /** A file that a block shows: whoever may remove it is told that it is in use. */
  private async media(course_id: string | undefined, activity_id: string | undefined): Promise<string> {
    const id = uuidv7();
    const now = new Date();
    await this.insert('media', {
      id,
      course_id,
      kind: 'file',
      name: 'f',
      size_bytes: 1,
      state: 'uploading',
      created_by: await aPerson(this.api.db),
      created_at: now,
      changed_at: now,
    });
    const body = JSON.stringify({ mediaId: id });
    await this.insert('block', { id: uuidv7(), activity_id, position: 1, anchor: 'b', kind: 'text', body });
    return id;
  }

  async run(
    course: Awaited<ReturnType<WorldMaker['course']>>,
    institution: { institutionId: string; departmentId: string },
    issuer: string,
    learner?: string,
  ): Promise<Ids> {
    const [runId, sessionId, enrolmentId, attemptId, certificateId] = Array.from({ length: 5 }, () => uuidv7());
    const personId = learner ?? (await aPerson(this.api.db, { departmentId: institution.departmentId }));
    const now = new Date();
    const { course_id, version_id, quiz_id, question_id, question_version_id, award_id, template_id, media_id } =
      course;
    await this.insert('run', {
      id: runId,
      course_id,
      version_id,
      code: `R-${runId?.slice(-6)}`,
      title: text('run'),
      host_institution_id: institution.institutionId,
      state: 'running',
      starts_on: '2026-01-01',
      ends_on: '2026-12-31',
      locales: '{sq}',
      attendance_rule: JSON.stringify({
        thresholdBasisPoints: 8000,
        excused: 'neutral',
        maxUnexcusedAbsences: null,
        lateLimitMinutes: null,
      }),
      award_rule: JSON.stringify({ isAttendanceRequired: true, quizzes: [], activitiesRequired: [] }),
      search_text: 'run',
      created_at: now,
    });
    await this.insert('session', {
      id: sessionId,
      run_id: runId,
      title: 's',
      local_date: '2026-01-01',
      local_start: '09:00',
      local_end: '10:00',
      zone: ZONE,
      starts_at: now,
      ends_at: new Date(now.getTime() + 3_600_000),
    });
    await this.insert('session_slot', {
      session_id: sessionId,
      starts_at: now,
      ends_at: new Date(now.getTime() + 3_600_000),
    });
    await this.insert('enrolment', {
      id: enrolmentId,
      run_id: runId,
      person_id: personId,
      institution_id: institution.institutionId,
      state: 'enrolled',
      enrolled_at: now,
    });
    await this.insert('attempt', {
      id: attemptId,
      quiz_id,
      enrolment_id: enrolmentId,
      person_id: personId,
      number: 1,
      state: 'submitted',
      seed: 1,
      locale: 'sq',
      started_at: now,
      finished_at: now,
      max_points: 100,
      pending_marks: 1,
    });
    await this.insert('attempt_slot', {
      attempt_id: attemptId,
      slot: 1,
      question_version_id,
      points: 100,
      option_order: '[]',
    });
    await this.insert('certificate', {
      id: certificateId,
      person_id: personId,
      award_id,
      cycle: 7,
      edition: 1,
      enrolment_id: enrolmentId,
      run_id: runId,
      template_id,
      serial: `S-${certificateId}`,
      code: randomBytes(16).toString('hex'),
      snapshot: SNAPSHOT,
      eligibility: '{"reasons":[]}',
      content_hash: 'x',
      issued_at: now,
      issued_by: issuer,
    });
    return {
      runId,
      sessionId,
      enrolmentId,
      attemptId,
      certificateId,
      personId,
      quizId: quiz_id,
      questionId: question_id,
      questionVersionId: question_version_id,
      institutionId: institution.institutionId,
      courseId: course_id,
      moduleId: uuidv7(),
      activityId: uuidv7(),
      blockId: uuidv7(),
      mediaId: media_id,
      slug: 'quiz',
      slot: '1',
      feedId: uuidv7(),
      accommodationId: uuidv7(),
      evidenceId: uuidv7(),
      placeId: uuidv7(),
      importId: uuidv7(),
      messageId: uuidv7(),
      commentId: uuidv7(),
      appealId: uuidv7(),
      requestId: uuidv7(),
      affiliationId: uuidv7(),
      departmentId: institution.departmentId,
      positionId: uuidv7(),
      mergedId: personId,
      trainingId: uuidv7(),
      roomId: uuidv7(),
    } as Ids;
  }
}

const grant = (role: Role, scopeKind: ScopeKind, scopeId: string | null = null) => ({
  grants: [{ role, scopeKind, scopeId }],
});

/** Makes the world once for all requests: they send nothing that would change it. */
export async function makeWorld(api: TestApi): Promise<World> {
  const maker = new WorldMaker(api);
  const [a, b] = [await anInstitution(api.db, 'a'), await anInstitution(api.db, 'b')];
  const [one, two] = [await maker.course('one'), await maker.course('two')];
  const issuer = await aPerson(api.db);
  const official = await aPerson(api.db, { departmentId: a.departmentId });
  const ids = {
    own: await maker.run(one, a, issuer, official),
    'same-municipality': await maker.run(two, a, issuer),
    'other-municipality': await maker.run(one, b, issuer),
    'other-course': await maker.run(two, b, issuer),
  };
  const people = {
    official,
    'trainer of the run': await aPerson(api.db, grant('trainer', 'run', ids.own['runId'])),
    'trainer of the course': await aPerson(api.db, grant('trainer', 'course', one.course_id)),
    'manager of the institution': await aPerson(api.db, grant('project-manager', 'institution', a.institutionId)),
    manager: await aPerson(api.db, grant('project-manager', 'all')),
    'focal point': await aPerson(api.db, grant('focal-point', 'institution', a.institutionId)),
    editor: await aPerson(api.db, grant('observatory-editor', 'all')),
    administrator: await aPerson(api.db, grant('administrator', 'all')),
  };
  const cookies: Record<string, string | null> = { nobody: null };
  for (const [role, personId] of Object.entries(people)) cookies[role] = await api.signIn(personId);
  return { ids, cookies };
}
