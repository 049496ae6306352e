import {
  applyImport,
  cancelImport,
  downloadRefusedRows,
  getImport,
  type InputOf,
  listImportRows,
  previewImport,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { ImportsService } from './imports.service.js';
import { refusedRowsFile } from './refused-rows.js';

@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Route(previewImport)
  async preview(_input: InputOf<typeof previewImport>, { actor, upload }: Context<typeof previewImport>) {
    return this.imports.preview(actor, upload);
  }

  @Route(getImport)
  async get({ params }: InputOf<typeof getImport>) {
    return this.imports.view(params.importId);
  }

  @Route(listImportRows)
  async rows({ params, query }: InputOf<typeof listImportRows>) {
    return this.imports.rows(params.importId, query);
  }

  @Route(applyImport)
  async apply({ params, body }: InputOf<typeof applyImport>, { actor }: Context<typeof applyImport>) {
    return this.imports.apply(actor, params.importId, body.revision, body.invite);
  }

  @Route(cancelImport)
  async cancel({ params }: InputOf<typeof cancelImport>) {
    await this.imports.cancel(params.importId);
  }

  @Route(downloadRefusedRows)
  async refusedRows({ params, query }: InputOf<typeof downloadRefusedRows>) {
    const { fileName, rows } = await this.imports.allRows(params.importId);
    return refusedRowsFile(rows, fileName, query.locale);
  }
}
