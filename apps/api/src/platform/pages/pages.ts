import { createHash } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Endpoint, ENDPOINTS, PageProblem, type PageRequest, type PageResponse } from '@edukom/contracts';
import { isInterfaceLocale, type InterfaceLocale } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { PERSON_HEADER, SESSION_COOKIE } from '../access/access.guard.js';
import { SignInService } from '../auth/sign-in.service.js';
import { CONFIG, type Config } from '../config/config.js';
import { cookieOf, requestState } from '../http/context.js';
import { contextOf } from '../http/decode-input.js';
import { EndpointRegistry } from '../http/endpoint-registry.js';
import { contentSecurityPolicy } from '../http/middleware.js';
import type { Problem } from '../http/problem.js';
import { type FormPages, toProblem } from '../http/problem.filter.js';
import { LOG, type Log } from '../log/log.js';
import { builtFiles } from './built-files.js';
import { preferredLocale } from './preferred-locale.js';
import { loadWebBuild, type WebBuild } from './web-build.js';

/** Pages behind a mailed link, `/<locale>/invitations/<token>`: they name one person, whoever is signed in. */
const LINK_PAGES = [...ENDPOINTS.values()].flatMap(({ form }) =>
  form?.page.includes(':token') ? [new RegExp(`^/[^/]+${form.page.replaceAll(/:\w+/g, '[^/]+')}/?$`)] : [],
);

/** The home of the application, in whatever language. */
const HOME = /^\/[^/]+\/app\/?$/;

/** A page that says it is loading is better than none for so long. */
const HOME_PATIENCE_MS = 1_500;

const SECRET_FIELDS = new Set(['password']);

/** Serves everything outside `/api`: built assets, server-rendered public pages, the application's shell. */
@Injectable()
export class Pages implements FormPages {
  #web: Promise<WebBuild> | undefined;

