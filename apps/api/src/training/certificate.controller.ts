import { Body, Controller, Get, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  certificate,
  certificateCheck,
  certificateIssue,
  certificateNumberParam,
  certificateRevocation,
  type Certificate,
  type CertificateCheck,
  type CertificateIssue,
} from '@throughline/domain/training';
import type { Request } from 'express';
import { Answer } from '../platform/answer';
import { Can, Public } from '../platform/can';
import { CONFIG, type Config } from '../platform/config';
import { hostOf } from '../platform/connection';
import { AnswerDocument, type Document } from '../platform/document';
import { ProblemError } from '../platform/problem';
import { CertificateService } from './certificate.service';

/** A name of the DNS has 253 characters at most, and a port five digits after a colon. */
const LONGEST_HOST = 259;

@Controller()
export class CertificateController {
  constructor(
    private readonly certificates: CertificateService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('certificates/:number')
  @Public()
  @Answer(certificateCheck)
  check(
    @Param({ schema: certificateNumberParam }) { number }: { number: string },
    @Req() request: Request,
  ): Promise<CertificateCheck> {
    return this.certificates.check(number, request.ip ?? '');
  }

  @Put('certificates/:id')
  @Can('certificate.issue', 'certificate.revoke')
  @Answer(certificate)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: certificateIssue }) write: CertificateIssue,
  ): Promise<Certificate> {
    return this.certificates.put(id, write);
  }

  @Post('certificates/:id/revocation')
  @Can('certificate.revoke')
  @Answer(certificate)
  revoke(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: certificateRevocation }) { reason }: { reason: string },
  ): Promise<Certificate> {
    return this.certificates.revoke(id, reason);
  }

  @Get('certificates/:id/print')
  @Can('cohort.read')
  @AnswerDocument('application/pdf')
  print(@Param({ schema: idParam }) { id }: { id: string }, @Req() request: Request): Promise<Document> {
    return this.certificates.print(id, this.#origin(request));
  }

  @Get('cohorts/:id/certificates')
  @Can('cohort.read')
  @AnswerDocument('application/pdf')
  printCohort(@Param({ schema: idParam }) { id }: { id: string }, @Req() request: Request): Promise<Document> {
    return this.certificates.printCohort(id, this.#origin(request));
  }

  /** Where people reach the dashboard; without a PUBLIC_URL, where this request did. */
  #origin(request: Request): string {
    if (this.config.PUBLIC_URL) return this.config.PUBLIC_URL.origin;
    const host = hostOf(request);
    if (host === '' || host.length > LONGEST_HOST) {
      throw new ProblemError(
        'request.invalid',
        {},
        { errors: [{ path: 'Host', message: 'must be the name of a host' }] },
      );
    }
    return `${request.protocol}://${host}`;
  }
}
