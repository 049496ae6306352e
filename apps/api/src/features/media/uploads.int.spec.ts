import { readdirSync } from 'node:fs';
import path from 'node:path';
import { MEDIA_CHUNK_BYTES } from '@edukom/contracts';
import { uuidv7 } from '../../platform/db/ids.js';
import { UploadParts } from '../../platform/storage/upload-parts.js';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aBlockNaming, aDraftCourse, aFilm, aPdf, aPicture, aWriter, Uploader } from '../../../test/media-factories.js';
import { MediaSweeper } from './media-sweeper.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ env: { MEDIA_QUOTA_MB: '4' } });
});
afterAll(() => api.close());

const MIB = 1024 * 1024;

async function anUploader(): Promise<Uploader & { activityId: string }> {
  const { courseId, activityId } = await aDraftCourse(api.db);
  return Object.assign(new Uploader(api, await aWriter(api, courseId), courseId), { activityId });
}
const piecesOf = (mediaId: string): string[] => {
  try {
    return readdirSync(path.join(api.dataDir, 'uploads', mediaId));
  } catch {
    return [];
  }
};

describe('beginning', () => {
  it('gives an id and where to go on', async () => {
    const uploader = await anUploader();
    const { status, body } = await uploader.begin('video', 'film.mp4', 5_000);
    expect([status, body]).toEqual([201, { mediaId: expect.any(String), offset: 0, chunkBytes: MEDIA_CHUNK_BYTES }]);
    expect((await uploader.read(body.mediaId)).body).toMatchObject({
      offset: 0,
      media: { kind: 'video', name: 'film.mp4', state: 'uploading', url: null, sizeBytes: 5_000 },
    });
  });

  it('goes on under the same key, also when asked twice at once, and not for another file, person or course', async () => {
    const uploader = await anUploader();
    const both = await Promise.all([1, 2].map(() => uploader.begin('video', 'a.mp4', 3_000, 'key')));
    const ids = new Set(both.map(({ body }) => body.mediaId));
    expect([ids.size, both.map(({ status }) => status)]).toEqual([1, [201, 201]]);
    const [mediaId] = [...ids];
    await uploader.chunk(mediaId, 0, aFilm(1_000)).expect(200);
    expect((await uploader.begin('video', 'a.mp4', 3_000, 'key')).body).toMatchObject({ mediaId, offset: 1_000 });
    const other = new Uploader(api, await aWriter(api, uploader.courseId), uploader.courseId);
    expect((await other.begin('video', 'a.mp4', 3_000, 'key')).body.mediaId).not.toBe(mediaId);
    expect((await uploader.begin('video', 'a.mp4', 3_001, 'key')).body.mediaId).not.toBe(mediaId);
  });

  it.each([
    ['image', 21],
    ['captions', 2],
    ['file', 51],
  ] as const)('refuses a %s that is too large', async (kind, megabytes) => {
    const { status, body } = await (await anUploader()).begin(kind, 'x', megabytes * MIB);
    expect([status, body.code, body.params]).toEqual([413, 'media.too-large', { maximum: megabytes - 1 }]);
  });

  it('refuses what the quota has no room for, counting what is still arriving', async () => {
    const uploader = await anUploader();
    await uploader.begin('video', 'a', 3 * MIB).expect(201);
    const { status, body } = await uploader.begin('video', 'b', 2 * MIB);
    expect([status, body.code, body.params]).toEqual([409, 'media.quota', { used: 3, quota: 4 }]);
    await uploader.begin('video', 'c', MIB).expect(201);
    expect((await uploader.list()).body).toMatchObject({ usedBytes: 4 * MIB, quotaBytes: 4 * MIB });
  });

  it('never exceeds the quota, however many begin at once', async () => {
    const uploader = await anUploader();
    const all = await Promise.all(Array.from({ length: 10 }, (_, at) => uploader.begin('video', `${at}`, MIB)));
    expect(all.map(({ status }) => status).sort()).toEqual([...Array(4).fill(201), ...Array(6).fill(409)]);
  });

  it('takes no name and no size that cannot be', async () => {
    const uploader = await anUploader();
    for (const [name, size] of [
      ['', 1],
      ['   ', 1],
      ['x'.repeat(201), 1],
      ['x', 0],
      ['x', 1.5],
      ['x', -1],
    ] as const)
      expect((await uploader.begin('file', name, size)).status).toBe(422);
  });
});

