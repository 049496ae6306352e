import { RoomsRepository } from '../src/features/runs/planner/rooms.repository.js';
import type { SessionPlanInput } from '../src/features/runs/session-times.js';
import { uuidv7 } from '../src/platform/db/ids.js';
import type { TestApi } from './api.js';
import { dayFromNow } from './enrolment-factories.js';

/** A room of an institution. */
export async function aRoom(
  api: TestApi,
  institutionId: string,
  name = `Salla ${uuidv7().slice(-6)}`,
): Promise<string> {
  const id = uuidv7();
  await api.app.get(RoomsRepository).insert({ id, institutionId, name, seats: 20, closedAt: null });
  return id;
}

/** A session two months from now, ten to twelve. */
export const aSessionPlan = (overrides: Partial<SessionPlanInput> = {}): SessionPlanInput => ({
  title: 'Sesioni',
  localDate: dayFromNow(60),
  localStart: '10:00',
  localEnd: '12:00',
  ...overrides,
});
