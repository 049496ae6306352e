import { createHash } from 'node:crypto';
import { editionState, type InterfaceLocale, readText } from '@edukom/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import { crashPoint } from '../../platform/faults/crash-point.js';
import type { FileResult } from '../../platform/http/route.js';
import { Problem } from '../../platform/http/problem.js';
import { jobKind, Jobs } from '../../platform/jobs/jobs.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { Storage } from '../../platform/storage/storage.js';
import { DocumentsRepository } from './documents.repository.js';
import { LedgerRepository, type LedgerRow } from './ledger.repository.js';
import { renderCertificate } from './pdf/render-certificate.js';

const makeDocument = jobKind({ name: 'certificate.document', payload: z.object({ certificateId: z.string() }) });

/** Makes the PDF of a certificate and tells its holder. May run any number of times: one document and one mail come of it. */
@Injectable()
export class CertificateDocumentsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly ledger: LedgerRepository,
    private readonly repository: DocumentsRepository,
    private readonly storage: Storage,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(makeDocument, ({ certificateId }) => this.make(certificateId));
  }

  /** Orders the document in the surrounding transaction. */
  async order(certificateId: string): Promise<void> {
    await this.jobs.enqueue(makeDocument, { certificateId });
  }

  async make(certificateId: string): Promise<void> {
    const row = await this.ledger.byId(certificateId);
    if (!row) throw new Error(`no certificate ${certificateId}`);
    if (!row.is_document_ready) await this.#makePdf(row);
    crashPoint('certificate.document');
    await this.#tell(row);
    crashPoint('certificate.mail');
  }

  /** The PDF, of anybody's certificate or of one's own (404 when it is not). */
  async download(certificateId: string, ownerIds: readonly string[] | null): Promise<FileResult> {
    const row = await this.ledger.byId(certificateId);
    if (!row || (ownerIds !== null && !ownerIds.includes(row.person_id))) throw new Problem('request.not-found');
    const file = await this.repository.fileOf(certificateId);
    if (!file) throw new Problem('certificate.document-pending', { retryAfterSeconds: 3 });
    const content = await this.storage.read(file.sha256);
    return { content, contentType: 'application/pdf', fileName: file.file_name };
  }

  async #makePdf(row: LedgerRow): Promise<void> {
    const pdf = await renderCertificate({
      record: row,
      contentHash: row.content_hash,
      publicOrigin: this.config.publicOrigin,
      isDemo: this.config.isDemo,
    });
    crashPoint('certificate.pdf');
    const sha256 = await this.storage.put(pdf);
    crashPoint('certificate.file');
    await this.repository.attach({
      certificateId: row.id,
      sha256,
      pdfHash: createHash('sha256').update(pdf).digest('hex'),
      sizeBytes: pdf.length,
      fileName: `${row.serial}.pdf`,
      at: this.clock.now(),
    });
  }

  /** Only about a certificate that holds: one revoked before its PDF was made is not announced. */
  async #tell(row: LedgerRow): Promise<void> {
    const person = await this.repository.holder(row.person_id);
    const state = editionState(row.kinds, this.clock.now().getTime(), row.valid_until?.getTime() ?? null);
    if (!person?.email || (state !== 'issued' && state !== 'reinstated')) return;
    const { publicOrigin } = this.config;
    const { locale } = person;
    await this.db.tx(() =>
      this.mailer.post({
        eventKey: `certificate.issued:${row.id}`,
        personId: row.person_id,
        recipient: person.email ?? '',
        locale,
        urgency: 'daily',
        write: (t) => ({
          subject: t('mail.certificate.subject', { title: titleOf(row, locale) }),
          body: t('mail.certificate.body', {
            name: row.snapshot.person.givenName,
            title: titleOf(row, locale),
            serial: row.serial,
            link: `${publicOrigin}/${locale}/app/certificates`,
            verification: `${publicOrigin}/${locale}/verify/${row.code}`,
          }),
        }),
      }),
    );
  }
}

const titleOf = (row: LedgerRow, locale: InterfaceLocale): string =>
  readText(row.snapshot.content.awardTitle, locale).value;
