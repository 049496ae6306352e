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
  async latest(_input: InputOf<typeof listImports>, { actor }: Context<typeof listImports>) {
    return this.imports.latest(actor);
  }

  @Route(getImport)
  async get({ params }: InputOf<typeof getImport>, { actor }: Context<typeof getImport>) {
    return this.imports.view(actor, params.importId);
  }

  @Route(readImportAgain)
  async readAgain({ params, body }: InputOf<typeof readImportAgain>, { actor }: Context<typeof readImportAgain>) {
    return this.imports.readAgain(actor, params.importId, body);
  }

  @Route(listImportRows)
  async rows({ params, query }: InputOf<typeof listImportRows>, { actor }: Context<typeof listImportRows>) {
    return this.imports.rows(actor, params.importId, query);
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
  async cancel({ params }: InputOf<typeof cancelImport>, { actor }: Context<typeof cancelImport>) {
    await this.imports.cancel(actor, params.importId);
  }

  @Route(downloadRefusedRows)
  async refusedRows(
    { params, query }: InputOf<typeof downloadRefusedRows>,
    { actor }: Context<typeof downloadRefusedRows>,
  ) {
    return this.refused.file(actor, params.importId, query.locale);
  }
}
