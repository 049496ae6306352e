import { Injectable } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import { cookieOf, isSecure, requestState } from '../../platform/http/context.js';
import { preferredLocale } from '../../platform/pages/preferred-locale.js';
import { CheckInCodes, type Scan } from './check-in-codes.js';

/** Carries a judged scan over the sign-in. */
export const SCAN_COOKIE = 'edukom_scan';

const KEPT_SECONDS = 30 * 60;
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
    const scan = this.codes.readToken(token, requestState(request).receivedAt.getTime());
    if (scan && !this.#isKeptAlready(request, scan))
      response.cookie(SCAN_COOKIE, this.codes.ticketOf(scan), {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: isSecure(request),
        maxAge: KEPT_SECONDS * 1000,
      });
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(302, `/${preferredLocale(request)}/app/check-in?scan=${scan ? 'read' : 'unknown'}`);
  }

  /** Opening the same address again, after signing in, must not turn a scan that was in time into a late one. */
  #isKeptAlready(request: Request, scan: Scan): boolean {
    const ticket = cookieOf(request, SCAN_COOKIE);
    const before = ticket === null ? null : this.codes.readTicket(ticket);
    return before !== null && before.sessionId === scan.sessionId && before.isInTime && !scan.isInTime;
  }
}
