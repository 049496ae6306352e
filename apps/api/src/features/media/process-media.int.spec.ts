import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { MediaView } from '@edukom/contracts';
import type { MediaKind } from '@edukom/domain';
import sharp from 'sharp';
import { startTestApi, type TestApi } from '../../../test/api.js';
import { aDraftCourse, aFilm, aPdf, aPicture, aWriter, CAPTIONS, Uploader } from '../../../test/media-factories.js';
import { Storage } from '../../platform/storage/storage.js';
import { MediaService } from './media.service.js';
import { ProcessMediaService } from './process-media.service.js';
import { UploadsRepository } from './uploads.repository.js';

let api: TestApi;
let uploader: Uploader;
beforeAll(async () => {
  api = await startTestApi({ env: { CONTENT_ORIGIN: 'https://content.example.org' } });
  const { courseId } = await aDraftCourse(api.db);
  uploader = new Uploader(api, await aWriter(api, courseId), courseId);
});
afterAll(() => api.close());

const hashIn = (url: string) => Buffer.from(url.split('/').at(-1) ?? '', 'hex');
const bytesAt = (url: string) => api.app.get(Storage).read(hashIn(url));
const storedFiles = () =>
  readdirSync(path.join(api.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

describe('pictures', () => {
  it('are kept in three sizes and two formats, upright, without what the camera wrote', async () => {
    const camera = await aPicture(1_200, 2_400)
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Copyright: 'who took it' }, IFD3: { GPSLatitude: '42/1 39/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(camera.includes('who took it')).toBe(true);
    const media = await uploader.upload('image', 'foto.txt', camera);
    expect(media).toMatchObject({ state: 'ready', contentType: 'image/webp', width: 1_600, height: 800, reason: null });
    expect(media.variants.map(({ width, height, contentType }) => [width, height, contentType])).toEqual(
      [480, 960, 1_600].flatMap((width) => ['image/avif', 'image/webp'].map((type) => [width, width / 2, type])),
    );
    for (const { url, contentType } of media.variants) {
      expect(url).toMatch(new RegExp(`^https://content.example.org/media/${media.id}/[0-9a-f]{64}$`));
      const bytes = await bytesAt(url);
      const { format, compression, exif, orientation } = await sharp(bytes).metadata();
      expect([format, compression ?? null]).toEqual(contentType === 'image/avif' ? ['heif', 'av1'] : ['webp', null]);
      expect([exif, orientation, bytes.includes('who took it')]).toEqual([undefined, undefined, false]);
    }
  });

  it.each([
    [300, [300]],
    [480, [480]],
    [700, [480, 700]],
  ])('of %i pixels are never made larger', async (width, widths) => {
    const media = await uploader.upload('image', 'x', await aPicture(width, 50).png().toBuffer());
    expect([...new Set(media.variants.map((one) => one.width))]).toEqual(widths);
  });

  it.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)('may be %s', async (format) => {
    const media = await uploader.upload('image', 'x', await aPicture(64, 48).toFormat(format).toBuffer());
    expect(media).toMatchObject({ state: 'ready', width: 64, height: 48 });
  });

  it('are drawn anew: nothing that hung behind them is stored', async () => {
    const tail = Buffer.from('<script>alert(1)</script>PK\u0003\u0004');
    for (const format of ['png', 'gif', 'jpeg'] as const) {
      const media = await uploader.upload(
        'image',
        'x',
        Buffer.concat([await aPicture(64, 48).toFormat(format).toBuffer(), tail]),
      );
      expect(media.state).toBe('ready');
      for (const { url } of media.variants) expect((await bytesAt(url)).includes('alert(1)')).toBe(false);
    }
  });

  it('with too many pixels are refused before they are drawn', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await uploader.upload('image', 'bomb.png', bomb)).toMatchObject({
      state: 'refused',
      reason: 'too-many-pixels',
      url: null,
    });
  });

  it('that are damaged are refused, and nothing of them is stored', async () => {
    const before = storedFiles().length;
    const png = await aPicture(400, 400).png().toBuffer();
    const media = await uploader.upload('image', 'x.png', png.subarray(0, png.length / 2));
    expect(media).toMatchObject({ state: 'refused', reason: 'damaged', variants: [], url: null });
    expect(storedFiles()).toHaveLength(before);
  });
});

const zip = (name: string, text: string) => {
  const [file, body] = [Buffer.from(name), Buffer.from(text)];
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt32LE(body.length, 18);
  local.writeUInt32LE(body.length, 22);
  local.writeUInt16LE(file.length, 26);
  return Buffer.concat([local, file, body]);
};
const ODT = zip('mimetype', 'application/vnd.oasis.opendocument.text');

