import { createHash } from 'node:crypto';
import { type InterfaceLocale, localizedText, translate } from '@edukom/domain';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { CertificateFacts } from '../certificate-record.js';
import { renderCertificate } from './render-certificate.js';

const title = translate(
  translate(
    localizedText('sq', 'Fjalëkalime të sigurta dhe phishing në komunë'),
    'sr-Cyrl',
    'Сигурне лозинке и фишинг у општини',
  ),
  'en',
  'Safe passwords and phishing in the municipality',
);
const place = translate(localizedText('sq', 'Komuna e Gjakovës'), 'sr-Cyrl', 'Општина Ђаковица');

function record(locale: InterfaceLocale, givenName: string, familyName: string): CertificateFacts {
  return {
    id: '01993c2a-0000-7000-8000-000000000001',
    person_id: '01993c2a-0000-7000-8000-000000000002',
    award_id: '01993c2a-0000-7000-8000-000000000003',
    enrolment_id: '01993c2a-0000-7000-8000-000000000004',
    run_id: '01993c2a-0000-7000-8000-000000000005',
    cycle: 1,
    edition: 1,
    serial: 'EDK-2026-000123',
    code: '0123456789ABCDEFGHJKMNPQRS',
    issued_at: new Date('2026-11-20T09:30:00Z'),
    valid_until: new Date('2028-11-20T09:30:00Z'),
    supersedes: null,
    eligibility: {},
    snapshot: {
      format: 1,
      personSalt: '00',
      person: { givenName, familyName },
      content: {
        locale,
        institution: place,
        awardTitle: title,
        run: { code: 'GJK-2026-1', title, startsOn: '2026-09-01', endsOn: '2026-10-30' },
        minutes: 450,
        template: {
          version: 1,
          body: {
            issuer: localizedText('sq', 'Open Data Kosovo'),
            programme: translate(
              localizedText('sq', 'Programi i Agjendës Digjitale'),
              'sr-Cyrl',
              'Програм Дигиталне агенде',
            ),
            supporters: [],
            signatory: { name: 'Blerta Çelaj', title: localizedText('sq', 'Drejtoreshë e programit') },
          },
        },
      },
    },
  };
}
const render = (facts: CertificateFacts) =>
  renderCertificate({
    record: facts,
    contentHash: 'abcdef0123456789'.repeat(4),
    publicOrigin: 'https://edukom.example.org',
    isDemo: false,
  });

async function read(pdf: Buffer) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const text = items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replaceAll(/\s+/g, ' ');
  const { info } = await document.getMetadata();
  const isTagged = ((await document.getMarkInfo()) as { get(key: string): boolean } | null)?.get('Marked');
  const pages = document.numPages;
  await task.destroy();
  return { text, info: info as Record<string, unknown>, isTagged, pages };
}

const people: [InterfaceLocale, string, string][] = [
  ['sq', 'Gëzim', 'Çelaj'],
  ['sr-Latn', 'Đorđe', 'Ljubičić-Šćepanović Žižić'],
  ['sr-Cyrl', 'Ђорђе', 'Љубичић Њџћ Џаџић Ћирић Њањић Ђ'],
  ['en', 'Gülşen', 'Yıldırım'],
];

it.each(people)(
  '%s: every letter of %s %s can be read out of the PDF, and the number is the record’s',
  async (locale, givenName, familyName) => {
    const { text, info, isTagged, pages } = await read(await render(record(locale, givenName, familyName)));
    expect(text).toContain(`${givenName} ${familyName}`);
    expect(text).toContain('EDK-2026-000123');
    expect(text).toContain('0123-4567-89AB-CDEF-GHJK-MNPQ-RS');
    for (const word of ['Certifikatë', 'Fjalëkalime', 'Safe passwords']) expect(text).toContain(word);
    expect(text).toContain(
      locale === 'sr-Latn' ? 'Sigurne lozinke i fišing u opštini' : 'Сигурне лозинке и фишинг у општини',
    );
    expect(info).toMatchObject({ Language: locale, Title: expect.stringContaining('EDK-2026-000123') });
    expect(isTagged).toBe(true);
    expect(pages).toBe(1);
  },
);

it('gives the same bytes for the same record', async () => {
  const hashes = await Promise.all(
    [1, 2].map(async () =>
      createHash('sha256')
        .update(await render(record('sr-Cyrl', 'Ђорђе', 'Љубичић')))
        .digest('hex'),
    ),
  );
  expect(hashes[0]).toBe(hashes[1]);
});

it('holds a long name, a long course and a long institution on one page', async () => {
  const facts = record('sq', 'Maximilian-Aleksandër', 'Hadžiomerspahić-Krasniqi Bytyqi-Beriša i Velikohočanski');
  const { pages, text } = await read(await render(facts));
  expect(pages).toBe(1);
  expect(text).toContain('Velikohočanski');
});

describe('what it is for', () => {
  const withContent = (change: Partial<CertificateFacts['snapshot']['content']>): CertificateFacts => {
    const facts = record('sr-Cyrl', 'Vjosa', 'Përmeti');
    return { ...facts, snapshot: { ...facts.snapshot, content: { ...facts.snapshot.content, ...change } } };
  };
  /** Where the foot begins, from below the page: nothing of the body may stand lower. */
  const FOOT_LINE = 595.28 - 434;
  /** The lowest of the small lines of the body (facts in the other languages), from below. */
  const lowestAboveFoot = async (facts: CertificateFacts): Promise<number> => {
    const document = await getDocument({ data: new Uint8Array(await render(facts)), useSystemFonts: false }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    const lines = items.flatMap((item) =>
      'str' in item && /Duration in hours/.test(item.str) ? [item.transform[5]] : [],
    );
    expect(lines).toHaveLength(1);
    return Math.min(...lines.map(Number));
  };
  const wordsOf = async (facts: CertificateFacts): Promise<string> => {
    const document = await getDocument({ data: new Uint8Array(await render(facts)), useSystemFonts: false }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    expect(document.numPages).toBe(1);
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  };

  it('an open course: named a certificate of completion, with the days of its holder and no institution', async () => {
    const words = await wordsOf(withContent({ kind: 'open' }));
    expect(words).toContain('Сертификат о завршетку');
    expect(words).toContain('за самостално завршен отворени курс');
    expect(words).toContain('Започето 01.09.2026, завршено 30.10.2026');
    expect(words).not.toContain('Општина Ђаковица');
  });

  const aPath = (count: number): CertificateFacts => {
    const courses = Array.from({ length: count }, (_, at) => ({
      title,
      serial: at === 0 ? null : `EDK-2026-${String(100 + at).padStart(6, '0')}`,
      completedOn: '2026-10-01',
    }));
    return {
      ...withContent({ kind: 'path', run: null, path: { slug: 'p', courses } }),
      run_id: null,
      enrolment_id: null,
    };
  };

  it('a path: with its courses and the certificates it rests on', async () => {
    const words = await wordsOf(aPath(3));
    expect(words).toContain('за завршен програм учења');
    expect(words).toContain('Сигурне лозинке и фишинг у општини (EDK-2026-000102)');
    expect(words).toContain('Courses: 3');
  });

  it('a path of more courses than have room: counted, and nothing runs into the foot', async () => {
    const words = await wordsOf(aPath(30));
    expect(words).toContain('Курсева: 30, наведени на страници за проверу');
    expect(words).not.toContain('EDK-2026-000102');
    for (const count of [1, 4, 5, 6, 30]) expect(await lowestAboveFoot(aPath(count))).toBeGreaterThan(FOOT_LINE);
  });
});
