import { Enrolment } from './enrolment.entity.js';
import { RunQuota } from './run-quota.entity.js';
import { Run } from './run.entity.js';
import { SessionSlot } from './session-slot.entity.js';
import { Session } from './session.entity.js';

export const RUN_ENTITIES = [Run, RunQuota, Session, SessionSlot, Enrolment];
