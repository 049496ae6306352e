import {
  addClaimFile,
  decideChange,
  decideClaim,
  downloadClaimFile,
  downloadMyClaimFile,
  type InputOf,
  listMyClaims,
  makeClaim,
  proposeChange,
  readMarkHistory,
  readReview,
  withdrawChange,
  withdrawClaim,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { ClaimDecisionsService } from './claim-decisions.service.js';
import { ClaimsService } from './claims.service.js';
import { LockedChangesService } from './locked-changes.service.js';
import { ReviewService } from './review.service.js';

/** Excuses, disputes, and changes after the lock. */
@Controller()
export class AttendanceReviewController {
  constructor(
    private readonly claims: ClaimsService,
    private readonly decisions: ClaimDecisionsService,
    private readonly changes: LockedChangesService,
    private readonly review: ReviewService,
  ) {}

  @Route(listMyClaims)
  async mine(_input: InputOf<typeof listMyClaims>, { actor }: Context<typeof listMyClaims>) {
    return this.claims.mine(actor.personId);
  }

  @Route(makeClaim)
  async make({ params, body }: InputOf<typeof makeClaim>, { actor, receivedAt }: Context<typeof makeClaim>) {
    return this.claims.make(actor.personId, params.sessionId, body, receivedAt);
  }

  @Route(withdrawClaim)
  async withdraw({ params }: InputOf<typeof withdrawClaim>, { actor, receivedAt }: Context<typeof withdrawClaim>) {
    await this.claims.withdraw(actor.personId, params.claimId, receivedAt);
  }

  @Route(addClaimFile)
  async addFile({ params }: InputOf<typeof addClaimFile>, { actor, upload, receivedAt }: Context<typeof addClaimFile>) {
    return this.claims.addFile(actor.personId, params.claimId, upload, receivedAt);
  }

  @Route(downloadMyClaimFile)
  async downloadMine({ params }: InputOf<typeof downloadMyClaimFile>, { actor }: Context<typeof downloadMyClaimFile>) {
    return this.claims.download(params.claimId, params.fileId, { personId: actor.personId });
  }

  @Route(downloadClaimFile)
  async download({ params }: InputOf<typeof downloadClaimFile>) {
    return this.claims.download(params.claimId, params.fileId, { sessionId: params.sessionId });
  }

  @Route(decideClaim)
  async decideClaim({ params, body }: InputOf<typeof decideClaim>, { actor, receivedAt }: Context<typeof decideClaim>) {
    return this.decisions.decide(actor, params, body, receivedAt);
  }

  @Route(proposeChange)
  async propose({ params, body }: InputOf<typeof proposeChange>, { actor, receivedAt }: Context<typeof proposeChange>) {
    return this.changes.propose(actor, params.sessionId, body, receivedAt);
  }

  @Route(decideChange)
  async decide({ params, body }: InputOf<typeof decideChange>, { actor, receivedAt }: Context<typeof decideChange>) {
    return this.changes.decide(actor, params, body, receivedAt);
  }

  @Route(withdrawChange)
  async withdrawChange(
    { params }: InputOf<typeof withdrawChange>,
    { actor, receivedAt }: Context<typeof withdrawChange>,
  ) {
    await this.changes.withdraw(actor, params, receivedAt);
  }

  @Route(readReview)
  async waiting(_input: InputOf<typeof readReview>, { actor }: Context<typeof readReview>) {
    return this.review.waiting(actor);
  }

  @Route(readMarkHistory)
  async history({ params }: InputOf<typeof readMarkHistory>, { actor }: Context<typeof readMarkHistory>) {
    return this.review.history(actor, params.sessionId, params.enrolmentId);
  }
}
