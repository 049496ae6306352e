import {
  addLogo,
  downloadSheet,
  type InputOf,
  listLogos,
  myPasses,
  previewSheet,
  previewWebinar,
  readCaptureList,
  recordEvidence,
  removeLogo,
  sendCaptures,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { CaptureService } from './capture/capture.service.js';
import { PassesService } from './capture/passes.service.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { WebinarService } from './evidence/webinar.service.js';
import { LogosService } from './sheet/logos.service.js';
import { SheetService } from './sheet/sheet.service.js';

@Controller()
export class CaptureController {
  constructor(
    private readonly passes: PassesService,
    private readonly capture: CaptureService,
    private readonly sheets: SheetService,
    private readonly evidence: EvidenceService,
    private readonly webinars: WebinarService,
    private readonly logos: LogosService,
  ) {}

  @Route(myPasses)
  async mine(_input: InputOf<typeof myPasses>, { actor }: Context<typeof myPasses>) {
    return { passes: await this.passes.passesOf(actor.personId) };
  }

  @Route(readCaptureList)
  async list({ params }: InputOf<typeof readCaptureList>) {
    return this.capture.list(params.sessionId);
  }

  @Route(sendCaptures)
  async take({ params, body }: InputOf<typeof sendCaptures>, { actor, receivedAt }: Context<typeof sendCaptures>) {
    return { results: await this.capture.take(actor.personId, params.sessionId, body.marks, receivedAt) };
  }

  @Route(downloadSheet)
  async sheet({ params, query }: InputOf<typeof downloadSheet>) {
    return this.sheets.print(params.sessionId, query.locale);
  }

  @Route(previewSheet)
  async previewSheet({ params }: InputOf<typeof previewSheet>, { actor, upload }: Context<typeof previewSheet>) {
    return this.evidence.previewSheet(actor.personId, params.sessionId, upload);
  }

  @Route(previewWebinar)
  async previewWebinar({ params }: InputOf<typeof previewWebinar>, { actor, upload }: Context<typeof previewWebinar>) {
    return this.webinars.preview(actor.personId, params.sessionId, upload);
  }

  @Route(listLogos)
  async listLogos() {
    return this.logos.list();
  }

  @Route(addLogo)
  async addLogo({ body }: InputOf<typeof addLogo>, { actor, upload }: Context<typeof addLogo>) {
    return this.logos.add(actor, body.name, upload);
  }

  @Route(removeLogo)
  async removeLogo({ params }: InputOf<typeof removeLogo>, { actor }: Context<typeof removeLogo>) {
    return this.logos.remove(actor, params.logoId);
  }

  @Route(recordEvidence)
  async record(
    { params, body }: InputOf<typeof recordEvidence>,
    { actor, receivedAt }: Context<typeof recordEvidence>,
  ) {
    return this.evidence.record(actor.personId, params.sessionId, body, receivedAt);
  }
}
