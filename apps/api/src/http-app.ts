import 'reflect-metadata';
import { ENDPOINTS, type Endpoint, type UploadUse } from '@edukom/contracts';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import { json, raw, urlencoded, type Request, type RequestHandler } from 'express';
import multer from 'multer';
import { AppModule } from './app.module.js';
import { ScanArrivals } from './features/attendance/scan-arrivals.js';
import { AccessGuard, SESSION_COOKIE } from './platform/access/access.guard.js';
import { AdmissionGuard } from './platform/access/admission.guard.js';
import { OriginGuard } from './platform/access/origin.guard.js';
import { SignInService } from './platform/auth/sign-in.service.js';
import type { Config } from './platform/config/config.js';
import { cookieOf, requestState, SECURE_COOKIES } from './platform/http/context.js';
import { EncodeInterceptor } from './platform/http/encode.interceptor.js';
import { securityHeaders, stampRequest } from './platform/http/middleware.js';
import { FORM_PAGES, type FormPages, ProblemFilter } from './platform/http/problem.filter.js';
import { createLog, type Log } from './platform/log/log.js';
import { devMail } from './platform/mail/dev-mail.js';
import { Mailer } from './platform/mail/mailer.js';
import { Pages } from './platform/pages/pages.js';

const BODY_LIMIT = '1mb';

/**
 * Multipart and raw bodies are read for the endpoints that declare an upload, up to that endpoint's limit, and nowhere
 * else. Of whoever is not signed in nothing is read: they are refused later, and must not fill the memory before.
 */
function uploads(signIns: SignInService): RequestHandler {
  const accepting = [...ENDPOINTS.values()].flatMap((endpoint) =>
    endpoint.upload ? [{ method: endpoint.method, pattern: pathPattern(endpoint), ...readerOf(endpoint.upload) }] : [],
  );
  return (request, response, next) => {
    const match = accepting.find(
      ({ type, method, pattern }) => method === request.method && pattern.test(request.path) && request.is(type),
    );
    if (!match) {
      next();
      return;
    }
    isSignedIn(signIns, request).then((isKnown) => (isKnown ? match.read(request, response, next) : next()), next);
  };
}

const RAW = 'application/octet-stream';

function readerOf({ maxBytes, raw: isRaw }: UploadUse): { type: string; read: RequestHandler } {
  // What is compressed could be far larger in memory than on the line.
  if (isRaw) return { type: RAW, read: raw({ type: RAW, limit: maxBytes, inflate: false }) };
  const limits = { fileSize: maxBytes, files: 1, fields: 5 };
  return { type: 'multipart', read: multer({ storage: multer.memoryStorage(), limits }).single('file') };
}

async function isSignedIn(signIns: SignInService, request: Request): Promise<boolean> {
  const token = cookieOf(request, SESSION_COOKIE);
  return token !== null && (await signIns.actorOf(token, requestState(request).receivedAt)) !== null;
}

const pathPattern = (endpoint: Endpoint) => new RegExp(`^${endpoint.path.replaceAll(/:\w+/g, '[^/]+')}$`);

const isLoopback = (origin: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);

/** Puts middleware, guards, encoding and the problem filter in their order onto a Nest application. */
export function dressHttpApp(app: NestExpressApplication, config: Config, log: Log): NestExpressApplication {
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Of what must not be kept nobody has a tag to show; pages and built files bring their own.
  app.set('etag', false);
  const isHttps = config.publicOrigin.startsWith('https:');
  app.set(SECURE_COOKIES, isHttps);
  if (config.trustProxy) app.set('trust proxy', 1);
  const dress = securityHeaders(config.contentOrigin, isHttps);
  const admission = app.get(AdmissionGuard);
  admission.standBefore(app.getHttpServer(), dress);
  app.use(stampRequest, dress);
  app.use(compression({ threshold: 1_000 }));
  const pages = app.get(Pages);
  app.use(pages.assets());
  // Its links sign people in: only whoever sits at the machine may read them.
  if (config.isDemo && isLoopback(config.publicOrigin)) app.use('/dev/mail', devMail(app.get(Mailer)));
  app.use(
    json({ limit: BODY_LIMIT, strict: false }),
    urlencoded({ limit: '100kb', extended: false }),
    uploads(app.get(SignInService)),
    admission.counting(),
  );
  app.use(app.get(ScanArrivals).middleware());
  app.use(pages.handle);
  app.useGlobalGuards(app.get(OriginGuard), admission, app.get(AccessGuard));
  app.useGlobalInterceptors(new EncodeInterceptor());
  app.useGlobalFilters(new ProblemFilter(log, app.get<FormPages>(FORM_PAGES)));
  app.enableShutdownHooks();
  return app;
}

/** The API ready to listen. */
export async function createHttpApp(config: Config, log: Log = createLog('api')): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, log), {
    bodyParser: false,
    logger: ['error', 'fatal'],
  });
  return dressHttpApp(app, config, log);
}
