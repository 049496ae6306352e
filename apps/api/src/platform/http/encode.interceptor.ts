import { type Endpoint, isFileResponse } from '@edukom/contracts';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { z } from 'zod';
import { dressData } from './middleware.js';
import { endpointOf, type FileResult } from './route.js';

/** RFC 6266: an ASCII name for old agents, the real one in UTF-8. */
export const contentDisposition = (kind: 'inline' | 'attachment', fileName: string): string =>
  `${kind}; filename="${fileName.replaceAll(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

function sendFile(response: Response, file: FileResult): StreamableFile {
  response.setHeader('Content-Type', file.contentType);
  response.setHeader('Content-Disposition', contentDisposition(file.inline ? 'inline' : 'attachment', file.fileName));
  response.setHeader('Cache-Control', 'private, no-store');
  for (const [name, value] of Object.entries(file.headers ?? {})) response.setHeader(name, value);
  return Buffer.isBuffer(file.content)
    ? new StreamableFile(new Uint8Array(file.content))
    : new StreamableFile(file.content);
}

/** Encodes a result with its contract (what is not declared does not leave), sends files, and answers forms with 303. */
@Injectable()
export class EncodeInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = endpointOf(execution);
    if (!endpoint) return next.handle();
    const request = execution.switchToHttp().getRequest<Request>();
    const response = execution.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((result: unknown) => {
        if (endpoint.form && request.is('urlencoded')) return redirectAfterForm(endpoint, request, response, result);
        response.setHeader('Cache-Control', 'no-store');
        if (endpoint.response === null) return undefined;
        if (isFileResponse(endpoint.response)) return sendFile(response, result as FileResult);
        dressData(response);
        return z.encode(endpoint.response, result);
      }),
    );
  }
}

function redirectAfterForm(endpoint: Endpoint, request: Request, response: Response, result: unknown): string {
  const { next, locale } = request.query as { next?: string; locale?: string };
  // A form that chooses the language (an invitation) leads on in the chosen one.
  const chosen = (request.body as { locale?: string } | undefined)?.locale ?? locale ?? 'sq';
  const known: Readonly<Record<string, unknown>> = { ...request.params, ...(result as object | undefined) };
  const success = (endpoint.form?.success ?? '').replaceAll(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(String(known[name] ?? '')),
  );
  response.status(303).setHeader('Location', next ?? `/${chosen}${success}`);
  return '';
}
