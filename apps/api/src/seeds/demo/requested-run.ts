import { OrganisationsService } from '../../features/organisations/organisations.service.js';
import { NominationsService } from '../../features/runs/enrolment/nominations.service.js';
import { PlacesService } from '../../features/runs/enrolment/places.service.js';
import { RequestDecisionsService } from '../../features/runs/enrolment/request-decisions.service.js';
import { SeatPlansService } from '../../features/runs/enrolment/seat-plans.service.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import type { DemoOfficial } from '../demo-people/demo-person.types.js';
import { dayAfter, REQUESTED_RUN } from './demo-calendar.js';
import { ensureOfficials, makeRun } from './demo-run.js';
import type { DemoWorld } from './demo-world.js';

const DAY_MS = 86_400_000;
const CAPACITY = 7;
/** What municipalities are promised, until two weeks before the run. */
const QUOTAS: Readonly<Record<string, number>> = { prizren: 3, gracanice: 1 };
/** Where the focal point of the demo works. */
const FOCAL_SLUG = 'prizren';
const WHY_NOMINATED = 'Punojnë çdo ditë me të dhëna të qytetarëve.';
const WHY_ASKED: Readonly<Record<string, string>> = {
  sq: 'Dua t’i mbroj më mirë të dhënat e qytetarëve.',
  'sr-Latn': 'Želim bolje da štitim podatke građana.',
  'sr-Cyrl': 'Желим боље да штитим податке грађана.',
  en: 'I want to protect citizens’ data better.',
};

/**
 * The next group, planned, with few seats: some are given, some people wait on the list though a seat is kept for others,
 * and there is something to decide for the focal point and for the project manager.
 */
export async function makeRequestedRun(world: DemoWorld, officials: readonly DemoOfficial[]): Promise<void> {
  const { runId } = await makeRun(world, REQUESTED_RUN);
  const at = (days: number) => new Date(world.now.getTime() + days * DAY_MS);
  const manager = await world.actor('manager@edukom.example');
  await planSeats(world, runId, manager, at(-7));
  const personIds = await ensureOfficials(world, officials);
  const actors = officials.map((official, index) => actorOf(official, personIds[index] ?? ''));
  const near = actors.filter((_actor, index) => officials[index]?.municipalitySlug === FOCAL_SLUG);
  const others = actors.filter((actor) => !near.includes(actor));
  const ask = async (asking: readonly Actor[], when: Date) => {
    for (const actor of asking)
      await world.get(PlacesService).request(actor, runId, WHY_ASKED[actor.locale] ?? '', when);
  };
  const nominated = near.slice(0, 2);
  const focal = await world.actor('focal@edukom.example');
  const nomination = { personIds: idsOf(nominated), reason: WHY_NOMINATED };
  await world.get(NominationsService).nominate(focal, runId, nomination, at(-6));
  await ask(others.slice(0, 6), at(-5));
  const requestIds = await requestsOf(world, runId, [...nominated, ...others.slice(0, 5)]);
  await world.get(RequestDecisionsService).decide(manager, runId, { requestIds, isApproved: true }, at(-4));
  // The focal point of the demo is one since today.
  await ask([...near.slice(2), ...others.slice(6)], world.now);
}

const idsOf = (actors: readonly Actor[]): string[] => actors.map(({ personId }) => personId);

/** An official, who has no account, as the one who acts. */
const actorOf = ({ givenName, familyName, email, preferredLocale }: DemoOfficial, personId: string): Actor => ({
  personId,
  personIds: [personId],
  givenName,
  familyName,
  email,
  locale: preferredLocale,
  grants: [],
  tokenHash: Buffer.alloc(0),
});

async function planSeats(world: DemoWorld, runId: string, manager: Actor, when: Date): Promise<void> {
  const day = (days: number) => dayAfter(world.now, days);
  const quotas: { institutionId: string; seats: number; releasedOn: string }[] = [];
  for (const [slug, seats] of Object.entries(QUOTAS)) {
    const institutionId = await world.get(OrganisationsService).institutionIdBySlug(slug);
    if (!institutionId) throw new Error(`Reference data has no ${slug}`);
    quotas.push({ institutionId, seats, releasedOn: day(REQUESTED_RUN.startsInDays - 14) });
  }
  const plan = {
    capacity: CAPACITY,
    enrolmentFrom: day(-10),
    enrolmentUntil: day(REQUESTED_RUN.startsInDays - 7),
    cutOffOn: day(REQUESTED_RUN.startsInDays - 2),
    quotas,
  };
  await world.get(SeatPlansService).plan(manager.personId, runId, plan, when);
}

async function requestsOf(world: DemoWorld, runId: string, actors: readonly Actor[]): Promise<string[]> {
  const rows = await world
    .get(Db)
    .query<{ id: string }>('SELECT id FROM enrolment_request WHERE run_id = $1 AND person_id = ANY ($2::uuid[])', [
      runId,
      idsOf(actors),
    ]);
  return rows.map(({ id }) => id);
}
