import {
  ANSWER_FILE_KINDS,
  ANSWER_FILE_TYPES,
  type FileUploadSpec,
  MAX_ANSWER_FILE_BYTES,
  scoreFileUpload,
} from './file-upload.js';

const spec: FileUploadSpec = { type: 'file-upload', accept: ['pdf'], maxBytes: 1_000 };
const score = (given: FileUploadSpec, mediaId: string | null) =>
  scoreFileUpload(given, { type: 'file-upload' }, { type: 'file-upload', mediaId }, 300);

it('waits for a person when there is a file, and is unanswered when there is none', () => {
  expect(score(spec, 'f1')).toEqual({ kind: 'manual' });
  expect(score(spec, null)).toEqual({ kind: 'unanswered', points: 0 });
});

it.each<[string, Partial<FileUploadSpec>]>([
  ['no kind of file', { accept: [] }],
  ['no size', { maxBytes: 0 }],
  ['a size above the limit', { maxBytes: MAX_ANSWER_FILE_BYTES + 1 }],
  ['half a byte', { maxBytes: 1.5 }],
])('refuses %s', (_name, change) => {
  expect(() => score({ ...spec, ...change }, 'f1')).toThrow(RangeError);
});

// What a file is said to be must be what its bytes show, so each kind stands for one type of bytes.
it('knows the kinds of files by the registered names of their types', () => {
  expect(ANSWER_FILE_TYPES).toEqual({
    pdf: 'application/pdf',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    odt: 'application/vnd.oasis.opendocument.text',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    png: 'image/png',
    jpeg: 'image/jpeg',
  });
  expect(ANSWER_FILE_KINDS).toEqual(['pdf', 'docx', 'odt', 'xlsx', 'png', 'jpeg']);
});
