import { apiDocs, live, openApi, ready } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import { openApiDocument, openApiPage } from '../../platform/http/openapi.js';
import { type FileResult, Route } from '../../platform/http/route.js';
import { ReadinessService } from './readiness.service.js';

@Controller()
export class SystemController {
  constructor(private readonly readiness: ReadinessService) {}

  @Route(live)
  async live() {
    return { status: 'ok' as const };
  }

  @Route(ready)
  async ready() {
    await this.readiness.check();
    return { status: 'ok' as const };
  }

  @Route(openApi)
  async openApi(): Promise<FileResult> {
    return {
      content: Buffer.from(JSON.stringify(openApiDocument())),
      contentType: 'application/json',
      fileName: 'openapi.json',
      inline: true,
    };
  }

  @Route(apiDocs)
  async docs(): Promise<FileResult> {
    return {
      content: Buffer.from(openApiPage()),
      contentType: 'text/html; charset=utf-8',
      fileName: 'api.html',
      inline: true,
    };
  }
}