describe('sending', () => {
  it('takes a file in several chunks and tells that it is being checked', async () => {
    const uploader = await anUploader();
    const film = aFilm(2 * MIB + 10);
    const mediaId = await uploader.send('video', 'film.mp4', film);
    const { body } = await uploader.read(mediaId);
    expect(body).toMatchObject({ offset: film.length, media: { state: 'checking', reason: null, url: null } });
    expect(piecesOf(mediaId)).toHaveLength(3);
  });

  it('takes a chunk again after a lost reply, whole or the last one, without an error and without bytes twice', async () => {
    const uploader = await anUploader();
    const film = aFilm(2_000);
    const { mediaId } = (await uploader.begin('video', 'f', 2_000)).body;
    for (let time = 0; time < 3; time += 1)
      expect((await uploader.chunk(mediaId, 0, film.subarray(0, 800)).expect(200)).body.offset).toBe(800);
    for (let time = 0; time < 2; time += 1)
      expect((await uploader.chunk(mediaId, 800, film.subarray(800)).expect(200)).body.offset).toBe(2_000);
    expect(piecesOf(mediaId)).toHaveLength(2);
    const jobs = await api.db.query(
      "SELECT 1 FROM pgboss.job WHERE name = 'media.process' AND data ->> 'mediaId' = $1",
      [mediaId],
    );
    expect(jobs).toHaveLength(1);
  });

  it('tells the present offset to a chunk from elsewhere', async () => {
    const uploader = await anUploader();
    const { mediaId } = (await uploader.begin('video', 'f', 2_000)).body;
    await uploader.chunk(mediaId, 0, aFilm(500)).expect(200);
    for (const [offset, length] of [
      [501, 10],
      [1_000, 10],
      [400, 200],
    ] as const) {
      const { status, body } = await uploader.chunk(mediaId, offset, Buffer.alloc(length));
      expect([status, body.code, body.current]).toEqual([
        409,
        'media.offset',
        { mediaId, offset: 500, chunkBytes: MEDIA_CHUNK_BYTES },
      ]);
    }
    expect(piecesOf(mediaId)).toHaveLength(1);
  });

  it('lets one of many chunks at once through, and the others end as repeated', async () => {
    const uploader = await anUploader();
    const { mediaId } = (await uploader.begin('video', 'f', 3_000)).body;
    const film = aFilm(3_000);
    const all = await Promise.all(Array.from({ length: 8 }, () => uploader.chunk(mediaId, 0, film.subarray(0, 1_000))));
    expect(all.map(({ status, body }) => [status, body.offset])).toEqual(Array(8).fill([200, 1_000]));
    const different = await Promise.all(
      [1_500, 3_000].map((end) => uploader.chunk(mediaId, 1_000, film.subarray(1_000, end))),
    );
    expect(different.map(({ status }) => status)).toContain(200);
    const { offset } = (await uploader.read(mediaId)).body;
    const rows = await api.db.query<{ sum: number }>(
      'SELECT sum(size_bytes)::int FROM media_chunk WHERE media_id = $1',
      [mediaId],
    );
    expect(rows).toEqual([{ sum: offset }]);
    expect(piecesOf(mediaId)).toHaveLength(2);
  });

  it('ends at once with a file that cannot be of its kind', async () => {
    const uploader = await anUploader();
    const cases = [
      ['image', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'active'],
      ['image', '\ufeff<!-- x --><html>', 'active'],
      ['video', 'plain words, no film', 'type'],
      ['image', aPdf().toString(), 'type'],
      ['file', 'GIF89a1234567890', 'type'],
    ] as const;
    for (const [kind, text, reason] of cases) {
      const bytes = Buffer.from(text);
      const { mediaId } = (await uploader.begin(kind, 'x.png', bytes.length)).body;
      const { status, body } = await uploader.chunk(mediaId, 0, bytes);
      expect([text, status, body.code]).toEqual([text, 415, 'media.type']);
      expect((await uploader.read(mediaId)).body.media).toMatchObject({ state: 'refused', reason, url: null });
      expect((await uploader.chunk(mediaId, 0, bytes)).body.code).toBe('request.conflict');
      expect(piecesOf(mediaId)).toEqual([]);
    }
  });

  it('refuses bytes past the end, too many at once, another type, and a media of another course', async () => {
    const uploader = await anUploader();
    const { mediaId } = (await uploader.begin('video', 'f', 2_000)).body;
    const codeOf = async (answer: Promise<{ status: number; body: { code: string } }>) => (await answer).body.code;
    expect(await codeOf(uploader.chunk(mediaId, 0, aFilm(2_001)))).toBe('request.invalid');
    expect(await codeOf(uploader.chunk(mediaId, 0, Buffer.alloc(MEDIA_CHUNK_BYTES + 1)))).toBe('request.too-large');
    expect((await uploader.chunk(mediaId, 0, Buffer.alloc(0))).body).toMatchObject({ offset: 0 });
    const cookie = await aWriter(api, uploader.courseId);
    const json = api.http(cookie).put(`${uploader.base}/${mediaId}/chunks?offset=0`).send({ a: 1 });
    expect(await codeOf(json)).toBe('request.media-type');
    expect(await codeOf((await anUploader()).chunk(mediaId, 0, aFilm(100)))).toBe('request.not-found');
    expect(await codeOf(uploader.chunk(uuidv7(), 0, aFilm(100)))).toBe('request.not-found');
    expect((await uploader.chunk(mediaId, -1, aFilm(100))).status).toBe(422);
    expect((await uploader.read(mediaId)).body.offset).toBe(0);
  });

  it('says that the disk is full, counts nothing, and goes on when there is room again', async () => {
    const uploader = await anUploader();
    const { mediaId } = (await uploader.begin('video', 'f', 2_000)).body;
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    const put = jest.spyOn(api.app.get(UploadParts), 'put').mockRejectedValue(full);
    const refused = await uploader.chunk(mediaId, 0, aFilm(2_000));
    put.mockRestore();
    expect([refused.status, refused.body.code]).toEqual([507, 'server.storage-full']);
    expect((await uploader.read(mediaId)).body).toMatchObject({ offset: 0, media: { state: 'uploading' } });
    expect((await uploader.chunk(mediaId, 0, aFilm(2_000)).expect(200)).body.media.state).toBe('checking');
  });
});

