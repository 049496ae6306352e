import { Injectable } from '@nestjs/common';
import passport from 'passport';
import { Strategy } from 'passport-local';
import type { Context } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { type AccountRow } from './identity.repository.js';
import { IdentityService } from './identity.service.js';

/** passport-local over our accounts. passport only authenticates: sessions are our own. */
@Injectable()
export class LocalStrategy {
  readonly #passport = new passport.Passport();

  constructor(private readonly identity: IdentityService) {
    this.#passport.use(
      new Strategy({ usernameField: 'email', session: false }, (email, password, done) => {
        this.identity.authenticate(email.trim().toLowerCase(), password).then((account) => done(null, account), done);
      }),
    );
  }

  authenticate({ http }: Context): Promise<AccountRow> {
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, account?: AccountRow | false) =>
        error ? reject(error) : account ? resolve(account) : reject(new Problem('sign-in.wrong'));
      this.#passport.authenticate('local', { session: false }, settle)(http.request, http.response, reject);
    });
  }
}
