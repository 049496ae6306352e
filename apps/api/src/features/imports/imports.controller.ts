import {
  applyImport,
  cancelImport,
  downloadRefusedRows,
  getImport,
  type InputOf,
  listImportRows,
  listImports,
  readImportAgain,
  undoImport,
  uploadImport,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { ImportsService } from './imports.service.js';
import { RefusedRowsService } from './refused-rows.service.js';

@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly refused: RefusedRowsService,
  ) {}

  @Route(uploadImport)
  async upload({ query }: InputOf<typeof uploadImport>, { actor, upload }: Context<typeof uploadImport>) {
    return this.imports.upload(actor, query.kind, upload);
  }

  @Route(listImports)
  async latest() {
    return this.imports.latest();
  }

  @Route(getImport)
  async get({ params }: InputOf<typeof getImport>) {
    return this.imports.view(params.importId);
  }

  @Route(readImportAgain)
  async readAgain({ params, body }: InputOf<typeof readImportAgain>, { actor }: Context<typeof readImportAgain>) {
    return this.imports.readAgain(actor, params.importId, body);
  }

  @Route(listImportRows)
  async rows({ params, query }: InputOf<typeof listImportRows>) {
    return this.imports.rows(params.importId, query);
  }

  @Route(applyImport)
  async apply({ params, body }: InputOf<typeof applyImport>, { actor }: Context<typeof applyImport>) {
    return this.imports.apply(actor, params.importId, body);
  }

  @Route(undoImport)
  async undo({ params }: InputOf<typeof undoImport>, { actor }: Context<typeof undoImport>) {
    return this.imports.undo(actor, params.importId);
  }

  @Route(cancelImport)
  async cancel({ params }: InputOf<typeof cancelImport>) {
    await this.imports.cancel(params.importId);
  }

  @Route(downloadRefusedRows)
  async refusedRows({ params, query }: InputOf<typeof downloadRefusedRows>) {
    return this.refused.file(params.importId, query.locale);
  }
}