describe('naming and removing', () => {
  it('keeps hostile names out of everything', async () => {
    const uploader = await anUploader();
    const names: [string, string][] = [
      ['../../etc/passwd', 'passwd'],
      ['..\\..\\windows\\win.ini', 'win.ini'],
      ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie x=1.pdf'],
      ['\u202Efdp.exe', 'fdp.exe'],
      ['"><script>alert(1)</script>', 'script'],
      ['Raporti i komunës Gjakovë.pdf', 'Raporti i komunës Gjakovë.pdf'],
      ['Извештај општине.pdf', 'Извештај општине.pdf'],
      ['\u0000\u200b', 'file'],
    ];
    for (const [given, kept] of names) {
      const { mediaId } = (await uploader.begin('file', given, 10)).body;
      expect((await uploader.read(mediaId)).body.media.name).toBe(kept);
    }
  });

  it('renames, also to a name that was cleaned', async () => {
    const uploader = await anUploader();
    const { mediaId } = (await uploader.begin('file', 'a', 10)).body;
    expect((await uploader.rename(mediaId, 'x/Udhëzimi.pdf').expect(200)).body.name).toBe('Udhëzimi.pdf');
    expect((await uploader.rename(mediaId, ' ')).body.code).toBe('request.invalid');
    expect((await uploader.rename(uuidv7(), 'x')).body.code).toBe('request.not-found');
  });

  it('counts uses, refuses to remove what is used, and forgets what is not', async () => {
    const uploader = await anUploader();
    const picture = await uploader.upload('image', 'a.png', await aPicture(600, 20).png().toBuffer());
    const blockId = await aBlockNaming(api.db, uploader.activityId, { captions: { sq: picture.id } });
    expect((await uploader.list()).body.media).toMatchObject([{ id: picture.id, uses: 1, state: 'ready' }]);
    const { status, body } = await uploader.remove(picture.id);
    expect([status, body.code]).toEqual([409, 'media.in-use']);
    await api.db.execute("UPDATE block SET body = body - 'captions' WHERE id = $1", [blockId]);
    await uploader.remove(picture.id).expect(204);
    expect((await uploader.list()).body).toMatchObject({ media: [], usedBytes: 0 });
    expect((await uploader.remove(picture.id)).body.code).toBe('request.not-found');
  });

  it('takes no block of another course for a use, and none for a medium that is gone', async () => {
    const uploader = await anUploader();
    const { mediaId } = (await uploader.begin('file', 'a', 10)).body;
    await aBlockNaming(api.db, (await aDraftCourse(api.db)).activityId, { mediaId });
    await aBlockNaming(api.db, uploader.activityId, { mediaId: uuidv7() });
    expect((await uploader.list()).body.media).toMatchObject([{ id: mediaId, uses: 0 }]);
    await uploader.remove(mediaId).expect(204);
  });

  it('of a removal and a block that begins to show the file at the same moment, one gives way', async () => {
    const uploader = await anUploader();
    for (let time = 0; time < 10; time += 1) {
      const { mediaId } = (await uploader.begin('file', 'a', 10)).body;
      const [removal] = await Promise.all([
        uploader.remove(mediaId),
        aBlockNaming(api.db, uploader.activityId, { mediaId }).catch(() => undefined),
      ]);
      const left = await api.db.query('SELECT 1 FROM block_media WHERE media_id = $1', [mediaId]);
      expect([204, 409]).toContain(removal.status);
      expect(left).toHaveLength(removal.status === 204 ? 0 : 1);
    }
  });
});