it.each<[MediaKind, string, Buffer, Partial<MediaView>]>([
  ['video', 'film', aFilm(), { state: 'ready', contentType: 'video/mp4', width: null, variants: [] }],
  ['audio', 'film', aFilm(), { state: 'refused', reason: 'type' }],
  ['captions', 'a', Buffer.from(CAPTIONS), { state: 'ready', contentType: 'text/vtt' }],
  [
    'captions',
    'a',
    Buffer.from(`${CAPTIONS}\nSTYLE\n::cue { color: red }\n`),
    { state: 'refused', reason: 'captions' },
  ],
  [
    'captions',
    'a',
    Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n\xff', 'latin1'),
    { state: 'refused', reason: 'captions' },
  ],
  ['file', 'a.exe', aPdf(), { state: 'ready', contentType: 'application/pdf' }],
  ['file', 'a', aPdf().subarray(0, 40), { state: 'refused', reason: 'damaged' }],
  ['file', 'a', Buffer.concat([Buffer.from('<html>\n'), aPdf()]), { state: 'refused', reason: 'active' }],
  ['file', 'a', Buffer.concat([Buffer.from('x\n'), aPdf()]), { state: 'ready', contentType: 'text/plain' }],
  ['file', 'a', ODT, { state: 'ready', contentType: 'application/vnd.oasis.opendocument.text' }],
  ['file', 'a.docx', zip('a.txt', 'words'), { state: 'refused', reason: 'type' }],
  ['file', 'a', Buffer.from('emri;komuna\nArta;Gjakovë\n"a;b";Prizren\n'), { state: 'ready', contentType: 'text/csv' }],
  [
    'file',
    'a.csv',
    Buffer.from('Një tekst, me presje.\nDhe një tjetër\n'),
    { state: 'ready', contentType: 'text/plain' },
  ],
  ['file', 'a', Buffer.from('Një tekst\n<script>alert(1)</script>'), { state: 'refused', reason: 'active' }],
  ['file', 'a', Buffer.from('Një tekst\u0000'), { state: 'refused', reason: 'type' }],
  [
    'file',
    'a',
    Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n'),
    { state: 'refused', reason: 'active' },
  ],
])('judges %s %s', async (kind, name, bytes, expected) => {
  expect(await uploader.upload(kind, name, bytes)).toMatchObject(expected);
});

it('serves captions as it wrote them, and a file only to be saved, under a name of its type', async () => {
  const service = api.app.get(MediaService);
  const captions = await uploader.upload(
    'captions',
    'x',
    Buffer.from(
      `\ufeffWEBVTT\r\n\r\nNOTE secret\r\n\r\n1\r\n00:01.000 --> 00:02.000 align:left\r\nA<x>b</x> <i>c</i>\r\n`,
    ),
  );
  expect((await bytesAt(captions.url ?? '')).toString()).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nAb <i>c</i>\n');
  expect(await service.served(captions.id, hashIn(captions.url ?? ''))).toMatchObject({ attachmentName: null });
  // Without its medium only a picture is given.
  expect(await service.served(null, hashIn(captions.url ?? ''))).toBeNull();
  const pdf = await uploader.upload('file', 'Udhëzimi.exe', aPdf());
  expect(await service.served(pdf.id, hashIn(pdf.url ?? ''))).toMatchObject({
    contentType: 'application/pdf',
    attachmentName: 'Udhëzimi.exe.pdf',
  });
});

it('comes to the same end when it is run again, twice at once, or after a crash before the verdict', async () => {
  const mediaId = await uploader.send('video', 'film', aFilm(7_000));
  const process = () => api.app.get(ProcessMediaService).process(mediaId);
  const crash = jest.spyOn(api.app.get(UploadsRepository), 'makeReady').mockRejectedValueOnce(new Error('power cut'));
  await expect(process()).rejects.toThrow('power cut');
  crash.mockRestore();
  expect((await uploader.read(mediaId)).body.media).toMatchObject({ state: 'checking', url: null });
  await Promise.allSettled([process(), process()]);
  await process();
  const rows = await api.db.query('SELECT 1 FROM media_file WHERE media_id = $1', [mediaId]);
  expect([rows.length, (await uploader.read(mediaId)).body.media.state]).toEqual([1, 'ready']);
  expect(readdirSync(path.join(api.dataDir, 'uploads'))).not.toContain(mediaId);
});

it('forgets bytes with the last medium that has them, and not before', async () => {
  const film = aFilm(9_000);
  const [one, two] = [await uploader.upload('video', 'a', film), await uploader.upload('video', 'b', film)];
  const isThere = () => api.app.get(Storage).has(hashIn(one.url ?? ''));
  const forget = async (media: MediaView) => {
    await uploader.remove(media.id).expect(204);
    await api.app.get(MediaService).forget(media.id, [hashIn(media.url ?? '').toString('hex')]);
  };
  await forget(one);
  expect(await isThere()).toBe(true);
  await forget(two);
  expect(await isThere()).toBe(false);
});
