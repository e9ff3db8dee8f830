import { Controller, Get, Query } from '@nestjs/common';
import { attentionList, attentionQuery, type AttentionList, type AttentionQuery } from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { ConsentAttentionQueries } from './consent-attention.queries';

@Controller('consents')
export class ConsentAttentionController {
  constructor(private readonly queries: ConsentAttentionQueries) {}

  @Get('attention')
  @Can('consent.record')
  @Answer(attentionList)
  list(@Query({ schema: attentionQuery }) query: AttentionQuery): Promise<AttentionList> {
    return this.queries.list(query);
  }
}
