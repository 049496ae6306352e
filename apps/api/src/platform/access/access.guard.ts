import type { Access, Endpoint } from '@edukom/contracts';
import { isAllowed } from '@edukom/domain';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SignInService } from '../auth/sign-in.service.js';
import { Clock } from '../clock/clock.js';
import { type Actor, cookieOf, requestState } from '../http/context.js';
import { Problem } from '../http/problem.js';
import { endpointOf } from '../http/route.js';
import { ScopeRepository } from './scope.repository.js';

/** Cookie that carries the opaque session token. */
export const SESSION_COOKIE = 'edukom_session';

/** Says whose an answer is: what a device keeps for reading offline, it keeps under this name and no other. */
export const PERSON_HEADER = 'Edukom-Person';

/**
 * Default deny: a handler without a contract is refused. Reads who is signed in (one statement), then asks the access
 * matrix. What the actor may not even know of is 404, what may be seen but not done is 403.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly signIns: SignInService,
    private readonly scopes: ScopeRepository,
    private readonly clock: Clock,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const endpoint = endpointOf(execution);
    if (!endpoint) throw new Problem('access.forbidden');
    const request = execution.switchToHttp().getRequest<Request>();
    const state = requestState(request);
    const token = cookieOf(request, SESSION_COOKIE);
    state.actor = token ? await this.signIns.actorOf(token, state.receivedAt) : null;
    if (endpoint.access === 'public') return true;
    if (!state.actor) throw new Problem('access.signed-out');
    execution.switchToHttp().getResponse<Response>().setHeader(PERSON_HEADER, state.actor.personId);
    if (endpoint.access !== 'signed-in') await this.#check(endpoint.access, state.actor, request);
    return true;
  }

  /**
   * Whether whoever made a request, which is still being answered, would be let in now: the session may have ended since, and
   * a role may have been taken away.
   */
  async isStillAllowed(endpoint: Endpoint, request: Request): Promise<boolean> {
    const token = cookieOf(request, SESSION_COOKIE);
    const actor = token ? await this.signIns.actorOf(token, this.clock.now()) : null;
    if (!actor) return endpoint.access === 'public';
    if (typeof endpoint.access === 'string') return true;
    return this.#check(endpoint.access, actor, request).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Problem) return false;
        throw error;
      },
    );
  }

  async #check(access: Exclude<Access, string>, actor: Actor, request: Request): Promise<void> {
    const { action, scope } = access;
    if (!isAllowed(actor.grants, action)) throw new Problem('access.forbidden');
    if (scope === 'any') return;
    if (scope === 'all') {
      if (!isAllowed(actor.grants, action, [])) throw new Problem('access.forbidden');
      return;
    }
    const id = request.params[scope.param];
    const scopes = typeof id === 'string' && UUID.test(id) ? await this.scopes.scopesOf(scope.kind, id) : null;
    if (!scopes || !isAllowed(actor.grants, action, scopes)) throw new Problem('request.not-found');
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