describe('sweeping', () => {
  const age = (mediaId: string, hours: number) =>
    api.db.execute('UPDATE media SET changed_at = now() - make_interval(hours => $2) WHERE id = $1', [mediaId, hours]);

  it('gives up uploads after a day of silence, not before, and takes forgotten checks up again', async () => {
    const uploader = await anUploader();
    const [old, fresh] = [await uploader.begin('video', 'a', 2_000), await uploader.begin('video', 'b', 2_000)];
    const checking = await uploader.send('video', 'c', aFilm(100));
    await age(old.body.mediaId, 25);
    await age(fresh.body.mediaId, 23);
    await age(checking, 2);
    const jobs = () =>
      api.db.query("SELECT 1 FROM pgboss.job WHERE name = 'media.process' AND data ->> 'mediaId' = $1", [checking]);
    await api.app.get(MediaSweeper).sweep();
    await api.app.get(MediaSweeper).sweep();
    const ids = (await uploader.list()).body.media.map(({ id }: { id: string }) => id);
    expect(ids.sort()).toEqual([fresh.body.mediaId, checking].sort());
    expect(await jobs()).toHaveLength(2);
  });

  it('removes pieces whose upload is gone, and no others', async () => {
    const uploader = await anUploader();
    const parts = api.app.get(UploadParts);
    const [orphan, alive] = [uuidv7(), (await uploader.begin('video', 'b', 2_000)).body.mediaId];
    await parts.put(orphan, Buffer.from('x'));
    await uploader.chunk(alive, 0, aFilm(100)).expect(200);
    jest.spyOn(parts, 'untouchedSince').mockResolvedValueOnce([orphan, alive]);
    await api.app.get(MediaSweeper).sweep();
    expect([piecesOf(orphan).length, piecesOf(alive).length]).toEqual([0, 1]);
  });
});

it('is for those who may write the course', async () => {
  const uploader = await anUploader();
  const other = await aDraftCourse(api.db);
  const stranger = new Uploader(api, await aWriter(api, other.courseId), uploader.courseId);
  const official = new Uploader(api, await api.signIn(await aPerson(api.db)), uploader.courseId);
  expect((await stranger.begin('file', 'a', 1)).status).toBe(404);
  expect((await official.begin('file', 'a', 1)).status).toBe(403);
  expect((await api.http().get(uploader.base)).status).toBe(401);
});
