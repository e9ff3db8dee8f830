import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { FILE_TYPES, id } from '@throughline/domain/shared';
import {
  consentEvidence,
  evidenceQuery,
  renewalWrite,
  story,
  type ConsentEvidence,
  type EvidenceQuery,
  type RenewalWrite,
  type Story,
} from '@throughline/domain/stories';
import { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { AnswerDocument, Document } from '../platform/document';
import { TakesFile, Uploaded, UploadedFile } from '../platform/files/uploaded';
import { ConsentEvidenceService } from './consent-evidence.service';
import { ConsentRenewalService } from './consent-renewal.service';

const evidenceParam = z.strictObject({ id, evidenceId: id });
const renewalParam = z.strictObject({ id, renewalId: id });

@Controller('stories/:id')
export class ConsentEvidenceController {
  constructor(
    private readonly evidence: ConsentEvidenceService,
    private readonly renewals: ConsentRenewalService,
  ) {}

  @Put('renewals/:renewalId')
  @Can('consent.record')
  @Answer(story)
  renew(
    @Param({ schema: renewalParam }) { id, renewalId }: z.output<typeof renewalParam>,
    @Body({ schema: renewalWrite }) write: RenewalWrite,
  ): Promise<Story> {
    return this.renewals.renew(id, renewalId, write);
  }

  @Put('evidence/:evidenceId')
  @Can('consent.record')
  @TakesFile()
  @Answer(consentEvidence)
  add(
    @Param({ schema: evidenceParam }) where: z.output<typeof evidenceParam>,
    @Query({ schema: evidenceQuery }) about: EvidenceQuery,
    @Uploaded() { bytes }: UploadedFile,
  ): Promise<ConsentEvidence> {
    return this.evidence.add(where, about, bytes);
  }

  @Get('evidence/:evidenceId')
  @Can('consent.readEvidence')
  @AnswerDocument(...FILE_TYPES)
  read(@Param({ schema: evidenceParam }) where: z.output<typeof evidenceParam>): Promise<Document> {
    return this.evidence.read(where);
  }
}
