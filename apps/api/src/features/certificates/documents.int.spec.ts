import { createHash, randomUUID } from 'node:crypto';
import { groupVerificationCode } from '@edukom/domain';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { anAwardingRun, type AwardingRun, completeLesson } from '../../../test/certificates-factories.js';
import { CertificateDocumentsService } from './certificate-documents.service.js';
import { IssuingService } from './issuing.service.js';
import { LifecycleService } from './lifecycle.service.js';

let api: TestApi;
let run: AwardingRun;

beforeAll(async () => {
  api = await startTestApi({ env: { VERIFICATIONS_PER_MINUTE: '30' } });
  run = await anAwardingRun(api, 3, { monthsValid: 24 });
  await completeLesson(api, run);
});
afterAll(() => api.close());

const person = (index: number) => run.people[index] ?? { personId: '', enrolmentId: '' };
const issued = async (index: number) =>
  (await api.app.get(IssuingService).issue({ personId: run.managerId }, person(index).enrolmentId, new Date()))
    .certificate;

it('the PDF is made once and mailed once, however often the job runs', async () => {
  const certificate = await issued(0);
  const owner = await api.signIn(person(0).personId);
  const path = `/api/me/certificates/${certificate.certificateId}/document`;
  const pending = await api.http(owner).get(path);
  expect([pending.status, pending.body.code, pending.headers['retry-after']]).toEqual([
    409,
    'certificate.document-pending',
    '3',
  ]);
  const documents = api.app.get(CertificateDocumentsService);
  await documents.make(certificate.certificateId);
  await Promise.all([documents.make(certificate.certificateId), documents.make(certificate.certificateId)]);
  const rows = await api.db.query<{ pdf_hash: string }>(
    'SELECT pdf_hash FROM certificate_document WHERE certificate_id = $1',
    [certificate.certificateId],
  );
  expect(rows).toHaveLength(1);
  expect(await api.db.query('SELECT 1 FROM stored_file')).toHaveLength(1);
  const mails = await api.db.query<{ recipient: string; body: string }>(
    'SELECT recipient, body FROM outbox_mail WHERE person_id = $1',
    [person(0).personId],
  );
  expect(mails).toHaveLength(1);
  expect(mails[0]?.body).toContain(`/verify/${certificate.code}`);

  const answer = await api
    .http(owner)
    .get(path)
    .buffer()
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
    });
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  const pdf = answer.body as Buffer;
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(rows[0]?.pdf_hash);
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const { items } = await (await (await task.promise).getPage(1)).getTextContent();
  await task.destroy();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  expect(text).toContain(certificate.serial);
  expect(text).toContain(groupVerificationCode(certificate.code));
});

it('two workers at the same time make one document', async () => {
  const certificate = await issued(1);
  const documents = api.app.get(CertificateDocumentsService);
  await Promise.all([1, 2, 3].map(() => documents.make(certificate.certificateId)));
  expect(
    await api.db.query('SELECT 1 FROM certificate_document WHERE certificate_id = $1', [certificate.certificateId]),
  ).toHaveLength(1);
  expect(await api.db.query('SELECT 1 FROM stored_file')).toHaveLength(2);
  expect(await api.db.query('SELECT 1 FROM outbox_mail WHERE person_id = $1', [person(1).personId])).toHaveLength(1);
});

it('one sees and downloads one’s own certificates, and nobody else’s', async () => {
  const owner = await api.signIn(person(0).personId);
  const { body } = await api.http(owner).get('/api/me/certificates');
  expect(body.certificates).toHaveLength(1);
  expect(body.certificates[0]).toMatchObject({ isDocumentReady: true, state: 'issued' });
  expect(body.pending).toEqual([]);
  const waiting = await api.signIn(person(2).personId);
  const before = (await api.http(waiting).get('/api/me/certificates')).body;
  expect(before.pending).toEqual([expect.objectContaining({ eligible: true, enrolmentId: person(2).enrolmentId })]);
  const id = body.certificates[0].certificateId;
  expect((await api.http(waiting).get(`/api/me/certificates/${id}/document`)).status).toBe(404);
  expect((await api.http(waiting).get(`/api/certificates/${id}/document`)).status).toBe(403);
  const manager = await api.signIn(run.managerId);
  expect((await api.http(manager).get(`/api/certificates/${id}/document`)).status).toBe(200);
});

