import type { Endpoint, InputOf, OutputOf } from '@edukom/contracts';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import { isFileResponse } from '@edukom/contracts';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import type { Context } from './context.js';
import { contextOf, decodeInput } from './decode-input.js';

/** Metadata key under which a handler's contract lies. */
export const ENDPOINT = 'edukom:endpoint';

/** The contract of the handler that is about to answer; none where it has none. */
export const endpointOf = (execution: ExecutionContext): Endpoint | undefined =>
  Reflect.getMetadata(ENDPOINT, execution.getHandler()) as Endpoint | undefined;

/** A download as a handler gives it. */
export interface FileResult {
  readonly content: Readable | Buffer;
  readonly contentType: string;
  readonly fileName: string;
  /** Shown in the browser instead of saved. */
  readonly inline?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

type ResultOf<E extends Endpoint> = E['response'] extends { readonly kind: 'file' }
  ? FileResult
  : OutputOf<E> extends undefined
    ? void
    : OutputOf<E>;
type Handler<E extends Endpoint> = (input: InputOf<E>, context: Context<E>) => Promise<ResultOf<E>>;

const FromRequest = createParamDecorator((part: 'input' | 'context', execution: ExecutionContext): unknown => {
  const request = execution.switchToHttp().getRequest<Request>();
  const endpoint = Reflect.getMetadata(ENDPOINT, execution.getHandler()) as Endpoint;
  return part === 'input' ? decodeInput(endpoint, request) : contextOf(request, execution.switchToHttp().getResponse());
});

/**
 * Binds a controller's method to its contract: method, path, status and access come from there, the first parameter is
 * the decoded input, the second the context. A result that does not fit the contract does not compile.
 */
export function Route<E extends Endpoint>(endpoint: E) {
  return <T extends Handler<E>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<T>): void => {
    FromRequest('input')(target, key, 0);
    FromRequest('context')(target, key, 1);
    const hasBody = endpoint.response !== null && !isFileResponse(endpoint.response);
    applyDecorators(
      SetMetadata(ENDPOINT, endpoint),
      RequestMapping({ path: endpoint.path, method: RequestMethod[endpoint.method] }),
      HttpCode(endpoint.status ?? (hasBody || endpoint.response !== null ? 200 : 204)),
    )(target, key, descriptor as TypedPropertyDescriptor<unknown>);
  };
}
