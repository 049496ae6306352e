import {
  type CourseOutline,
  getQuiz,
  readCourseNotes,
  readLesson,
  readMyLearning,
  readMyNotes,
  readOutline,
} from '@edukom/contracts';
import { call } from '../../../shared/api/call.js';
import { addressOf } from '../../../shared/api/path-of.js';
import { dataCacheOf } from '../../../shared/offline/device-caches.js';
import { browserShelf } from '../../../shared/outbox/shelf.js';

/** A course kept on this device: how much there is of it, and as of when. */
export interface KeptCourse {
  readonly lessons: number;
  readonly bytes: number;
  readonly syncedAt: Date;
}

const keyOf = (personId: string, enrolmentId: string): string => `edukom.kept-course/${personId}/${enrolmentId}`;
/** Pictures of lessons, wherever they stand in a block: an address of the content origin. */
const PICTURES = /"(https?:\/\/[^"\\]+\/media\/[^"\\]+)"/g;

/** Whether this browser can keep anything: a worker answers for this page. */
export const canKeep = (): boolean =>
  'serviceWorker' in navigator && navigator.serviceWorker.controller !== null && 'caches' in window;

export function keptCourse(personId: string, enrolmentId: string): KeptCourse | null {
  try {
    const { lessons, bytes, syncedAt } = JSON.parse(browserShelf().get(keyOf(personId, enrolmentId)) ?? 'null') as {
      lessons: number;
      bytes: number;
      syncedAt: string;
    };
    return { lessons, bytes, syncedAt: new Date(syncedAt) };
  } catch {
    return null;
  }
}

const lessonsOf = (outline: CourseOutline) =>
  outline.modules.flatMap((module) => module.activities).filter(({ kind }) => kind === 'lesson');

/** The addresses under which the worker keeps what belongs to a course alone. */
function addressesOf(outline: CourseOutline): string[] {
  const { enrolmentId } = outline;
  return [
    addressOf(readOutline, { params: { enrolmentId } }),
    addressOf(readCourseNotes, { params: { enrolmentId } }),
    ...lessonsOf(outline).map(({ slug }) => addressOf(readLesson, { params: { enrolmentId, slug } })),
  ];
}

async function openData(personId: string): Promise<Cache> {
  return caches.open(dataCacheOf(personId));
}

/** Asks the page's worker for a picture, which keeps it; one that does not come leaves its alternative text. */
const bringPicture = (address: string): Promise<void> =>
  new Promise((resolve) => {
    const picture = new Image();
    picture.onload = () => resolve();
    picture.onerror = () => resolve();
    picture.src = address;
  });

async function picturesIn(data: Cache, addresses: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(addresses.map(async (address) => (await (await data.match(address))?.text()) ?? ''));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(PICTURES)].flatMap(([, address]) => address ?? [])))];
}

async function sizeOf(data: Cache, addresses: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    addresses.map(async (address) => (await (await data.match(address, { ignoreVary: true }))?.blob())?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Reads every lesson of a course, so that the worker keeps it; one after the other, because the line may be thin. Gives
 * what is kept then. `onStep` hears how many lessons are there.
 * @throws OfflineError when the network went in between: what was read by then stays readable.
 */
export async function keepCourse(
  personId: string,
  outline: CourseOutline,
  onStep: (lessons: number) => void,
): Promise<KeptCourse> {
  const { enrolmentId } = outline;
  const lessons = lessonsOf(outline);
  await call(readMyLearning, {});
  await call(readMyNotes, {});
  await call(readOutline, { params: { enrolmentId } });
  await call(readCourseNotes, { params: { enrolmentId } });
  for (const [done, { slug }] of lessons.entries()) {
    await call(readLesson, { params: { enrolmentId, slug } });
    onStep(done + 1);
  }
  for (const { quiz } of outline.modules.flatMap((module) => module.activities))
    if (quiz) await call(getQuiz, { params: { quizId: quiz.quizId } });
  const data = await openData(personId);
  const addresses = addressesOf(outline);
  const pictures = await picturesIn(data, addresses);
  for (const address of pictures) await bringPicture(address);
  // A hint for the browser not to make room by throwing this away; it decides by itself.
  void navigator.storage?.persist?.().catch(() => false);
  const kept = {
    lessons: lessons.length,
    bytes: await sizeOf(data, [...addresses, ...pictures]),
    syncedAt: new Date(),
  };
  browserShelf().set(keyOf(personId, enrolmentId), JSON.stringify(kept));
  return kept;
}

/** Whether all that was kept is still there: a browser short of room, or a sign-out elsewhere, may have removed it. */
export async function isStillThere(personId: string, outline: CourseOutline): Promise<boolean> {
  const data = await openData(personId);
  const found = await Promise.all(addressesOf(outline).map((address) => data.match(address, { ignoreVary: true })));
  return found.every((one) => one !== undefined);
}

/** Removes a course from this device; what has not been sent of it is no part of that. */
export async function removeCourse(personId: string, outline: CourseOutline): Promise<void> {
  browserShelf().remove(keyOf(personId, outline.enrolmentId));
  const data = await openData(personId);
  const addresses = addressesOf(outline);
  const pictures = await picturesIn(data, addresses);
  await Promise.all([...addresses, ...pictures].map((address) => data.delete(address, { ignoreVary: true })));
}
