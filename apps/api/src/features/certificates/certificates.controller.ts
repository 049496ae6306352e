import {
  downloadCertificate,
  downloadMyCertificate,
  type InputOf,
  issueCertificate,
  issueCertificates,
  listCertificateRuns,
  listCertificates,
  readCertificate,
  readMyCertificates,
  readRunEligibility,
  reinstateCertificate,
  revokeCertificate,
  supersedeCertificate,
  verifyCertificate,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { CertificateDocumentsService } from './certificate-documents.service.js';
import { CertificatesService } from './certificates.service.js';
import { IssuingService } from './issuing.service.js';
import { LifecycleService } from './lifecycle.service.js';
import { VerificationService } from './verification.service.js';

@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly issuing: IssuingService,
    private readonly lifecycle: LifecycleService,
    private readonly documents: CertificateDocumentsService,
    private readonly verifications: VerificationService,
  ) {}

  @Route(listCertificateRuns)
  async runs(_input: InputOf<typeof listCertificateRuns>, { actor }: Context<typeof listCertificateRuns>) {
    return this.certificates.runsToIssue(actor);
  }

  @Route(readRunEligibility)
  async eligibility(
    { params }: InputOf<typeof readRunEligibility>,
    { actor, receivedAt }: Context<typeof readRunEligibility>,
  ) {
    return this.certificates.runEligibility(actor, params.runId, receivedAt);
  }

  @Route(readMyCertificates)
  async mine(_input: InputOf<typeof readMyCertificates>, { actor, receivedAt }: Context<typeof readMyCertificates>) {
    return this.certificates.mine(actor.personId, receivedAt);
  }

  @Route(issueCertificate)
  async issue({ params }: InputOf<typeof issueCertificate>, { actor, receivedAt }: Context<typeof issueCertificate>) {
    return (await this.issuing.issue(actor, params.enrolmentId, receivedAt)).certificate;
  }

  @Route(issueCertificates)
  async issueMany(
    { params, body }: InputOf<typeof issueCertificates>,
    { actor, receivedAt }: Context<typeof issueCertificates>,
  ) {
    return { results: await this.certificates.issueMany(actor, params.runId, body.enrolmentIds, receivedAt) };
  }

  @Route(listCertificates)
  async list({ query }: InputOf<typeof listCertificates>, { actor, receivedAt }: Context<typeof listCertificates>) {
    return this.certificates.list(actor, query, receivedAt);
  }

  @Route(readCertificate)
  async read({ params }: InputOf<typeof readCertificate>, { receivedAt }: Context<typeof readCertificate>) {
    return this.certificates.read(params.certificateId, receivedAt);
  }

  @Route(revokeCertificate)
  async revoke(
    { params, body }: InputOf<typeof revokeCertificate>,
    { actor, receivedAt }: Context<typeof revokeCertificate>,
  ) {
    return this.lifecycle.revoke(actor, params.certificateId, body.reason, receivedAt);
  }

  @Route(reinstateCertificate)
  async reinstate(
    { params, body }: InputOf<typeof reinstateCertificate>,
    { actor, receivedAt }: Context<typeof reinstateCertificate>,
  ) {
    return this.lifecycle.reinstate(actor, params.certificateId, body.reason, receivedAt);
  }

  @Route(supersedeCertificate)
  async supersede(
    { params, body }: InputOf<typeof supersedeCertificate>,
    { actor, receivedAt }: Context<typeof supersedeCertificate>,
  ) {
    return this.lifecycle.supersede(actor, params.certificateId, body, receivedAt);
  }

  @Route(downloadCertificate)
  async download({ params }: InputOf<typeof downloadCertificate>) {
    return this.documents.download(params.certificateId, null);
  }

  @Route(downloadMyCertificate)
  async downloadMine(
    { params }: InputOf<typeof downloadMyCertificate>,
    { actor }: Context<typeof downloadMyCertificate>,
  ) {
    return this.documents.download(params.certificateId, actor.personIds);
  }

  @Route(verifyCertificate)
  async verify({ params }: InputOf<typeof verifyCertificate>, { ip }: Context<typeof verifyCertificate>) {
    return this.verifications.verify(params.code, ip);
  }
}
