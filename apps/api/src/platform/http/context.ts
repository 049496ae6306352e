import type { Access, Endpoint } from '@edukom/contracts';
import type { Grant, InterfaceLocale } from '@edukom/domain';
import type { Request, Response } from 'express';

/** Who asks: the person of the session, with the grants that hold today. */
export interface Actor {
  readonly personId: string;
  /** Every id they are known under: their own first, then the accounts merged into it. */
  readonly personIds: readonly string[];
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly locale: InterfaceLocale;
  readonly grants: readonly Grant[];
  readonly tokenHash: Buffer;
}

/** As much of an actor as a decision needs; without `personIds` they are known under one id. `null`: the installation. */
export interface Acting<Id extends string | null = string> {
  readonly personId: Id;
  readonly personIds?: readonly string[];
}

/** Whether a record of this person is the actor's own, under whichever name: nobody decides about their own. */
export const isOneself = ({ personId: own, personIds }: Acting<string | null>, personId: string): boolean =>
  own === personId || personIds?.includes(personId) === true;

/** The id an id of the actor stands for: what is told apart by person takes every name of the actor for one. */
export const ownId = (actor: Acting, personId: string): string =>
  isOneself(actor, personId) ? actor.personId : personId;

/** What came as a multipart file or as a raw body, in memory up to the endpoint's limit. */
export interface Upload {
  /** Empty of a raw body. */
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** What a handler may know of the request beside its input. */
export interface Context<E extends Endpoint = Endpoint> {
  readonly actor: E['access'] extends 'public' ? Actor | null : Actor;
  /** When the API received the request: the time that decides. */
  readonly receivedAt: Date;
  readonly ip: string;
  readonly userAgent: string;
  readonly traceId: string;
  readonly upload: Upload | null;
  readonly setCookie: (name: string, value: string, maxAgeSeconds: number) => void;
  readonly cookie: (name: string) => string | null;
  /** A passport strategy needs the pair itself, and an answer that goes on for hours its request; nothing else does. */
  readonly http: { readonly request: Request; readonly response: Response };
}

/** State our middleware and guards keep on the request. */
export interface RequestState {
  receivedAt: Date;
  traceId: string;
  actor: Actor | null | undefined;
}
const states = new WeakMap<Request, RequestState>();

export function requestState(request: Request): RequestState {
  const known = states.get(request);
  if (known) return known;
  const state: RequestState = { receivedAt: new Date(), traceId: '', actor: undefined };
  states.set(request, state);
  return state;
}

export const needsActor = (access: Access): boolean => access !== 'public';

/** Setting of the application: cookies travel over HTTPS only, whatever the proxy in front says of the connection. */
export const SECURE_COOKIES = 'secure cookies';

/** Whether a cookie of this answer is for HTTPS only. */
export const isSecure = (request: Request): boolean => request.secure || request.app.get(SECURE_COOKIES) === true;

export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim());
  }
  return null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
