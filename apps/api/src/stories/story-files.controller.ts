import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  MEDIA_TYPES,
  mediaBegin,
  mediaFile,
  mediaOffset,
  type MediaBegin,
  type MediaFile,
} from '@throughline/domain/shared';
import { assetFileParam } from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { Incoming, Streamed, TakesStream } from '../platform/media/incoming';
import { AnswerStream, type StreamedDocument } from '../platform/media/streamed-document';
import { OwnTransaction } from '../platform/transaction.interceptor';
import { StoryFilesService, type AssetFile } from './story-files.service';

@Controller('stories/:id/assets/:assetId/files/:fileId')
export class StoryFilesController {
  constructor(private readonly files: StoryFilesService) {}

  @Put()
  @Can('story.write')
  @Answer(mediaFile)
  begin(
    @Param({ schema: assetFileParam }) file: AssetFile,
    @Body({ schema: mediaBegin }) begin: MediaBegin,
  ): Promise<MediaFile> {
    return this.files.begin(file, begin);
  }

  @Patch('content')
  @Can('story.write')
  @TakesStream()
  @Answer(mediaFile)
  receive(
    @Param({ schema: assetFileParam }) file: AssetFile,
    @Query({ schema: mediaOffset }) { offset }: { offset: number },
    @Streamed() incoming: Incoming,
  ): Promise<MediaFile> {
    return this.files.receive(file, offset, incoming);
  }

  @Post('completion')
  @Can('story.write')
  @OwnTransaction()
  @Answer(mediaFile)
  complete(@Param({ schema: assetFileParam }) file: AssetFile): Promise<MediaFile> {
    return this.files.complete(file);
  }

  @Get('content')
  @Can('story.read')
  @AnswerStream(...MEDIA_TYPES)
  read(@Param({ schema: assetFileParam }) file: AssetFile): Promise<StreamedDocument> {
    return this.files.read(file);
  }

  @Delete()
  @Can('story.write')
  @Answer(null)
  remove(@Param({ schema: assetFileParam }) file: AssetFile): Promise<void> {
    return this.files.remove(file);
  }
}
