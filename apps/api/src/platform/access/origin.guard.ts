import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config/config.js';
import { Problem } from '../http/problem.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site makes a browser send. JSON without an Origin header (a script, an old client) is
 * accepted, a foreign or `null` Origin is not; form bodies (urlencoded, multipart) must carry ours, since any page can
 * make a browser send those.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<Request>();
    if (SAFE_METHODS.has(request.method)) return true;
    const { origin } = request.headers;
    const isForm = Boolean(request.is(['urlencoded', 'multipart', 'text/plain']));
    if (origin === undefined ? isForm : !this.#isOurs(origin, request)) throw new Problem('request.origin');
    return true;
  }

  /** Our public origin; in demo mode also the loopback names on our own port. */
  #isOurs(origin: string, request: Request): boolean {
    if (origin === this.config.publicOrigin) return true;
    return (
      this.config.isDemo &&
      /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin) &&
      origin === `${request.protocol}://${request.headers.host ?? ''}`
    );
  }
}