  constructor(
    private readonly endpoints: EndpointRegistry,
    private readonly signIns: SignInService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Middleware for built files. */
  assets(): RequestHandler {
    if (!this.config.webDir) return (_request, _response, next) => next();
    return builtFiles(path.join(this.config.webDir, 'client'), this.config.contentOrigin);
  }

  /** Middleware for pages; leaves `/api` to the router. */
  handle = (request: Request, response: Response, next: NextFunction): void => {
    if (request.path.startsWith('/api/') || request.path === '/api') next();
    else this.#page(request, response).catch(next);
  };

  async #page(request: Request, response: Response): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.status(405).setHeader('Allow', 'GET, HEAD').end();
      return;
    }
    if (request.path === '/') {
      response.setHeader('Vary', 'Cookie, Accept-Language');
      response.redirect(302, `/${preferredLocale(request)}`);
      return;
    }
    await this.#send(request, response, await this.#pageRequest(request, response));
  }

  async renderForm(endpoint: Endpoint, request: Request, response: Response, problem: Problem): Promise<void> {
    const locale = String(request.query['locale'] ?? 'sq');
    const page = (endpoint.form?.page ?? '').replaceAll(/:(\w+)/g, (_all, name: string) =>
      encodeURIComponent(String(request.params[name] ?? '')),
    );
    const next = typeof request.query['next'] === 'string' ? `?next=${encodeURIComponent(request.query['next'])}` : '';
    const values = Object.fromEntries(
      Object.entries((request.body ?? {}) as Record<string, unknown>)
        .filter(([name]) => !SECRET_FIELDS.has(name))
        .map(([name, value]) => [name, String(value)]),
    );
    const base = await this.#pageRequest(request, response);
    await this.#send(
      request,
      response,
      {
        ...base,
        url: `/${isInterfaceLocale(locale) ? locale : 'sq'}${page}${next}`,
        form: { values, problem: problem.toBody() },
      },
      problem.status,
    );
  }

  async #pageRequest(request: Request, response: Response): Promise<PageRequest> {
    const state = requestState(request);
    const token = cookieOf(request, SESSION_COOKIE);
    if (state.actor === undefined)
      state.actor = token ? await this.signIns.actorOf(token, state.receivedAt).catch(() => null) : null;
    return {
      url: request.originalUrl,
      origin: this.config.publicOrigin,
      isDemo: this.config.isDemo,
      signedIn: state.actor ? { name: `${state.actor.givenName} ${state.actor.familyName}` } : null,
      load: async (endpoint, input) => {
        try {
          return await this.endpoints.callPublic(endpoint, input, contextOf(request, response));
        } catch (error) {
          const problem = toProblem(error);
          if (problem.status >= 500) this.log.error({ err: error, traceId: state.traceId }, problem.code);
          throw new PageProblem(problem.toBody(state.traceId));
        }
      },
    };
  }

  /**
   * The home with what waits for whoever is signed in. Null where the shell does as well: nobody is signed in, the page is
   * another, or what it shows cannot be read now. The application then asks itself, and says what is wrong.
   */
  async #home(web: WebBuild, request: Request, response: Response) {
    const { actor, traceId } = requestState(request);
    if (!actor || !HOME.test(request.path)) return null;
    const late = new AbortController();
    try {
      const drawn = web.renderHome({
        locale: this.#localeOfPath(request),
        origin: this.config.publicOrigin,
        isDemo: this.config.isDemo,
        load: async (endpoint, input) => {
          try {
            return await this.endpoints.callOwn(endpoint, input, contextOf(request, response));
          } catch (error) {
            this.log.warn({ err: error, traceId, path: endpoint.path }, 'a part of the home cannot be read');
            throw error;
          }
        },
      });
      const home = await Promise.race([drawn, delay(HOME_PATIENCE_MS, null, { signal: late.signal })]);
      return home && { ...home, personId: actor.personId };
    } catch (error) {
      this.log.warn({ err: error, traceId }, 'the home is sent without its contents');
      return null;
    } finally {
      late.abort();
    }
  }

  /** A page of the application. One that holds somebody's data says whose, as every answer of the API does. */
  async #sendApp(web: WebBuild, request: Request, response: Response): Promise<void> {
    const home = await this.#home(web, request, response);
    if (home) {
      response.setHeader(PERSON_HEADER, home.personId);
      response.setHeader('Content-Security-Policy', contentSecurityPolicy(this.config.contentOrigin, home.styles));
    }
    const shell = {
      locale: this.#localeOfPath(request),
      origin: this.config.publicOrigin,
      isDemo: this.config.isDemo,
      isHome: HOME.test(request.path),
    };
    this.#sendHtml(request, response, home?.html ?? web.renderShell(shell), null);
  }

  async #send(request: Request, response: Response, page: PageRequest, status?: number): Promise<void> {
    const web = await this.#build();
    const rendered = await web.renderPage(page);
    if (rendered?.redirect) {
      response.redirect(302, rendered.redirect);
      return;
    }
    if (rendered) this.#sendPage(request, response, page, { ...rendered, status: status ?? rendered.status });
    else await this.#sendApp(web, request, response);
  }

  #sendPage(request: Request, response: Response, page: PageRequest, { html, styles, status }: PageResponse): void {
    response.status(status);
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(this.config.contentOrigin, styles));
    const isForEveryone =
      page.signedIn === null &&
      page.form === undefined &&
      status === 200 &&
      !LINK_PAGES.some((pattern) => pattern.test(request.path));
    this.#sendHtml(
      request,
      response,
      html,
      isForEveryone ? createHash('sha256').update(html).digest('base64url').slice(0, 22) : null,
    );
  }

  /** A page for everybody has a tag that follows its content and is revalidated at every use; others are never kept. */
  #sendHtml(request: Request, response: Response, html: string, tag: string | null): void {
    response.type('html').setHeader('Vary', 'Cookie');
    response.setHeader('Cache-Control', tag === null ? 'no-store' : 'public, no-cache');
    if (tag !== null) response.setHeader('ETag', `"${tag}"`);
    if (request.fresh) response.status(304).end();
    else response.send(html);
  }

  #build(): Promise<WebBuild> {
    if (!this.config.webDir) return Promise.reject(new Error('EDUKOM_WEB names no built web'));
    this.#web ??= loadWebBuild(this.config.webDir);
    return this.#web;
  }

  #localeOfPath(request: Request): InterfaceLocale {
    const first = request.path.split('/')[1] ?? '';
    return isInterfaceLocale(first) ? first : preferredLocale(request);
  }
}
