import type { InterfaceLocale } from '@edukom/domain';
import type { Endpoint, InputOf, OutputOf } from './endpoint.js';
import type { ProblemBody } from './problem-body.js';

/** How a server-rendered page reads its data: the endpoint itself, called in the process, as the wire would give it. */
export type LoadEndpoint = <E extends Endpoint>(endpoint: E, input: InputOf<E>) => Promise<OutputOf<E>>;

/** What the API hands to the web's server build to make one public page. */
export interface PageRequest {
  /** Path and query as requested, e.g. `/sq/observatory?period=2026`. */
  readonly url: string;
  /** Absolute origin of the product, for canonical links and QR targets. */
  readonly origin: string;
  readonly isDemo: boolean;
  /** Who is signed in, as far as a public page shows it (the menu). */
  readonly signedIn: { readonly name: string } | null;
  readonly load: LoadEndpoint;
  /** A form that came back: what was typed (secrets left out) and what is wrong. */
  readonly form?: { readonly values: Readonly<Record<string, string>>; readonly problem: ProblemBody };
  /** A problem that stands for the whole page (not found, database away). */
  readonly problem?: ProblemBody;
}

export interface PageResponse {
  readonly status: number;
  readonly html: string;
  /** The styles inside `html`, letter by letter: the page's policy allows these and no others. Empty: none. */
  readonly styles: string;
  readonly locale: InterfaceLocale;
  /** Where to go instead, with status 302. */
  readonly redirect?: string;
}

/** The web's server build exports this as `renderPage`. A path that belongs to the single-page application gives null: the API then sends the shell. */
export type RenderPage = (request: PageRequest) => Promise<PageResponse | null>;

/** A refusal met while loading a page's data; the page shows the problem's text with its status. */
export class PageProblem extends Error {
  constructor(readonly problem: ProblemBody) {
    super(problem.code);
  }
}

/** The web's server build exports this as `renderShell`: the page that boots the single-page application. */
export type RenderShell = (request: {
  readonly locale: InterfaceLocale;
  readonly origin: string;
  readonly isDemo: boolean;
  /** The home of the application: its parts are fetched at once. */
  readonly isHome: boolean;
}) => string;

/**
 * The web's server build exports this as `renderHome`: the home of the application with what waits for the person who is
 * signed in. Null: this person's home is not made here, the shell is what to send. `load` reads signed-in endpoints in
 * that person's name.
 */
export type RenderHome = (request: {
  readonly locale: InterfaceLocale;
  readonly origin: string;
  readonly isDemo: boolean;
  readonly load: LoadEndpoint;
}) => Promise<{ readonly html: string; readonly styles: string } | null>;
