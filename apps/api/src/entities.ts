import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { ATTENDANCE_ENTITIES } from './features/attendance/attendance.entities.js';
import { CALENDAR_ENTITIES } from './features/calendar/calendar.entities.js';
import { COURSE_ENTITIES } from './features/courses/courses.entities.js';
import { CERTIFICATE_ENTITIES } from './features/certificates/certificates.entities.js';
import { PersonDistinct } from './features/people/merging/person-distinct.entity.js';
import { REPORT_ENTITIES } from './features/reports/reports.entities.js';
import { ENROLMENT_ENTITIES } from './features/runs/enrolment/enrolment.entities.js';
import { IDENTITY_ENTITIES } from './features/identity/identity.entities.js';
import { PastTraining } from './features/people/past-training.entity.js';
import { LEARNING_ENTITIES } from './features/learning/learning.entities.js';
import { MANDATORY_ENTITIES } from './features/mandatory/mandatory.entities.js';
import { MEDIA_ENTITIES } from './features/media/media.entities.js';
import { NEEDS_ENTITIES } from './features/needs/needs.entities.js';
import { OBSERVATORY_ENTITIES } from './features/observatory/observatory.entities.js';
import { OPEN_COURSE_ENTITIES } from './features/open-courses/open-courses.entities.js';
import { ORGANISATION_ENTITIES } from './features/organisations/organisations.entities.js';
import { PATH_ENTITIES } from './features/paths/paths.entities.js';
import { QUIZ_ENTITIES } from './features/quizzes/quizzes.entities.js';
import { RUN_ENTITIES } from './features/runs/runs.entities.js';
import { AuditEvent, AuditPayload, AuditSeal } from './platform/audit/audit.entities.js';
import { SignIn } from './platform/auth/sign-in.entity.js';
import { Installation } from './platform/db/installation.entity.js';
import { DeadLetter } from './platform/jobs/dead-letter.entity.js';
import { MessagePreference } from './platform/mail/message-preference.entity.js';
import { OutboxMail } from './platform/mail/outbox-mail.entity.js';
import { StoredFile } from './platform/storage/stored-file.entity.js';

import { ImportBatch } from './platform/imports/import-batch.entity.js';
import { ImportMapping } from './platform/imports/import-mapping.entity.js';
import { ImportProgress } from './platform/imports/import-progress.entity.js';
import { ImportCreation } from './platform/imports/import-creation.entity.js';
import { ImportRow } from './platform/imports/import-row.entity.js';

const PLATFORM_ENTITIES = [
  ImportBatch,
  ImportMapping,
  ImportProgress,
  ImportCreation,
  ImportRow,
  Installation,
  AuditEvent,
  AuditPayload,
  AuditSeal,
  DeadLetter,
  SignIn,
  OutboxMail,
  MessagePreference,
  StoredFile,
];

/** Every table as TypeORM knows it; `schema.spec.ts` proves that migrations and entities agree. */
export const ENTITIES: EntityTarget<ObjectLiteral>[] = [
  ...PLATFORM_ENTITIES,
  ...QUIZ_ENTITIES,
  ...IDENTITY_ENTITIES,
  PersonDistinct,
  ...ORGANISATION_ENTITIES,
  ...NEEDS_ENTITIES,
  ...OBSERVATORY_ENTITIES,
  ...COURSE_ENTITIES,
  ...LEARNING_ENTITIES,
  ...MANDATORY_ENTITIES,
  ...MEDIA_ENTITIES,
  ...RUN_ENTITIES,
  ...ENROLMENT_ENTITIES,
  ...ATTENDANCE_ENTITIES,
  ...CALENDAR_ENTITIES,
  ...CERTIFICATE_ENTITIES,
  ...REPORT_ENTITIES,
  ...OPEN_COURSE_ENTITIES,
  ...PATH_ENTITIES,
  PastTraining,
];
