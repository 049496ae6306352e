import fc from 'fast-check';
import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aPublishedCourse, aRunOf, anEnrolmentIn, type TestCourse } from '../../../test/courses-factories.js';

let api: TestApi;
let course: TestCourse;
let institutionId: string;
let runId: string;
beforeAll(async () => {
  api = await startTestApi();
  ({ institutionId } = await anInstitution(api.db));
  course = await aPublishedCourse(api);
  runId = await aRunOf(api.db, course, { hostId: institutionId });
});
afterAll(() => api.close());

async function aLearner(run = runId) {
  const personId = await aPerson(api.db);
  const enrolmentId = await anEnrolmentIn(api.db, run, personId, institutionId);
  return { personId, enrolmentId, cookie: await api.signIn(personId) };
}
type Learner = Awaited<ReturnType<typeof aLearner>>;

const at = '2026-02-01T10:00:00.000Z';
const place = (slug = 'lesson-1', anchor = 'b1', of = course) => ({ activityId: of.activity(slug), anchor });
const idOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
/** Revision `number`, written after having seen the one before, unless told otherwise. */
const note = (number: number, text: string, where = place(), changedAt = at, replaces = [number - 1]) => ({
  kind: 'note' as const,
  ...where,
  id: idOf(number),
  text,
  replaces: replaces.filter((one) => one > 0).map(idOf),
  changedAt,
});
const only = (text: string) => [expect.objectContaining({ text })];
const bookmark = (rev: number, isSet: boolean, where = place()) => ({
  kind: 'bookmark' as const,
  ...where,
  rev,
  isSet,
  changedAt: at,
});
const save = (learner: Learner, changes: object[]) =>
  api.http(learner.cookie).post(`/api/me/learning/${learner.enrolmentId}/notes`).send({ changes });
const notesOf = async (learner: Learner) =>
  (await api.http(learner.cookie).get(`/api/me/learning/${learner.enrolmentId}/notes`)).body.notes;
const countsOf = async (learner: Learner) => (await api.http(learner.cookie).get('/api/me/notes')).body.courses;

