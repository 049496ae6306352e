import { startTestApi, type TestApi } from '../../../test/api.js';
import { aDraftCourse, aFilm, aPdf, aWriter, FakeClamd, Uploader } from '../../../test/media-factories.js';
import { ProcessMediaService } from './process-media.service.js';

const VIRUS = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*');
const LARGE = aFilm(300_000);

let clamd: FakeClamd;
let api: TestApi;
let uploader: Uploader;
let reply: string | null | undefined;

beforeAll(async () => {
  const judge = (bytes: Buffer) => (bytes.includes(VIRUS) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
  clamd = await FakeClamd.start((bytes) => (reply === undefined ? judge(bytes) : reply));
  api = await startTestApi({ env: { CLAMD_ADDRESS: clamd.address } });
  const { courseId } = await aDraftCourse(api.db);
  uploader = new Uploader(api, await aWriter(api, courseId), courseId);
});
afterAll(async () => {
  await api.close();
  await clamd.stop();
});
afterEach(() => (reply = undefined));

it('sends the scanner every byte as it is, and shows what is clean', async () => {
  expect(await uploader.upload('video', 'film', LARGE)).toMatchObject({ state: 'ready' });
  expect(clamd.received.at(-1)?.equals(LARGE)).toBe(true);
});

it('lays aside what is not: no address, no bytes in the store, its pieces kept until it is removed', async () => {
  const pdf = Buffer.concat([aPdf(), VIRUS, Buffer.from('\n%%EOF')]);
  const media = await uploader.upload('file', 'fatura.pdf', pdf);
  expect(media).toMatchObject({ state: 'quarantined', reason: 'malware', url: null, contentType: null });
  expect(await api.db.query('SELECT 1 FROM media_file WHERE media_id = $1', [media.id])).toEqual([]);
  await uploader.remove(media.id).expect(204);
});

it.each([
  ['says that the file is too long', 'INSTREAM size limit exceeded. ERROR'],
  ['says something else', 'PONG'],
  ['hangs up', null],
])('neither shows nor refuses what could not be judged: the scanner %s', async (_what, told) => {
  const mediaId = await uploader.send('video', 'film', aFilm(1_000));
  reply = told;
  const process = () => api.app.get(ProcessMediaService).process(mediaId);
  await expect(process()).rejects.toThrow(/clamd|ECONNRESET|EPIPE/);
  expect((await uploader.read(mediaId)).body.media).toMatchObject({ state: 'checking', url: null });
  reply = undefined;
  await process();
  expect((await uploader.read(mediaId)).body.media.state).toBe('ready');
});
