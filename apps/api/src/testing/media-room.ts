import { Body, Controller, Delete, Get, Module, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  idParam,
  MEDIA_TYPES,
  mediaBegin,
  mediaFile,
  mediaOffset,
  type MediaBegin,
  type MediaFile,
} from '@throughline/domain/shared';
import pino from 'pino';
import { Answer } from '../platform/answer';
import { Public } from '../platform/can';
import { readConfig } from '../platform/config';
import { configureHttp } from '../platform/http';
import { Incoming, Streamed, TakesStream } from '../platform/media/incoming';
import { MediaService } from '../platform/media/media.service';
import { AnswerStream, StreamedDocument } from '../platform/media/streamed-document';
import { PlatformModule } from '../platform/platform.module';
import { ProblemError } from '../platform/problem';
import { OwnTransaction } from '../platform/transaction.interceptor';

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};

/** A room with media, as bare as one can be: everybody may do everything with every file. */
@Controller('media')
class MediaRoom {
  constructor(private readonly media: MediaService) {}

  @Put(':id')
  @Public()
  @Answer(mediaFile)
  async begin(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: mediaBegin }) begin: MediaBegin,
  ): Promise<MediaFile> {
    return (await this.media.begin(id, begin)).file;
  }

  @Get(':id')
  @Public()
  @Answer(mediaFile)
  async standing(@Param({ schema: idParam }) { id }: { id: string }): Promise<MediaFile> {
    return (await this.media.standing(id)) ?? nothingHere();
  }

  @Patch(':id/content')
  @Public()
  @TakesStream()
  @Answer(mediaFile)
  receive(
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: mediaOffset }) { offset }: { offset: number },
    @Streamed() incoming: Incoming,
  ): Promise<MediaFile> {
    return this.media.receive(id, offset, incoming);
  }

  @Post(':id/completion')
  @Public()
  @OwnTransaction()
  @Answer(mediaFile)
  complete(@Param({ schema: idParam }) { id }: { id: string }): Promise<MediaFile> {
    return this.media.complete(id);
  }

  @Get(':id/content')
  @Public()
  @AnswerStream(...MEDIA_TYPES)
  async read(@Param({ schema: idParam }) { id }: { id: string }): Promise<StreamedDocument> {
    return (await this.media.open(id)) ?? nothingHere();
  }

  @Delete(':id')
  @Public()
  @Answer(null)
  async remove(@Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    await this.media.remove(id);
  }
}

/** The platform with {@link MediaRoom} and nothing else, listening: as one replica of an installation. */
export const startMediaRoom = async (databaseUrl: string, mediaFolder: string): Promise<NestExpressApplication> => {
  const read = readConfig({ DATABASE_URL: databaseUrl, DATABASE_POOL_SIZE: '5', MEDIA_DIR: mediaFolder });
  if (!read.ok) throw new Error(read.problems.join());
  @Module({
    imports: [
      PlatformModule.with({ config: read.value, log: pino({ level: 'silent' }), migrations: [], checkAnswers: true }),
    ],
    controllers: [MediaRoom],
  })
  class Room {}
  const app = await NestFactory.create<NestExpressApplication>(Room, {
    logger: false,
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  configureHttp(app);
  await app.listen(0, '127.0.0.1');
  return app;
};
