import { Enrolment } from './enrolment.entity.js';
import { Room } from './planner/room.entity.js';
import { RunHost } from './planner/run-host.entity.js';
import { SessionTrainer } from './planner/session-trainer.entity.js';
import { RunQuota } from './run-quota.entity.js';
import { Run } from './run.entity.js';
import { SessionSlot } from './session-slot.entity.js';
import { Session } from './session.entity.js';

export const RUN_ENTITIES = [Run, RunHost, RunQuota, Room, Session, SessionSlot, SessionTrainer, Enrolment];
