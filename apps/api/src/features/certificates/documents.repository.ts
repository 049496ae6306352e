import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';

@Injectable()
export class DocumentsRepository {
  constructor(private readonly db: Db) {}

  /** Writes the document of a certificate; when there is one already, it stands and nothing is written. */
  async attach(document: {
    certificateId: string;
    sha256: Buffer;
    pdfHash: string;
    sizeBytes: number;
    fileName: string;
    at: Date;
  }): Promise<void> {
    const { certificateId, sha256, pdfHash, sizeBytes, fileName, at } = document;
    await this.db.tx(async () => {
      await this.db.execute('SELECT 1 FROM certificate WHERE id = $1 FOR UPDATE', [certificateId]);
      await this.db.execute(
        `WITH missing AS (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM certificate_document WHERE certificate_id = $1)),
         file AS (
           INSERT INTO stored_file (id, sha256, size_bytes, content_type, file_name, created_at)
           SELECT $2, $3, $4, 'application/pdf', $5, $7 FROM missing RETURNING id
         )
         INSERT INTO certificate_document (certificate_id, file_id, pdf_hash, made_at)
         SELECT $1, id, $6, $7 FROM file ON CONFLICT (certificate_id) DO NOTHING`,
        [certificateId, uuidv7(), sha256, sizeBytes, fileName, pdfHash, at],
      );
    });
  }

  fileOf(certificateId: string): Promise<{ sha256: Buffer; file_name: string } | null> {
    return this.db.one(
      'SELECT f.sha256, f.file_name FROM certificate_document d JOIN stored_file f ON f.id = d.file_id WHERE d.certificate_id = $1',
      [certificateId],
    );
  }

  holder(personId: string): Promise<{ email: string | null; locale: InterfaceLocale } | null> {
    return this.db.one('SELECT email, locale FROM person WHERE id = $1', [personId]);
  }
}
