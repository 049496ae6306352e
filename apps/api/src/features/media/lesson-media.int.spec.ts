import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { anEnrolmentIn, aPublishedCourse, aRunOf } from '../../../test/courses-factories.js';
import { aBlockNaming, aFilm, aPicture, aWriter, Uploader } from '../../../test/media-factories.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('a lesson brings the files its blocks name and that can be shown, in one statement, and no others', async () => {
  const { institutionId } = await anInstitution(api.db);
  const course = await aPublishedCourse(api);
  const learner = await aPerson(api.db);
  const enrolmentId = await anEnrolmentIn(
    api.db,
    await aRunOf(api.db, course, { hostId: institutionId }),
    learner,
    institutionId,
  );
  const cookie = await api.signIn(learner);
  const lesson = async (slug: string) => {
    let statements = 0;
    const stop = api.db.listen(() => (statements += 1));
    const { body } = await api.http(cookie).get(`/api/me/learning/${enrolmentId}/lessons/${slug}`).expect(200);
    stop();
    return { media: body.media as { id: string; variants: object[] }[], statements };
  };
  const before = await lesson('lesson-1');
  expect(before.media).toEqual([]);

  const uploader = new Uploader(api, await aWriter(api, course.courseId), course.courseId);
  const picture = await uploader.upload('image', 'a.png', await aPicture(1_000, 20).png().toBuffer());
  const film = await uploader.upload('video', 'b.mp4', aFilm());
  const unfinished = (await uploader.begin('file', 'c.pdf', 100)).body.mediaId as string;
  await uploader.upload('video', 'elsewhere.mp4', aFilm(6_000));
  const activity = course.activity('lesson-1');
  await aBlockNaming(api.db, activity, { mediaId: picture.id });
  await aBlockNaming(api.db, activity, { mediaId: film.id, captions: { sq: unfinished } });

  const after = await lesson('lesson-1');
  expect(after.media.map(({ id }) => id)).toEqual([picture.id, film.id]);
  expect(after.media[0]?.variants).toHaveLength(6);
  expect(after.statements).toBe(before.statements);
  expect(after.statements).toBeLessThanOrEqual(6);
  expect((await lesson('lesson-2')).media).toEqual([]);
});
