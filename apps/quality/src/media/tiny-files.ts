import { crc32, deflateSync } from 'node:zlib';

/** Smallest files of their types, made here: what is hostile in them is put in by the caller. */
const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const pngChunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([word(data.length), named, word(crc32(named))]);
};

/** A red square of 8 pixels; `extra` stands as a text chunk before the picture. */
export function png(extra?: string): Buffer {
  const side = 8;
  const header = Buffer.concat([word(side), word(side), Buffer.from([8, 2, 0, 0, 0])]);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, 200)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...(extra === undefined ? [] : [pngChunk('tEXt', Buffer.from(`Comment\0${extra}`, 'latin1'))]),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One pixel; `comment` is laid into an extension block. */
export function gif(comment?: string): Buffer {
  const text = Buffer.from(comment ?? '', 'latin1').subarray(0, 255);
  const block = comment === undefined ? [] : [Buffer.from([0x21, 0xfe, text.length]), text, Buffer.from([0])];
  return Buffer.concat([
    Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1'),
    ...block,
    Buffer.from(',\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;', 'latin1'),
  ]);
}

/** A picture that is a script as well: its width opens a comment which ends behind the picture. */
export const gifScript = (script: string): Buffer =>
  Buffer.concat([
    Buffer.from('GIF89a/*\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0', 'latin1'),
    Buffer.from(`*/=1;${script};`),
  ]);

export const bmpScript = (script: string): Buffer => Buffer.from(`BM/*\0\0\0\0\0\0*/=1;${script};`, 'latin1');

/** The head of a JPEG with a comment, and no picture. */
export const jpegWith = (comment: string): Buffer => {
  const text = Buffer.from(comment, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  const jfif = Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1');
  return Buffer.concat([jfif, Buffer.from([0xff, 0xfe]), length, text, Buffer.from([0xff, 0xd9])]);
};

export const webpWith = (tail: string): Buffer => {
  const vp8 = Buffer.from('524946461a000000574542505650384c0d0000002f0000001007101111888808fe0700', 'hex');
  return Buffer.concat([vp8, Buffer.from(tail)]);
};

export const mp4With = (text: string): Buffer => {
  const free = Buffer.from(text);
  return Buffer.concat([
    word(24),
    Buffer.from('ftypisom\0\0\0\0isommp42', 'latin1'),
    word(free.length + 8),
    Buffer.from('free', 'latin1'),
    free,
  ]);
};

export const webmWith = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
      'hex',
    ),
    Buffer.from(text),
  ]);

export const mp3With = (text: string): Buffer => {
  const body = Buffer.concat([Buffer.from('COMM\0\0\0\x40\0\0\0eng\0', 'latin1'), Buffer.from(text)]);
  const size = Buffer.from([0, 0, (body.length >> 7) & 127, body.length & 127]);
  return Buffer.concat([
    Buffer.from('ID3\x03\0\0', 'latin1'),
    size,
    body,
    Buffer.from('fffb9064', 'hex'),
    Buffer.alloc(413),
  ]);
};

export const oggWith = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from('OggS\0\x02', 'latin1'),
    Buffer.alloc(20),
    Buffer.from('\x01\x1e\x01vorbis', 'latin1'),
    Buffer.alloc(23),
    Buffer.from(text),
  ]);

export const pdf = ({ catalog = '', head = '', tail = '' } = {}): Buffer =>
  Buffer.from(
    `${head}%PDF-1.7\n1 0 obj<</Type/Catalog${catalog}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n${tail}`,
    'latin1',
  );

/** An archive of stored files. */
export function zip(files: Readonly<Record<string, string>>, head = ''): Buffer {
  const entries = Object.entries(files).map(([name, text]) => {
    const [path, body] = [Buffer.from(name), Buffer.from(text)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(crc32(body), 14);
    local.writeUInt32LE(body.length, 18);
    local.writeUInt32LE(body.length, 22);
    local.writeUInt16LE(path.length, 26);
    return Buffer.concat([local, path, body]);
  });
  return Buffer.concat([Buffer.from(head), ...entries]);
}

const CONTENT_TYPES = (type: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;

export const docxWith = (text: string): Buffer =>
  zip({
    '[Content_Types].xml': CONTENT_TYPES(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    ),
    'word/document.xml': text,
  });

export const odtWith = (text: string): Buffer =>
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': text });
