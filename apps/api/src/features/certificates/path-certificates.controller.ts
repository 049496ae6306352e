import { type InputOf, issuePathCertificates, readMyPaths, readPathCandidates } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { PathCertificatesService } from './path-certificates.service.js';

@Controller()
export class PathCertificatesController {
  constructor(private readonly certificates: PathCertificatesService) {}

  @Route(readMyPaths)
  async mine(_input: InputOf<typeof readMyPaths>, { actor, receivedAt }: Context<typeof readMyPaths>) {
    return this.certificates.mine(actor.personId, receivedAt);
  }

  @Route(readPathCandidates)
  async candidates(
    { params }: InputOf<typeof readPathCandidates>,
    { actor, receivedAt }: Context<typeof readPathCandidates>,
  ) {
    return this.certificates.candidates(actor, params.pathId, receivedAt);
  }

  @Route(issuePathCertificates)
  async issue(
    { params, body }: InputOf<typeof issuePathCertificates>,
    { actor, receivedAt }: Context<typeof issuePathCertificates>,
  ) {
    return { results: await this.certificates.issueMany(actor, params.pathId, body.personIds, receivedAt) };
  }
}