describe('private notes', () => {
  it('are kept at their block, in the order of the course, with its beginning in every language', async () => {
    const learner = await aLearner();
    const { status, body } = await save(learner, [
      note(1, 'për drejtorin', place('lesson-2', 'b2')),
      bookmark(1, true, place('lesson-1', 'b3')),
      note(1, 'пита шефа'),
    ]);
    expect(status).toBe(200);
    expect(body.notes).toHaveLength(3);
    const notes = await notesOf(learner);
    expect(notes).toMatchObject([
      { slug: 'lesson-1', anchor: 'b1', texts: [{ text: 'пита шефа' }], bookmark: { rev: 0, isSet: false } },
      { slug: 'lesson-1', anchor: 'b3', texts: [], bookmark: { rev: 1, isSet: true } },
      { slug: 'lesson-2', anchor: 'b2', texts: [{ text: 'për drejtorin' }] },
    ]);
    expect(notes[0].excerpt.texts).toMatchObject({
      sq: { v: 'b1' },
      'sr-Cyrl': { v: 'b1 (ср)' },
      en: { v: 'b1 (en)' },
    });
    expect(notes[1].excerpt.texts.sq.v).toBe('Cila?');
    expect(notes[2].lessonTitle.texts.sq.v).toBe('Mësimi 2');
    expect(await countsOf(learner)).toMatchObject([{ enrolmentId: learner.enrolmentId, notes: 2, bookmarks: 1 }]);
  });

  it('are nobody else’s, whatever the role', async () => {
    const [writer, other] = [await aLearner(), await aLearner()];
    await save(writer, [note(1, 'vetëm për mua')]);
    const manager = await aPerson(api.db, { grants: [{ role: 'project-manager' }, { role: 'trainer' }] });
    for (const cookie of [other.cookie, await api.signIn(manager)]) {
      const path = `/api/me/learning/${writer.enrolmentId}/notes`;
      expect((await api.http(cookie).get(path)).body.code).toBe('request.not-found');
      expect(
        (
          await api
            .http(cookie)
            .post(path)
            .send({ changes: [note(9, 'tjetër')] })
        ).body.code,
      ).toBe('request.not-found');
    }
    expect(await notesOf(other)).toEqual([]);
    expect(await countsOf(other)).toEqual([]);
    expect((await notesOf(writer))[0].texts).toEqual(only('vetëm për mua'));
    expect((await api.http().get('/api/me/notes')).status).toBe(401);
  });

  it('taken away are shown no more, and a late save does not bring them back', async () => {
    const learner = await aLearner();
    await save(learner, [note(1, 'a'), bookmark(1, true)]);
    await save(learner, [note(2, ''), bookmark(2, false)]);
    expect(await notesOf(learner)).toEqual([]);
    expect(await countsOf(learner)).toEqual([]);
    const { body } = await save(learner, [note(1, 'a'), bookmark(1, true)]);
    expect(body.notes).toMatchObject([{ texts: [], bookmark: { rev: 2, isSet: false } }]);
    expect(await notesOf(learner)).toEqual([]);
  });

  it('written on two devices at once both stay until somebody has seen both', async () => {
    const learner = await aLearner();
    await save(learner, [note(1, 'nga telefoni', place(), at, [])]);
    const { body } = await save(learner, [note(2, 'nga kompjuteri', place(), at, [])]);
    expect(body.notes[0].texts).toEqual([
      { id: idOf(1), text: 'nga telefoni' },
      { id: idOf(2), text: 'nga kompjuteri' },
    ]);
    await save(learner, [note(3, 'të dyja', place(), at, [1, 2])]);
    expect((await notesOf(learner))[0].texts).toEqual([{ id: idOf(3), text: 'të dyja' }]);
  });

  it('saved by twenty requests at the same moment lose nothing and fail nowhere', async () => {
    const learner = await aLearner();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => save(learner, [note(index + 1, `v${index + 1}`), bookmark(1, true)])),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await notesOf(learner)).toMatchObject([{ texts: [{ text: 'v20' }], bookmark: { rev: 1, isSet: true } }]);
  });

  it('have a length, real letters and a place in the course', async () => {
    const learner = await aLearner();
    for (const text of ['x'.repeat(20_001), 'a\0b', 'half \ud83d'])
      expect((await save(learner, [note(1, text)])).status).toBe(422);
    expect((await save(learner, [])).status).toBe(422);
    expect((await save(learner, [{ ...note(1, 'a'), id: 'x' }])).status).toBe(422);
    expect((await save(learner, [{ ...bookmark(1, true), text: 'x' }])).status).toBe(422);
    const stranger = await aPublishedCourse(api);
    const { status, body } = await save(learner, [
      note(1, 'b', place('lesson-1', 'b9')),
      note(1, 'b', place('lesson-1', 'b1', stranger)),
      note(1, 'ж'.repeat(20_000)),
    ]);
    expect([status, body.notes.length]).toEqual([200, 1]);
  });

  it('told with a time in the future have that of receipt', async () => {
    const learner = await aLearner();
    await save(learner, [note(1, 'a', place(), '2099-01-01T00:00:00.000Z')]);
    expect(Date.parse((await notesOf(learner))[0].changedAt)).toBeLessThanOrEqual(Date.now());
  });

  it('are found again after the run moved to a newer version of the course', async () => {
    const first = await aPublishedCourse(api, { slug: 'notes-course' });
    const run = await aRunOf(api.db, first, { hostId: institutionId });
    const learner = await aLearner(run);
    await save(learner, [note(1, 'e vjetra', place('lesson-1', 'b1', first))]);
    const next = await aPublishedCourse(api, { slug: 'notes-course' });
    await api.db.execute('UPDATE run SET version_id = $2 WHERE id = $1', [run, next.versionId]);
    expect(await notesOf(learner)).toMatchObject([
      { activityId: next.activity('lesson-1'), slug: 'lesson-1', texts: [{ text: 'e vjetra' }] },
    ]);
    // Typed before the move, sent after it.
    await save(learner, [note(1, 'edhe kjo', place('lesson-2', 'b1', first))]);
    expect(await notesOf(learner)).toMatchObject([
      { slug: 'lesson-1' },
      { slug: 'lesson-2', texts: [{ text: 'edhe kjo' }] },
    ]);
    await save(learner, [note(2, '', place('lesson-2', 'b1', next))]);
    await save(learner, [note(2, 'e reja', place('lesson-1', 'b1', next))]);
    expect(await notesOf(learner)).toMatchObject([{ texts: [{ text: 'e reja' }] }]);
    expect(await countsOf(learner)).toMatchObject([{ notes: 1, bookmarks: 0 }]);
  });

  it('are the same in any order, in any batches and however often they are sent', async () => {
    const changes = [
      note(1, 'a'),
      note(2, 'ab'),
      note(3, 'ac', place(), at, [1]),
      note(4, 'abc', place(), at, [2]),
      note(5, 'abd', place(), at, [2, 3]),
      note(1, 'x', place('lesson-1', 'b2')),
      note(2, '', place('lesson-1', 'b2')),
      bookmark(1, true),
      bookmark(2, false),
      bookmark(1, true, place('lesson-2', 'b1')),
    ].map((one, index) => ({ ...one, changedAt: new Date(Date.parse(at) + index * 60_000).toISOString() }));
    const stored = (learner: Learner) =>
      api.db.query(
        'SELECT activity_id, anchor, texts, replaced, bookmark_rev, is_bookmarked, changed_at FROM lesson_note WHERE person_id = $1 ORDER BY 1, 2',
        [learner.personId],
      );
    const reference = await aLearner();
    await save(reference, changes);
    const expected = await stored(reference);
    const orders = fc
      .shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 })
      .chain((all) => fc.tuple(fc.constant(all), fc.integer({ min: 1, max: 20 })));
    await fc.assert(
      fc.asyncProperty(orders, async ([all, size]) => {
        const learner = await aLearner();
        for (let from = 0; from < all.length; from += size) await save(learner, all.slice(from, from + size));
        expect(await stored(learner)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });
});
