import fc from 'fast-check';
import { byteRange } from './byte-range.js';
import { downloadName, MEDIA_NAME_LENGTH, safeFileName } from './file-name.js';
import { IMAGE_WIDTHS, variantWidths } from './media-kinds.js';
import { placeChunk } from './place-chunk.js';
import { readWebVtt, writeWebVtt } from './web-vtt.js';

describe('safeFileName', () => {
  it.each([
    ['Udhëzimi për eKosova.pdf', 'Udhëzimi për eKosova.pdf'],
    ['Упутство – 2.docx', 'Упутство – 2.docx'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\b.txt', 'b.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\r\nContent-Type: text/html', 'html'],
    ['a\r\nX-Y: z', 'aX-Y z'],
    ['"quoted".pdf', 'quoted .pdf'],
    ['.htaccess', 'htaccess'],
    ['e\u0308', 'ë'],
    ['\ud800', '\ufffd'],
    ['   ', 'file'],
    ['/', 'file'],
    ['', 'file'],
  ])('%j becomes %j', (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  it('is never empty, never long, one line, and the same when given again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toBe('');
        expect(safe.length).toBeLessThanOrEqual(MEDIA_NAME_LENGTH);
        expect(safe).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069"/\\]/u);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });

  it('ends a download as its type says', () => {
    expect(downloadName('Plani.PDF', 'pdf')).toBe('Plani.PDF');
    expect(downloadName('plan.exe', 'pdf')).toBe('plan.exe.pdf');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const download = downloadName(name, 'docx');
        expect(download.toLowerCase().endsWith('.docx')).toBe(true);
        expect(download.length).toBeLessThanOrEqual(MEDIA_NAME_LENGTH);
      }),
    );
  });
});

describe('placeChunk', () => {
  it.each([
    [0, 10, 0, 5, 'next'],
    [5, 10, 5, 5, 'next'],
    [5, 10, 0, 5, 'repeated'],
    [5, 10, 2, 3, 'repeated'],
    [10, 10, 5, 5, 'repeated'],
    [5, 10, 5, 0, 'repeated'],
    [5, 10, 3, 5, 'elsewhere'],
    [5, 10, 6, 2, 'elsewhere'],
    [5, 10, 5, 6, 'beyond'],
    [10, 10, 10, 1, 'beyond'],
  ] as const)('%i of %i received, %i + %i: %s', (received, size, offset, length, place) => {
    expect(placeChunk(received, size, offset, length)).toBe(place);
  });

  it('chunks in any order and number give the file from its beginning, without a gap and not once too much', () => {
    const chunks = fc.array(fc.record({ offset: fc.nat(60), length: fc.nat(20) }), { maxLength: 200 });
    fc.assert(
      fc.property(chunks, (sent) => {
        let received = 0;
        for (const { offset, length } of sent) {
          const place = placeChunk(received, 50, offset, length);
          if (place === 'next') received += length;
          if (place === 'repeated') expect(offset + length).toBeLessThanOrEqual(received);
        }
        expect(received).toBeLessThanOrEqual(50);
      }),
    );
  });
});

describe('byteRange', () => {
  it.each([
    [undefined, 'all'],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=10-19', { first: 10, last: 19 }],
    ['bytes=90-1000', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=20-10', 'all'],
    ['bytes=-', 'all'],
    ['bytes=1-2,4-5', 'all'],
    ['seconds=1-2', 'all'],
    ['bytes=a-b', 'all'],
  ] as const)('%s of 100 bytes', (header, range) => {
    expect(byteRange(header, 100)).toEqual(range);
  });

  it('never leaves the file', () => {
    fc.assert(
      fc.property(fc.nat(), fc.option(fc.nat()), fc.option(fc.nat()), (size, from, to) => {
        const range = byteRange(`bytes=${from ?? ''}-${to ?? ''}`, size);
        if (typeof range === 'string') return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.last).toBeLessThan(size);
        expect(range.first).toBeLessThanOrEqual(range.last);
      }),
    );
  });
});

it('variants are never wider than the picture, never none, and grow', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (width) => {
      const widths = variantWidths(width);
      expect(widths.at(-1)).toBe(Math.min(width, IMAGE_WIDTHS[2]));
      expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b));
    }),
  );
});

describe('WebVTT', () => {
  const cue = '00:01.000 --> 00:02.500\nMirë';
  it.each<[string, string]>([
    ['with hours, names and settings', `WEBVTT\n\nintro\n100:00:01.000 --> 100:00:02.500 line:0 align:left\nMirë`],
    ['with a byte order mark and Windows lines', `\ufeffWEBVTT\r\n\r\n${cue.replaceAll('\n', '\r\n')}`],
    [
      'with a header of a tool and notes',
      `WEBVTT - Titra\nKind: captions\nLanguage: sq\n\nNOTE\nx\n\n${cue}\n\nNOTE y`,
    ],
  ])('%s is read', (_what, text) => {
    expect(readWebVtt(text)).toMatchObject({ ok: true, cues: [{ lines: ['Mirë'] }] });
  });

  it.each<[string, string, number]>([
    ['nothing', '', 1],
    ['no header', cue, 1],
    ['another header', `WEBVTTX\n\n${cue}`, 1],
    ['an empty line first', `\nWEBVTT\n\n${cue}`, 1],
    ['no cue', 'WEBVTT\n', 1],
    ['a style', `WEBVTT\n\n${cue}\n\nSTYLE\n::cue { color: red }`, 7],
    ['a region', `WEBVTT\n\nREGION\nid:a\n\n${cue}`, 4],
    ['a time that runs backwards', 'WEBVTT\n\n00:02.000 --> 00:01.000\nx', 3],
    ['a time that is none', 'WEBVTT\n\n00:99.000 --> 00:01.000\nx', 3],
    ['two times in one cue', 'WEBVTT\n\n00:01.000 --> 00:02.000\n00:03.000 --> 00:04.000', 3],
    ['a page', 'WEBVTT\n<script>alert(1)</script>\n\n', 1],
  ])('%s is refused', (_what, text, line) => {
    expect(readWebVtt(text)).toEqual({ ok: false, line });
  });

  it('keeps tags of captions and takes others out', () => {
    const text = `WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Po</v> <i>po</i> <script>x</script> <img src=y> a < b`;
    const read = readWebVtt(text);
    expect(read.ok && read.cues[0]?.lines).toEqual(['<v Ana>Po</v> <i>po</i> x  a ']);
  });

  it('what is written is read as the same cues', () => {
    const line = fc
      .string({ minLength: 1, maxLength: 40 })
      .filter((text) => !/[<>\r\n]|-->/.test(text) && text.trim() !== '');
    const cues = fc.array(
      fc
        .record({
          from: fc.nat(400_000_000),
          length: fc.integer({ min: 1, max: 100_000 }),
          lines: fc.array(line, { minLength: 1, maxLength: 3 }),
        })
        .map(({ from, length, lines }) => ({ from, to: from + length, lines })),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(cues, (given) => {
        expect(readWebVtt(writeWebVtt(given))).toEqual({ ok: true, cues: given });
      }),
    );
  });
});
