import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { MEDIA_TYPES_OF, mediaFile, mediaOffset, type MediaFile } from '@throughline/domain/shared';
import { wordsBegin, wordsParam, type WordsBegin } from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { Incoming, Streamed, TakesStream } from '../platform/media/incoming';
import { AnswerStream, type StreamedDocument } from '../platform/media/streamed-document';
import { OwnTransaction } from '../platform/transaction.interceptor';
import type { Words } from './consent-words.repository';
import { ConsentWordsService } from './consent-words.service';

@Controller('stories/:id/consents/:consentId/words/:wordsId')
export class ConsentWordsController {
  constructor(private readonly words: ConsentWordsService) {}

  @Put()
  @Can('consent.record')
  @Answer(mediaFile)
  begin(
    @Param({ schema: wordsParam }) words: Words,
    @Body({ schema: wordsBegin }) begin: WordsBegin,
  ): Promise<MediaFile> {
    return this.words.begin(words, begin);
  }

  @Patch('content')
  @Can('consent.record')
  @TakesStream()
  @Answer(mediaFile)
  receive(
    @Param({ schema: wordsParam }) words: Words,
    @Query({ schema: mediaOffset }) { offset }: { offset: number },
    @Streamed() incoming: Incoming,
  ): Promise<MediaFile> {
    return this.words.receive(words, offset, incoming);
  }

  @Post('completion')
  @Can('consent.record')
  @OwnTransaction()
  @Answer(mediaFile)
  complete(@Param({ schema: wordsParam }) words: Words): Promise<MediaFile> {
    return this.words.complete(words);
  }

  @Get('content')
  @Can('consent.readEvidence')
  @AnswerStream(...MEDIA_TYPES_OF.audio)
  read(@Param({ schema: wordsParam }) words: Words): Promise<StreamedDocument> {
    return this.words.read(words);
  }

  @Delete()
  @Can('consent.record')
  @Answer(null)
  remove(@Param({ schema: wordsParam }) words: Words): Promise<void> {
    return this.words.remove(words);
  }
}
