import {
  acceptInvitation,
  chooseLocale,
  confirmEmailChange,
  getMe,
  grantRole,
  type InputOf,
  readInvitation,
  requestEmailChange,
  requestPasswordReset,
  resetPassword,
  setAccountState,
  signIn,
  signOut,
  signOutEverywhere,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import { SESSION_COOKIE } from '../../platform/access/access.guard.js';
import { SignInService } from '../../platform/auth/sign-in.service.js';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { AccountLinksService } from './account-links.service.js';
import { IdentityService } from './identity.service.js';
import { LocalStrategy } from './local-strategy.js';
import { SignInLimits } from './sign-in-limits.service.js';

@Controller()
export class IdentityController {
  constructor(
    private readonly identity: IdentityService,
    private readonly links: AccountLinksService,
    private readonly signIns: SignInService,
    private readonly local: LocalStrategy,
    private readonly limits: SignInLimits,
  ) {}

  @Route(signIn)
  async signIn({ body }: InputOf<typeof signIn>, context: Context<typeof signIn>) {
    const account = await this.limits.guardSignIn(body.email, context.ip, () => this.local.authenticate(context));
    return this.#open(account.person_id, context);
  }

  @Route(signOut)
  async signOut(_input: InputOf<typeof signOut>, context: Context<typeof signOut>) {
    if (context.actor) await this.signIns.close(context.actor.tokenHash);
    context.setCookie(SESSION_COOKIE, '', 0);
  }

  @Route(signOutEverywhere)
  async signOutEverywhere(_input: InputOf<typeof signOutEverywhere>, context: Context<typeof signOutEverywhere>) {
    await this.signIns.closeAll(context.actor.personId);
    context.setCookie(SESSION_COOKIE, '', 0);
  }

  @Route(getMe)
  async me(_input: InputOf<typeof getMe>, { actor }: Context<typeof getMe>) {
    return this.identity.meOf(actor.personId);
  }

  @Route(chooseLocale)
  async chooseLocale({ body }: InputOf<typeof chooseLocale>, { actor }: Context<typeof chooseLocale>) {
    await this.identity.chooseLocale(actor, body.locale);
  }

  @Route(readInvitation)
  async readInvitation({ params }: InputOf<typeof readInvitation>) {
    const { given_name, family_name, email, locale, expiresAt } = await this.links.readInvitation(params.token);
    return { givenName: given_name, familyName: family_name, email: email ?? '', locale, expiresAt };
  }

  @Route(acceptInvitation)
  async acceptInvitation(
    { params, body }: InputOf<typeof acceptInvitation>,
    context: Context<typeof acceptInvitation>,
  ) {
    return this.#open(await this.links.acceptInvitation(params.token, body.password, body.locale), context);
  }

  @Route(requestPasswordReset)
  async requestPasswordReset(
    { body }: InputOf<typeof requestPasswordReset>,
    { ip }: Context<typeof requestPasswordReset>,
  ) {
    await this.limits.guardLinks(body.email, ip);
    await this.links.requestReset(body.email);
  }

  @Route(resetPassword)
  async resetPassword({ params, body }: InputOf<typeof resetPassword>) {
    await this.links.resetPassword(params.token, body.password);
  }

  @Route(requestEmailChange)
  async requestEmailChange(
    { body }: InputOf<typeof requestEmailChange>,
    { actor, ip }: Context<typeof requestEmailChange>,
  ) {
    // A stolen session must not serve to guess the password.
    await this.limits.guardSignIn(actor.email, ip, () =>
      this.links.requestEmailChange(actor, body.email, body.password),
    );
  }

  @Route(confirmEmailChange)
  async confirmEmailChange({ params }: InputOf<typeof confirmEmailChange>) {
    await this.links.confirmEmailChange(params.token);
  }

  @Route(setAccountState)
  async setAccountState({ params, body }: InputOf<typeof setAccountState>, { actor }: Context<typeof setAccountState>) {
    await this.identity.setAccountState(actor, params.personId, body.active, body.reason);
  }

  @Route(grantRole)
  async grantRole({ params, body }: InputOf<typeof grantRole>, { actor }: Context<typeof grantRole>) {
    return { grantId: await this.identity.grantRole(actor, params.personId, body) };
  }

  async #open(personId: string, context: Context): Promise<Awaited<ReturnType<IdentityService['meOf']>>> {
    const session = await this.signIns.open(personId, context.receivedAt, context.userAgent);
    context.setCookie(SESSION_COOKIE, session.token, session.maxAgeSeconds);
    return this.identity.meOf(personId);
  }
}
