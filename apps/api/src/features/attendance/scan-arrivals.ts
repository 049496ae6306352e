import { Injectable } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import { cookieOf, isSecure, requestState } from '../../platform/http/context.js';
import { preferredLocale } from '../../platform/pages/preferred-locale.js';
import { CheckInCodes, type Scan, TICKET_SECONDS } from './check-in-codes.js';

/** Carries a judged scan over the sign-in. */
export const SCAN_COOKIE = 'edukom_scan';

const PATH = /^\/c\/([^/]+)\/?$/;

/**
 * Where a scanned QR leads, `/c/<token>`. The code is judged here, when its first request arrives and before anybody signs
 * in: signing in takes longer than a code lives (mod_attendance #713, #746). Reads no database.
 */
@Injectable()
export class ScanArrivals {
  constructor(private readonly codes: CheckInCodes) {}

  middleware(): RequestHandler {
    return (request, response, next) => {
      const token = PATH.exec(request.path)?.[1];
      if (token === undefined || request.method !== 'GET') next();
      else this.#arrive(token, request, response);
    };
  }

  #arrive(token: string, request: Request, response: Response): void {
    const scan = this.keep(token, request, response);
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(302, `/${preferredLocale(request)}/app/check-in?scan=${scan ? 'read' : 'unknown'}`);
  }

  /** Judges a token, and lets the verdict travel with the answer; null when it is none of ours. */
  keep(token: string, request: Request, response: Response): Scan | null {
    const receivedAt = requestState(request).receivedAt.getTime();
    const held = cookieOf(request, SCAN_COOKIE);
    const scan = this.codes.judge(token, held, receivedAt);
    const ticket = scan && this.codes.ticketOf(scan);
    // Judged before: its ticket is there already.
    if (ticket !== null && ticket !== held)
      response.cookie(SCAN_COOKIE, ticket, {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: isSecure(request),
        maxAge: TICKET_SECONDS * 1000,
      });
    return scan;
  }
}