describe('verification', () => {
  const verify = (code: string) => api.http().get(`/api/verifications/${encodeURIComponent(code)}`);

  it('tells whoever has the code whose certificate it is and how it stands, however the code is typed', async () => {
    const certificate = await issued(0);
    const { body } = await verify(` ${groupVerificationCode(certificate.code).toLowerCase()} `);
    expect(body).toMatchObject({
      state: 'valid',
      holder: `${certificate.holder.givenName} ${certificate.holder.familyName}`,
      serial: certificate.serial,
      startsOn: '2026-11-01',
      successorSerial: null,
    });
    expect(Object.values(body)).not.toContain(person(0).personId);
  });

  it('answers an unknown code with the same status and the same fields', async () => {
    const known = await verify((await issued(0)).code);
    for (const code of ['Z'.repeat(26), 'no code at all', randomUUID()]) {
      const unknown = await verify(code);
      expect(unknown.status).toBe(200);
      expect(unknown.body.state).toBe('unknown');
      expect(Object.keys(unknown.body).sort()).toEqual(Object.keys(known.body).sort());
    }
  });

  it('says when a certificate was revoked, replaced or has expired', async () => {
    const lifecycle = api.app.get(LifecycleService);
    const actor = { personId: run.managerId };
    const first = await issued(2);
    await lifecycle.revoke(actor, first.certificateId, 'mistake', new Date());
    const revoked = (await verify(first.code)).body;
    expect(revoked).toMatchObject({ state: 'revoked', changedAt: expect.any(String) });
    expect(JSON.stringify(revoked)).not.toContain('mistake');
    const second = await lifecycle.supersede(actor, first.certificateId, { reason: 'new name' }, new Date());
    expect((await verify(first.code)).body).toMatchObject({ state: 'superseded', successorSerial: second.serial });
    const old = await anAwardingRun(api, 1, { monthsValid: 1 });
    await completeLesson(api, old);
    const long = await api.app
      .get(IssuingService)
      .issue(actor, old.people[0]?.enrolmentId ?? '', new Date('2025-01-15T12:00:00Z'));
    expect((await verify(long.certificate.code)).body).toMatchObject({
      state: 'expired',
      validUntil: '2025-02-15T12:00:00.000Z',
    });
    expect(long.certificate.serial).toMatch(/^EDK-2025-/);
    // Correcting a name renews nothing.
    const corrected = await lifecycle.supersede(actor, long.certificate.certificateId, { reason: 'name' }, new Date());
    expect((await verify(corrected.code)).body).toMatchObject({
      state: 'expired',
      validUntil: '2025-02-15T12:00:00.000Z',
    });
  });

  it('is limited per client', async () => {
    const answers = await Promise.all(Array.from({ length: 31 }, () => verify('Z'.repeat(26))));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.body.code).toBe('request.too-many');
  });
});

it('a mail goes to nobody without an address, and not about a revoked certificate', async () => {
  const another = await anAwardingRun(api, 2);
  await completeLesson(api, another);
  const [silent, revoked] = another.people;
  await api.db.execute('UPDATE person SET email = NULL WHERE id = $1', [silent?.personId]);
  const actor = { personId: await aPerson(api.db, { grants: [{ role: 'project-manager' }] }) };
  const documents = api.app.get(CertificateDocumentsService);
  for (const one of [silent, revoked]) {
    const { certificate } = await api.app.get(IssuingService).issue(actor, one?.enrolmentId ?? '', new Date());
    if (one === revoked)
      await api.app.get(LifecycleService).revoke(actor, certificate.certificateId, 'mistake', new Date());
    await documents.make(certificate.certificateId);
    expect(
      await api.db.query('SELECT 1 FROM certificate_document WHERE certificate_id = $1', [certificate.certificateId]),
    ).toHaveLength(1);
  }
  expect(
    await api.db.query('SELECT 1 FROM outbox_mail WHERE person_id = ANY ($1::uuid[])', [
      another.people.map((one) => one.personId),
    ]),
  ).toEqual([]);
});
